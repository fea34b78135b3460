//go:build !windows

package main

import (
	"context"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A command that waits for a passphrase that nobody sends ends when it is interrupted, in one sentence.
func TestWaitingForAPassphraseIsInterrupted(t *testing.T) {
	t.Setenv("TRUCEBOARD_DATA", t.TempDir())
	folder := t.TempDir()
	pipe := filepath.Join(folder, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	dossier := filepath.Join(folder, "a.truce")
	done(t, "new", dossier)
	for _, args := range [][]string{
		{"unseal", filepath.Join(folder, "s.age"), filepath.Join(folder, "u.truce"), "--passphrase-file", pipe}, {"unseal", filepath.Join(folder, "s.age"), filepath.Join(folder, "u.truce"), "--identity", pipe},
		{"seal", dossier, filepath.Join(folder, "x.age"), "--passphrase-file", pipe},
	} {
		ctx, stop := context.WithCancel(context.Background())
		time.AfterFunc(100*time.Millisecond, stop)
		if status, said := interrupted(ctx, args...); status != exitFailed || said != "truceboard: stopped: nothing was changed\n" {
			t.Errorf("%v: status %d, said %q", args, status, said)
		}
	}
}
