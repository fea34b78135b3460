package dashboard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// clockInputs are the fields of a clock. Only those of the kind chosen are shown.
type clockInputs struct {
	form              *formBody
	kind              *pick
	name, short, note *formEntry
	starts, ends      *widgets.InstantEntry
	days, share       *formEntry
	severity, daily   *pick
	types             *choices
	legs              *clockLegs
	party, source     *choice
	rows              map[string]fyne.CanvasObject
	frame             ceasefire.Frame
	self              ceasefire.ID
}

// newClockSection makes the clocks' records and the inputs of their form. leave closes the form.
func newClockSection(leave func()) (section, *clockInputs) {
	form := newFormBody(leave)
	in := &clockInputs{form: form, rows: map[string]fyne.CanvasObject{}}
	in.make()
	in.layFields()
	return &records[ceasefire.Clock]{
		key:  func(c ceasefire.Clock) string { return c.ID.String() },
		word: "Clocks", single: "clock", field: "clocks",
		list:  func(f *ceasefire.Frame) *[]ceasefire.Clock { return &f.Clocks },
		same:  func(a, b ceasefire.Clock) bool { return a.ID == b.ID },
		right: 90,
		line: func(_ *Snapshot, c ceasefire.Clock) widgets.LedgerRow {
			return widgets.LedgerRow{Cells: []string{c.Name, clockKindName(c.Kind)}}
		},
		named: func(c ceasefire.Clock) string { return c.Short },
		fill:  in.fill, take: in.take, form: form,
		cursor: func() fyne.Focusable { return in.first() },
	}, in
}

// make makes the inputs.
func (in *clockInputs) make() {
	form := in.form
	in.kind = form.pick(clockKindChoices())
	in.kind.OnChanged = func(string) { in.showKind() }
	in.name, in.short, in.note = form.entry("What it is called"), form.entry("Fits the header"), form.lines("What it is, and by whose word")
	in.starts, in.ends = form.instant(), form.instant()
	in.days, in.share = form.entry("such as 7"), form.entry("such as 50; empty asks nothing")
	in.severity, in.daily = form.pick(severityChoices()), form.pick([]string{"deaths", "incidents"})
	in.types = form.choices(2)
	in.legs = newClockLegs(form)
	in.party, in.source = form.choice(), form.choice()
}

// layFields puts the inputs one beneath the other.
func (in *clockInputs) layFields() {
	form := in.form
	in.row("", form.field("kind", "Kind", in.kind))
	in.row("", form.field("name", "Name", in.name))
	in.row("", form.field("short", "Short name", in.short))
	in.row("starts", form.field("starts", "Starts", in.starts))
	in.row("ends", form.field("ends", "Ends, or falls due", in.ends))
	in.row("days", form.field("days", "Days in a row", in.days))
	in.row("severity", form.field("severity", "Propose a break for an incident in scope of", in.severity))
	in.row("types", form.field("break_rule", "Or of one of these types", in.types.content))
	in.row("share", form.field("share", "And for a day above this share of the baseline, in %", in.share), form.field("daily", "Counted by day", in.daily))
	in.row("legs", form.field("legs", "Legs, all of which must be met", in.legs.content))
	in.row("", form.field("party", "Declared by one party alone", in.party))
	in.row("", form.field("note", "Note", in.note))
	in.row("", form.field("source", "Source", in.source))
	form.binds("kind", "starts", "ends", "days", "severity", "break_rule", "share", "daily", "legs")
}

// row adds fields side by side under a name by which the row is shown and hidden.
func (in *clockInputs) row(name string, fields ...fyne.CanvasObject) {
	in.form.add(fields...)
	if objects := in.form.content.Objects; name != "" {
		in.rows[name] = objects[len(objects)-2] // the last is the line for what is wrong elsewhere
	}
}

// first is where the cursor begins: at the kind of a new clock, at the name of one that is changed.
func (in *clockInputs) first() fyne.Focusable {
	if in.self.IsZero() {
		return in.kind
	}
	return in.name
}

func clockKindChoices() []string {
	var words []string
	for _, k := range clockKinds() {
		words = append(words, k.name+": "+k.is)
	}
	return words
}

func severityChoices() []string {
	return []string{"no severity", "severity 1 or more: any", "severity 2 or more: killed", "severity 3 or more: 5 killed", "severity 4: 25 killed"}
}

// chosenKind gives the kind that is chosen, if any.
func (in *clockInputs) chosenKind() ceasefire.ClockKind {
	if i := in.kind.SelectedIndex(); i >= 0 {
		return clockKinds()[i].kind
	}
	return ""
}

// showKind shows the fields of the kind chosen.
func (in *clockInputs) showKind() {
	kind := in.chosenKind()
	for name, kinds := range map[string][]ceasefire.ClockKind{
		"starts": {ceasefire.FixedTerm, ceasefire.Streak}, "ends": {ceasefire.Deadline, ceasefire.FixedTerm},
		"days": {ceasefire.Streak}, "severity": {ceasefire.Streak}, "types": {ceasefire.Streak}, "share": {ceasefire.Streak}, "legs": {ceasefire.Trigger},
	} {
		in.rows[name].Hide()
		if slices.Contains(kinds, kind) {
			in.rows[name].Show()
		}
	}
	in.form.content.Refresh()
}

