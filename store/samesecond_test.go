package store

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// Two merges of one second have a copy each of what was before, under names of which nobody chose any.
func TestTwoMergesOfOneSecondHaveACopyEach(t *testing.T) {
	a := testDossier(t)
	other := copyOf(t, a, "Other", ticking(time.Now()))
	second := time.Now().Add(time.Hour)
	a.now = func() time.Time { return second }
	copies := map[string]bool{}
	for range 3 {
		if _, err := other.Enter(context.Background(), Entry{Incident: testIncident()}); err != nil {
			t.Fatal(err)
		}
		result, err := a.Merge(context.Background(), other.Path(), MergeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		copies[result.Copy] = true
	}
	found, err := filepath.Glob(filepath.Join(filepath.Dir(a.Path()), "*before merging*"))
	if err != nil || len(found) != 3 || len(copies) != 3 {
		t.Errorf("%q, told %v: %v", found, copies, err)
	}
}

// Two backups that are made at once have a name each.
func TestTwoBackupsAtOnceHaveANameEach(t *testing.T) {
	d := testDossier(t)
	second := time.Now()
	d.now = func() time.Time { return second }
	shelf := Shelf{Folder: t.TempDir()}
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if _, _, err := d.BackUp(context.Background(), shelf, BeforeRestore); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if list, err := shelf.List(); err != nil || len(list) != 3 {
		t.Errorf("%v, %v", list, err)
	}
}
