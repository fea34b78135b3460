package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// clockEnds is what a script reads of when a clock is due.
type clockEnds struct {
	Name        string  `json:"name"`
	EndsAt      *string `json:"ends_at"`
	SecondsLeft *int64  `json:"seconds_left"`
}

func TestAClockWithoutAnEndIsNotDueNow(t *testing.T) {
	dossier, _ := story(t)
	for _, at := range []string{"2016-09-10", "2016-09-20"} {
		var told struct{ Clocks []clockEnds }
		if err := json.Unmarshal([]byte(done(t, "info", dossier, "--as-of", at, "--json")), &told); err != nil {
			t.Fatal(err)
		}
		without := 0
		for _, c := range told.Clocks {
			if (c.EndsAt == nil) != (c.SecondsLeft == nil) {
				t.Errorf("at %s, %s ends at %v and has %v left", at, c.Name, c.EndsAt, c.SecondsLeft)
			}
			if c.EndsAt == nil {
				without++
			}
		}
		if without == 0 {
			t.Errorf("at %s every clock has an end", at)
		}
	}
}

func TestAnEmptyDossierClaimsNoPeace(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.truce")
	begun(t, empty, "--template", "syria-2016")
	out := done(t, "info", empty, "--as-of", "2016-10-20")
	if !strings.Contains(out, "none recorded") || strings.Contains(out, "deaths a day") || strings.Contains(out, "?") {
		t.Error(out)
	}
	full, _ := story(t)
	if out := done(t, "info", full, "--as-of", "2016-10-20"); !strings.Contains(out, "deaths a day over 28 whole days") {
		t.Error(out)
	}
}
