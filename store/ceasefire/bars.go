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
func (f Frame) Places(facts []Fact, m Measure) ([]Bar, []LeftOut) {
	return bars(facts, m, func(fact *Fact) string { return fact.Area }, func(code string) Bar {
		if area, ok := f.Area(code); ok {
			return Bar{Key: area.Code, Name: area.Name}
		}
		return Bar{Key: code, Name: code}
	})
}

// ByType sums facts by type, largest first, leaving out as Places does.
func (f Frame) ByType(facts []Fact, m Measure) ([]Bar, []LeftOut) {
	return bars(facts, m, func(fact *Fact) string { return string(fact.Type) }, func(code string) Bar {
		return Bar{Key: code, Name: Type(code).Name()}
	})
}

// bars sums facts by a code, or leaves them out where that is empty; label names the bar of a code, once for each.
func bars(facts []Fact, m Measure, codeOf func(*Fact) string, label func(code string) Bar) ([]Bar, []LeftOut) {
	var list []Bar
	var omitted omissions
	places := map[string]int{}
	for n := range facts {
		fact := &facts[n]
		code := codeOf(fact)
		if code == "" {
			omitted.add(reasonNowhere)
			continue
		}
		if _, known := m.of(fact); !known {
			omitted.add(reasonDeaths)
			continue
		}
		i, seen := places[code]
		if !seen {
			i = len(list)
			places[code] = i
			list = append(list, label(code))
		}
		list[i].add(fact, m)
	}
	slices.SortFunc(list, func(a, b Bar) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return list, omitted.list
}

// add counts a fact in. Where only the best estimate is known, it stands for the low and the high as well.
func (b *Bar) add(fact *Fact, m Measure) {
	b.N++
	if m != DeathsMeasure {
		b.Low, b.Value, b.High = b.Low+1, b.Value+1, b.High+1
		return
	}
	b.Value += float64(fact.Best)
	b.Low += orBest(fact.Low, fact.Best)
	b.High += orBest(fact.High, fact.Best)
}

func orBest(estimate, best int32) float64 {
	if estimate < 0 {
		return float64(best)
	}
	return float64(estimate)
}
