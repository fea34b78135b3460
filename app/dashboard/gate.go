package dashboard

import (
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// gate shuts the ways to change records while the dossier is open for reading only: its doors are disabled, and what the keyboard reaches past them says why it does nothing.
type gate struct {
	doors []weak.Pointer[widget.Button]
	// sweep is at how many doors those that are no longer there are forgotten.
	sweep int
}

// writes reports whether records can be changed.
func (w *Window) writes() bool { return w.session == nil || !w.session.dossier.ReadOnly() }

// door takes a button that begins to change records; it is disabled as long as none can be. What is drawn anew for each record need not take its buttons back.
func (w *Window) door(b *button) *button {
	w.shut(&b.Button)
	return b
}

// shut is door for a button of the widgets.
func (w *Window) shut(b *widget.Button) *widget.Button {
	g := &w.gate
	if len(g.doors) >= g.sweep {
		g.doors = livingDoors(g.doors)
		g.sweep = 2*len(g.doors) + 64
	}
	g.doors = append(g.doors, weak.Make(b))
	enable(b, w.writes())
	return b
}

func livingDoors(doors []weak.Pointer[widget.Button]) (living []weak.Pointer[widget.Button]) {
	for _, d := range doors {
		if d.Value() != nil {
			living = append(living, d)
		}
	}
	return living
}

// openDoors opens or shuts them all, as the dossier in the window asks.
func (w *Window) openDoors() {
	for _, d := range w.gate.doors {
		if b := d.Value(); b != nil {
			enable(b, w.writes())
		}
	}
}

// mayChange reports whether records can be changed, and says why not where they cannot.
func (w *Window) mayChange() bool {
	if !w.writes() {
		w.notice.say("Nothing can be changed while the dossier is read only: why stands under the clocks.", "", nil)
		return false
	}
	return true
}

// changers has items of the menu do nothing but say why, and look so, while records cannot be changed: their shortcuts reach them all the same.
func (w *Window) changers(items ...*fyne.MenuItem) []*fyne.MenuItem {
	for _, item := range items {
		if do := item.Action; do != nil {
			item.Disabled = !w.writes()
			item.Action = func() {
				if w.mayChange() {
					do()
				}
			}
		}
	}
	return items
}
