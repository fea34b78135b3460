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
	if r.Clock.Kind == ceasefire.Streak {
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

// The steps of the scale's rule, in days.
func clockSteps() []int { return []int{1, 2, 4, 7, 14, 28, 91, 182, 365, 1826, 3652} }

// Ticks gives the midnights of a zone to be written beneath the scale, at most so many.
func (s ClockScale) Ticks(zone *time.Location, most int) []time.Time {
	days := int(s.To.Sub(s.From).Hours()/24) + 1
	step := 0
	for _, candidate := range clockSteps() {
		if step = candidate; days/candidate < most {
			break
		}
	}
	y, m, d := s.From.In(zone).Date()
	var ticks []time.Time
	for at := time.Date(y, m, d+1, 0, 0, 0, 0, zone); at.Before(s.To); at = at.AddDate(0, 0, step) {
		ticks = append(ticks, at)
	}
	return ticks
}
