package plot

import (
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// idleDays is how many days without an incident an open period may end with.
const idleDays = 31

// period gives the days that a chart over time covers: those of the filter; where it leaves an end open, from the window before the
// agreement takes effect, or the first incident where that is later, to the day being read, or the last incident where that was long before.
func (s Subject) period() ceasefire.Span {
	span := s.Filter.Days
	zone := s.Frame.Agreement.Location()
	first, last, found := s.reach(zone)
	today := ceasefire.DayOf(s.AsOf.At, zone)
	if span.To.IsZero() {
		span.To = today
		if found && (s.AsOf.At.IsZero() || today-last > idleDays) {
			span.To = last
		}
	}
	if span.From.IsZero() {
		span.From = span.To
		if found {
			span.From = min(first, span.To)
		}
		if before := s.Frame.Windows(s.AsOf.At).Before; before.Len() > 0 && before.From > span.From && before.From <= span.To {
			span.From = before.From
		}
	}
	return span
}

// reach gives the first and the last day that an incident lies on.
func (s Subject) reach(zone *time.Location) (first, last ceasefire.Day, found bool) {
	onDays := func(f ceasefire.Fact) bool { return f.Precision.OnOneDay() }
	var from, to int64
	for _, f := range s.Facts {
		if !onDays(f) {
			continue
		}
		if !found {
			from, to, found = f.From, f.From, true
		}
		from, to = min(from, f.From), max(to, f.From)
	}
	if !found {
		return 0, 0, false
	}
	return ceasefire.DayOf(time.Unix(from, 0), zone), ceasefire.DayOf(time.Unix(to, 0), zone), true
}

// mark is a day on which something happened to a clock.
type mark struct {
	day   ceasefire.Day
	label string
	grave bool
}

// marks gives what happened to the clocks within a span, one mark a day, the gravest first named.
func (s Subject) marks(span ceasefire.Span) []mark {
	zone := s.Frame.Agreement.Location()
	var list []mark
	add := func(at time.Time, label string, grave bool) {
		if day := ceasefire.DayOf(at, zone); !at.IsZero() && span.Contains(day) {
			list = append(list, mark{day, label, grave})
		}
	}
	for _, r := range s.Frame.Readings(s.AsOf.At) {
		if r.Clock.Kind == ceasefire.Deadline {
			add(r.Clock.Ends, r.Clock.Short, false)
		}
		for _, d := range r.Renewals {
			add(d.At, r.Clock.Short+" renewed", false)
		}
		for _, d := range r.Breaks {
			add(d.At, r.Clock.Short+": broken", true)
		}
		if !r.EndedAt.IsZero() && len(r.Breaks) == 0 {
			add(r.EndedAt, r.Clock.Short+" ended", true)
		}
	}
	slices.SortStableFunc(list, func(a, b mark) int { return int(a.day - b.day) })
	return slices.CompactFunc(list, func(a, b mark) bool { return a.day == b.day })
}

// drawMarks draws the marks as lines through an area, with labels in up to two rows above it where they fit.
func drawMarks(s *surface, area rect, marks []mark, at func(ceasefire.Day) float64) {
	st := style{size: smallSize, colour: s.ink}
	free := [2]float64{area.x, area.x}
	for _, m := range marks {
		x := at(m.day)
		colour := s.quiet
		if m.grave {
			colour = s.alarm
		}
		s.dashed(colour, x, area.y, x, area.bottom())
		if area.w < bareWidth || area.h < 80 {
			continue
		}
		width := s.width(m.label, st)
		for row := range free {
			left := x + 4
			if left+width > area.right() {
				left = x - 4 - width
			}
			if left < free[row] {
				continue
			}
			y := area.y + 11 + float64(row)*14
			s.fill(rect{left - 2, y - 10, width + 4, 13}, s.ground)
			st.colour = colour
			s.text(m.label, left, y, st)
			free[row] = left + width + 10
			break
		}
	}
}
