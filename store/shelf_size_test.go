package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// onList reports whether a backup is among those listed.
func onList(list []Saved, want Saved) bool {
	return slices.ContainsFunc(list, func(b Saved) bool { return b.Path == want.Path })
}

// Putting back what is there already makes no backup, however often; one line of the trail more is no reason for one, and a record changed past the trail is.
func TestPuttingBackWhatIsThereMakesNoBackup(t *testing.T) {
	d, s, clock := shelfFor(t)
	ctx := context.Background()
	old := add(t, d, testIncident())
	saved := backUp(t, d, s, WhenAsked)
	for range 3 {
		*clock = clock.Add(time.Minute)
		restored, err := d.Restore(ctx, s, saved.Path)
		if err != nil || restored.Kept.Path != saved.Path {
			t.Fatalf("%+v, %v", restored, err)
		}
	}
	if list, err := s.List(); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	sound(t, d)
	add(t, d, testIncident())
	restored, err := d.Restore(ctx, s, saved.Path)
	if err != nil || restored.Kept.Why != BeforeRestore {
		t.Fatalf("%+v, %v", restored, err)
	}
	if back, err := d.Restore(ctx, s, restored.Kept.Path); err != nil || back.Kept.Path != saved.Path {
		t.Errorf("and back again: %+v, %v", back, err)
	}
	if _, err := d.Restore(ctx, s, saved.Path); err != nil {
		t.Fatal(err)
	}
	if list, err := s.List(); err != nil || len(list) != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := d.writer.ExecContext(ctx, "UPDATE incident SET title = 'forged' WHERE uuid = ?", old.ID[:]); err != nil {
		t.Fatal(err)
	}
	*clock = clock.Add(time.Minute)
	if restored, err = d.Restore(ctx, s, saved.Path); err != nil || restored.Kept.Why != BeforeRestore {
		t.Errorf("what was altered is not kept: %+v, %v", restored, err)
	}
	if list, err := s.List(); err != nil || len(list) != 3 {
		t.Errorf("%+v, %v", list, err)
	}
}

// A shelf stays within its size through restorings too: what was set aside goes before the last of each day, and what was asked for outlives what comes by itself.
func TestAShelfStaysWithinItsSize(t *testing.T) {
	d, s, clock := shelfFor(t)
	ctx := context.Background()
	var daily []Saved
	for range 6 {
		add(t, d, testIncident())
		daily = append(daily, backUp(t, d, s, OnOpening))
		*clock = clock.Add(24 * time.Hour)
	}
	add(t, d, testIncident())
	asked := backUp(t, d, s, WhenAsked)
	info, err := os.Stat(asked.Path)
	if err != nil {
		t.Fatal(err)
	}
	s.Rule.Most = 10 * info.Size()
	for range 8 {
		*clock = clock.Add(time.Minute)
		add(t, d, testIncident())
		if _, err := d.Restore(ctx, s, daily[0].Path); err != nil {
			t.Fatal(err)
		}
	}
	add(t, d, testIncident())
	*clock = clock.Add(time.Minute)
	backUp(t, d, s, Regularly)
	list, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	var total int64
	for _, b := range list {
		total += b.Size
	}
	if total > s.Rule.Most {
		t.Errorf("%d bytes of at most %d", total, s.Rule.Most)
	}
	for _, want := range append(daily, asked) {
		if !onList(list, want) {
			t.Errorf("%s is gone, %d are there", filepath.Base(want.Path), len(list))
		}
	}
}

// Each backup that was asked for is there afterwards, and so is the one that was made on opening.
func TestWhatWasAskedForIsThereAfterwards(t *testing.T) {
	d, s, clock := shelfFor(t)
	made := []Saved{backUp(t, d, s, OnOpening)}
	for range 3 {
		*clock = clock.Add(time.Minute)
		add(t, d, testIncident())
		made = append(made, backUp(t, d, s, WhenAsked))
	}
	*clock = clock.Add(time.Minute)
	add(t, d, testIncident())
	backUp(t, d, s, Regularly)
	list, err := s.List()
	for _, want := range made {
		if err != nil || !onList(list, want) {
			t.Errorf("%s is gone, %d are there, %v", filepath.Base(want.Path), len(list), err)
		}
	}
}
