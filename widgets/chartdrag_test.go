package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// august gives days of August 2016.
func august(from, to int) ceasefire.Span {
	return ceasefire.Span{From: ceasefire.DayFrom(2016, 8, from), To: ceasefire.DayFrom(2016, 8, to)}
}

// The sketch has a day in each 10 units.
func TestDaysAreDraggedOverZoomedAndLeft(t *testing.T) {
	look(t, fynetheme.VariantLight)
	v := NewChartView()
	show(t, v, fyne.NewSize(310, 200))
	var got []ceasefire.Span
	backs := 0
	v.OnPeriod, v.OnBack = func(days ceasefire.Span) { got = append(got, days) }, func() { backs++ }
	v.SetPicture(&sketch{})

	v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(95, 50)}})
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(70, 50)}})
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(32, 50)}})
	if !v.dragged.shade.Visible() || v.pointed.words.Text() != "4–10 Aug 2016" {
		t.Errorf("while dragging the view says %q", v.pointed.words.Text())
	}
	v.DragEnd()
	v.DragEnd() // a second end is none
	v.SetPicture(&sketch{})
	v.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(0, 50)}, Scrolled: fyne.NewDelta(0, 10)})
	v.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(0, 50)}, Scrolled: fyne.NewDelta(0, 10)}) // goes on from there
	v.SetPicture(&sketch{})
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	want := []ceasefire.Span{august(4, 10), august(1, 24), august(1, 19), {From: ceasefire.DayFrom(2016, 8, 8), To: ceasefire.DayFrom(2016, 9, 7)}}
	if diff := cmp.Diff(want, got); diff != "" || backs != 1 {
		t.Errorf("gone back %d times; days %s", backs, diff)
	}
}

// A view that does not ask for periods takes no keyboard and gives none.
func TestAViewWithoutPeriodsIsLeftAlone(t *testing.T) {
	look(t, fynetheme.VariantLight)
	v := NewChartView()
	show(t, v, fyne.NewSize(310, 200))
	v.SetPicture(&sketch{})
	v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(95, 50)}})
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(70, 50)}})
	v.DragEnd()
	v.TypedRune('+')
	if v.dragged.shade.Visible() || v.dragged.focus.Visible() {
		t.Error("something is shaded or framed")
	}
}
