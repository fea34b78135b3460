package plot

import (
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

// tick is a labelled day of a time axis.
type tick struct {
	day   ceasefire.Day
	label string
}

// calendarTicks gives the days at which a time axis is labelled, aligned with the calendar: days, Mondays, months, quarters or years,
// whatever leaves each label a width in days.
func calendarTicks(span ceasefire.Span, wide float64) []tick {
	for _, every := range []struct {
		days float64
		at   func(time.Time) bool
	}{
		{1, func(time.Time) bool { return true }},
		{7, func(d time.Time) bool { return d.Weekday() == time.Monday }},
		{14, func(d time.Time) bool { _, week := d.ISOWeek(); return d.Weekday() == time.Monday && week%2 == 0 }},
		{28, func(d time.Time) bool { return d.Day() == 1 }},
		{89, func(d time.Time) bool { return d.Day() == 1 && d.Month()%3 == 1 }},
		{365, func(d time.Time) bool { return d.YearDay() == 1 }},
		{5 * 365, func(d time.Time) bool { return d.YearDay() == 1 && d.Year()%5 == 0 }},
	} {
		if every.days < wide {
			continue
		}
		if list := ticksAt(span, every.days, every.at); len(list) > 0 {
			return list
		}
	}
	return []tick{{span.From, span.From.Format()}}
}

func ticksAt(span ceasefire.Span, every float64, at func(time.Time) bool) []tick {
	var list []tick
	for day := span.From; day <= span.To; day++ {
		if date := day.Midnight(); at(date) {
			list = append(list, tick{day, dayLabel(date, every, len(list) == 0)})
		}
	}
	return list
}

// dayLabel names a day as its distance from the next label asks for; the year stands at the first label and in January.
func dayLabel(date time.Time, every float64, first bool) string {
	switch {
	case every >= 365:
		return fmt.Sprint(date.Year())
	case every >= 28 && (first || date.Month() == time.January):
		return date.Format("Jan 2006")
	case every >= 28:
		return date.Format("Jan")
	case first:
		return date.Format("2 Jan 2006")
	}
	return date.Format("2 Jan")
}

// timeRoom is the height that the labels of a time axis take.
const timeRoom = 22

// wordy reports whether an area is large enough for words.
func (r rect) wordy() bool { return r.w >= bareWidth && r.h >= 80 }

// timePlot draws a value axis and, beneath it, a time axis, and gives the area between them, what turns a day into its left edge and what
// turns a value into a height.
func timePlot(s *surface, area rect, span ceasefire.Span, top float64) (rect, func(ceasefire.Day) float64, func(float64) float64) {
	wordy := area.wordy()
	if wordy {
		area.h -= timeRoom
	}
	area, height := valueAxis(s, area, top, wordy)
	at := dayPlaces(area, span)
	if wordy {
		timeAxis(s, area, span, at)
	}
	return area, at, height
}

// dayPlaces turns a day into its left edge in an area.
func dayPlaces(area rect, span ceasefire.Span) func(ceasefire.Day) float64 {
	days := float64(max(span.Len(), 1))
	return func(day ceasefire.Day) float64 { return area.x + float64(day-span.From)/days*area.w }
}

// timeAxis labels the days of a span beneath an area.
func timeAxis(s *surface, area rect, span ceasefire.Span, at func(ceasefire.Day) float64) {
	st := style{size: smallSize, colour: s.quiet}
	wide := s.width("30 Sep 2016", st) + 14
	before := area.x - 1000
	for _, t := range calendarTicks(span, wide/area.w*float64(max(span.Len(), 1))) {
		x := at(t.day)
		s.line(s.quiet, 1, x, area.bottom(), x, area.bottom()+5)
		left := min(max(x, area.x), area.right()-s.width(t.label, st))
		if left < before+8 {
			continue
		}
		s.text(t.label, left, area.bottom()+17, st)
		before = left + s.width(t.label, st)
	}
	s.line(s.quiet, 1, area.x, area.bottom(), area.right(), area.bottom())
}
