package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Two copies that were edited apart come together from the command line, in a document that scripts can read; what is no copy is a sentence.
func TestCopiesAreMergedFromTheCommandLine(t *testing.T) {
	dossier, data := story(t)
	copied := filepath.Join(t.TempDir(), "copy.truce")
	done(t, "backup", dossier, copied)
	rows := filepath.Join(t.TempDir(), "rows.csv")
	if err := os.WriteFile(rows, []byte("date,type,title,place\n2016-09-14,shelling,Shells on a road,Aleppo\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	done(t, "import", copied, rows)
	before := textOf(t, copied)
	var told struct {
		DryRun, Merged bool
		TheirsSince    int `json:"theirs_since"`
		Counts         []struct {
			Record string
			Added  int
		}
		Coming []struct {
			What, Record, ID, Name string
		}
		Conflicts []any
	}
	read := func(args ...string) {
		t.Helper()
		if err := json.Unmarshal([]byte(done(t, append([]string{"merge", dossier, copied, "--json"}, args...)...)), &told); err != nil {
			t.Fatal(err)
		}
	}
	if read("--dry-run"); told.Merged || told.TheirsSince == 0 || len(told.Coming) == 0 || told.Conflicts == nil {
		t.Errorf("%+v", told)
	}
	var batches []struct{ Batch string }
	if err := json.Unmarshal([]byte(done(t, "import", copied, "--batches", "--json")), &batches); err != nil {
		t.Fatal(err)
	}
	for _, coming := range told.Coming {
		if coming.Record == "import_batch" && !strings.Contains(fmt.Sprint(batches), coming.ID) || len(coming.ID) != 36 {
			t.Errorf("%+v is called by another identifier than by import: %v", coming, batches)
		}
	}
	if read(); !told.Merged {
		t.Errorf("%+v", told)
	}
	if out := done(t, "merge", dossier, copied, "--theirs"); !strings.Contains(out, "has nothing that this dossier does not have") {
		t.Error(out)
	}
	if textOf(t, copied) != before {
		t.Error("the other copy was changed")
	}
	if out := done(t, "check", dossier); !strings.HasPrefix(out, "ok: ") {
		t.Error(out)
	}
	other := filepath.Join(t.TempDir(), "other.truce")
	begunElsewhere(t, other, "--template", "syria-2016")
	for _, wrong := range [][]string{{"merge", dossier, other}, {"merge", dossier, data}, {"merge", dossier, dossier}} {
		if status, _, said := call(t, wrong...); status != exitFailed || strings.Count(said, "\n") != 1 {
			t.Errorf("%v: status %d: %s", wrong, status, said)
		}
	}
	if status, _, _ := call(t, "merge", dossier, copied, "--ours", "--theirs"); status != exitUsage {
		t.Error("both sides were taken")
	}
}
