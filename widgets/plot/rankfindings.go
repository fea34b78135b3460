package plot

import (
	"fmt"
	"math"

	"truceboard/store/ceasefire"
)

// rankFinding says which area or type comes to most. Two that come to as much are both named; of more it is said that none has more. Days are over how many means
// are taken, 0 for sums.
func (s Subject) rankFinding(bars []ceasefire.Bar, by string, days int) string {
	values := make([]float64, len(bars))
	for i, b := range bars {
		values[i] = b.Value
	}
	l := leadersOf(values)
	if l.sum == 0 {
		return s.noneKnown()
	}
	name := func(i int) string { return oneLine(bars[l.at[i]].Name) }
	part := s.ofAllWords(l.most, l.sum)
	if days > 0 {
		part = rate(l.most/float64(days)) + " " + unit(s.Measure) + " a day" + s.inScope()
	}
	switch {
	case l.some == 1 && days == 0:
		return s.allInOne(name(0), by, l.sum)
	case len(l.at) == 1 && by == "type":
		return s.mostOfType(name(0), part)
	case len(l.at) == 1:
		return fmt.Sprintf("%s had the most: %s", startName(name(0)), part)
	case days > 0:
		return ""
	case len(l.at) == 2:
		return s.bothMost(name(0), name(1), by, s.inAll(l.most))
	}
	return fmt.Sprintf("No one %s had more than %s", by, part)
}

// allInOne says that there is one area or type alone.
func (s Subject) allInOne(name, by string, sum float64) string {
	all, were := firstCapital(s.ofAllWords(sum, sum)), "were"
	if math.Round(sum) == 1 {
		were = "was"
	}
	if by == "type" {
		return fmt.Sprintf("%s %s of one type: %s", all, were, smallFirst(name))
	}
	return fmt.Sprintf("%s %s in %s", all, were, Aside(nameCut(name)))
}

// bothMost names two areas or types that come to as much.
func (s Subject) bothMost(a, b, by, each string) string {
	if by == "type" {
		a = smallFirst(a)
		if s.Measure == ceasefire.DeathsMeasure {
			return fmt.Sprintf("The deadliest types were %s and %s: %s each", a, smallFirst(b), each)
		}
		return fmt.Sprintf("The most frequent types were %s and %s: %s each", a, smallFirst(b), each)
	}
	return fmt.Sprintf("%s and %s had the most: %s each", startName(a), Aside(nameCut(b)), each)
}
