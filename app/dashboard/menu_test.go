package dashboard

import (
	"testing"

	"fyne.io/fyne/v2"
)

// No two items of the menu have the same shortcut: the second would never be reached.
func TestEveryShortcutIsTheMenusOnlyOne(t *testing.T) {
	w := New(testApp(t), Options{Who: "Tester", DataDir: t.TempDir(), Now: testNow})
	w.buildMenu()
	seen := map[string]string{}
	var look func(items []*fyne.MenuItem)
	look = func(items []*fyne.MenuItem) {
		for _, item := range items {
			if item.Shortcut != nil {
				name := item.Shortcut.ShortcutName()
				if other, twice := seen[name]; twice {
					t.Errorf("%s: both %q and %q", name, other, item.Label)
				}
				seen[name] = item.Label
			}
			if item.ChildMenu != nil {
				look(item.ChildMenu.Items)
			}
		}
	}
	for _, menu := range w.win.MainMenu().Items {
		look(menu.Items)
	}
	if len(seen) < 30 {
		t.Errorf("only %d shortcuts were found", len(seen))
	}
}
