package store

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A merge tells how far it is, never further than it has to go, and one that is cancelled on the way leaves nothing behind: the next one does all of it.
func TestAMergeTellsItsProgressAndIsCancelled(t *testing.T) {
	a := testDossier(t)
	b := copyOf(t, a, "Ben", ticking(recorded.Add(time.Hour)))
	const many = mergeToldEvery + 10
	for range many {
		add(t, b, testIncident())
	}
	was, lines := everything(t, a), sound(t, a).AuditRows
	var told []int
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := a.Merge(ctx, b.Path(), MergeOptions{Progress: func(done, of int) {
		if told = append(told, done); done > of/2 {
			cancel()
		}
		if done > of || of < many {
			t.Errorf("%d of %d", done, of)
		}
	}})
	if !errors.Is(err, context.Canceled) || len(told) < 3 || told[len(told)-1] <= told[0] {
		t.Fatalf("%v, told %v", err, told)
	}
	if sound(t, a).AuditRows != lines || cmp.Diff(was, everything(t, a)) != "" {
		t.Error("a cancelled merge changed something")
	}
	for _, pattern := range []string{".*", "*before merging*"} {
		if left, err := filepath.Glob(filepath.Join(filepath.Dir(a.Path()), pattern)); err != nil || len(left) > 0 {
			t.Error("left behind:", left, err)
		}
	}
	if brought(t, a, b, ""); cmp.Diff(everything(t, a), everything(t, b)) != "" {
		t.Error("what was cancelled is not merged the next time")
	}
}
