package windowtest

import (
	"context"
	"image"
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
	d.keys("ctrl+3", "ctrl+t", "Home")
	d.settled()
	d.steps("shift+Down", "shift+Down", "shift+Down", "shift+Down")
	d.settled()
	d.shot("picked")
	d.changedBy("ctrl+shift+y")
	d.keys("Down", "Down")
	lines := image.Rect(240, 514, 780, 580) // of the preview: beneath the one that says how many change, one for each of the five
	d.await("the preview", func() bool { return shades(d.shot("change"), lines) > 10 })
	if n := moved(before, types(t, d)); n != 0 {
		t.Errorf("%d incidents are changed by looking at what would change", n)
	}
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
