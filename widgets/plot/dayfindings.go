package plot

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// dayFinding says what the days come to and on which of them most fell: "451 incidents in scope, most on 20 Aug 2016: 26". Two days with as much are both
// named; of more it is said that no day had more. Where columns stand for weeks or months, it says which of these had the highest mean.
func (s Subject) dayFinding(span ceasefire.Span, cols columns, values []float64) string {
	l := leadersOf(values)
	if l.sum == 0 {
		return s.noneKnown()
	}
	if cols.means != "" {
		return s.meanFinding(cols.spans(span), values, cols.by())
	}
	all, day := s.inAll(l.sum), func(i int) ceasefire.Day { return span.From + ceasefire.Day(l.at[i]) }
	switch {
	case len(values) == 1:
		return all + " on " + day(0).Format()
	case l.some == 1:
		return all + ", on " + day(0).Format()
	case len(l.at) == 1:
		return fmt.Sprintf("%s, most on %s: %s", all, day(0).Format(), figure(l.most))
	case len(l.at) == 2:
		return fmt.Sprintf("%s, most on %s: %s each", all, twoDays(day(0), day(1)), figure(l.most))
	}
	return fmt.Sprintf("%s, never more than %s on a day", all, figure(l.most))
}

// meanFinding says which week or month had the highest mean, where that is one alone. A part of one, at an end of the chart, is not held against whole ones: a
// single day is often higher than any mean.
func (s Subject) meanFinding(spans []ceasefire.Span, values []float64, by string) string {
	var whole []float64
	var names []string
	for i, span := range spans {
		from, next := span.From.Midnight(), (span.To + 1).Midnight()
		switch {
		case by == "month" && from.Day() == 1 && next.Equal(from.AddDate(0, 1, 0)):
			whole, names = append(whole, values[i]), append(names, from.Format("Jan 2006"))
		case by == "week" && span.Len() == 7:
			whole, names = append(whole, values[i]), append(names, span.Format())
		}
	}
	l := leadersOf(whole)
	if len(l.at) != 1 || len(whole) < 2 {
		return ""
	}
	return fmt.Sprintf("No whole %s had more %s%s than %s: %s a day", by, unit(s.Measure), s.inScope(), names[l.at[0]], rate(l.most))
}

// twoDays names two days, the year of both once: "20 Aug and 1 Sep 2016".
func twoDays(a, b ceasefire.Day) string {
	first := a.Format()
	if a.Midnight().Year() == b.Midnight().Year() {
		first = a.Midnight().Format("2 Jan")
	}
	return first + " and " + b.Format()
}

// spans gives the days of each column.
func (cols columns) spans(span ceasefire.Span) []ceasefire.Span {
	out := make([]ceasefire.Span, cols.count())
	for i := range out {
		out[i] = ceasefire.Span{From: span.From + ceasefire.Day(cols.edges[i]), To: span.From + ceasefire.Day(cols.edges[i+1]) - 1}
	}
	return out
}
