package keepopen

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestAFileThatTheDatabaseHasOpenIsClosedWithItsLastConnection(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("its locks belong to the descriptor")
	}
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := path + "-link"
	if err := os.Link(path, link); err != nil {
		t.Fatal(err)
	}
	first, second := Connecting(path), Connecting(link)
	file := read(t, path)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	again := read(t, link)
	if again.File != file.File {
		t.Error("it was opened once more")
	}
	for _, err := range []error{again.Close(), first(), first()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := file.Stat(); err != nil {
		t.Errorf("closed while it is open: %v", err)
	}
	if err := second(); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Stat(); err == nil {
		t.Errorf("still open after the last: %v", err)
	}
	if len(ofProgram.files) != 0 {
		t.Error("it is still known")
	}
}

func TestAFileThatNobodyHasOpenIsClosedAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := read(t, path)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Stat(); err == nil {
		t.Error("it is still open")
	}
	if err := Connecting(path + "-none")(); err != nil {
		t.Error(err)
	}
}

// read opens a file and reads it from its beginning.
func read(t *testing.T, path string) *File {
	t.Helper()
	file, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(file); err != nil || string(text) != "text" {
		t.Fatalf("%q, %v", text, err)
	}
	return file
}
