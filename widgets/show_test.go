package widgets

import (
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

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

// drawsInside fails the test where an object of a size draws a point outside it.
func drawsInside(t *testing.T, o fyne.CanvasObject, size fyne.Size) {
	t.Helper()
	drawn := show(t, o, size).Canvas().Capture()
	ground := color.NRGBAModel.Convert(theme.Color(fynetheme.ColorNameBackground))
	right, bottom := 100+softEdge+int(size.Width), 100+softEdge+int(size.Height)
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			inside := x >= 100-softEdge && x < right && y >= 100-softEdge && y < bottom
			if !inside && color.NRGBAModel.Convert(drawn.At(x, y)) != ground {
				t.Fatalf("of %v, something is drawn at %d, %d", size, x-100, y-100)
			}
		}
	}
}

// isDrawn reports whether an object of a size draws anything at all.
func isDrawn(t *testing.T, o fyne.CanvasObject, size fyne.Size) bool {
	t.Helper()
	drawn := show(t, o, size).Canvas().Capture()
	ground := color.NRGBAModel.Convert(theme.Color(fynetheme.ColorNameBackground))
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			if color.NRGBAModel.Convert(drawn.At(x, y)) != ground {
				return true
			}
		}
	}
	return false
}
