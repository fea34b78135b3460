package widgets

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// filterDays are the entries of the first and the last day, and what is wrong with them.
type filterDays struct {
	bar      *FilterBar
	from, to *filterEntry
	problem  string
}

func newFilterDays(b *FilterBar) filterDays {
	d := filterDays{bar: b, from: newFilterEntry("From YYYY-MM-DD", filterDayWidth), to: newFilterEntry("To YYYY-MM-DD", filterDayWidth)}
	for _, e := range []*filterEntry{d.from, d.to} {
		e.OnChanged = func(string) { b.days.send() }
		e.OnSubmitted = func(string) { b.days.settle() }
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
	d.problem = ""
}

func (d *filterDays) isEmpty() bool { return d.from.Text == "" && d.to.Text == "" }

// send narrows to the days typed where both can be read, and says what is wrong where one cannot.
func (d *filterDays) send() {
	if span, ok := d.judge(false); ok {
		d.bar.change(func(f *ceasefire.Filter) { f.Days = span })
	}
	d.bar.show()
}

// settle says what is wrong with a day that was left half typed, and else shows the days that are in force.
func (d *filterDays) settle() {
	if _, ok := d.judge(true); ok {
		d.from.follow(d.bar.filter.Days.From.String())
		d.to.follow(d.bar.filter.Days.To.String())
	}
	d.bar.show()
}

// judge reads both days and keeps what is wrong with them; a day that is still being typed is not wrong yet, unless all is typed.
func (d *filterDays) judge(typed bool) (span ceasefire.Span, ok bool) {
	from, wrongFrom, okFrom := d.from.day(typed)
	to, wrongTo, okTo := d.to.day(typed)
	d.problem = cmp.Or(wrongFrom, wrongTo)
	if okFrom && okTo && !from.IsZero() && !to.IsZero() && from > to {
		d.problem = "The first day is after the last: exchange them, or empty one."
		return ceasefire.Span{}, false
	}
	return ceasefire.Span{From: from, To: to}, okFrom && okTo
}

// day reads YYYY-MM-DD; nothing is the zero Day. What is being typed and could still become a day is neither read nor wrong.
func (e *filterEntry) day(typed bool) (day ceasefire.Day, wrong string, ok bool) {
	text := strings.TrimSpace(e.Text)
	if text == "" {
		return 0, "", true
	}
	day, err := ceasefire.ParseDay(text)
	if err == nil {
		return day, "", true
	}
	begun := len(text) < len(time.DateOnly) && strings.Trim(text, "0123456789-") == ""
	if e.typing && begun && !typed {
		return 0, "", false
	}
	return 0, fmt.Sprintf("“%s” is not a day: write it as YYYY-MM-DD, for example 2016-09-12.", text), false
}
