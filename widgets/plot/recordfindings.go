package plot

import (
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// finding says how many published counts are higher than the log's own over the same days, of those whose days are known; of one alone, both numbers.
func (t *tallies) finding() string {
	beside, higher := 0, 0
	for _, g := range t.groups {
		if g.HasLog {
			beside++
			if g.Tally.Total.N > g.Log {
				higher++
			}
		}
	}
	scope := t.subject.inScope()
	switch {
	case beside == 0:
		return ""
	case len(t.groups) == 1:
		g := t.groups[0]
		what, who := Aside(firstCapital(oneLine(g.Tally.Metric))), Aside(nameCut(oneLine(g.Tally.CountedBy)))
		return fmt.Sprintf("%s: %s by the count of %s, %s%s in the log", what, figure(g.total()), who, counted(g.Log, g.Measure), scope)
	case beside == 1:
		return ""
	}
	return fmt.Sprintf("%s published counts with known days %s the log’s own%s", firstCapital(shareOf(higher, beside)), comparedWords(higher, beside), scope)
}

// shareOf says how many of several: "none of 5", "3 of 5", "both", "all 5".
func shareOf(n, of int) string {
	switch {
	case n == 0:
		return fmt.Sprintf("none of %d", of)
	case n == of && of == 2:
		return "both"
	case n == of:
		return fmt.Sprintf("all %d", of)
	}
	return fmt.Sprintf("%d of %d", n, of)
}

// comparedWords says that so many of several are higher than something.
func comparedWords(n, of int) string {
	if n <= 1 && n < of {
		return "is higher than"
	}
	return "are higher than"
}

// finding says how many commitments were scored in full and how many not at all.
func (m *matrix) finding() string {
	full, nothing, scored := 0, 0, 0
	for _, p := range m.parties {
		for _, now := range p.now {
			if now.State != ceasefire.Scored {
				continue
			}
			scored++
			switch now.Score {
			case ceasefire.MaxScore:
				full++
			case 0:
				nothing++
			}
		}
	}
	all, _ := m.counts()
	by := ""
	if at := m.subject.judgedUntil(); !at.IsZero() {
		by = " by " + ceasefire.DayOf(at, m.subject.zone()).Format()
	}
	if scored == 0 {
		return fmt.Sprintf("None of %s was scored%s", howMany(all, "commitment", "commitments"), by)
	}
	return fmt.Sprintf("Of %s scored%s, %s fully kept and %s not begun", howMany(scored, "commitment", "commitments"), by, noneOrMany(full)+wereFor(full), noneOrMany(nothing))
}

// noneOrMany writes a number, none in words.
func noneOrMany(n int) string {
	if n == 0 {
		return "none"
	}
	return figure(float64(n))
}

// wereFor gives the verb of so many.
func wereFor(n int) string {
	if n <= 1 {
		return " was"
	}
	return " were"
}

// finding says where the ceasefire stood at the as-of; without one, or without a clock, nothing is said.
func (t *timeline) finding() string {
	s := t.subject
	if s.AsOf.At.IsZero() || len(t.clocks) == 0 || !s.Frame.Agreement.Recorded() {
		return ""
	}
	return strings.TrimSuffix(s.Frame.Phase(s.readAt(), nil), ".")
}
