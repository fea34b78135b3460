package dashboard

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// partyInputs are the fields of a party.
type partyInputs struct {
	name, short, note *formEntry
	role              *pick
	answersFor        *choices
	source            *choice
}

func newPartySection(leave func()) section {
	form := newFormBody(leave)
	in := &partyInputs{name: form.entry("Its full name"), short: form.entry("Fits a chip"), note: form.lines("Who is meant, and who is not")}
	in.role, in.answersFor, in.source = form.pick(roleNames()), form.choices(1), form.choice()
	form.add(form.field("name", "Name", in.name))
	form.add(form.field("short", "Short name", in.short), form.field("role", "Role", in.role))
	form.live = func() {
		form.show(ceasefire.Role(in.role.Selected) == ceasefire.RoleGuarantor || len(in.answersFor.chosen()) > 0, "answers_for")
	}
	form.add(form.field("answers_for", "Answers for", in.answersFor.content))
	form.add(form.field("note", "Note", in.note))
	form.add(form.field("source", "Source", in.source))
	return &records[ceasefire.Party]{
		key:  func(r ceasefire.Party) string { return r.ID.String() },
		word: "Parties", single: "party", field: "parties",
		list: func(f *ceasefire.Frame) *[]ceasefire.Party { return &f.Parties },
		same: func(a, b ceasefire.Party) bool { return a.ID == b.ID }, identifier: func(p *ceasefire.Party) *ceasefire.ID { return &p.ID },
		how: manner{ordered: true}, right: 80,
		line: func(shot *Snapshot, p ceasefire.Party) widgets.LedgerRow {
			return widgets.LedgerRow{Cells: []string{p.Name, string(p.Role)}, Under: answersWords(shot.Whole, p)}
		},
		named: func(p ceasefire.Party) string { return p.Short },
		fill:  in.fill, take: in.take, form: form,
		cursor: func() fyne.Focusable { return in.name }, complete: withColour,
	}
}

func (in *partyInputs) fill(frame ceasefire.Frame, _ *time.Location, p ceasefire.Party) {
	in.name.SetText(p.Name)
	in.short.SetText(p.Short)
	in.note.SetText(p.Note)
	in.role.ClearSelected()
	if p.Role != "" {
		in.role.SetSelected(string(p.Role))
	}
	ids, names := signatories(frame)
	in.answersFor.set(ids, names, p.AnswersFor)
	ids, names = sourceChoices(frame)
	in.source.offer("none", ids, names, p.Source)
}

func (in *partyInputs) take(p ceasefire.Party) (ceasefire.Party, []ceasefire.Problem) {
	p.Name, p.Short, p.Note = typed(in.name), typed(in.short), typed(in.note)
	p.Role, p.AnswersFor, p.Source = ceasefire.Role(in.role.Selected), in.answersFor.chosen(), in.source.chosen()
	return p, nil
}

// answersWords says whom a guarantor answers for.
func answersWords(frame ceasefire.Frame, p ceasefire.Party) string {
	if len(p.AnswersFor) == 0 {
		return ""
	}
	return "answers for " + shortNames(frame, p.AnswersFor)
}

// shortNames lists parties by their short names.
func shortNames(frame ceasefire.Frame, ids []ceasefire.ID) string {
	var names []string
	for _, id := range ids {
		if p, ok := frame.Party(id); ok {
			names = append(names, p.Short)
		}
	}
	return strings.Join(names, ", ")
}

// signatories offers the parties that a guarantor can answer for.
func signatories(frame ceasefire.Frame) (ids []ceasefire.ID, names []string) {
	for _, p := range frame.Parties {
		if p.Role == ceasefire.RoleSignatory {
			ids, names = append(ids, p.ID), append(names, p.Name)
		}
	}
	return ids, names
}

func roleNames() []string {
	var names []string
	for _, r := range ceasefire.Roles() {
		names = append(names, string(r))
	}
	return names
}

// withColour gives a new party the first place in the palette that no other has.
func withColour(f *ceasefire.Frame, p ceasefire.Party) ceasefire.Party {
	taken := map[int]bool{}
	for _, other := range f.Parties {
		taken[other.Colour] = true
	}
	for p.Colour = 0; taken[p.Colour]; p.Colour++ {
	}
	return p
}
