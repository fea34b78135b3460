package plot

import "truceboard/store/ceasefire"

// quietDays is how long after the last incident a chart still runs on to the as-of day. Days without an incident are what a
// truce is about; years of them only say that a dossier is read long after it was written.
const quietDays = 28

// period gives the days that a chart by day covers: the filter's, an open end drawn to the subject's period, and where that is open too
// to what there is. The start is then the first fact's day; the end is the as-of day, or the last fact's where that is long past. It is the
// zero Span where no fact can be put on a day and nothing else says where the days lie. No day is in it that has not begun at the as-of:
// of that one nothing can be said, not even that nothing happened.
func (s Subject) period() ceasefire.Span {
	span := s.Filter.Days
	if span.To.IsZero() {
		span.To = s.Period.To
	}
	first, last, ok := s.covered()
	if span.To.IsZero() {
		span.To = s.lastDay(last, ok)
	}
	if span.From.IsZero() && s.Period.From <= span.To {
		span.From = s.Period.From
	}
	if span.From.IsZero() && ok {
		span.From = min(first, span.To)
	}
	if span.From.IsZero() {
		span.From = span.To
	}
	if span.From.IsZero() || span.To.IsZero() {
		return ceasefire.Span{}
	}
	return s.begun(span)
}

// begun gives the days of a run that had begun at the as-of, or the zero Span where none had.
func (s Subject) begun(span ceasefire.Span) ceasefire.Span {
	if s.AsOf.At.IsZero() {
		return clip(span, ceasefire.Span{})
	}
	return clip(span, ceasefire.Span{To: lastDayBefore(s.AsOf.At, s.zone())})
}

// lastDay gives the end of an open period, zero where nothing says where it lies.
func (s Subject) lastDay(last ceasefire.Day, covered bool) ceasefire.Day {
	if s.AsOf.At.IsZero() {
		return last
	}
	read := lastDayBefore(s.AsOf.At, s.zone())
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

// severalYears reports whether days lie in more than one year, so that a date needs its year.
func severalYears(span ceasefire.Span) bool {
	return span.Len() > 0 && span.From.Midnight().Year() != span.To.Midnight().Year()
}

// dayLayout is how a day is written within a span of days.
func dayLayout(span ceasefire.Span) string {
	if severalYears(span) {
		return "2 Jan 2006"
	}
	return "2 Jan"
}
