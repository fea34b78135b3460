package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Coordinates without a precision are a place on the map, as a point is that is typed in; what a row says of its precision stands.
func TestCoordinatesWithoutAPrecisionAreAPlace(t *testing.T) {
	dossier, file := files(t, "list.csv", "Date,Type,Place,Latitude,Longitude\n2016-09-12,shelling,Handarat,36.29,37.19\n2016-09-13,shelling,Handarat,36.29,37.19\n2016-09-13,shelling,Elsewhere,,\n")
	if out := done(t, "import", dossier, file); !strings.Contains(out, "added 3") || !strings.Contains(out, "2 rows have coordinates without a precision: taken as exact.\n") {
		t.Errorf("%s", out)
	}
	within := func(dossier string) string {
		t.Helper()
		to := filepath.Join(filepath.Dir(dossier), "out.csv")
		done(t, "export", dossier, to, "--within", "36.2,37.1,36.4,37.3")
		text, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if got := within(dossier); strings.Count(got, "Handarat") < 2 || strings.Contains(got, "Elsewhere") {
		t.Errorf("%s", got)
	}
	dossier, file = files(t, "list.csv", "Date,Type,Place,Latitude,Longitude,Place precision\n2016-09-12,shelling,Handarat,36.29,37.19,area\n2016-09-13,shelling,Handarat,36.29,37.19,\n")
	if out := done(t, "import", dossier, file); !strings.Contains(out, "1 row has coordinates without a precision: taken as exact.\n") {
		t.Errorf("%s", out)
	}
	if got := within(dossier); strings.Contains(got, "2016-09-12") || !strings.Contains(got, "2016-09-13") {
		t.Errorf("%s", got)
	}
}
