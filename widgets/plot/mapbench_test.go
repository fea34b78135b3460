package plot

import (
	"math/rand/v2"
	"testing"

	"truceboard/store/ceasefire"
)

// scattered is so many incidents, no two of them at one point.
func scattered(n int) Subject {
	s := yearOf(60, 3)
	random := rand.New(rand.NewPCG(1, 2))
	build := ceasefire.NewFactsBuilder(n)
	for i := range n {
		f := fact(1+i%60, i%3, int32(i%9), "X-1")
		f.Lat, f.Lon, f.Placed = 33+random.Float32()*4, 36+random.Float32()*6, ceasefire.PlaceExact
		build.Add(f)
	}
	s.Facts = build.Facts()
	return s
}

// BenchmarkScatteredMap works out and draws a map of 300,000 places of their own.
func BenchmarkScatteredMap(b *testing.B) {
	s := scattered(300_000)
	for b.Loop() {
		s.Facts = s.Facts.Slice(0, s.Facts.Len()) // whose sums are counted anew
		a, err := NewAtlas(s)
		if err != nil {
			b.Fatal(err)
		}
		f := MapFrame{Sight: a.Home(1200, 800, 60), Width: 1200, Height: 800, Scale: 1, Foot: 60}
		if _, err := a.Draw(f); err != nil {
			b.Fatal(err)
		}
	}
}
