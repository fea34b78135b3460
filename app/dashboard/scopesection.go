package dashboard

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// scopeInputs are the fields of a scope rule, and what the rules would decide with it.
type scopeInputs struct {
	form           *formBody
	name           *formEntry
	match, verdict *pick
	parties, areas *choices
	civilians      *tick
	from, to       *formEntry
	source         *choice
	frame          ceasefire.Frame
	was            ceasefire.ScopeRule
	count          *scopeCount
}

// partyMatches and scopeVerdicts are in the order of their choices.
func partyMatches() []ceasefire.PartyMatch {
	return []ceasefire.PartyMatch{ceasefire.BothOf, ceasefire.AnyOf, ceasefire.NoneOf, ceasefire.MatchAny}
}

func scopeVerdicts() []ceasefire.Scope {
	return []ceasefire.Scope{ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed}
}

func newScopeSection(w *Window, leave func()) section {
	in := &scopeInputs{form: newFormBody(leave)}
	in.lay()
	in.form.foot = newRemark()
	in.count = newScopeCount(w, in.form.foot)
	in.form.live, in.form.still = in.heed, in.count.stop
	return &records[ceasefire.ScopeRule]{
		key:  func(r ceasefire.ScopeRule) string { return r.ID.String() },
		word: "Scope rules", single: "scope rule", field: "scope_rules", right: 76,
		how:   manner{ordered: true, note: "The first rule that holds decides."},
		list:  func(f *ceasefire.Frame) *[]ceasefire.ScopeRule { return &f.ScopeRules },
		same:  func(a, b ceasefire.ScopeRule) bool { return a.ID == b.ID },
		named: func(r ceasefire.ScopeRule) string { return r.Name },
		line:  scopeLine, fill: in.fill, take: in.take, form: in.form,
		cursor: func() fyne.Focusable { return in.name },
	}
}

// lay puts the fields one beneath the other.
func (in *scopeInputs) lay() {
	f := in.form
	in.name, in.from, in.to = f.entry("The reason that its incidents will show"), f.entry("YYYY-MM-DD, or empty"), f.entry("YYYY-MM-DD, or empty")
	in.match = f.pick([]string{"both sides are", "one side is one of", "neither side is", "whoever the sides are"})
	in.verdict = f.pick([]string{"in scope", "out of scope", "disputed"})
	in.parties, in.areas, in.civilians, in.source = f.choices(2), f.choices(2), f.tick("Civilians as the other side"), f.choice()
	f.add(f.field("name", "Name", in.name))
	f.add(f.field("verdict", "It is", in.verdict), f.field("match", "where", in.match))
	f.add(f.field("parties", "Parties", in.parties.content))
	f.add(f.field("civilians", "and", in.civilians))
	f.add(f.field("days", "From day", in.from), f.field("days_to", "to day", in.to))
	f.add(f.field("areas", "Areas; none ticked: anywhere", in.areas.content))
	f.add(f.field("source", "Source", in.source))
	f.binds("match", "parties", "civilians")
}

func scopeLine(shot *Snapshot, r ceasefire.ScopeRule) widgets.LedgerRow {
	n := 0
	for n < len(shot.Whole.ScopeRules) && shot.Whole.ScopeRules[n].ID != r.ID {
		n++
	}
	return widgets.LedgerRow{Cells: []string{strconv.Itoa(n+1) + "  " + r.Name, r.Verdict.Words()}, Under: r.Words(shot.Whole)}
}

func (in *scopeInputs) fill(frame ceasefire.Frame, _ *time.Location, r ceasefire.ScopeRule) {
	in.frame, in.was = frame, r
	in.name.SetText(r.Name)
	in.match.SetSelectedIndex(placeOf(partyMatches(), r.Match))
	in.verdict.SetSelectedIndex(placeOf(scopeVerdicts(), r.Verdict))
	ids, names := partyIDs(frame)
	in.parties.set(ids, names, r.Parties)
	in.civilians.SetChecked(r.Civilians)
	in.from.SetText(r.Days.From.String())
	in.to.SetText(r.Days.To.String())
	var areas []string
	for _, a := range frame.Areas {
		areas = append(areas, a.Name)
	}
	in.areas.offer(areas, func(n int) bool { return slices.Contains(r.Areas, frame.Areas[n].Code) })
	ids, names = sourceChoices(frame)
	in.source.offer("none", ids, names, r.Source)
}

// heed shows the fields that the rule's matching asks for, and has the incidents counted that it would decide.
func (in *scopeInputs) heed() {
	match := partyMatches()[max(in.match.SelectedIndex(), 0)]
	in.form.show(match != ceasefire.MatchAny, "parties")
	in.form.show(match == ceasefire.BothOf, "civilians")
	in.form.show(len(in.frame.Areas) > 0, "areas")
	rule, problems := in.take(in.was)
	if len(problems) > 0 {
		in.count.stop()
		return
	}
	in.count.ask(in.frame, rule)
}

func (in *scopeInputs) take(r ceasefire.ScopeRule) (ceasefire.ScopeRule, []ceasefire.Problem) {
	var problems []ceasefire.Problem
	r.Name, r.Source = typed(in.name), in.source.chosen()
	r.Match, r.Verdict = partyMatches()[max(in.match.SelectedIndex(), 0)], scopeVerdicts()[max(in.verdict.SelectedIndex(), 0)]
	r.Parties, r.Civilians, r.Areas = nil, false, nil
	if r.Match != ceasefire.MatchAny {
		r.Parties = in.parties.chosen()
	}
	if r.Match == ceasefire.BothOf {
		r.Civilians = in.civilians.Checked
	}
	for _, n := range in.areas.places() {
		r.Areas = append(r.Areas, in.frame.Areas[n].Code)
	}
	r.Days = ceasefire.Span{From: readDay("days", typed(in.from), &problems), To: readDay("days_to", typed(in.to), &problems)}
	return r, problems
}
