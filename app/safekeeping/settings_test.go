package safekeeping

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSettingsAreKept(t *testing.T) {
	folder := t.TempDir()
	if s, err := Read(folder); err != nil || s != Usual() {
		t.Errorf("at first: %+v, %v", s, err)
	}
	want := Settings{Beside: true, Minutes: 10, Megabytes: 200}
	if err := want.Write(folder); err != nil {
		t.Fatal(err)
	}
	if s, err := Read(folder); err != nil || s != want {
		t.Errorf("%+v, %v", s, err)
	}
	for _, nonsense := range []string{"{", `{"every_minutes": 0}`, `{"most_megabytes": -1}`} {
		if err := os.WriteFile(filepath.Join(folder, settingsFile), []byte(nonsense), 0o600); err != nil {
			t.Fatal(err)
		}
		if s, err := Read(folder); err == nil || s != Usual() {
			t.Errorf("%s: %+v, %v", nonsense, s, err)
		}
	}
}

func TestTheShelfIsWhereTheSettingsSay(t *testing.T) {
	dossier := filepath.Join("a", "Syria.truce")
	if got := (Settings{Beside: true, Megabytes: 1}).Shelf("data", dossier); got.Folder != filepath.Join("a", "Syria backups") || got.Rule.Most != 1<<20 {
		t.Errorf("%+v", got)
	}
	if got := Usual().Shelf("data", dossier); filepath.Dir(got.Folder) != filepath.Join("data", "backups") {
		t.Errorf("%+v", got)
	}
}
