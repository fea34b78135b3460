package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// buttonsOf lists the buttons of an empty state.
func buttonsOf(e *EmptyState) []*widget.Button {
	var buttons []*widget.Button
	for _, o := range test.LaidOutObjects(e) {
		if b, ok := o.(*widget.Button); ok {
			buttons = append(buttons, b)
		}
	}
	return buttons
}

func TestEmptyStateOffersWhatToDoFirst(t *testing.T) {
	look(t, fynetheme.VariantLight)
	pressed := 0
	e := NewEmptyState("No incidents yet", "Log the first one, or import a data file.", "New incident", func() { pressed++ })
	show(t, e, fyne.NewSize(500, 300))
	buttons := buttonsOf(e)
	if len(buttons) != 1 || buttons[0].Text != "New incident" {
		t.Fatalf("%d buttons", len(buttons))
	}
	test.Tap(buttons[0])
	if pressed != 1 {
		t.Errorf("pressed %d times", pressed)
	}
	if n := len(buttonsOf(NewEmptyState("Nothing here", "Clear the filter.", "", nil))); n != 0 {
		t.Errorf("without a word for it, %d buttons", n)
	}
}

func TestEmptyStateMarkup(t *testing.T) {
	look(t, fynetheme.VariantLight)
	w := test.NewTempWindow(t, NewEmptyState("No incidents yet", "Log the first one.", "New incident", func() {}))
	w.Resize(fyne.NewSize(400, 240))
	test.AssertRendersToMarkup(t, "emptystate/button.xml", w.Canvas())
}

func TestEmptyStateStaysInside(t *testing.T) {
	for name, text := range words {
		t.Run(name, func(t *testing.T) {
			look(t, fynetheme.VariantDark)
			drawsInside(t, NewEmptyState(text, text, "New incident", func() {}), fyne.NewSize(800, 500))
		})
	}
}
