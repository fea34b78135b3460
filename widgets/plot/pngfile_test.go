package plot

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"pgregory.net/rapid"
)

// What is encoded decodes to the same pixels, opaque or not.
func TestPNGKeepsEveryPixel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bitmap := image.NewRGBA(image.Rect(0, 0, rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")))
		shades := rapid.IntRange(1, 5).Draw(t, "shades")
		alpha := rapid.SampledFrom([]uint8{255, 255, 0, 120}).Draw(t, "alpha")
		for i := range bitmap.Bounds().Dx() * bitmap.Bounds().Dy() {
			shade := uint8(rapid.IntRange(0, shades).Draw(t, "shade") * 50)
			pixel := color.NRGBA{shade, shade / 2, 255 - shade, 255}
			if i%3 == 0 {
				pixel.A = alpha
			}
			bitmap.Set(i%bitmap.Bounds().Dx(), i/bitmap.Bounds().Dx(), pixel)
		}
		encoded, err := encodePNG(bitmap)
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := png.Decode(bytes.NewReader(encoded))
		if err != nil {
			t.Fatal(err)
		}
		for y := range bitmap.Bounds().Dy() {
			for x := range bitmap.Bounds().Dx() {
				if got, want := color.RGBAModel.Convert(decoded.At(x, y)).(color.RGBA), bitmap.RGBAAt(x, y); !alike(got, want) {
					t.Fatalf("at %d,%d: %v and not %v", x, y, got, want)
				}
			}
		}
	})
}

// alike allows for what un-multiplying by the alpha rounds.
func alike(a, b color.RGBA) bool {
	near := func(x, y uint8) bool { return max(x, y)-min(x, y) <= 1 }
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B) && a.A == b.A
}
