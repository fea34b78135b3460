package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store"
)

// alteredStory is a dossier of which another program changed an imported row, and the file that it was imported from.
func alteredStory(t *testing.T) (dossier, data string) {
	t.Helper()
	t.Setenv("TRUCEBOARD_DATA", t.TempDir())
	dossier, data = story(t)
	ctx := context.Background()
	d, err := store.Open(ctx, dossier, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	list, err := d.List(ctx, store.View{}, store.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := list.Page(ctx, 0, 1)
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	i, err := d.Incident(ctx, rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(dossier)
	if err != nil {
		t.Fatal(err)
	}
	is := []byte(i.Origin.Digest)
	if len(is) < 8 || bytes.Count(content, is) != 1 {
		t.Fatalf("%q stands in the file %d times", is, bytes.Count(content, is))
	}
	content = bytes.Replace(content, is, append([]byte("zzzz"), is[4:]...), 1)
	if err := os.WriteFile(dossier, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return dossier, data
}

// warned reads what a command that went well said of what was altered.
func warned(t *testing.T, args ...string) (said string, told alteredDocument) {
	t.Helper()
	status, out, said := call(t, append(args, "--json")...)
	if status != exitDone {
		t.Fatalf("%v: status %d: %s", args, status, said)
	}
	if err := json.Unmarshal([]byte(out), &told); err != nil {
		t.Fatal(out, err)
	}
	return said, told
}

// A backup of a dossier with records that were altered past its trail is made, and says so; so does an import that comes upon them. Neither has a word to say of a sound one.
func TestAnImportAndABackupSayWhatWasAltered(t *testing.T) {
	dossier, data := alteredStory(t)
	for _, args := range [][]string{{"backup", dossier, filepath.Join(t.TempDir(), "copy.truce")}, {"backup", dossier}, {"backup", dossier}, {"import", dossier, data}} {
		said, told := warned(t, args...)
		if !strings.HasPrefix(said, "truceboard: warning: ") || strings.Count(said, "\n") != 1 || !strings.Contains(said, "1 record") || !strings.Contains(said, "truceboard check "+dossier) {
			t.Errorf("%v said %q", args, said)
		}
		if len(told.Altered) != 1 || told.AlteredMore != 0 || told.Altered[0].Record != "incident" || told.Altered[0].Fault != "altered" {
			t.Errorf("%v: %+v", args, told)
		}
	}
	if _, _, said := call(t, "backup", dossier); !strings.Contains(said, "none was made") {
		t.Errorf("said %q", said)
	}
	good, data := story(t)
	for _, args := range [][]string{{"backup", good, filepath.Join(t.TempDir(), "copy.truce")}, {"backup", good}, {"import", good, data}} {
		if said, told := warned(t, args...); said != "" || told.Altered == nil || len(told.Altered) != 0 {
			t.Errorf("%v said %q, %+v", args, said, told)
		}
	}
}
