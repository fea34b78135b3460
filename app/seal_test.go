package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A dossier is sealed and opened by commands; a wrong passphrase is told as one.
func TestADossierIsSealedFromTheCommandLine(t *testing.T) {
	dossier, _ := story(t)
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	right, wrong, empty := file("right", "open sesame\n"), file("wrong", "open simsim\n"), file("empty", "\n")
	sealed, opened := filepath.Join(folder, "s.truce.age"), filepath.Join(folder, "o.truce")
	done(t, "seal", dossier, sealed, "--passphrase-file", right)
	if status, _, said := call(t, "unseal", sealed, opened, "--passphrase-file", wrong); status != exitFailed || !strings.Contains(said, "the passphrase does not open") {
		t.Errorf("status %d: %s", status, said)
	}
	marked := file("marked", "\ufeffopen sesame\r\n") // as some editors of Windows save it
	done(t, "unseal", sealed, opened+"2", "--passphrase-file", marked)
	done(t, "unseal", sealed, opened, "--passphrase-file", right)
	if out := done(t, "check", opened); !strings.HasPrefix(out, "ok: ") {
		t.Error(out)
	}
	for _, args := range [][]string{{"seal", dossier, opened}, {"seal", dossier, opened, "--passphrase-file", right, "--recipient", "age1x"}, {"unseal", sealed, opened}} {
		if status, _, _ := call(t, args...); status != exitUsage {
			t.Errorf("%v: status %d", args, status)
		}
	}
	if status, _, _ := call(t, "seal", dossier, filepath.Join(folder, "t.age"), "--passphrase-file", empty); status != exitFailed {
		t.Error("an empty passphrase was taken")
	}
}
