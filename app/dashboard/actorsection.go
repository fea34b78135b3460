package dashboard

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// The names that stand for no party are listed so many at first, and so many more each time that they are asked for.
const unmappedShown, unmappedMore = 8, 50

// nameInputs are the fields of a name that stands for a party, and the names that stand for none yet.
type nameInputs struct {
	window   *Window
	form     *formBody
	name     *formEntry
	party    *choice
	note     *formEntry
	open     *widgets.Ledger
	heading  *widgets.Text
	more     *button
	most     int // how many of the names are listed
	above    *fyne.Container
	counted  bool // the incidents of the names, which takes a while in a large dossier
	all      []ceasefire.ActorCount
	unmapped []ceasefire.ActorCount
}

func newNameSection(w *Window, leave func()) section {
	form := newFormBody(leave)
	in := &nameInputs{window: w, form: form, name: form.entry("Exactly as the data have it"), party: form.choice(), note: form.lines("How sure that is, and why")}
	form.add(form.field("name", "Name, as the data have it", in.name))
	words := form.remark()
	form.add(form.field("party", "Stands for", in.party))
	form.add(form.field("note", "Note", in.note))
	form.live = func() { words.SetText("→ " + in.follow(typed(in.name))) }
	in.layOpen()
	return &records[ceasefire.ActorName]{
		key:  func(a ceasefire.ActorName) string { return a.Name },
		word: "Names", single: "name", field: "actors", right: 90,
		how:   manner{above: in.above, seen: in.see},
		list:  func(f *ceasefire.Frame) *[]ceasefire.ActorName { return &f.Actors },
		same:  func(a, b ceasefire.ActorName) bool { return a.Name == b.Name },
		named: func(a ceasefire.ActorName) string { return a.Name },
		line: func(shot *Snapshot, a ceasefire.ActorName) widgets.LedgerRow {
			party, _ := shot.Whole.Party(a.Party)
			return widgets.LedgerRow{Cells: []string{a.Name, party.Short}, Under: a.Note}
		},
		fill: in.fill, take: in.take, form: form,
		cursor: func() fyne.Focusable {
			if in.name.Text != "" {
				return in.party
			}
			return in.name
		},
		repeat: func(a ceasefire.ActorName) ceasefire.ActorName { return ceasefire.ActorName{} },
		after:  func(a ceasefire.ActorName) string { return sentenceOf(in.follow(a.Name)) },
	}
}

// layOpen lays the list of the names that stand for no party, with the button that shows more of them.
func (in *nameInputs) layOpen() {
	in.heading = widgets.NewText("", widgets.RoleCaption)
	in.open = widgets.NewLedger([]widgets.LedgerColumn{{Role: widgets.RoleBody}, {Width: 44, Role: widgets.RoleCaption, Alignment: fyne.TextAlignTrailing}})
	in.open.OnTapped = func(n int) { in.window.mapName(in.unmapped[n].Name) }
	in.most = unmappedShown
	in.more = newButton("", func() {
		in.most += unmappedMore
		in.list()
	})
	in.above = container.NewVBox(in.heading, in.open, container.NewHBox(in.more), widgets.NewText("Names that stand for a party", widgets.RoleCaption))
}

// mapName goes to the names and takes up one: to change it where it stands for a party already, else to begin it.
func (w *Window) mapName(name string) {
	w.showPage(pageAgreement)
	p := w.agreement
	p.goTo(p.section("Names"))
	if n := slices.IndexFunc(p.shot.Frame.Actors, func(a ceasefire.ActorName) bool { return strings.EqualFold(a.Name, name) }); n >= 0 {
		p.change(n)
		return
	}
	p.enter()
	if names, ok := p.sections[p.at].(*records[ceasefire.ActorName]); ok && p.open {
		names.beginWith(p.shot, ceasefire.ActorName{Name: name})
		p.drafts.open(names.draft(), names.body(), names.first(), names.body().offer)
		w.win.Canvas().Focus(names.first())
	}
}

// see reads the names that the incidents have, beside the window.
func (in *nameInputs) see(shot *Snapshot) {
	dossier, view := in.window.session.dossier, store.View{AsOf: shot.View.AsOf}
	in.window.background("counting the actors' names", func(ctx context.Context) (func(), error) {
		all, err := dossier.ActorNames(ctx, view)
		return func() { in.show(shot.Whole, all) }, err
	})
}

func (in *nameInputs) show(frame ceasefire.Frame, all []ceasefire.ActorCount) {
	in.counted, in.all, in.unmapped = true, all, frame.Unmapped(all)
	in.list()
	in.form.changed()
}

// list shows the most frequent names that stand for no party, and how to see more of them.
func (in *nameInputs) list() {
	shown := in.unmapped[:min(len(in.unmapped), in.most)]
	rows := make([]widgets.LedgerRow, len(shown))
	for i, a := range shown {
		rows[i] = widgets.LedgerRow{Cells: []string{a.Name, strconv.Itoa(a.Incidents)}}
	}
	in.open.SetRows(rows)
	in.heading.SetText(unmappedWords(len(shown), len(in.unmapped)))
	rest := len(in.unmapped) - len(shown)
	in.more.SetText("Show " + strconv.Itoa(min(rest, unmappedMore)) + " more")
	in.more.Hidden = rest == 0
	in.above.Refresh()
}

// unmappedWords says how many names stand for no party, and how many of them are shown.
func unmappedWords(shown, n int) string {
	switch {
	case n == 0:
		return "Every name in the data stands for a party"
	case n > shown:
		return "Stand for no party: the " + strconv.Itoa(shown) + " most frequent of " + strconv.Itoa(n)
	}
	return "Stand for no party yet, with their incidents"
}

func (in *nameInputs) fill(frame ceasefire.Frame, _ *time.Location, a ceasefire.ActorName) {
	in.name.SetText(a.Name)
	in.note.SetText(a.Note)
	ids, names := partyIDs(frame)
	in.party.offer("Choose", ids, names, a.Party)
}

func (in *nameInputs) take(a ceasefire.ActorName) (ceasefire.ActorName, []ceasefire.Problem) {
	a.Name, a.Note, a.Party = typed(in.name), typed(in.note), in.party.chosen()
	return a, nil
}

// follow says how many incidents have a name, and so follow its party.
func (in *nameInputs) follow(name string) string {
	n := 0
	for _, a := range in.all {
		if strings.EqualFold(strings.TrimSpace(a.Name), name) {
			n += a.Incidents
		}
	}
	switch {
	case !in.counted:
		return "counting the incidents that have this name…"
	case n == 0:
		return "no incident has this name"
	}
	return counted(n, "incident has", "incidents have") + " this name and " + map[bool]string{true: "follows", false: "follow"}[n == 1] + " its party"
}

// sentenceOf makes a sentence of words.
func sentenceOf(words string) string { return strings.ToUpper(words[:1]) + words[1:] + "." }
