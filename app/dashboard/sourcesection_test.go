package dashboard

import (
	"testing"
)

// On 13 September 2016 the sample's sources of the 15th, the 18th and the 23rd were not out; a row of the list opens the source that it names.
func TestSourcesAreListedOnceTheyWereOut(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-13 12:00"))
	s := newSourceSection(func() {})
	rows, hidden := s.rows(p.shot), 0
	for _, source := range p.shot.Frame.Sources {
		if source.Published.After(p.shot.View.AsOf.At) {
			hidden++
		}
	}
	if hidden == 0 || len(rows) != len(p.shot.Frame.Sources)-hidden {
		t.Errorf("%d of %d sources are listed, though %d were not out", len(rows), len(p.shot.Frame.Sources), hidden)
	}
	for n, row := range rows {
		if row.Cells[1] == "15 Sep 2016" || row.Cells[1] == "18 Sep 2016" || row.Cells[1] == "23 Sep 2016" {
			t.Errorf("%q is listed as published %s", row.Cells[0], row.Cells[1])
		}
		if !s.begin(p.shot, n) {
			t.Fatalf("row %d opens nothing", n)
		}
		change, problems := s.read()
		if len(problems) > 0 || s.title() != row.Cells[0] || change == nil {
			t.Errorf("row %d, %q, opens %q, %v", n, row.Cells[0], s.title(), problems)
		}
	}
}
