package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What is written while the computer's clock stands behind the last entry bears the time of that entry; a command that writes says so, as the window does.
func TestAnImportSaysThatTheClockIsBehind(t *testing.T) {
	dossier, _ := story(t)
	rows := func(name string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte("date,type,title,place\n2016-09-14,shelling,"+name+",Aleppo\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if status, _, said := call(t, "import", dossier, rows("first.csv")); status != exitDone || strings.Contains(said, "clock") {
		t.Errorf("in order: status %d, %q", status, said)
	}
	var out, said bytes.Buffer
	later := func() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) }
	if status := run(context.Background(), []string{"import", dossier, rows("later.csv")}, env{out: &out, err: &said, now: later}); status != exitDone || strings.Contains(said.String(), "clock") {
		t.Fatalf("later: status %d, %q", status, said.String())
	}
	if status, _, said := call(t, "import", dossier, rows("behind.csv")); status != exitDone || !strings.Contains(said, "This computer's clock reads 2 Jan 2026, 06:04, but the last entry was made on 2 Jan 2030, 06:04.") {
		t.Errorf("behind: status %d, %q", status, said)
	}
	copied := filepath.Join(t.TempDir(), "copy.truce")
	done(t, "backup", dossier, copied)
	if _, _, said := call(t, "merge", dossier, copied); !strings.Contains(said, "the last entry was made on 2 Jan 2030") {
		t.Errorf("merge: %q", said)
	}
}
