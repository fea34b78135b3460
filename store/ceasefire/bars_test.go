package ceasefire_test

import (
	"testing"

	"truceboard/store/ceasefire"
)

// in puts a fact in an area.
func in(area string, fact ceasefire.Fact) ceasefire.Fact {
	fact.Area = area
	return fact
}

// between gives a fact an estimate of deaths.
func between(low, best, high int32, fact ceasefire.Fact) ceasefire.Fact {
	fact.Low, fact.Best, fact.High = low, best, high
	return fact
}

func TestPlacesAreSummedLargestFirst(t *testing.T) {
	facts := []ceasefire.Fact{
		in("SY-HL", between(1, 2, 5, onDay("2016-09-12", 2))),
		in("SY-ID", between(10, 12, 20, onDay("2016-09-12", 12))),
		in("SY-HL", between(3, 4, 4, lasting("2016-09-01", "2016-09-30", ceasefire.PrecisionMonth, 4))), // a place needs no day
		in("SY-HL", onDay("2016-09-13", -1)),
		in("", onDay("2016-09-13", 7)),
		in("SY-XX", between(-1, 6, -1, onDay("2016-09-14", 6))), // an area that the dossier lacks; only the best is known
	}
	for _, c := range []struct {
		measure ceasefire.Measure
		want    []ceasefire.Bar
		out     []ceasefire.LeftOut
	}{
		{deaths, []ceasefire.Bar{
			{Key: "SY-ID", Name: "Idlib", Low: 10, Value: 12, High: 20, N: 1},
			{Key: "SY-HL", Name: "Aleppo", Low: 4, Value: 6, High: 9, N: 2},
			{Key: "SY-XX", Name: "SY-XX", Low: 6, Value: 6, High: 6, N: 1, Doubts: ceasefire.Doubts{Lacking: 1}},
		}, []ceasefire.LeftOut{{Reason: "deaths unknown", N: 1}, {Reason: "no area known", N: 1}}},
		{incidents, []ceasefire.Bar{
			{Key: "SY-HL", Name: "Aleppo", Low: 3, Value: 3, High: 3, N: 3},
			{Key: "SY-ID", Name: "Idlib", Low: 1, Value: 1, High: 1, N: 1},
			{Key: "SY-XX", Name: "SY-XX", Low: 1, Value: 1, High: 1, N: 1},
		}, []ceasefire.LeftOut{{Reason: "no area known", N: 1}}},
	} {
		bars, out := countsFrame().Places(ceasefire.FactsOf(facts), c.measure)
		diff(t, string(c.measure), c.want, bars)
		diff(t, string(c.measure)+" left out", c.out, out)
	}
}

func TestTypesAreSummedLargestFirst(t *testing.T) {
	of := func(kind ceasefire.Type, best int32) ceasefire.Fact {
		return with(onDay("2016-09-12", best), func(f *ceasefire.Fact) { f.Type = kind })
	}
	facts := []ceasefire.Fact{
		of(ceasefire.Shelling, 3), of(ceasefire.AirStrike, 5), of(ceasefire.Shelling, 1), of(ceasefire.ConvoyPassed, 0),
		of(ceasefire.Explosion, -1), of("siege_lifted", 0),
	}
	bars, out := countsFrame().ByType(ceasefire.FactsOf(facts), deaths)
	diff(t, "deaths", []ceasefire.Bar{
		{Key: "air_strike", Name: "Air strike", Low: 5, Value: 5, High: 5, N: 1},
		{Key: "shelling", Name: "Shelling", Low: 4, Value: 4, High: 4, N: 2},
		{Key: "convoy_passed", Name: "Convoy passed", N: 1}, // equals go by name
		{Key: "siege_lifted", Name: "Siege lifted", N: 1},
	}, bars)
	diff(t, "left out", []ceasefire.LeftOut{{Reason: "deaths unknown", N: 1}}, out)
	if bars, out := countsFrame().ByType(ceasefire.Facts{}, deaths); len(bars) != 0 || len(out) != 0 {
		t.Errorf("without facts: %v, %v", bars, out)
	}
}
