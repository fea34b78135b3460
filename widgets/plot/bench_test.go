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

// The page of charts after a filter changed, of a million incidents, is to take no more than a frame of sixty a second: the facts that it leaves, the numbers of the large
// chart, and its picture at 1100×700.
func BenchmarkBound_Redraw_of_the_page_of_charts_after_a_filter_change(b *testing.B) {
	s := filled(1_000_000)
	redrawn(b, s) // what is worked out once for all filters
	for b.Loop() {
		redrawn(b, s)
	}
	const bound = time.Second / 60
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/bound.Seconds(), "ratio")
	b.ReportMetric(1, "bound")
}

// redrawn draws the page's large chart of what a filter leaves.
func redrawn(b *testing.B, s Subject) {
	s.Filter.Scope = ceasefire.ViewIn
	s.Facts = s.Facts.Narrow(s.Filter, nil)
	p, err := New(Daily, s)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := p.Image(1100, 700, 1, Light); err != nil {
		b.Fatal(err)
	}
}

// filled is a year of so many incidents of six parties, half of them in scope.
func filled(n int) Subject {
	s := yearOf(365, 6)
	build := ceasefire.NewFactsBuilder(n)
	for i := range n {
		f := fact(1+i%365, i%6, int32(i%9), "X-1")
		f.From, f.Until = f.From+int64(i%720)*60, f.Until+int64(i%720)*60
		if f.Key = int64(i); i%2 > 0 {
			f.Scope = ceasefire.OutOfScope
		}
		build.Add(f)
	}
	s.Facts = build.Facts()
	return s
}
