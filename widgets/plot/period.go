package plot

import (
	"cmp"
	"slices"
	"time"

	"github.com/wcharczuk/go-chart/v2/drawing"

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

// mark is a day on which something happened to a clock. Rank puts what the truce hangs on before what one party declared.
type mark struct {
	day   ceasefire.Day
	label string
	grave bool
	rank  int
}

// marks gives what happened to the clocks within a span, one mark a day, the gravest named.
func (s Subject) marks(span ceasefire.Span) []mark {
	zone := s.Frame.Agreement.Location()
	var list []mark
	add := func(at time.Time, label string, grave bool, rank int) {
		if day := ceasefire.DayOf(at, zone); !at.IsZero() && span.Contains(day) {
			list = append(list, mark{day, label, grave, rank})
		}
	}
	for _, r := range s.Frame.Readings(s.AsOf.At) {
		if r.Clock.Kind == ceasefire.Deadline {
			add(r.Clock.Ends, r.Clock.Short, false, 2)
		}
		for _, d := range r.Renewals {
			add(d.At, r.Clock.Short+" renewed", false, 2)
		}
		for _, d := range r.Breaks {
			add(d.At, r.Clock.Short+": broken", true, 0)
		}
		if len(r.Breaks) == 0 {
			add(r.EndedAt, r.Clock.Short+" ended", true, 1)
		}
	}
	slices.SortStableFunc(list, func(a, b mark) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.rank, b.rank)) })
	return slices.CompactFunc(list, func(a, b mark) bool { return a.day == b.day })
}

// labelRows is in how many rows the labels of marks stand at most.
const labelRows = 3

// drawMarks draws the marks as lines through an area, and their labels at its top, the gravest first, where they fit.
func drawMarks(s *surface, area rect, marks []mark, at func(ceasefire.Day) float64, wordy bool) {
	for _, m := range marks {
		s.dashed(m.colour(s.palette), at(m.day), area.y, at(m.day), area.bottom())
	}
	if !wordy {
		return
	}
	ordered := slices.Clone(marks)
	slices.SortStableFunc(ordered, func(a, b mark) int { return cmp.Compare(a.rank, b.rank) })
	var taken [labelRows][]rect
	for _, m := range ordered {
		x, st := at(m.day), style{size: smallSize, colour: m.colour(s.palette)}
		box := rect{x + 2, area.y + 1, s.width(m.label, st) + 4, 13}
		if box.right() > area.right() {
			box.x = x - 2 - box.w
		}
		for row := range taken {
			if slices.ContainsFunc(taken[row], func(o rect) bool { return box.x < o.right()+6 && o.x < box.right()+6 }) {
				continue
			}
			taken[row] = append(taken[row], box)
			box.y += float64(row) * 15
			s.fill(box, s.ground)
			s.text(m.label, box.x+2, box.y+10, st)
			break
		}
	}
}

func (m mark) colour(p palette) drawing.Color {
	if m.grave {
		return p.alarm
	}
	return p.quiet
}
