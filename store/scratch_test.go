package store

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// bigStatements sort and copy more than is held in memory.
func bigStatements() map[string]string {
	const many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) "
	return map[string]string{
		"a sort":            many + "SELECT i, hex(randomblob(200)) AS word FROM n ORDER BY word",
		"a temporary table": "CREATE TEMP TABLE big AS " + many + "SELECT i, hex(randomblob(200)) AS word FROM n; SELECT i FROM temp.big",
	}
}

// The temporary files of a statement that runs lie in the folder that was named, and nowhere else; without a folder there are none.
func TestTemporaryFilesLieInTheUsersOwnFolder(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("which files are open is looked up in /proc")
	}
	own := filepath.Join(t.TempDir(), "own")
	t.Setenv(scratchVariable, "")
	t.Setenv("TMPDIR", t.TempDir()) // where they would lie otherwise
	for what, statement := range bigStatements() {
		if open := scratchOpenDuring(t, statement); len(open) > 0 {
			t.Errorf("%s without a folder: %q", what, open)
		}
	}
	if err := UseScratch(own, time.Now()); err != nil {
		t.Fatal(err)
	}
	for what, statement := range bigStatements() {
		open := scratchOpenDuring(t, statement)
		if len(open) == 0 {
			t.Errorf("%s made no temporary file: nothing is shown", what)
		}
		for _, name := range open {
			if filepath.Dir(name) != own {
				t.Errorf("%s has %s open, not in %s", what, name, own)
			}
		}
	}
}

// scratchOpenDuring gives the files that nobody has a name for, and that are open while a statement runs.
func scratchOpenDuring(t *testing.T, statement string) (open []string) {
	t.Helper()
	d := testDossier(t)
	if _, err := d.writer.Exec("PRAGMA cache_size = 50"); err != nil {
		t.Fatal(err)
	}
	rows, err := d.writer.QueryContext(context.Background(), statement)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if !rows.Next() {
		t.Fatal("no rows", rows.Err())
	}
	handles, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, handle := range handles {
		name, err := os.Readlink(handle)
		if err != nil || !strings.HasSuffix(name, " (deleted)") { // some file systems give a file without a name another
			continue
		}
		if info, err := os.Stat(handle); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
		open = append(open, strings.TrimSuffix(name, " (deleted)"))
	}
	return open
}

func TestTemporaryFilesThatWereLeftBehindAreRemoved(t *testing.T) {
	own, now := t.TempDir(), time.Now()
	old, fresh, other := filepath.Join(own, "etilqs_aaaaaaaaaaaaaaaa"), filepath.Join(own, "etilqs_bbbbbbbbbbbbbbbb"), filepath.Join(own, "notes.txt")
	for _, path := range []string{old, fresh, other} {
		if err := os.WriteFile(path, []byte("secret"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{old, other} {
		if err := os.Chtimes(path, now.Add(-2*time.Hour), now.Add(-2*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv(scratchVariable, "")
	t.Setenv("TMP", "")
	if err := UseScratch(own, now); err != nil {
		t.Fatal(err)
	}
	for path, stays := range map[string]bool{old: false, fresh: true, other: true} {
		if _, err := os.Stat(path); (err == nil) != stays {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}
