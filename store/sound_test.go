package store

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
)

// tampered gives a copy of a dossier that somebody changed by plain SQL, past what keeps that from happening.
func tampered(t *testing.T, d *Dossier, statements ...string) string {
	t.Helper()
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "tampered.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	pool := connect(path, accessWrite)
	defer pool.Close()
	names, err := collect(ctx, pool, scanText, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	again, err := collect(ctx, pool, scanText, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, name := range names {
		all = append(all, "DROP TRIGGER "+name)
	}
	for _, text := range append(append(all, statements...), again...) {
		if _, err := pool.ExecContext(ctx, text); err != nil {
			t.Fatal(text, err)
		}
	}
	return path
}

// A dossier whose trail was changed can be read, and nothing is written to it: by whoever asks for a sound one, by the window once it has looked it over, and at once where the end was changed.
func TestADossierWithABrokenTrailIsNotWrittenTo(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for range endLines + 10 {
		add(t, d, testIncident())
	}
	for where, c := range map[string]struct {
		statement string
		atOnce    bool
	}{
		"near the end":  {"UPDATE audit SET who = 'Nobody' WHERE seq = (SELECT max(seq) - 3 FROM audit)", true},
		"the beginning": {"UPDATE audit SET who = 'Nobody' WHERE seq = 2", false},
	} {
		path := tampered(t, d, c.statement)
		var refused *OpenError
		if _, err := Open(ctx, path, Options{Sound: true}); !errors.As(err, &refused) || !refused.Damaged {
			t.Errorf("%s: %v", where, err)
		}
		opened, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow})
		if err != nil {
			t.Fatal(where, err)
		}
		if _, err := opened.Count(ctx, View{}); err != nil {
			t.Error(where, err)
		}
		var fault *FileError
		if _, err := opened.AddIncident(ctx, testIncident()); (err != nil) != c.atOnce || err != nil && (!errors.As(err, &fault) || !fault.Damaged) {
			t.Errorf("%s: %v", where, err)
		}
		if found, err := opened.QuickCheck(ctx); err != nil || len(found) != 1 {
			t.Errorf("%s: %v, %v", where, found, err)
		}
		if _, err := opened.AddIncident(ctx, testIncident()); !errors.As(err, &fault) || !fault.Damaged {
			t.Errorf("%s, looked over: %v", where, err)
		}
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}
}
