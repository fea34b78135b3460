package dashboard

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Enter presses what has the keyboard, as Space does; nothing is pressed that is disabled.
func TestAButtonIsPressedByEnter(t *testing.T) {
	test.NewTempApp(t)
	pressed := 0
	press := func() { pressed++ }
	for _, b := range []fyne.Focusable{newButton("Save", press), newLeaveButton("Close", press, func() { t.Error("it left") })} {
		pressed = 0
		for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyDown} {
			b.TypedKey(&fyne.KeyEvent{Name: key})
		}
		if pressed != 3 {
			t.Errorf("%T was pressed %d times by three keys", b, pressed)
		}
		b.(fyne.Disableable).Disable()
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if pressed != 3 {
			t.Errorf("%T was pressed though it is disabled", b)
		}
	}
}
