package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBackupsFromTheCommandLine(t *testing.T) {
	t.Setenv("TRUCEBOARD_DATA", t.TempDir())
	dossier := filepath.Join(t.TempDir(), "a.truce")
	did := func(args ...string) string {
		t.Helper()
		status, printed, said := call(t, args...)
		if status != exitDone {
			t.Fatalf("%v: status %d, said %q", args, status, said)
		}
		return printed
	}
	did("new", dossier, "--template", "syria-2016")
	if said := did("backup", dossier); !strings.Contains(said, "saved a verified backup") {
		t.Error(said)
	}
	if said := did("backup", dossier); !strings.Contains(said, "nothing changed since") {
		t.Error(said)
	}
	did("new", filepath.Join(t.TempDir(), "other.truce"), "--template", "syria-2016")
	data := filepath.Join(t.TempDir(), "events.csv")
	if err := os.WriteFile(data, []byte("date,place,type\n2016-09-14,Aleppo,shelling\n2016-09-15,Hama,shelling\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	did("import", dossier, data, "--day-first")
	var compared comparisonDocument
	if err := json.Unmarshal([]byte(did("backup", dossier, "--compare", "newest", "--json")), &compared); err != nil {
		t.Fatal(err)
	}
	if len(compared.Added) == 0 || len(compared.Removed) != 0 {
		t.Errorf("%+v", compared)
	}
	if said := did("backup", dossier, "--restore", "newest"); !strings.Contains(said, "is kept as") {
		t.Error(said)
	}
	var listed []savedDocument
	if err := json.Unmarshal([]byte(did("backup", dossier, "--list", "--json")), &listed); err != nil || len(listed) != 2 {
		t.Errorf("%+v, %v", listed, err)
	}
	if said := did("check", dossier); !strings.Contains(said, "ok: 0 incidents") {
		t.Error(said)
	}
	away := filepath.Join(t.TempDir(), "moved.truce")
	if err := os.Rename(dossier, away); err != nil {
		t.Fatal(err)
	}
	if said := did("backup", away, "--list"); strings.Count(said, "\n") != 2 {
		t.Errorf("moved, it finds %q", said)
	}
	stranger := filepath.Join(t.TempDir(), "stranger.truce")
	did("new", stranger, "--template", "syria-2016")
	status, _, said := call(t, "backup", stranger, "--restore", listed[0].Path)
	if status != exitFailed || !strings.Contains(said, "is a backup of another dossier") || !strings.Contains(said, "--another") {
		t.Errorf("a backup of another dossier: status %d, said %q", status, said)
	}
	if said := did("backup", stranger, "--restore", listed[0].Path, "--another"); !strings.Contains(said, "is kept as") {
		t.Error(said)
	}
	if status, _, said := call(t, "backup", stranger, "--another", "--list"); status != exitUsage || !strings.Contains(said, "--restore") {
		t.Errorf("--another alone: %d, %q", status, said)
	}
	if status, _, said := call(t, "backup", dossier, "x.truce", "--list"); status != exitUsage || !strings.Contains(said, "one thing") {
		t.Errorf("two things: %d, %q", status, said)
	}
}
