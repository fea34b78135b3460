package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// beside puts a file and a log into a new folder, as one dossier.
func beside(t *testing.T, file, log []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "h.truce")
	for ending, content := range map[string][]byte{"": file, logEnding: log} {
		if err := os.WriteFile(path+ending, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// colleagues gives a sound copy of a dossier with rows of its own, closed.
func colleagues(t *testing.T, d *Dossier) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.truce")
	if err := d.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	b, err := Open(context.Background(), path, Options{Who: "Ben", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	var rows []any
	for n := range 60 {
		rows = append(rows, imported(fmt.Sprint("b", n), "a", n+2))
	}
	if _, err := b.Import(context.Background(), testBatch(), stream(rows...), false); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return slurp(t, path)
}

func refusesLog(t *testing.T, path string) {
	t.Helper()
	ctx := context.Background()
	file, log := slurp(t, path), slurp(t, path+logEnding)
	_, checked := CheckFile(ctx, path)
	_, opened := Open(ctx, path, Options{Who: "Ada", Now: fixedNow})
	_, sound := Open(ctx, path, Options{Who: "Ada", Now: fixedNow, Sound: true})
	_, window := Open(ctx, path, Options{Who: "Ada", Now: fixedNow, Hold: true})
	_, read := Open(ctx, path, Options{ReadOnly: true})
	for n, err := range []error{checked, opened, sound, window, read, CopyBackup(ctx, path, filepath.Join(t.TempDir(), "x.truce"))} {
		var refused *OpenError
		if !errors.As(err, &refused) || refused.StrayLog != path+logEnding {
			t.Errorf("%d: %v", n, err)
		}
	}
	if !slices.Equal(file, slurp(t, path)) || !slices.Equal(log, slurp(t, path+logEnding)) {
		t.Error("the file or the log was changed")
	}
}

func TestALogOfAnEarlierFileIsNotBroughtIn(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	theirs := colleagues(t, d)
	for range 3 {
		add(t, d, testIncident())
	}
	path := beside(t, theirs, slurp(t, d.Path()+logEnding))
	refusesLog(t, path)
	out := filepath.Join(t.TempDir(), "out.truce")
	saved, err := Salvage(ctx, path, out, Options{Who: "Ada", Now: fixedNow})
	if err != nil || saved.Incidents != 60 || !tells(saved, "h.truce-wal") {
		t.Errorf("salvaged: %+v, %v", saved, err)
	}
	name, err := PutLogAside(path, fixedNow())
	if err != nil {
		t.Fatal(err)
	}
	if found, err := CheckFile(ctx, path); err != nil || !found.OK || found.Incidents != 60 || !slices.Equal(slurp(t, name), slurp(t, d.Path()+logEnding)) {
		t.Errorf("without the log: %+v, %v", found, err)
	}
}

// A log that holds every page makes a sound dossier of whatever file it lies beside, and it is the one that was left.
func TestALogThatHoldsAllPagesIsKnownAsItsOwn(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	theirs := colleagues(t, d)
	shelf := Shelf{Folder: t.TempDir()}
	backup, _, err := d.BackUp(ctx, shelf, BeforeRestore)
	if err != nil {
		t.Fatal(err)
	}
	add(t, d, testIncident())
	if _, err := d.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	before := slurp(t, d.Path())
	if _, err := d.Restore(ctx, shelf, backup.Path); err != nil {
		t.Fatal(err)
	}
	log := slurp(t, d.Path()+logEnding)
	refusesLog(t, beside(t, theirs, log))
	own, err := Open(ctx, beside(t, before, log), Options{Who: "Ada", Now: fixedNow, Sound: true})
	if err != nil {
		t.Fatalf("its own log: %v", err)
	}
	if n, err := own.Count(ctx, View{}); err != nil || n.Total != 0 {
		t.Errorf("%+v, %v", n, err)
	}
	if err := own.Close(); err != nil {
		t.Error(err)
	}
}

// What was being typed stands in no line of the trail: a log of nothing else is found by what it does to the file.
func TestALogOfWhatWasTypedIntoAnEarlierFile(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	theirs := colleagues(t, d)
	for n := range 40 {
		if err := d.SaveDraft(ctx, fmt.Sprint("form ", n), fmt.Sprintf(`{"text": "%02000d"}`, n)); err != nil {
			t.Fatal(err)
		}
	}
	path := beside(t, theirs, slurp(t, d.Path()+logEnding))
	file := slurp(t, path)
	_, checked := CheckFile(ctx, path)
	_, opened := Open(ctx, path, Options{Who: "Ada", Now: fixedNow, Sound: true})
	for n, err := range []error{checked, opened} {
		var refused *OpenError
		if !errors.As(err, &refused) || refused.StrayLog == "" {
			t.Errorf("%d: %v", n, err)
		}
	}
	if !slices.Equal(file, slurp(t, path)) {
		t.Error("the file was changed")
	}
}

// A journal of the older kind beside a dossier is never its own, for it is written by a log: the database would take it away without a word, or bring it into the file.
func TestAJournalOfAnotherIsRefusedAndStays(t *testing.T) {
	path := testDossier(t).Path()
	for kind, content := range map[string]string{"a stranger's": "my notes of the week", "a database's": journalHead + "\x00\x00\x00\x01 of another", "an old one": "\xd9"} {
		if err := os.WriteFile(path+"-journal", []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range []Options{{ReadOnly: true}, {Who: "Tester"}, {Who: "Tester", Hold: true}} {
			var refused *OpenError
			d, err := Open(context.Background(), path, o)
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), filepath.Base(path)+"-journal beside it, which is not its own") {
				t.Fatalf("%s, %+v: %v, %v", kind, o, d, err)
			}
		}
		if _, err := CheckFile(context.Background(), path); err == nil {
			t.Errorf("%s: checked", kind)
		}
		kept, err := os.ReadFile(path + "-journal")
		after, unread := os.ReadFile(path)
		if err != nil || unread != nil || string(kept) != content || string(after) != string(before) {
			t.Errorf("%s: %q, %v", kind, kept, errors.Join(err, unread))
		}
	}
	for _, wiped := range []string{"", "\x00\x00\x00\x00\x00\x00\x00\x00 wiped"} {
		if err := os.WriteFile(path+"-journal", []byte(wiped), 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := Open(context.Background(), path, Options{Who: "Tester"})
		if err != nil {
			t.Fatal(err)
		}
		closed(t, d)
	}
}
