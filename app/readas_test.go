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

// The agreement in a complete file is that of the instant it was read at: what happened later is in none of its lists.
func TestACompleteExportHoldsNothingLater(t *testing.T) {
	dossier, _ := story(t)
	lists := func(asOf string) map[string]int {
		path := filepath.Join(t.TempDir(), "a.json")
		done(t, "export", dossier, path, "--as-of", asOf)
		var whole struct {
			Frame map[string]json.RawMessage
		}
		if err := json.Unmarshal([]byte(fileText(t, path)), &whole); err != nil {
			t.Fatal(err)
		}
		counts := map[string]int{}
		for _, name := range []string{"determinations", "tallies", "timeline"} {
			var list []json.RawMessage
			if text, ok := whole.Frame[name]; ok {
				if err := json.Unmarshal(text, &list); err != nil {
					t.Fatal(name, err)
				}
			}
			counts[name] = len(list)
		}
		return counts
	}
	// By hand from the story: at noon on 14 September one ruling renewed the first 48 hours.
	then, later := lists("2016-09-14 12:00"), lists("2016-10-04 12:00")
	for name, n := range later {
		if n == 0 || then[name] >= n {
			t.Errorf("%s: %d at noon on 14 September, %d on 4 October", name, then[name], n)
		}
	}
	if then["determinations"] != 1 {
		t.Errorf("%d rulings by 14 September, want that which renewed the first 48 hours", then["determinations"])
	}
}
