package widgets

import (
	"bytes"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The words that every widget must bear: long ones, Arabic ones, both at once, and none.
var words = map[string]string{
	"short":  "Aleppo",
	"long":   strings.Repeat("Joint Implementation Centre for the cessation of hostilities ", 5),
	"arabic": "اتفاق وقف الأعمال العدائية في جميع أنحاء الجمهورية العربية السورية",
	"mixed":  "حلب, 15 Sep 2016: طريق الكاستيلو (Castello)",
	"empty":  "",
}

// smallest is the smallest window that is promised.
var smallest = fyne.NewSize(1024, 700)

// damascus is the zone of the sample.
func damascus(t *testing.T) *time.Location {
	t.Helper()
	zone, err := ceasefire.LoadZone("Asia/Damascus")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// look starts an app in the theme of the program.
func look(t *testing.T, variant fyne.ThemeVariant) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.NewFixed(variant))
}

// show puts an object of a size into a window of the smallest size, away from its edges.
func show(t *testing.T, o fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, container.NewWithoutLayout(o))
	w.SetPadded(false)
	w.Resize(smallest)
	o.Move(fyne.NewPos(100, 100))
	o.Resize(size)
	return w
}

// softEdge is how far the edge of a shape may reach over its side, when it is stroked and smoothed.
const softEdge = 2

// inkOf gives the box around all that an object of a size draws, seen from its corner.
func inkOf(t *testing.T, o fyne.CanvasObject, size fyne.Size) image.Rectangle {
	t.Helper()
	w := show(t, o, size)
	w.Resize(fyne.NewSize(min(size.Width+200, smallest.Width), min(size.Height+200, smallest.Height)))
	drawn := w.Canvas().Capture().(*image.NRGBA)
	box := drawn.Bounds()
	ground := slices.Repeat(drawn.Pix[:4], box.Dx())
	ink := image.Rectangle{}
	for y := range box.Dy() {
		row := drawn.Pix[y*drawn.Stride:][:len(ground)]
		if bytes.Equal(row, ground) {
			continue
		}
		first, last := 0, len(row)
		for bytes.Equal(row[first:first+4], ground[:4]) {
			first += 4
		}
		for bytes.Equal(row[last-4:last], ground[:4]) {
			last -= 4
		}
		ink = ink.Union(image.Rect(first/4, y, last/4, y+1))
	}
	return ink.Sub(image.Pt(100, 100))
}

// drawsInside fails the test where an object of a size draws a point outside it.
func drawsInside(t *testing.T, o fyne.CanvasObject, size fyne.Size) {
	t.Helper()
	room := image.Rect(0, 0, int(size.Width), int(size.Height)).Inset(-softEdge)
	if ink := inkOf(t, o, size); !ink.In(room) {
		t.Errorf("of %v, %v is drawn", size, ink)
	}
}

// isDrawn reports whether an object of a size draws anything at all.
func isDrawn(t *testing.T, o fyne.CanvasObject, size fyne.Size) bool {
	t.Helper()
	return !inkOf(t, o, size).Empty()
}
