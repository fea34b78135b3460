package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/assets"
)

// Every template that the list names makes a dossier that is sound and that tells its agreement's title.
func TestEveryListedTemplateMakesADossier(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(done(t, "new", "--list")), "\n")
	if len(lines) != len(assets.Templates()) || len(lines) != 4 {
		t.Fatalf("the list has %d lines: %q", len(lines), lines)
	}
	for _, line := range lines {
		name, title, _ := strings.Cut(line, "\t")
		dossier := filepath.Join(t.TempDir(), name+".truce")
		done(t, "new", dossier, "--template", name)
		done(t, "check", dossier)
		var told struct{ Agreement struct{ Title string } }
		if err := json.Unmarshal([]byte(done(t, "info", dossier, "--json")), &told); err != nil {
			t.Fatal(err)
		}
		if title == "" || told.Agreement.Title != title {
			t.Errorf("%s is listed as %q and tells %q", name, title, told.Agreement.Title)
		}
	}
}
