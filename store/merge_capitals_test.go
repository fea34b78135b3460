package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// Two copies may have a name in other capitals each. The merge says which, and that the way on is to remove one of them; which is so.
func TestNamesInOtherCapitalsAreMendedInOneCopy(t *testing.T) {
	ctx := context.Background()
	a := testDossier(t)
	b := copyOf(t, a, "Ben", ticking(effect.Add(time.Hour)))
	for d, name := range map[*Dossier]string{a: "Rebels", b: "rebels"} {
		if _, err := d.Revise(ctx, func(f *ceasefire.Frame) {
			f.Actors = append(f.Actors, ceasefire.ActorName{Name: name, Party: testID(3)})
		}); err != nil {
			t.Fatal(err)
		}
	}
	_, err := a.Merge(ctx, b.Path(), MergeOptions{})
	if err == nil || !strings.Contains(err.Error(), `"Rebels" and "rebels" are one`) || !strings.Contains(err.Error(), "on the page Agreement, under Names, and merge again") {
		t.Fatalf("%v", err)
	}
	if _, err := b.Revise(ctx, func(f *ceasefire.Frame) { f.Actors = f.Actors[:len(f.Actors)-1] }); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Merge(ctx, b.Path(), MergeOptions{}); err != nil {
		t.Error(err)
	}
}
