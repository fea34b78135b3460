package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
)

func TestLinkIsPressedAndReadInOrder(t *testing.T) {
	look(t, fynetheme.VariantLight)
	pressed := 0
	l := NewLink("قصف حلب 15 قذيفة", func() { pressed++ })
	w := show(t, l, fyne.NewSize(300, 40))
	if got := drawnLines(l.words)[0]; got != " قذيفة"+"15"+"قصف حلب " {
		t.Errorf("it reads %q", got)
	}
	test.Tap(l)
	w.Canvas().Focus(l)
	if !l.words.TextStyle.Underline {
		t.Error("nothing shows that the keyboard is there")
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.Canvas().Unfocus(); pressed != 2 || l.words.TextStyle.Underline {
		t.Errorf("it was pressed %d times, and is underlined: %v", pressed, l.words.TextStyle.Underline)
	}
}
