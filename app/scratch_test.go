package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// What the program calls before anything else names a folder of the user's own to the database, closed to others.
func TestTemporaryFilesAreTheUsersOwn(t *testing.T) {
	for name, own := range map[string]map[string]string{
		"the folder that is named": {"TRUCEBOARD_DATA": filepath.Join(t.TempDir(), "data")},
		"the system's cache":       {"TRUCEBOARD_DATA": "", "XDG_CACHE_HOME": t.TempDir(), "LocalAppData": t.TempDir()},
	} {
		for variable, value := range own {
			t.Setenv(variable, value)
		}
		t.Setenv("SQLITE_TMPDIR", "")
		t.Setenv("TMP", "")
		var told bytes.Buffer
		useScratch(&told, time.Now())
		want, err := scratchFolder()
		if err != nil || told.Len() > 0 {
			t.Fatal(name, err, told.String())
		}
		info, err := os.Stat(want)
		if err != nil || os.Getenv("SQLITE_TMPDIR") != want || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v, the database looks in %s", name, info, err, os.Getenv("SQLITE_TMPDIR"))
		}
	}
}

// Where no such folder can be made that is said, and no other is named.
func TestWithoutAFolderTemporaryFilesStayInMemory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TRUCEBOARD_DATA", file)
	t.Setenv("SQLITE_TMPDIR", "")
	var told bytes.Buffer
	useScratch(&told, time.Now())
	if !bytes.Contains(told.Bytes(), []byte("stay in memory")) || os.Getenv("SQLITE_TMPDIR") != "" {
		t.Errorf("%q; %q is named", told.String(), os.Getenv("SQLITE_TMPDIR"))
	}
}
