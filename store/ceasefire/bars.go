package ceasefire

import (
	"cmp"
	"slices"
)

// Bar is one bar of a chart: its value, and for deaths the sums of the low and high estimates. N is how many facts went in.
type Bar struct {
	Key, Name        string
	Low, Value, High float64
	N                int
}

// Places sums facts by area, largest first. Facts without an area, or without a known number of dead where deaths are counted,
// are left out and counted. Facts that cannot be put on a day count, for an area needs none.
func (f Frame) Places(facts Facts, m Measure) ([]Bar, []LeftOut) {
	if facts.Len() == 0 {
		return nil, nil
	}
	c := facts.columns
	return bars(facts, m, c.areas, func(i int32) int { return int(c.area[i]) }, func(code string) Bar {
		if area, ok := f.Area(code); ok {
			return Bar{Key: area.Code, Name: area.Name}
		}
		return Bar{Key: code, Name: code}
	})
}

// ByType sums facts by type, largest first, leaving out as Places does.
func (f Frame) ByType(facts Facts, m Measure) ([]Bar, []LeftOut) {
	if facts.Len() == 0 {
		return nil, nil
	}
	c := facts.columns
	return bars(facts, m, c.kinds, func(i int32) int { return int(c.kind[i]) }, func(t Type) Bar {
		return Bar{Key: string(t), Name: t.Name()}
	})
}

// bars sums facts by the words that their places point to, or leaves them out where the word is empty; label names the bar of a word.
func bars[W ~string](facts Facts, m Measure, words []W, place func(int32) int, label func(W) Bar) ([]Bar, []LeftOut) {
	parts := inParts(facts.places, func(places []int32) sums {
		return newSums(facts.columns, places, m, slices.Index(words, ""), len(words), place)
	})
	sum := parts[0]
	for _, part := range parts[1:] {
		sum.join(part)
	}
	var list []Bar
	for place, one := range sum.of {
		if one.n > 0 {
			list = append(list, one.bar(label(words[place]), m))
		}
	}
	slices.SortFunc(list, func(a, b Bar) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return list, sum.omitted.list
}

// sums are the sums of some facts, by their word's place.
type sums struct {
	of      []sum
	omitted omissions
}

// sum is how many facts went in, and how many died.
type sum struct{ n, low, best, high int }

// newSums sums the facts at places, but for those whose word is at the place of none.
func newSums(c *columns, places []int32, m Measure, none, words int, place func(int32) int) sums {
	s := sums{of: make([]sum, words)}
	for _, i := range places {
		word, best := place(i), c.best[i]
		switch {
		case word == none:
			s.omitted.add(reasonNowhere)
		case m == DeathsMeasure && best < 0:
			s.omitted.add(reasonDeaths)
		default:
			one := &s.of[word]
			one.n++
			one.best += int(best)
			one.low += int(orBest(c.low[i], best))
			one.high += int(orBest(c.high[i], best))
		}
	}
	return s
}

// join adds the sums of the facts after these.
func (s *sums) join(later sums) {
	for word, one := range later.of {
		to := &s.of[word]
		to.n, to.low, to.best, to.high = to.n+one.n, to.low+one.low, to.best+one.best, to.high+one.high
	}
	s.omitted.join(later.omitted)
}

// bar completes a bar. Where only the best estimate is known, it stands for the low and the high as well.
func (s sum) bar(b Bar, m Measure) Bar {
	b.N = s.n
	if m == DeathsMeasure {
		b.Low, b.Value, b.High = float64(s.low), float64(s.best), float64(s.high)
	} else {
		b.Low, b.Value, b.High = float64(s.n), float64(s.n), float64(s.n)
	}
	return b
}

func orBest(estimate, best int32) int32 {
	if estimate < 0 {
		return best
	}
	return estimate
}
