package widgets

import (
	"time"

	"truceboard/store/ceasefire"
)

// ClockScale is the stretch of time to which the bars of several clocks are drawn, and the instant that is marked on it.
type ClockScale struct {
	From, To time.Time
	At       time.Time
}

// NewClockScale gives the scale that holds every start, end and ruling of some readings with a little room at its sides. The instant of the
// reading widens it by no more than its own length; beyond that it is marked at the edge.
func NewClockScale(readings []ceasefire.Reading, at time.Time, zone *time.Location) ClockScale {
	s := ClockScale{At: at}
	for _, r := range readings {
		for _, mark := range clockInstants(r, zone) {
			s.hold(mark)
		}
	}
	if s.From.IsZero() {
		return ClockScale{From: at.AddDate(0, 0, -1), To: at.AddDate(0, 0, 1), At: at}
	}
	length := max(s.To.Sub(s.From), 24*time.Hour)
	if at.After(s.From.Add(-length)) && at.Before(s.To.Add(length)) {
		s.hold(at)
	}
	room := max(s.To.Sub(s.From), 24*time.Hour) / 25
	s.From, s.To = s.From.Add(-room), s.To.Add(room)
	return s
}

// hold widens the scale to an instant.
func (s *ClockScale) hold(at time.Time) {
	if at.IsZero() {
		return
	}
	if s.From.IsZero() || at.Before(s.From) {
		s.From = at
	}
	if s.To.IsZero() || at.After(s.To) {
		s.To = at
	}
}

// Place gives an instant's place on the scale: 0 at its start, 1 at its end, held to them beyond.
func (s ClockScale) Place(at time.Time) float32 {
	length := s.To.Sub(s.From)
	if length <= 0 {
		return 0
	}
	return float32(min(max(float64(at.Sub(s.From))/float64(length), 0), 1))
}

// clockInstants lists the instants that a reading speaks of.
func clockInstants(r ceasefire.Reading, zone *time.Location) []time.Time {
	marks := []time.Time{r.Clock.Starts, r.Clock.Ends, r.EndedAt}
	if r.Clock.Kind == ceasefire.Streak && r.EndedAt.IsZero() {
		marks = append(marks, r.HeldSince.In(zone).AddDate(0, 0, r.Clock.Days))
	}
	for _, d := range r.Renewals {
		marks = append(marks, d.Until)
	}
	for _, d := range r.Offers {
		marks = append(marks, d.Until)
	}
	for _, l := range r.Legs {
		marks = append(marks, l.At)
	}
	return marks
}

// clockStep is a distance between two days that are written above a scale, and how they are written.
type clockStep struct {
	years, months, days int
	layout              string
}

// about gives the step's length.
func (s clockStep) about() time.Duration {
	return time.Duration(s.years*365+s.months*30+s.days) * 24 * time.Hour
}

// first gives the first day of a zone at or after an instant at which the step is counted: a midnight, the first of a month, or of a year.
func (s clockStep) first(at time.Time, zone *time.Location) time.Time {
	y, m, d := at.In(zone).Date()
	switch {
	case s.years > 0:
		return time.Date(y+1, 1, 1, 0, 0, 0, 0, zone)
	case s.months > 0:
		return time.Date(y, m+1, 1, 0, 0, 0, 0, zone)
	}
	return time.Date(y, m, d+1, 0, 0, 0, 0, zone)
}

func clockSteps() []clockStep {
	const day, month, year = "2 Jan", "Jan 2006", "2006"
	return []clockStep{
		{days: 1, layout: day}, {days: 2, layout: day}, {days: 4, layout: day}, {days: 7, layout: day}, {days: 14, layout: day},
		{months: 1, layout: month}, {months: 2, layout: month}, {months: 3, layout: month}, {months: 6, layout: month},
		{years: 1, layout: year}, {years: 2, layout: year}, {years: 5, layout: year}, {years: 10, layout: year}, {years: 50, layout: year},
	}
}

// Ticks gives the days of a zone to be written above the scale, at most so many, and the layout in which they are.
func (s ClockScale) Ticks(zone *time.Location, most int) (ticks []time.Time, layout string) {
	var step clockStep
	for _, step = range clockSteps() {
		if s.To.Sub(s.From) < time.Duration(most)*step.about() {
			break
		}
	}
	for at := step.first(s.From, zone); at.Before(s.To) && len(ticks) < most; at = at.AddDate(step.years, step.months, step.days) {
		ticks = append(ticks, at)
	}
	return ticks, step.layout
}
