package dashboard

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// Whatever an attached picture holds, its preview is small, or there is none.
func FuzzPicture(f *testing.F) {
	small := image.NewRGBA(image.Rect(0, 0, 3, 2))
	var asPNG, asJPEG, asGIF bytes.Buffer
	for _, err := range []error{png.Encode(&asPNG, small), jpeg.Encode(&asJPEG, small, nil), gif.Encode(&asGIF, small, nil)} {
		if err != nil {
			f.Fatal(err)
		}
	}
	huge := bytes.Clone(asPNG.Bytes())
	copy(huge[16:], []byte{0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff})
	for _, content := range [][]byte{asPNG.Bytes(), asJPEG.Bytes(), asGIF.Bytes(), huge, nil} {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		picture := pictureOf("image/png", content)
		if picture == nil {
			return
		}
		if size := picture.Bounds(); size.Dx() > previewSide || size.Dy() > previewSide {
			t.Errorf("the preview has %v", size)
		}
	})
}
