package dashboard

import (
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// A filter is not to be widened where there is nothing that it could leave out.
func TestAnEmptyTableSaysWhatToDo(t *testing.T) {
	frame := ceasefire.Frame{Agreement: ceasefire.Agreement{ID: ceasefire.ID{9}, Title: "A truce"}}
	for bare, want := range map[plot.Bareness]string{plot.BareAlways: "Log the first one", plot.BareThen: "choose a later moment", 0: ""} {
		if _, why := noIncidents(&Snapshot{Whole: frame, Bare: bare}); !strings.Contains(why, want) || (want == "") != (why == "") {
			t.Errorf("%v: %q", bare, why)
		}
	}
}

// A dossier whose days are those of UTC has not the same word twice to choose from.
func TestTheDossiersZoneIsToldFromUTC(t *testing.T) {
	if words := dossierZone(time.UTC); words != "The dossier's" {
		t.Error(words)
	}
	if words := dossierZone(testFrame().Agreement.Location()); words != "Damascus" {
		t.Error(words)
	}
}

func TestAnEmptyListOfSourcesSaysWhatToDo(t *testing.T) {
	shot := &Snapshot{Whole: testFrame()}
	if rows := shot.orNone(nil, 1, "None yet"); len(rows) != 1 || rows[0].Cells[1] != "None yet" {
		t.Errorf("%v", rows)
	}
	p := &sourcesPage{window: &Window{}}
	p.turn(0) // there is no import in that row
	shot.Whole = ceasefire.Frame{}
	if rows := shot.orNone(nil, 1, "None yet"); rows[0].Cells[1] != ceasefire.NothingRecorded {
		t.Errorf("%v", rows)
	}
}

func TestSizesAreShort(t *testing.T) {
	for n, want := range map[int64]string{1: "1 byte", 6: "6 bytes", 1536: "1.5 KB", 3 << 20: "3.0 MB", 1 << 30: "1.0 GB"} {
		if got := sizeWords(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
