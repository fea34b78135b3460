package widgets

import (
	"errors"
	"strings"

	"truceboard/store/ceasefire"
)

// daysHint says beneath the entries of the days what can be typed into them.
const daysHint = "Days as people write them: 15 Sep, 12/9/2016, yesterday, last week, Sep 2016"

// filterDays are the entries of the first and the last day, and the line that says what was understood of them, or that one is not in use.
type filterDays struct {
	bar      *FilterBar
	from, to *filterEntry
	line     *typedLine
	read     TypedDays
}

func newFilterDays(b *FilterBar) filterDays {
	d := filterDays{bar: b, from: newFilterEntry("From day", filterDayWidth), to: newFilterEntry("To day", filterDayWidth), line: newTypedLine(daysHint)}
	d.line.answered = func(order ceasefire.DateOrder) { b.days.answer(order) }
	for _, e := range []*filterEntry{d.from, d.to} {
		e.OnChanged = func(string) { b.days.send(false) }
		e.OnSubmitted = func(string) { b.days.send(true) }
		e.left = func() { b.days.settle() }
	}
	return d
}

// follow takes days over that changed elsewhere, unless they are being typed.
func (d *filterDays) follow(old, now ceasefire.Span) {
	if old.From != now.From {
		d.from.follow(now.From.String())
	}
	if old.To != now.To {
		d.to.follow(now.To.String())
	}
	d.judge(false)
}

// empty drops both days and what was wrong with them.
func (d *filterDays) empty() {
	d.from.put("")
	d.to.put("")
	d.judge(true)
}

func (d *filterDays) isEmpty() bool { return d.from.Text == "" && d.to.Text == "" }

// send narrows to the days typed as far as they can be read, and says what is wrong where one cannot. A day of which only the beginning may stand there is not read before all is typed.
func (d *filterDays) send(typed bool) {
	if span, ok := d.judge(typed); ok {
		d.bar.change(func(f *ceasefire.Filter) { f.Days = span })
	}
	d.judge(typed) // with what is in force now
	d.bar.show()
}

// settle narrows to what was left, and shows the days that are in force in the place of what was typed; what cannot be read stays, and is shown not to be in use.
func (d *filterDays) settle() {
	d.send(true)
	for e, day := range map[*filterEntry]ceasefire.Day{d.from: d.bar.filter.Days.From, d.to: d.bar.filter.Days.To} {
		if e.edge.Hidden {
			e.follow(day.String())
		}
	}
	d.bar.show()
}

// judge reads both days and shows what it made of them. A day that cannot be read leaves in force what is. ok tells whether the two can be in force together.
func (d *filterDays) judge(typed bool) (span ceasefire.Span, ok bool) {
	inForce := d.bar.filter.Days
	span.From, span.To = inForce.From, inForce.To
	from, begunFrom, wrongFrom := d.day(d.from, typed)
	to, begunTo, wrongTo := d.day(d.to, typed)
	if wrongFrom == nil && !begunFrom {
		span.From = from.From
	}
	if wrongTo == nil && !begunTo {
		span.To = to.To
	}
	backwards := !span.From.IsZero() && !span.To.IsZero() && span.From > span.To
	d.from.edge.show(wrongFrom != nil || backwards)
	d.to.edge.show(wrongTo != nil || backwards)
	switch {
	case wrongFrom != nil:
		d.line.refuse(ceasefire.Span{From: inForce.From}.Format(), wrongFrom)
	case wrongTo != nil:
		d.line.refuse(ceasefire.Span{To: inForce.To}.Format(), wrongTo)
	case backwards:
		d.line.refuse(inForce.Format(), errors.New("the first day is after the last: exchange them, or empty one"))
	case begunFrom, begunTo:
		d.line.say("Enter, or leaving the box, takes a month or a year")
	case (d.from.typing || d.to.typing) && span != (ceasefire.Span{}):
		d.line.say("→ " + span.Format())
	default:
		d.line.say(daysHint)
	}
	return span, !backwards
}

// day reads the days that an entry names; nothing is the zero Span. What is being typed and may be the beginning of a day is neither read nor wrong, unless all is typed.
func (d *filterDays) day(e *filterEntry, typed bool) (span ceasefire.Span, begun bool, wrong error) {
	text := strings.TrimSpace(e.Text)
	if text == "" {
		return span, false, nil
	}
	if e.typing && !typed && dayBegun(text) {
		return span, true, nil
	}
	span, wrong = d.read.read(text)
	return span, false, wrong
}

// answer takes it that the day or the month comes first, and reads both days anew.
func (d *filterDays) answer(order ceasefire.DateOrder) {
	if d.read.OnOrder != nil {
		d.read.OnOrder(order)
	}
	d.settle()
}
