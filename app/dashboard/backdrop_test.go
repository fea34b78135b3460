package dashboard

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"truceboard/widgets/theme"
)

// The grounds are the largest rectangles of every frame, and rectangles are what takes longest to draw in software.
func TestABackdropIsOnePointOfItsColour(t *testing.T) {
	app := testApp(t)
	b := newBackdrop(theme.ColorNameRaised, fyne.NewSize(0, 1))
	b.Resize(fyne.NewSize(40, 30))
	for _, look := range []fyne.Theme{theme.NewFixed(fyneLight), theme.NewFixed(fyneDark)} {
		app.Settings().SetTheme(look)
		b.paint(theme.ColorNameFaint)
		ground, ok := test.WidgetRenderer(b).Objects()[0].(*canvas.Image)
		if !ok || ground.Size() != b.Size() || ground.Image.Bounds().Dx() != 1 || ground.ScaleMode != canvas.ImageScalePixels {
			t.Fatalf("the ground is %T", test.WidgetRenderer(b).Objects()[0])
		}
		want, got := color.RGBAModel.Convert(theme.Color(theme.ColorNameFaint)), ground.Image.At(0, 0)
		if got != want {
			t.Errorf("the ground is %v, want %v", got, want)
		}
	}
}
