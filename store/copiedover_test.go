package store

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What a window says was saved is found by whoever opens the file after a power cut, though an earlier file was copied over the open one, or its log was taken away, before it was saved: or it is not said to be saved, and all that was
// saved can be saved elsewhere.
func TestWhatIsSavedOverACopiedFileIsFoundOrRefused(t *testing.T) {
	ctx := context.Background()
	deeds := map[string]func(t *testing.T, path string, earlier map[string][]byte){
		"nothing":                  func(*testing.T, string, map[string][]byte) {},
		"the file copied over":     func(t *testing.T, path string, earlier map[string][]byte) { copiedOver(t, path, earlier, "") },
		"file and log copied over": func(t *testing.T, path string, earlier map[string][]byte) { copiedOver(t, path, earlier, "", "-wal") },
		"the log taken away":       func(t *testing.T, path string, _ map[string][]byte) { tookAway(t, path+"-wal") },
		"copied over, no log any more": func(t *testing.T, path string, earlier map[string][]byte) {
			copiedOver(t, path, earlier, "")
			tookAway(t, path+"-wal")
		},
		"another log in its place": func(t *testing.T, path string, earlier map[string][]byte) {
			tookAway(t, path+"-wal")
			if err := os.WriteFile(path+"-wal", earlier["-wal"], 0o600); err != nil {
				t.Fatal(err)
			}
		},
	}
	for _, name := range slices.Sorted(maps.Keys(deeds)) {
		t.Run(name, func(t *testing.T) {
			base := testDossier(t)
			path := base.Path()
			if err := base.Close(); err != nil {
				t.Fatal(err)
			}
			d, err := Open(ctx, path, Options{Who: "Ada", Hold: true, Now: base.now})
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			add(t, d, testIncident())
			earlier := map[string][]byte{}
			for _, ending := range []string{"", "-wal"} {
				if earlier[ending], err = os.ReadFile(path + ending); err != nil {
					t.Fatal(err)
				}
			}
			first := add(t, d, testIncident())
			deeds[name](t, path, earlier)
			saved, err := d.AddIncident(ctx, testIncident())
			var gone *GoneError
			if err != nil && !errors.As(err, &gone) {
				t.Fatal(err)
			}
			cut := filepath.Join(t.TempDir(), "cut.truce")
			if err == nil {
				afterThePowerCut(t, path, cut)
			} else if err := d.SaveElsewhere(ctx, cut); err != nil && gone.Log {
				t.Fatal(err)
			} else if err != nil { // the file itself is what it was not: it is refused, and nothing was said to be saved
				return
			}
			found, err := Open(ctx, cut, Options{Who: "Ben", ReadOnly: true})
			if err != nil {
				t.Fatal(err)
			}
			defer found.Close()
			if _, err := found.Incident(ctx, first.ID); err != nil {
				t.Errorf("what was saved before: %v", err)
			}
			if _, err := found.Incident(ctx, saved.ID); gone == nil && err != nil {
				t.Errorf("it was said to be saved: %v", err)
			}
			sound(t, found)
		})
	}
}

// copiedOver writes what a file and what lies beside it were over what they are, as cp does.
func copiedOver(t *testing.T, path string, earlier map[string][]byte, endings ...string) {
	t.Helper()
	for _, ending := range endings {
		if err := os.WriteFile(path+ending, earlier[ending], 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func tookAway(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Skip(err) // where what is open cannot be taken away
	}
}

// afterThePowerCut copies what lies on the disk, the log with it.
func afterThePowerCut(t *testing.T, path, to string) {
	t.Helper()
	for _, ending := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + ending)
		if err == nil {
			err = os.WriteFile(to+ending, content, 0o600)
		}
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
}
