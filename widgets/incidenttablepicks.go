package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TableKeys is a TableSource that knows the keys of a stretch of its places, both ends included, without reading their rows. With it many rows can be picked at once.
type TableKeys interface {
	Keys(from, to int) []int64
}

// tablePicks are the rows picked beside the one selected, and the place from which a stretch is picked.
type tablePicks struct {
	keys   keySet
	anchor int
}

// modifiers gives the keys that are held down.
func modifiers() fyne.KeyModifier {
	if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return driver.CurrentKeyModifiers()
	}
	return 0
}

// Picked gives the keys of the rows picked: more than one, or none.
func (t *IncidentTable) Picked() []int64 {
	if t.picks.keys.n < 2 {
		return nil
	}
	return t.picks.keys.list()
}

// Unpick takes back that rows are picked.
func (t *IncidentTable) Unpick() {
	t.picks.keys = keySet{}
	t.tellPicked()
}

// PickAll picks every row.
func (t *IncidentTable) PickAll() {
	t.picks.anchor = 0
	t.pickStretch(t.pages.length - 1)
}

// point moves to a place that was clicked or moved to: with the modifier of the system it is picked or left as well, with Shift all from the anchor on are.
func (t *IncidentTable) point(place int, held fyne.KeyModifier) {
	before := t.choice
	t.choose(place)
	switch {
	case held&fyne.KeyModifierShift != 0:
		t.pickStretch(t.choice.place)
		return
	case held&fyne.KeyModifierShortcutDefault != 0:
		t.pickOne(before)
	default:
		t.picks.keys = keySet{}
	}
	t.picks.anchor = t.choice.place
	t.tellPicked()
}

// pickOne picks the row selected, or leaves it; the row that was selected before is picked with the first.
func (t *IncidentTable) pickOne(before tableChoice) {
	if !t.choice.known {
		return
	}
	if t.picks.keys.words == nil && before.known {
		t.picks.keys.add(before.key)
	}
	if t.picks.keys.has(t.choice.key) && t.choice.key != before.key {
		t.picks.keys.remove(t.choice.key)
		return
	}
	t.picks.keys.add(t.choice.key)
}

// pickStretch picks all rows from the anchor to a place.
func (t *IncidentTable) pickStretch(place int) {
	source, ok := t.pages.source.(TableKeys)
	if !ok || t.pages.length == 0 {
		return
	}
	from, to := min(t.picks.anchor, place), max(t.picks.anchor, place)
	t.picks.keys = keySet{}
	for _, key := range source.Keys(max(from, 0), min(to, t.pages.length-1)) {
		t.picks.keys.add(key)
	}
	t.tellPicked()
}

func (t *IncidentTable) tellPicked() {
	t.body.repaint()
	if t.OnPicked != nil {
		t.OnPicked(t.Picked())
	}
}

// TypedShortcut picks all rows on the shortcut for that, and hands on the one for copying.
func (t *IncidentTable) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutSelectAll:
		t.PickAll()
	case *fyne.ShortcutCopy:
		if t.OnCopy != nil {
			t.OnCopy()
		}
	}
}
