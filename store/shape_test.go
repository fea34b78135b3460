package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// hostile copies a dossier and runs statements on the copy as another program would.
func hostile(t *testing.T, statements string) string {
	t.Helper()
	d, path := testDossier(t), filepath.Join(t.TempDir(), "hostile.truce")
	if err := d.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	pool, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec(statements); err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// A file with anything in it that this program did not make is refused with a sentence, by everything that opens one, and stays as it is.
func TestAHostileDossierIsRefused(t *testing.T) {
	ctx, d := context.Background(), testDossier(t)
	for name, statements := range map[string]string{
		"a trigger":          "CREATE TRIGGER t AFTER INSERT ON incident BEGIN DELETE FROM setting; END",
		"another trigger":    "DROP TRIGGER audit_kept_update; CREATE TRIGGER audit_kept_update BEFORE UPDATE ON audit BEGIN SELECT 1; END",
		"a trigger less":     "DROP TRIGGER audit_kept_delete",
		"a view":             "CREATE VIEW v AS SELECT * FROM incident",
		"a view for a table": "DROP TABLE saved_filter; CREATE VIEW saved_filter AS SELECT 1 AS id, x'00' AS uuid, '' AS name, '{}' AS filter",
		"a virtual table":    "CREATE VIRTUAL TABLE v USING fts4(x)",
		"a column":           "ALTER TABLE source ADD COLUMN evil TEXT",
		"a generated column": "ALTER TABLE source ADD COLUMN evil TEXT AS (hex(zeroblob(1000000)))",
		"other tables":       "DROP TABLE draft; CREATE TABLE draft (form TEXT)",
		"an index":           "CREATE INDEX evil ON incident (abs(lat))",
		"a hidden trigger": `CREATE TRIGGER evil AFTER INSERT ON audit BEGIN UPDATE incident SET title = 'evil'; END; PRAGMA writable_schema = ON;
			UPDATE sqlite_schema SET name = 'sqlite_stat_evil', sql = replace(sql, 'evil AFTER', 'sqlite_stat_evil AFTER') WHERE name = 'evil'`,
		"hidden statistics": `CREATE TABLE evil (tbl, idx, stat); PRAGMA writable_schema = ON;
			UPDATE sqlite_schema SET name = 'sqlite_stat4', tbl_name = 'sqlite_stat4', sql = 'CREATE TABLE sqlite_stat4 (tbl, idx AS (abs(tbl)))' WHERE name = 'evil'`,
		"an older layout": "PRAGMA user_version = 3",
	} {
		path := hostile(t, statements)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var refused *OpenError
		if opened, err := Open(ctx, path, Options{Who: "Tester"}); !errors.As(err, &refused) {
			t.Errorf("%s: opened: %v", name, err)
			if err == nil {
				opened.Close()
			}
		}
		if _, err := CheckFile(ctx, path); !errors.As(err, &refused) {
			t.Errorf("%s: checked: %v", name, err)
		}
		if _, err := d.Merge(ctx, path, MergeOptions{}); !errors.As(err, &refused) {
			t.Errorf("%s: merged: %v", name, err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s: the file was changed: %v", name, err)
		}
	}
	sound(t, d)
}

// The statistics that the database keeps of its own indexes are no sign of a stranger.
func TestADossierWithStatisticsIsOpened(t *testing.T) {
	path := hostile(t, "ANALYZE")
	opened, err := Open(context.Background(), path, Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	sound(t, opened)
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
}

// Whatever a file begins with, it is told in a sentence what is wrong with it, or may be opened.
func FuzzHeader(f *testing.F) {
	d := testDossier(f)
	header, err := readHeader(d.Path())
	if err != nil {
		f.Fatal(err)
	}
	for _, begun := range [][]byte{header, header[:20], []byte("PK\x03\x04"), []byte("age-encryption.org/v1\n"), []byte("{"), nil} {
		f.Add(begun)
	}
	f.Fuzz(func(t *testing.T, header []byte) {
		var refused *OpenError
		err := judgeHeader("f.truce", header, 5)
		if err != nil && (!errors.As(err, &refused) || len(refused.Reason) < 10) {
			t.Errorf("%v", err)
		}
		if err == nil && !bytes.HasPrefix(header, []byte("SQLite format 3\x00")) {
			t.Errorf("%q was taken", header)
		}
	})
}

// Whatever bytes of a dossier are changed, opening it ends in a dossier or in an error with a sentence, and never in a crash. Each input takes some 15 ms, for a database is opened; the first run says
// nothing while everything is built anew with its coverage, and -fuzzminimizetime 5x keeps it from spending a minute on each input that it finds interesting.
func FuzzOpening(f *testing.F) {
	d := testDossier(f)
	path := filepath.Join(f.TempDir(), "seed.truce")
	if err := d.Backup(context.Background(), path); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(100), []byte{1, 2, 3})
	f.Add(uint32(18), []byte{2, 2})
	f.Add(uint32(4096), []byte("CREATE TRIGGER"))
	f.Add(uint32(0), []byte("SQLite format 4"))
	f.Fuzz(func(t *testing.T, at uint32, change []byte) {
		file := filepath.Join(t.TempDir(), "f.truce")
		content := bytes.Clone(whole)
		copy(content[int(at)%len(content):], change)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		opened, err := Open(context.Background(), file, Options{Who: "Tester", ReadOnly: true})
		if err != nil {
			if err.Error() == "" {
				t.Error("nothing is said")
			}
			return
		}
		if err := opened.Close(); err != nil {
			t.Log(err)
		}
	})
}
