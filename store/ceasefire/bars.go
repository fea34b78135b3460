package ceasefire

import (
	"cmp"
	"slices"
)

// Bar is one bar of a chart: its value, and for deaths the sums of the low and high estimates with what is doubtful of them. N is how many facts went in.
type Bar struct {
	Key, Name        string
	Low, Value, High float64
	N                int
	Doubts           Doubts
}

// Places sums facts by area, largest first. Facts without an area, or without a known number of dead where deaths are counted,
// are left out and counted. Facts that cannot be put on a day count, for an area needs none.
func (f Frame) Places(facts Facts, m Measure) ([]Bar, []LeftOut) {
	if facts.Len() == 0 {
		return nil, nil
	}
	c := facts.columns
	return bars(facts.sites(), m, c.areas, func(site int) int { return int(c.sites[site].area) }, func(code string) Bar {
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
	return bars(facts.classes(), m, c.kinds, func(class int) int { return int(c.classes[class].kind) }, func(t Type) Bar {
		return Bar{Key: string(t), Name: t.Name()}
	})
}

// bars sums cells by the words that they belong to, by place, or leaves them out where the word is empty; label names the bar of a word.
func bars[W ~string](cells []cell, m Measure, words []W, place func(int) int, label func(W) Bar) ([]Bar, []LeftOut) {
	sum := make([]cell, len(words))
	for at, one := range cells {
		sum[place(at)].join(one)
	}
	var list []Bar
	var left omissions
	for at, one := range sum {
		if words[at] == "" {
			left.plus(reasonNowhere, one.all(), one.begins())
			continue
		}
		unknown, first := m.unknown(one)
		left.plus(reasonDeaths, unknown, first)
		if _, n, _ := m.of(one); n > 0 {
			list = append(list, one.bar(label(words[at]), m))
		}
	}
	slices.SortFunc(list, func(a, b Bar) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return list, left.list()
}

// bar completes a bar.
func (c cell) bar(b Bar, m Measure) Bar {
	b.Value, b.N, _ = m.of(c)
	b.Low, b.High = b.Value, b.Value
	if m == DeathsMeasure {
		b.Low, b.High, b.Doubts = float64(c.low), float64(c.high), c.doubts()
	}
	return b
}
