package plot

import "truceboard/store/ceasefire"

// quietDays is how long after the last incident a chart still runs on to the as-of day. Days without an incident are what a
// truce is about; years of them only say that a dossier is read long after it was written.
const quietDays = 28

// period gives the days that a chart by day covers: the filter's, with an open end drawn to what there is. The start
// is the first fact's day or, where that is earlier, the first day of the window before the truce; the end is the as-of day, or
// the last fact's where that is long past. It is the zero Span where no fact can be put on a day and the filter is open.
func (s Subject) period() ceasefire.Span {
	span := s.Filter.Days
	first, last, ok := s.covered()
	if span.To.IsZero() {
		span.To = s.lastDay(last, ok)
	}
	if span.From.IsZero() {
		span.From = s.firstDay(first, ok, span.To)
	}
	if span.From.IsZero() || span.To.IsZero() || span.Len() == 0 {
		return ceasefire.Span{}
	}
	return span
}

// lastDay gives the end of an open period, zero where nothing says where it lies.
func (s Subject) lastDay(last ceasefire.Day, covered bool) ceasefire.Day {
	if s.AsOf.At.IsZero() {
		return last
	}
	read := ceasefire.DayOf(s.AsOf.At, s.zone())
	switch {
	case !covered && s.Filter.Days.From.IsZero():
		return 0
	case !covered:
		return max(read, s.Filter.Days.From)
	case read > last+quietDays:
		return last
	}
	return max(read, last)
}

// firstDay gives the start of an open period that ends on a day.
func (s Subject) firstDay(first ceasefire.Day, covered bool, to ceasefire.Day) ceasefire.Day {
	if !covered {
		return to
	}
	if before := s.Frame.Windows(s.readAt()).Before; before.Len() > 0 && before.From <= to {
		first = max(first, before.From)
	}
	return min(first, to)
}
