package plot

import "fmt"

// finding says in which hour of the week most fell: "Tuesdays between 14:00 and 15:00 had the most incidents in scope: 12 of 451".
func (h *hours) finding() string {
	s := h.subject
	var values []float64
	for _, day := range h.week.Values {
		values = append(values, day[:]...)
	}
	l := leadersOf(values)
	if l.sum == 0 {
		return s.noneKnown()
	}
	what := unit(s.Measure) + s.inScope()
	switch {
	case l.sum == 1:
		return fmt.Sprintf("%s, on a %s", s.inAll(1), hourOfWeek(l.at[0], ""))
	case l.some == 1:
		return fmt.Sprintf("%s came on %s", firstCapital(s.ofAllWords(l.sum, l.sum)), hourOfWeek(l.at[0], "s"))
	case len(l.at) == 1:
		return fmt.Sprintf("%s had the most %s: %s of %s", hourOfWeek(l.at[0], "s"), what, figure(l.most), figure(l.sum))
	case len(l.at) == 2:
		return fmt.Sprintf("%s, and %s, had the most %s: %s each", hourOfWeek(l.at[0], "s"), hourOfWeek(l.at[1], "s"), what, figure(l.most))
	}
	return fmt.Sprintf("No hour of the week had more than %s", s.ofAllWords(l.most, l.sum))
}

// hourOfWeek names an hour of the week, counted from Monday's first; the ending makes the day one of many.
func hourOfWeek(at int, ending string) string {
	days := [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	return fmt.Sprintf("%s%s between %02d:00 and %02d:00", days[at/24], ending, at%24, at%24+1)
}
