package plot

import (
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// The title, n and the areas count the same incidents; what is left out is none of them.
func TestMapCountsWhatItsTitleCounts(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	s.Facts = changed(s.Facts, func(i int, f *ceasefire.Fact) {
		if i < 2 {
			f.Area = ""
		}
	})
	out := newGeoMap(s).sheet()
	if !strings.HasPrefix(out.title, "4 incidents") || !strings.HasPrefix(out.counts, "n = 4 incidents. Left out 2 (") || !strings.Contains(out.counts, " Of all 6: ") {
		t.Errorf("title %q, counts %q", out.title, out.counts)
	}
	s.Measure = ceasefire.DeathsMeasure
	if got := newGeoMap(s).sheet().counts; !strings.HasPrefix(got, "n = 3 incidents with known deaths; deaths are best estimates. Left out 3 (") {
		t.Errorf("counts %q", got)
	}
}
