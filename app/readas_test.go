package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// Each file of incidents says as of when it was read, and as known when: inside, where its kind has a place for that; a CSV, whose rows stay clean, is told so with.
func TestAnExportSaysAsOfWhenItWasRead(t *testing.T) {
	dossier, _ := story(t)
	asOf, known := "20 Sep 2016, 12:00", "1 Jan 2027, 08:30"
	for _, name := range []string{"a.csv", "a.ged.csv", "a.acled.csv", "a.xlsx", "a.geojson", "a.gpkg", "a.json"} {
		path := filepath.Join(t.TempDir(), name)
		said := done(t, "export", dossier, path, "--as-of", "2016-09-20 12:00", "--known-at", "2027-01-01 08:30")
		if want := "as of " + asOf + ", as known at " + known + " (Asia/Damascus)\n"; !strings.Contains(said, want) {
			t.Errorf("%s: %q does not say %q", name, said, want)
		}
		if without := done(t, "export", dossier, path, "--as-of", "2016-09-20 12:00"); strings.Contains(without, "known") || !strings.Contains(without, "as of "+asOf) {
			t.Errorf("%s: %q", name, without)
		}
		done(t, "export", dossier, path, "--as-of", "2016-09-20 12:00", "--known-at", "2027-01-01 08:30")
		text := fileText(t, path)
		if inside := !strings.HasSuffix(name, ".csv"); strings.Contains(text, asOf) != inside || strings.Contains(text, known) != inside {
			t.Errorf("%s says as of when inside: %v", name, !inside)
		}
		if header, _, _ := strings.Cut(text, "\n"); strings.HasSuffix(name, ".csv") && !strings.Contains(header, ",") {
			t.Errorf("%s begins with %q", name, header)
		}
	}
	var told struct {
		AsOf    string `json:"as_of"`
		KnownAt string `json:"known_at"`
	}
	out := done(t, "export", dossier, filepath.Join(t.TempDir(), "b.csv"), "--json", "--as-of", "2016-09-20 12:00", "--known-at", "2027-01-01 08:30")
	if err := json.Unmarshal([]byte(out), &told); err != nil || told.AsOf != "2016-09-20T09:00:00Z" || told.KnownAt != "2027-01-01T05:30:00Z" {
		t.Errorf("%s, %v", out, err)
	}
}
