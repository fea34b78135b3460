package plot

import (
	"bytes"
	"testing"

	"truceboard/store/ceasefire"
)

// A year by party, 1600×900, is to take no more than 50 ms.
func BenchmarkDailyYearPNG(b *testing.B) {
	s := yearOf(365, 6)
	s.By = ceasefire.ByParty
	p, err := New(Daily, s)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var out bytes.Buffer
		if err := p.PNG(&out, 1600, 900, 1); err != nil {
			b.Fatal(err)
		}
	}
}
