package dashboard

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// A window that shows what one party did goes on showing that once the party has the identifier that another copy gave it.
func TestAFilterFollowsAPartyThroughAMerge(t *testing.T) {
	changed := 0
	for _, ids := range [][2]ceasefire.ID{{testID(80), testID(90)}, {testID(90), testID(80)}} {
		w, ctx := testWindow(t, intake.Making{Template: intake.SampleTemplate}), t.Context()
		other := filepath.Join(t.TempDir(), "other.truce")
		if err := w.session.dossier.Backup(ctx, other); err != nil {
			t.Fatal(err)
		}
		theirs, err := store.Open(ctx, other, store.Options{Who: "Ben", Now: testNow})
		if err != nil {
			t.Fatal(err)
		}
		for n, d := range []*store.Dossier{w.session.dossier, theirs} {
			if _, err := d.Revise(ctx, func(f *ceasefire.Frame) {
				f.Parties = append(f.Parties, ceasefire.Party{ID: ids[n], Name: "The Front", Short: "Front", Role: ceasefire.RoleExcluded, Colour: 9})
			}); err != nil {
				t.Fatal(err)
			}
		}
		if err := theirs.Close(); err != nil {
			t.Fatal(err)
		}
		w.session.filter.Parties = ids[:1:1]
		if _, err := w.session.dossier.Merge(ctx, other, store.MergeOptions{}); err != nil {
			t.Fatal(err)
		}
		shot, err := takeSnapshot(context.Background(), w.session.dossier, w.session.memory, w.session.view())
		if err != nil {
			t.Fatal(err)
		}
		var front ceasefire.ID
		for _, p := range shot.Present.Parties {
			if p.Name == "The Front" {
				front = p.ID
			}
		}
		if front != ids[0] {
			changed++
		}
		w.show(shot)
		for _, got := range [][]ceasefire.ID{shot.View.Filter.Parties, w.session.filter.Parties} {
			if diff := cmp.Diff([]ceasefire.ID{front}, got); diff != "" {
				t.Error(diff)
			}
		}
	}
	if changed == 0 {
		t.Error("no party got another identifier")
	}
}
