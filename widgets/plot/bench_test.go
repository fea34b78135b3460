package plot

import (
	"bytes"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// A year by party, 1600×900, is to take no more than 50 ms.
func BenchmarkBound_Chart_of_a_year_by_party_to_PNG(b *testing.B) {
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
	const bound = 50 * time.Millisecond
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/bound.Seconds(), "ratio")
	b.ReportMetric(1, "bound")
}
