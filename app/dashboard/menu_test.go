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

// A dialog shrinks with its window, so that its buttons never lie outside, and grows with it again up to the size it was made for.
func TestDialogsFitTheirWindow(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	w.win.Resize(fyne.NewSize(1600, 1000))
	m := w.newModal()
	button := newButton("Close", m.close)
	m.show("Large", roomy(), button, button)
	var before fyne.Size
	for _, whole := range []fyne.Size{{Width: 1601, Height: 1001}, {Width: 1024, Height: 700}, {Width: 1600, Height: 1000}} {
		w.win.Resize(whole)
		size := m.body.Size()
		if end := fyne.CurrentApp().Driver().AbsolutePositionForObject(button).Add(button.Size()); end.X > whole.Width || end.Y > whole.Height {
			t.Errorf("in a window of %v the button ends at %v", whole, end)
		}
		if size.Width > whole.Width-besideDialog || size.Height > whole.Height-besideDialog || size.Width < whole.Width/2 {
			t.Errorf("in a window of %v there is a dialog of %v", whole, size)
		}
		if whole.Width == 1600 && size != before {
			t.Errorf("the dialog came back as %v, it was %v", size, before)
		} else if whole.Width == 1601 {
			before = size
		}
	}
}

// Escape puts a dialog away from any of its buttons, not only from the one that has the keyboard at first.
func TestEscapePutsADialogAwayFromAnyButton(t *testing.T) {
	w, _ := openWindow(t, effect)
	for n := range 3 {
		m := w.newModal()
		buttons := []*button{newButton("Cancel", m.close), newButton("Another", func() {}), saveButton("Save", func() {})}
		m.show("Something", fyne.NewSize(400, 300), buttons[0], buttons[0], buttons[1], buttons[2])
		w.win.Canvas().Focus(buttons[n])
		if press(buttons[n], fyne.KeyEscape); w.modal != nil {
			t.Errorf("from button %d the dialog stays", n)
		}
	}
	if w.asks() {
		t.Error("a dialog lies over the window still")
	}
}
