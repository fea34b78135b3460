package widgets

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"truceboard/widgets/plot"
)

// leftHalf is a picture whose left half stands for an area.
type leftHalf struct{}

func (leftHalf) Image(width, height int, scale float64, _ plot.Theme) (image.Image, error) {
	return image.NewRGBA(image.Rect(0, 0, width, height)), nil
}

func (leftHalf) TimeScale(float64, float64) (plot.TimeScale, bool) { return plot.TimeScale{}, false }

func (leftHalf) At(x, _, width, _ float64) (plot.Narrowing, bool) {
	return plot.Narrowing{Area: "X-1", Words: "Uplands", Value: "3 incidents"}, x < width/2
}

// A tap on something hands it on, a tap on empty room does nothing, and the pointer shows which is which.
func TestATapOnAChartNarrows(t *testing.T) {
	test.NewTempApp(t)
	view := NewChartView()
	window := test.NewTempWindow(t, view)
	window.Resize(fyne.NewSize(400, 300))
	view.SetPicture(leftHalf{})
	var got []plot.Narrowing
	taps := 0
	view.OnTap = func() { taps++ }
	view.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 20)})
	view.OnTapped = func(n plot.Narrowing) { got = append(got, n) }
	view.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 20)})
	view.Tapped(&fyne.PointEvent{Position: fyne.NewPos(view.Size().Width-20, 20)})
	if len(got) != 1 || got[0].Area != "X-1" || taps != 2 {
		t.Errorf("the taps gave %v and %d more, want one area and two", got, taps)
	}
	view.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 20)}})
	if view.Cursor() != desktop.PointerCursor || view.pointed.words.Text() != "Uplands: 3 incidents" {
		t.Errorf("over an area the pointer is %v and says %q", view.Cursor(), view.pointed.words.Text())
	}
	if said := pointedWords(plot.Narrowing{Words: "Mon", Value: "1 incident", Note: "A filter has no hours"}); said != "Mon: 1 incident. A filter has no hours" {
		t.Errorf("it says %q", said)
	}
	view.SetPicture(&leftHalf{}) // another picture, under a pointer that stands still
	if !view.pointed.words.Visible() || view.pointed.words.Text() != "Uplands: 3 incidents" {
		t.Errorf("under another picture it says %q", view.pointed.words.Text())
	}
	view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(view.Size().Width-20, 20)}})
	if view.Cursor() != desktop.DefaultCursor {
		t.Error("over empty room the pointer is a hand")
	}
}
