package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A file is found by whatever name the system lets it have, also one that is not UTF-8, or that has signs in it which an address would give a meaning.
func TestFilesAreFoundByOddNames(t *testing.T) {
	folder := t.TempDir()
	plain := filepath.Join(folder, "a.truce")
	begun(t, plain, "--template", "syria-2016")
	names := []string{"100% of 'it' #1.truce", "حلب.truce"}
	if runtime.GOOS == "linux" { // elsewhere names are text
		names = append(names, "caf\xe9 \xff\xfe.truce")
	}
	for _, name := range names {
		odd, copied, csv := filepath.Join(folder, name), filepath.Join(folder, "copy of "+name), filepath.Join(folder, strings.TrimSuffix(name, ".truce")+".csv")
		if err := os.WriteFile(odd, []byte(textOf(t, plain)), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, words := range [][]string{{"check", odd}, {"info", odd}, {"export", odd, csv}, {"backup", odd, copied}, {"check", copied}, {"merge", odd, copied}} {
			if status, _, said := call(t, words...); status != exitDone {
				t.Errorf("%s of %q: status %d, said %q", words[0], name, status, said)
			}
		}
		if _, err := os.Stat(csv); err != nil {
			t.Error(err)
		}
	}
}
