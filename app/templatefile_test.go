package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"truceboard/assets"
)

func TestADossierIsMadeFromATemplatesFile(t *testing.T) {
	text, err := assets.OpenTemplate("minsk-2015")
	if err != nil {
		t.Fatal(err)
	}
	file, dossier := filepath.Join(t.TempDir(), "mine.json"), filepath.Join(t.TempDir(), "mine.truce")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	done(t, "new", dossier, "--template", file)
	var told struct{ Agreement struct{ Title string } }
	if err := json.Unmarshal([]byte(done(t, "info", dossier, "--json")), &told); err != nil {
		t.Fatal(err)
	}
	if told.Agreement.Title != assets.Templates()[1].Title {
		t.Errorf("it tells %q", told.Agreement.Title)
	}
}
