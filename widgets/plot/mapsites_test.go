package plot

import (
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

func pointOf(f ceasefire.Fact) ceasefire.Point {
	return ceasefire.Point{Lat: float64(f.Lat), Lon: float64(f.Lon)}
}

// placed is a fact with a number of dead at a place known so closely.
func placed(lat, lon float32, best int32, p ceasefire.PlacePrecision, name string) ceasefire.Fact {
	return ceasefire.Fact{Lat: lat, Lon: lon, Best: best, Placed: p, Place: name}
}

func TestPlacesBecomeSites(t *testing.T) {
	facts := []ceasefire.Fact{
		placed(36, 37, 3, ceasefire.PlaceExact, "Aleppo"), placed(36, 37, -1, ceasefire.PlaceNear, "Aleppo"),
		placed(36, 37.001, 1, ceasefire.PlaceDistrict, "Suburb"),
		placed(36, 37, 50, ceasefire.PlaceArea, "A governorate"), placed(35, 38, 50, ceasefire.PlaceCountry, ""), placed(36, 37, 9, ceasefire.PlaceUnknown, ""),
		placed(33, 36, 0, ceasefire.PlaceNear, "Daraa"),
	}
	sites := sitesOf(ceasefire.FactsOf(facts))
	if len(sites) != 3 || sites[0].n != 2 || sites[0].deaths != 3 || !sites[0].exact || sites[1].exact || sites[2].deaths != 0 {
		t.Fatalf("%+v", sites)
	}
	for _, c := range []struct {
		cell  float64
		words []string
	}{
		{0.0001, []string{"Aleppo: 2 incidents, 3 deaths", "Suburb: 1 incident, 1 death", "Daraa: 1 incident, 0 deaths"}},
		{0.5, []string{"Aleppo and 1 more place near it: 3 incidents, 4 deaths", "Daraa: 1 incident, 0 deaths"}},
		{90, []string{"Aleppo and 2 more places near it: 4 incidents, 4 deaths"}},
	} {
		level := levelOf(sites, c.cell)
		if len(level.sites) != len(c.words) {
			t.Fatalf("in cells of %g there are %d sites", c.cell, len(level.sites))
		}
		for i, want := range c.words {
			if what := level.sites[i].words(); what.Words+": "+what.Value != want {
				t.Errorf("in cells of %g: %q, want %q", c.cell, what.Words+": "+what.Value, want)
			}
		}
	}
}

// However places are put together, nobody is lost or counted twice, each place lies where its circle's filter looks for it, and no two circles are closer
// than what tells them apart.
func TestPuttingPlacesTogetherLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var facts []ceasefire.Fact
		n, deaths := 0, 0
		for range rapid.IntRange(0, 60).Draw(t, "facts") {
			f := placed(rapid.Float32Range(30, 38).Draw(t, "lat"), rapid.Float32Range(35, 43).Draw(t, "lon"), int32(rapid.IntRange(-1, 9).Draw(t, "best")),
				ceasefire.PlacePrecision(rapid.IntRange(0, 5).Draw(t, "placed")), "")
			facts = append(facts, f)
			if f.Placed.HasPoint() {
				n++
				deaths += int(max(f.Best, 0))
			}
		}
		level := newSiteLevels(ceasefire.FactsOf(facts)).at(rapid.IntRange(0, finestLevel).Draw(t, "level"))
		for _, one := range level.sites {
			n, deaths = n-one.n, deaths-one.deaths
			found := 0
			for _, f := range facts {
				if f.Placed.HasPoint() && one.words().Within.Box.Contains(pointOf(f)) {
					found++
				}
			}
			if found < one.n {
				t.Errorf("a circle of %d incidents finds %d", one.n, found)
			}
		}
		if n != 0 || deaths != 0 {
			t.Errorf("%d incidents and %d deaths are missing", n, deaths)
		}
	})
}

// The circles that explain the sizes are round numbers that occur.
func TestSizesAreExplainedByRoundNumbers(t *testing.T) {
	for most, want := range map[int][]int{0: nil, 1: {1}, 3: {1, 2}, 14: {1, 10}, 77: {5, 50}, 2300: {200, 2000}} {
		l := siteLevel{most: max(most, 1), sites: []site{{deaths: most, n: 1}}}
		got := l.sampleDeaths()
		if len(got) != len(want) || len(got) > 0 && (got[0] != want[0] || got[len(got)-1] != want[len(want)-1]) {
			t.Errorf("of %d: %v, want %v", most, got, want)
		}
	}
}

// Looked at closely, a map of very many places puts together those in sight, and all of them.
func TestManyPlacesAreSeenClosely(t *testing.T) {
	var facts []ceasefire.Fact
	for i := range 200 * 200 {
		facts = append(facts, placed(33+float32(i/200)*0.02, 36+float32(i%200)*0.02, int32(i%7), ceasefire.PlaceExact, ""))
	}
	levels := newSiteLevels(ceasefire.FactsOf(facts))
	for _, zoom := range []float64{50, 400, 3000, 20_000} {
		p := Sight{ceasefire.Point{Lat: 35.013, Lon: 38.007}, zoom}.projection(800, 600)
		level := levelFor(zoom, 20)
		pad := 5 * cellOf(level) * zoom
		wide := p
		wide.room = newBox(-pad, -pad, 800+2*pad, 600+2*pad)
		wide.middle = p.middle
		inside, around := 0, 0
		for _, f := range facts {
			on := plane(pointOf(f))
			if p.sees(newBox(on.x, on.y, 0, 0)) {
				inside++
			}
			if wide.sees(newBox(on.x, on.y, 0, 0)) {
				around++
			}
		}
		got := 0
		for _, one := range levels.seen(p, level).sites {
			got += one.n
		}
		if zoom < 600 {
			around = len(facts) // the whole map is put together
		}
		if got < inside || got > around || levels.seen(p, level).most < 6 {
			t.Errorf("at %g: %d incidents, %d are in sight and %d around it", zoom, got, inside, around)
		}
	}
}
