package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"
)

// Every command that only reads takes a dossier of an older layout, and leaves it as it is.
func TestAnOlderLayoutIsReadByEveryCommand(t *testing.T) {
	layout, err := os.ReadFile(filepath.Join("..", "store", "migrations", "0001_dossier.sql"))
	if err != nil {
		t.Fatal(err)
	}
	newest, _ := story(t)
	pool, err := sql.Open("sqlite3", newest)
	if err != nil {
		t.Fatal(err)
	}
	var mark int
	if err := pool.QueryRow("PRAGMA application_id").Scan(&mark); err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "old.truce")
	if pool, err = sql.Open("sqlite3", path); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(layout), "PRAGMA user_version = 1", "INSERT INTO agreement (uuid, title, effect_at, zone) VALUES (randomblob(16), 'An old truce', 1473696000, 'Asia/Damascus')"} {
		if _, err := pool.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := pool.Exec("PRAGMA application_id = " + strconv.Itoa(mark)); err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if said := done(t, "info", path); !strings.Contains(said, "An old truce") {
		t.Error(said)
	}
	out := t.TempDir()
	done(t, "chart", path, "daily", filepath.Join(out, "daily.png"))
	done(t, "export", path, filepath.Join(out, "all.csv"))
	done(t, "report", path, filepath.Join(out, "report.md"))
	done(t, "redact", path, filepath.Join(out, "shared.truce"))
	done(t, "check", path)
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("the file was changed", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Error("left behind:", left, err)
	}
}
