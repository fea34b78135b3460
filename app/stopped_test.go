package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// tired is a context that ends when it was asked some times whether it goes on.
type tired struct {
	context.Context
	end  context.CancelFunc
	left *atomic.Int64
}

func tiredAfter(asked int) tired {
	ctx, end := context.WithCancel(context.Background())
	left := &atomic.Int64{}
	left.Store(int64(asked))
	return tired{ctx, end, left}
}

func (c tired) ask() {
	if c.left.Add(-1) < 0 {
		c.end()
	}
}

// Done ends it once it was asked often enough.
func (c tired) Done() <-chan struct{} {
	c.ask()
	return c.Context.Done()
}

// Err ends it once it was asked often enough.
func (c tired) Err() error {
	c.ask()
	return c.Context.Err()
}

// interrupted calls a command that is stopped on its way.
func interrupted(ctx context.Context, args ...string) (status int, said string) {
	var printed, failed bytes.Buffer
	now := func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }
	window := func(string, func() time.Time) error { return errors.New("a window was opened") }
	status = run(ctx, args, env{out: &printed, err: &failed, now: now, window: window})
	return status, failed.String()
}

// lying lists what lies in a folder.
func lying(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// A command that is interrupted, wherever it is, says so in one sentence and ends with 1; the dossier is as it was, and no output is there, half written or whole.
func TestAnInterruptedCommandLeavesNothing(t *testing.T) {
	dossier, data := shortStory(t)
	t.Setenv("TRUCEBOARD_DATA", t.TempDir())
	key := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(key, []byte("a passphrase of some length\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sealed, copied := filepath.Join(t.TempDir(), "s.truce.age"), filepath.Join(t.TempDir(), "copy.truce")
	done(t, "seal", dossier, sealed, "--passphrase-file", key)
	done(t, "backup", dossier, copied)
	done(t, "import", copied, "--undo", "newest")
	before := textOf(t, dossier)
	folder := filepath.Dir(dossier)
	there := lying(t, folder)
	in := func(name string) string { return filepath.Join(folder, name) }
	for _, args := range [][]string{
		{"import", dossier, data, "--update", "--rejected", in("no.csv")}, {"import", dossier, "--undo", "newest"}, {"info", dossier}, {"check", dossier}, {"new", in("n.truce"), "--sample"},
		{"export", dossier, in("o.csv")}, {"export", dossier, in("o.xlsx")}, {"export", dossier, in("o.json")}, {"export", dossier, in("o.gpkg")}, {"export", dossier, in("o.ged.csv")},
		{"chart", dossier, "daily", in("o.png")}, {"report", dossier, in("o.pdf")}, {"backup", dossier, in("b.truce")}, {"salvage", dossier, in("s.truce")},
		{"merge", dossier, copied}, {"seal", dossier, in("x.truce.age"), "--passphrase-file", key}, {"unseal", sealed, in("u.truce"), "--passphrase-file", key}, {"redact", dossier, in("r.truce")},
	} {
		stops := 0
		for asked := 0; asked < 2000; asked = asked*4 + 1 {
			status, said := interrupted(tiredAfter(asked), args...)
			if status == exitDone { // it came to its end before
				break
			}
			stops++
			if status != exitFailed || said != "truceboard: stopped: nothing was changed\n" {
				t.Errorf("%v after %d: status %d, said %q", args, asked, status, said)
			}
			if diff := cmp.Diff(there, lying(t, folder)); diff != "" {
				t.Fatalf("%v after %d leaves (-before +after):\n%s", args, asked, diff)
			}
			if textOf(t, dossier) != before {
				t.Fatalf("%v after %d changed the dossier", args, asked)
			}
		}
		if stops < 3 {
			t.Errorf("%v was stopped %d times only", args, stops)
		}
		for _, name := range lying(t, folder) {
			if !slices.Contains(there, name) {
				if err := os.Remove(in(name)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