func (in *clockInputs) fill(frame ceasefire.Frame, zone *time.Location, c ceasefire.Clock) {
	in.frame, in.self = frame, c.ID
	in.kind.ClearSelected()
	for i, k := range clockKinds() {
		if k.kind == c.Kind {
			in.kind.SetSelectedIndex(i)
		}
	}
	in.name.SetText(c.Name)
	in.short.SetText(c.Short)
	in.note.SetText(c.Note)
	setInstant(in.starts, c.Starts, zone)
	setInstant(in.ends, c.Ends, zone)
	in.days.SetText(numberOrNothing(c.Days))
	in.fillRule(c.BreakRule)
	in.legs.set(frame, c)
	ids, names := partyIDs(frame)
	in.party.offer("none", ids, names, c.Party)
	ids, names = sourceChoices(frame)
	in.source.offer("none", ids, names, c.Source)
	in.showKind()
}

// fillRule fills in by what breaks of a streak are proposed.
func (in *clockInputs) fillRule(rule ceasefire.BreakRule) {
	in.severity.SetSelectedIndex(int(min(rule.MinSeverity, ceasefire.SeverityMass)))
	in.share.SetText("")
	if rule.DailyShare != 0 {
		in.share.SetText(percent(rule.DailyShare))
	}
	in.daily.SetSelectedIndex(0)
	if rule.Measure() == ceasefire.IncidentsMeasure {
		in.daily.SetSelectedIndex(1)
	}
	var names []string
	for _, info := range ceasefire.BreakTypes() {
		names = append(names, info.Name)
	}
	in.types.offer(names, func(n int) bool { return slices.Contains(rule.Types, ceasefire.BreakTypes()[n].Type) })
}

// takeRule reads by what breaks of a streak are proposed.
func (in *clockInputs) takeRule(problems *[]ceasefire.Problem) ceasefire.BreakRule {
	rule := ceasefire.BreakRule{MinSeverity: ceasefire.Severity(max(in.severity.SelectedIndex(), 0)), DailyShare: readShare(typed(in.share), problems)}
	if rule.DailyShare > 0 && in.daily.SelectedIndex() == 1 {
		rule.DailyOf = ceasefire.IncidentsMeasure
	}
	for _, n := range in.types.places() {
		rule.Types = append(rule.Types, ceasefire.BreakTypes()[n].Type)
	}
	return rule
}

func numberOrNothing(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// take reads a clock from the fields; those of other kinds are emptied.
func (in *clockInputs) take(c ceasefire.Clock) (ceasefire.Clock, []ceasefire.Problem) {
	var problems []ceasefire.Problem
	was := c.Kind
	c.Kind, c.Name, c.Short, c.Note = in.chosenKind(), typed(in.name), typed(in.short), typed(in.note)
	c.Party, c.Source = in.party.chosen(), in.source.chosen()
	if c.Kind == "" {
		return c, []ceasefire.Problem{{Field: "kind", Message: "Choose what kind of clock it is."}}
	}
	if was != c.Kind {
		if was != "" && len(clockRulings(in.frame, c.ID)) > 0 {
			problems = append(problems, ceasefire.Problem{Field: "kind", Message: fmt.Sprintf("Rulings were recorded on it as a %s: add another clock instead.", strings.ToLower(clockKindName(was)))})
		}
		c.Starts, c.Ends, c.Days, c.Legs, c.BreakRule = time.Time{}, time.Time{}, 0, nil, ceasefire.BreakRule{}
	}
	in.takeKind(&c, &problems)
	return c, problems
}

// takeKind reads what only clocks of one kind have.
func (in *clockInputs) takeKind(c *ceasefire.Clock, problems *[]ceasefire.Problem) {
	if c.Kind == ceasefire.FixedTerm || c.Kind == ceasefire.Streak {
		c.Starts = in.form.readInstant("starts", in.starts, problems)
	}
	if c.Kind == ceasefire.Deadline || c.Kind == ceasefire.FixedTerm {
		c.Ends = in.form.readInstant("ends", in.ends, problems)
	}
	switch c.Kind {
	case ceasefire.Streak:
		c.Days = readDays(typed(in.days), problems)
		c.BreakRule = in.takeRule(problems)
	case ceasefire.Trigger:
		c.Legs = in.legs.read()
	}
}

func readDays(text string, problems *[]ceasefire.Problem) int {
	days, err := strconv.Atoi(text)
	if err != nil && text != "" || days < 0 || days > 36524 {
		*problems = append(*problems, ceasefire.Problem{Field: "days", Message: "Write a whole number of days, from 1 to 36524."})
	}
	return days
}

// readShare reads a share in per cent; nothing asks nothing.
func readShare(text string, problems *[]ceasefire.Problem) float64 {
	text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	if text == "" {
		return 0
	}
	share, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
	if err != nil || !(share > 0 && share <= 100000) {
		*problems = append(*problems, ceasefire.Problem{Field: "share", Message: "Write a share in per cent above 0, such as 50, or leave it empty."})
		return 0
	}
	return share / 100
}
