package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// manyRows makes so many rows of two columns.
func manyRows(n int) [][]string {
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{fmt.Sprint(i), "Row " + fmt.Sprint(i)}
	}
	return rows
}

func TestARowListIsGoneThroughByTheKeyboard(t *testing.T) {
	l := NewRowList([]LedgerColumn{{Width: 60, Role: RoleFigure}, {Role: RoleBody}}, "Line", "What")
	var chosen, entered, escaped int
	var typed rune
	l.OnChosen = func(row int) { chosen = row }
	l.OnEntered = func(row int) { entered = row }
	l.OnTyped = func(_ int, letter rune) { typed = letter }
	l.OnEscape = func() { escaped++ }
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(400, 300))
	l.SetRows(manyRows(100_000))
	w.Canvas().Focus(l.Keyboard())
	press := func(names ...fyne.KeyName) {
		for _, name := range names {
			l.body.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	press(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if chosen != 1 || entered != 1 {
		t.Errorf("chosen %d, entered %d", chosen, entered)
	}
	press(fyne.KeyEnd)
	if chosen != 99_999 || l.body.GetScrollOffset() == 0 {
		t.Errorf("the last row is not in sight: %d, %g", chosen, l.body.GetScrollOffset())
	}
	press(fyne.KeyPageUp, fyne.KeyEscape)
	if chosen >= 99_999 || chosen < 99_980 || escaped != 1 {
		t.Errorf("a page up is row %d, escaped %d times", chosen, escaped)
	}
	l.body.TypedRune('a')
	l.body.TypedRune(' ')
	if typed != 'a' {
		t.Errorf("typed %q", typed)
	}
	l.SetRows(manyRows(3))
	if l.Chosen() != 2 || l.Rows() != 3 {
		t.Errorf("after the rows became few, row %d is chosen", l.Chosen())
	}
	l.SetRows(nil)
	press(fyne.KeyDown, fyne.KeyReturn)
	if l.Chosen() != -1 {
		t.Errorf("an empty list has row %d chosen", l.Chosen())
	}
}
