//go:build unix

package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What is no file is refused at once wherever a file is named, and never waited for.
func TestAPipeIsRefusedAndNotWaitedFor(t *testing.T) {
	d, ctx, folder := testDossier(t), context.Background(), t.TempDir()
	pipe, out := filepath.Join(folder, "pipe.truce"), filepath.Join(folder, "out.truce")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for what, do := range map[string]func() error{
		"opening":   func() error { _, err := Open(ctx, pipe, Options{}); return err },
		"checking":  func() error { _, err := CheckFile(ctx, pipe); return err },
		"unsealing": func() error { return Unseal(ctx, pipe, out, Key{Passphrase: "p"}) },
		"merging":   func() error { _, err := d.Merge(ctx, pipe, MergeOptions{}); return err },
		"salvaging": func() error { _, err := Salvage(ctx, pipe, out, Options{}); return err },
		"looking for age": func() error {
			return map[bool]error{true: nil, false: &OpenError{Reason: "is no ordinary file"}}[IsSealed(pipe)]
		},
	} {
		done := make(chan error, 1)
		go func() { done <- do() }()
		select {
		case err := <-done:
			if err == nil || !strings.Contains(err.Error(), "no ordinary file") && !strings.Contains(err.Error(), "not there or no file") {
				t.Errorf("%s: %v", what, err)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s a pipe waits for it", what)
		}
	}
}

// What is not sealed is said to be so, in a sentence with a way on and without what the library found.
func TestWhatIsNotSealedIsSaidSo(t *testing.T) {
	d, folder := testDossier(t), t.TempDir()
	for name, c := range map[string]struct{ content, want string }{
		"text":       {"hallo\n", "is not sealed, or its beginning is damaged"},
		"empty":      {"", "is not sealed, or its beginning is damaged"},
		"a dossier":  {string(slurp(t, d.Path())), "is not sealed: open it as it is"},
		"a bad head": {sealedHead + "-> x\n\x00\xffrubbish\n", "is sealed, but its head is damaged"},
	} {
		path := filepath.Join(folder, "some.age")
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		err := Unseal(context.Background(), path, filepath.Join(folder, "out.truce"), Key{Passphrase: "p"})
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "header") || strings.ContainsAny(err.Error(), "\x00\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
