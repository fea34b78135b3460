//go:build !windows

package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What never ends is refused before it is read, and what is too long is read no further than to its bound.
func TestAKeyFileThatNeverEndsIsRefused(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	feed(t, pipe, strings.Repeat("x", largestKeyFile+1))
	for path, why := range map[string]string{"/dev/zero": "is a device", t.TempDir(): "is a folder", pipe: "is too long"} {
		if text, err := ReadKeyFile(context.Background(), path); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %d bytes, %v", path, len(text), err)
		}
	}
}

// A passphrase may come through a pipe, so that it never lies on the disk.
func TestAPassphraseComesThroughAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	feed(t, pipe, "open sesame\n")
	if text, err := ReadKeyFile(context.Background(), pipe); err != nil || text != "open sesame\n" {
		t.Errorf("%q, %v", text, err)
	}
}

// A pipe into which nobody writes, or from which nothing comes, is waited for until it is given up, and no longer; nothing goes on waiting behind it.
func TestWaitingForAPassphraseCanBeGivenUp(t *testing.T) {
	for _, held := range []bool{false, true} {
		pipe := filepath.Join(t.TempDir(), "pipe")
		if err := syscall.Mkfifo(pipe, 0o600); err != nil {
			t.Fatal(err)
		}
		if held { // it is open for writing, and nothing is written
			writer, err := os.OpenFile(pipe, os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer writer.Close()
		}
		ctx, stop := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() {
			_, err := ReadKeyFile(ctx, pipe)
			done <- err
		}()
		time.AfterFunc(100*time.Millisecond, stop)
		select {
		case err := <-done:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("held %v: %v", held, err)
			}
		case <-time.After(time.Minute):
			t.Fatalf("held %v: it still waits", held)
		}
	}
}

// feed writes into a pipe once somebody reads it, and waits for that at the end of the test.
func feed(t *testing.T, pipe, text string) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- os.WriteFile(pipe, []byte(text), 0o600) }()
	t.Cleanup(func() {
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(time.Minute):
			t.Error("nobody reads the pipe")
		}
	})
}
