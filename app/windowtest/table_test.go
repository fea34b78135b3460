package windowtest

import (
	"context"
	"image"
	"slices"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// The table is narrowed in its boxes, sorted, and its columns chosen, sized and moved by the keyboard; the filter is saved under a name and used again.
func TestTheTableByKeyboard(t *testing.T) {
	d := newDesk(t, 1024, 700)
	d.sample()
	d.settled()
	d.changedBy("ctrl+3")
	whole := d.shot("whole")
	count, table := image.Rect(100, 160, 500, 190), image.Rect(100, 290, 690, 690)
	d.keys("ctrl+shift+w", "ctrl+shift+w") // the boxes away and back, the cursor in the first
	d.write("> 1 Aug")
	d.keys("Tab", "Tab")
	d.write("!armed")
	d.keys("Tab", "Tab")
	d.write("1..5")
	d.await("a count and a table that tell that it was narrowed", func() bool {
		narrowed := d.shot("narrowed")
		return differing(whole, narrowed, count) > 0 && differing(whole, narrowed, table) > 0
	})
	d.settled()
	narrowed := d.shot("narrowed")
	d.changedBy("ctrl+shift+f")
	d.write("Not armed, few dead")
	d.keys("ctrl+Return")
	var saved []store.SavedFilter
	d.await("the saved filter", func() bool {
		err := d.dossier(func(ctx context.Context, opened *store.Dossier) (err error) {
			saved, err = opened.SavedFilters(ctx)
			return err
		})
		return err == nil && len(saved) == 1
	})
	want := []ceasefire.Term{{Field: ceasefire.TermWhen, Text: ">2016-08-01"}, {Field: ceasefire.TermType, Text: "!armed"}, {Field: ceasefire.TermDeaths, Text: "1..5"}}
	if got := saved[0].Filter.Terms; !slices.Equal(want, got) || saved[0].Name != "Not armed, few dead" {
		t.Errorf("saved as %q: %+v, want %+v", saved[0].Name, got, want)
	}
	d.keys("Escape", "ctrl+t", "5")
	d.await("a table that is sorted", func() bool { return differing(narrowed, d.shot("sorted"), table) > 0 })
	d.settled()
	chooseColumns(t, d)
}

// chooseColumns hides the first column and widens the next; what was chosen is there at the next start.
func chooseColumns(t *testing.T, d *desk) {
	t.Helper()
	heads, navigation := image.Rect(100, 225, 690, 290), image.Rect(5, 330, 90, 690)
	before := d.shot("columns before")
	dimmed := func() bool { // what lies beside an open dialog; a busy window stands still before it has taken all keys
		return differing(before, d.shot("the chooser"), navigation) > navigation.Dx()*navigation.Dy()/2
	}
	d.keys("ctrl+shift+v")
	d.await("the dialog of columns", dimmed)
	d.keys("space", "Down", "plus", "plus", "plus", "Right", "Escape")
	d.await("the end of the dialog of columns", func() bool { return !dimmed() })
	d.settled()
	chosen := d.shot("columns chosen")
	if differing(before, chosen, heads) == 0 {
		t.Error("the columns are as they were")
	}
	d.killed(1024, 700)
	d.keys("ctrl+3")
	d.await("the page of incidents", func() bool { return inSight(d.shot("columns again"), 2) }) // which is the one that was left, so that nothing need change
	d.await("the headings as they were chosen", func() bool {
		return differing(chosen, d.shot("columns again"), image.Rect(100, 225, 690, 250)) <= 200 // where the order stood is not kept
	})
}
