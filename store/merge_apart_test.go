package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// importedApart gives two copies of a dossier that each imported the same incident with another title: by its UUID, or as the same row of a data set.
func importedApart(t *testing.T, own bool) (a, b *Dossier) {
	t.Helper()
	base := testDossier(t)
	a, b = copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	for _, d := range []*Dossier{a, b} {
		row := titled("row 1", d.who, "Seen by "+d.who)
		same := titled("row 2", "same", "Seen alike")
		batch := testBatch()
		if own {
			row.ID, row.Origin = testID(200), ceasefire.Origin{}
			same.ID, same.Origin = testID(201), ceasefire.Origin{}
			batch.Same = SameContent
		}
		batch.Name = d.who + ".csv"
		if _, err := d.Import(context.Background(), batch, stream(row, same), false); err != nil {
			t.Fatal(err)
		}
	}
	return a, b
}

// What both imported and is not the same is decided, told with who imported it out of which file, and converges; what is the same is not asked about.
func TestWhatBothImportedDifferentlyIsDecided(t *testing.T) {
	for name, own := range map[string]bool{"by UUID": true, "by its row": false} {
		for _, prefer := range []Side{Ours, Theirs} {
			a, b := importedApart(t, own)
			ab, ba := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour))), copyOf(t, b, "Ben+", ticking(recorded.Add(72*time.Hour)))
			var open *ConflictError
			result, err := ab.Merge(context.Background(), b.Path(), MergeOptions{})
			if !errors.As(err, &open) || open.Open != 1 || len(result.Conflicts) != 1 {
				t.Fatalf("%s: %v, %+v", name, err, result.Conflicts)
			}
			c := result.Conflicts[0]
			if diff := cmp.Diff([]MergeField{{Name: "Title", Field: "title", Ours: "Seen by Ada", Theirs: "Seen by Ben"}}, c.Fields); diff != "" {
				t.Error(name, diff)
			}
			if c.Ours.By != "Ada, by the import of Ada.csv" || c.Theirs.By != "Ben, by the import of Ben.csv" || c.Ours.At.IsZero() || !c.Theirs.At.After(c.Ours.At) {
				t.Errorf("%s: ours by %+v, theirs by %+v", name, c.Ours, c.Theirs)
			}
			brought(t, ab, b, prefer)
			brought(t, ba, a, map[Side]Side{Ours: Theirs, Theirs: Ours}[prefer])
			if diff := cmp.Diff(content(t, ab), content(t, ba)); diff != "" {
				t.Errorf("%s, %s: the two ways differ: %s", name, prefer, diff)
			}
			if again := brought(t, b, ab, ""); len(again.Conflicts) > 0 {
				t.Errorf("%s: what was decided is asked again: %+v", name, again.Conflicts)
			}
			if diff := cmp.Diff(content(t, ab), content(t, b)); diff != "" {
				t.Errorf("%s: the decision did not come over: %s", name, diff)
			}
		}
	}
}

// What one analyst made of a row that both imported alike is taken, and asked about by nobody; undoing one of the imports leaves what the other brought too.
func TestWhatBothImportedAlikeIsOne(t *testing.T) {
	a, b := importedApart(t, false)
	ctx := context.Background()
	_, alike, err := readIncident(ctx, a.read, "i.dataset_key = ?", "row 2")
	if err != nil {
		t.Fatal(err)
	}
	alike.Text = "Ada looked closer."
	if _, err := a.UpdateIncident(ctx, alike); err != nil {
		t.Fatal(err)
	}
	if result := brought(t, b, a, Ours); len(result.Conflicts) != 1 || !strings.HasPrefix(result.Conflicts[0].Name, "Seen by") {
		t.Errorf("asked about: %+v", result.Conflicts)
	}
	if _, now, err := readIncident(ctx, b.read, "i.dataset_key = ?", "row 2"); err != nil || now.Text != alike.Text {
		t.Errorf("%q came over, %v", now.Text, err)
	}
	batches, err := b.Batches(ctx, anyTime)
	if err != nil || len(batches) != 2 {
		t.Fatal(batches, err)
	}
	for n, one := range batches {
		if _, err := b.UndoImport(ctx, one.ID, true, false); err != nil {
			t.Fatal(err)
		}
		left, err := b.Count(ctx, View{})
		if want := 2 * (1 - n); err != nil || left.Total != want {
			t.Errorf("%d incidents after %d undone, want %d, %v", left.Total, n+1, want, err)
		}
	}
}
