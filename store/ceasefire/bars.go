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
	return bars(facts, m, func(fact Fact) (string, string, bool) {
		area, ok := f.Area(fact.Area)
		if !ok {
			return fact.Area, fact.Area, fact.Area != ""
		}
		return area.Code, area.Name, true
	})
}

// ByType sums facts by type, largest first, leaving out as Places does.
func (f Frame) ByType(facts []Fact, m Measure) ([]Bar, []LeftOut) {
	return bars(facts, m, func(fact Fact) (string, string, bool) {
		return string(fact.Type), fact.Type.Name(), true
	})
}

// bars sums facts under the key and name that label gives, or leaves them out where it gives none.
func bars(facts []Fact, m Measure, label func(Fact) (key, name string, ok bool)) ([]Bar, []LeftOut) {
	var list []Bar
	var omitted omissions
	places := map[string]int{}
	for _, fact := range facts {
		key, name, ok := label(fact)
		if !ok {
			omitted.add(reasonNowhere)
			continue
		}
		if _, known := m.of(fact); !known {
			omitted.add(reasonDeaths)
			continue
		}
		i, seen := places[key]
		if !seen {
			i = len(list)
			places[key] = i
			list = append(list, Bar{Key: key, Name: name})
		}
		list[i].add(fact, m)
	}
	slices.SortFunc(list, func(a, b Bar) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return list, omitted.list
}

// add counts a fact in. Where only the best estimate is known, it stands for the low and the high as well.
func (b *Bar) add(fact Fact, m Measure) {
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
