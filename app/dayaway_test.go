package main

import (
	"path/filepath"
	"testing"
)

// A day stays its day in the dossier of another agreement, on the other side of UTC, whatever file brings it there; brought again it is known.
func TestADayStaysItsDayInADossierOfAnotherZone(t *testing.T) {
	from, data := files(t, "old.csv", oldEvents("15/09/2016", "30/09/2016", "01/10/2016"))
	done(t, "import", from, data)
	want := days(t, from)
	for _, name := range []string{"all.json", "all.csv", "all.xlsx", "all.acled.csv", "all.ged.csv"} {
		file, to := filepath.Join(t.TempDir(), name), filepath.Join(t.TempDir(), "colombia.truce")
		done(t, "export", from, file)
		done(t, "new", to, "--template", "colombia-2016")
		done(t, "import", to, file)
		if got := days(t, to); got != want {
			t.Errorf("%s: %s became %s", name, want, got)
		}
		if got := importing(t, to, file); got.Duplicates != 3 {
			t.Errorf("%s again: %+v", name, tallied(got))
		}
	}
}
