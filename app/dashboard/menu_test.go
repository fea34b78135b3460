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

// What a menu asks is not asked over another dialog, and can be asked again once that is gone.
func TestNoDialogIsOpenedOverAnother(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	ask := func(label string) {
		t.Helper()
		for _, menu := range w.win.MainMenu().Items {
			for _, item := range menu.Items {
				if item.Label == label {
					item.Action()
					return
				}
			}
		}
		t.Fatalf("there is no %q", label)
	}
	over := func() int { return len(w.win.Canvas().Overlays().List()) }
	ask("History…")
	ask("Open…")
	ask("Save a copy…")
	if n := over(); n != 1 {
		t.Fatalf("%d dialogs lie over the window", n)
	}
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if n := over(); n != 0 {
		t.Fatalf("%d dialogs are left", n)
	}
	ask("Save a copy…")
	if n := over(); n != 1 {
		t.Errorf("%d dialogs lie over the window after the first was closed", n)
	}
}
