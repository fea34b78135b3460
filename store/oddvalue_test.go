package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What another program made of a dossier, or put beside it, is refused in a sentence that says what is wrong and what to do; what can be salvaged of it is.
func TestWhatAnotherProgramMadeOfADossierIsSaid(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	add(t, d, testIncident())
	for name, c := range map[string]struct {
		statements []string
		beside     string
		words      string
	}{
		"a zone":   {[]string{"UPDATE agreement SET zone = 'Mars/Base'"}, "", "Mars/Base"},
		"a folder": {nil, "-wal", "-wal beside it, which is a folder"},
	} {
		path := tampered(t, d, c.statements...)
		if c.beside != "" {
			if err := os.RemoveAll(path + c.beside); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(path+c.beside, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		_, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow})
		var refused *OpenError
		if !errors.As(err, &refused) || !strings.Contains(refused.Reason, c.words) || !strings.Contains(refused.Reason, ": ") {
			t.Errorf("%s: %v", name, err)
		}
		out := filepath.Join(t.TempDir(), "out.truce")
		if _, err := Salvage(ctx, path, out, Options{Who: "Tester", Now: fixedNow}); err != nil {
			t.Errorf("%s: salvaging: %v", name, err)
			continue
		}
		again, err := Open(ctx, out, Options{Who: "Tester", Now: fixedNow})
		if err != nil {
			t.Errorf("%s: opening what was salvaged: %v", name, err)
			continue
		}
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestADossierInAnotherEncodingIsRefused(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	path := filepath.Join(t.TempDir(), "wide.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	content := slurp(t, path)
	content[headerEncoding+3] = 2
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, path, Options{}); err == nil || !strings.Contains(err.Error(), "UTF-16") || !strings.Contains(err.Error(), "open the dossier that it was made from") {
		t.Error(err)
	}
}

// loosened gives a dossier in which another program wrote into a table what that does not take: it made it take it, and then as it was.
func loosened(t *testing.T, d *Dossier, table string, statements ...string) string {
	t.Helper()
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "loosened.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	var strict string
	if err := d.read.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE name = ?", table).Scan(&strict); err != nil {
		t.Fatal(err)
	}
	quoted := func(text string) string {
		return "'" + strings.ReplaceAll(text, "'", "''") + "' WHERE name = '" + table + "'"
	}
	const schema = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
	for _, step := range [][]string{{schema + quoted(strings.TrimSuffix(strict, "STRICT"))}, statements, {schema + quoted(strict)}} {
		pool, err := sql.Open("sqlite3", path)
		if err != nil {
			t.Fatal(err)
		}
		pool.SetMaxOpenConns(1)
		for _, text := range step {
			if _, err := pool.ExecContext(ctx, text); err != nil {
				t.Fatal(text, err)
			}
		}
		if err := pool.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// A value of another kind than its column takes is told in a sentence, by whatever it is read.
func TestAValueOfAnotherKindIsSaid(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	for table, column := range map[string]string{"incident": "severity", "party": "colour", "commitment": "due_at", "area": "label_lat"} {
		statement := "UPDATE " + table + " SET " + column + " = 'many'"
		path := loosened(t, d, table, "PRAGMA ignore_check_constraints = ON", statement)
		opened, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow})
		if err == nil {
			err = readEverything(ctx, opened)
			if closed := opened.Close(); closed != nil {
				t.Error(closed)
			}
		}
		if err == nil {
			t.Errorf("%s: nothing is said", statement)
			continue
		}
		each := []error{err}
		if several, is := err.(interface{ Unwrap() []error }); is {
			each = several.Unwrap()
		}
		for _, err := range each {
			if said := Explained(err).Error(); strings.Contains(said, "sql:") || !strings.Contains(said, "keep the file as it is") {
				t.Errorf("%s: %s", statement, said)
			}
		}
		found, err := CheckFile(ctx, path)
		if err == nil && found.OK || strings.Contains(fmt.Sprint(found.Problems(), err), "sql:") {
			t.Errorf("%s: the check says %v, %v", statement, found.Problems(), err)
		}
	}
}
