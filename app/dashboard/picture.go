package dashboard

import (
	"bytes"
	"image"
	_ "image/gif" // pictures that can be previewed
	_ "image/jpeg"
	_ "image/png"
	"strings"

	"golang.org/x/image/draw"
)

// mostPixels is how many pixels a picture may have that is previewed: a small file can hold a picture that fills the memory.
const mostPixels = 16_000_000

// previewSide is how long the longer side of a preview is at the most, in pixels: enough for a panel on a screen of twice the usual density.
const previewSide = 800

// pictureOf decodes a picture to be previewed, nil for what is none, is damaged, or has too many pixels.
func pictureOf(mediaType string, content []byte) image.Image {
	if !strings.HasPrefix(mediaType, "image/") {
		return nil
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width > mostPixels/size.Height {
		return nil
	}
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil // it is kept all the same, and can be saved out
	}
	return shrunk(picture)
}

// shrunk gives a picture in the size of a preview, so that the whole of it is not held in memory.
func shrunk(picture image.Image) image.Image {
	wide, high := picture.Bounds().Dx(), picture.Bounds().Dy()
	longer := max(wide, high)
	if longer <= previewSide {
		return picture
	}
	small := image.NewRGBA(image.Rect(0, 0, max(wide*previewSide/longer, 1), max(high*previewSide/longer, 1)))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return small
}
