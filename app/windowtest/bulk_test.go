package windowtest

import (
	"context"
	"maps"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// Several incidents are picked, changed at once and changed back, by keyboard alone; so is a single field narrowed.
func TestManyAreChangedAndTakenBack(t *testing.T) {
	d := newDesk(t, 1024, 700)
	d.sample()
	d.settled()
	before := types(t, d)
	d.keys("ctrl+3", "ctrl+t", "Home", "shift+Down", "shift+Down", "shift+Down", "shift+Down")
	d.settled()
	d.shot("picked")
	d.keys("ctrl+shift+y", "Down", "Down")
	d.settled()
	d.shot("change")
	d.keys("ctrl+Return")
	d.await("five incidents of another type", func() bool { return moved(before, types(t, d)) == 5 })
	d.settled()
	d.keys("ctrl+z")
	d.await("the incidents as they were", func() bool { return maps.Equal(before, types(t, d)) })
}

// types counts the incidents of the dossier by their types.
func types(t *testing.T, d *desk) map[ceasefire.Type]int {
	t.Helper()
	count := map[ceasefire.Type]int{}
	if err := d.dossier(func(ctx context.Context, opened *store.Dossier) error {
		facts, err := opened.Facts(ctx, store.View{})
		for f := range facts.All() {
			count[f.Type]++
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return count
}

// moved gives how many incidents have come to another type.
func moved(before, now map[ceasefire.Type]int) int {
	n := 0
	for kind, count := range now {
		n += max(count-before[kind], 0)
	}
	return n
}
