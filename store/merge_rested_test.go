package store

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A source that one copy took back with its import stands once it is merged where the other imported by it too, whatever is decided and whichever way round; and that merge is taken back and carried out again.
func TestASourceStandsThatTheOtherCopyImportedBy(t *testing.T) {
	for _, prefer := range []Side{Ours, Theirs} {
		ctx := context.Background()
		a, b := importedApart(t, false)
		if _, err := b.UndoChange(ctx, nextUndo(t, b).First); err != nil {
			t.Fatal(err)
		}
		ab, ba := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour))), copyOf(t, b, "Ben+", ticking(recorded.Add(72*time.Hour)))
		brought(t, ab, b, prefer)
		brought(t, ba, a, map[Side]Side{Ours: Theirs, Theirs: Ours}[prefer])
		if diff := cmp.Diff(everything(t, ab), everything(t, ba)); diff != "" {
			t.Errorf("%s: the two ways differ: %s", prefer, diff)
		}
		for _, d := range []*Dossier{ab, ba} {
			after, merge := recordsOf(t, d), nextUndo(t, d)
			named := 0
			for _, s := range after.Frame.Sources {
				if s.Title == "GED" {
					named++
				}
			}
			if named != 1 {
				t.Errorf("%s, %s: %d sources stand by which an import counts", d.who, prefer, named)
			}
			for range 2 {
				if _, err := d.UndoChange(ctx, merge.First); err != nil {
					t.Fatalf("%s, %s: %v", d.who, prefer, err)
				}
				sound(t, d)
				if _, err := d.RedoChange(ctx, merge.First); err != nil {
					t.Fatalf("%s, %s: %v", d.who, prefer, err)
				}
				sound(t, d)
				if diff := sameStanding(after, recordsOf(t, d)); diff != "" {
					t.Errorf("%s, %s: carried out again: %s", d.who, prefer, diff)
				}
			}
		}
	}
}
