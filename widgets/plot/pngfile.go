package plot

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
)

// pngSignature begins every PNG (PNG, section 5.2).
const pngSignature = "\x89PNG\r\n\x1a\n"

// encodePNG writes a bitmap as a PNG. One without transparency goes without it and with its rows as they are: flat grounds and letters pack better so than
// filtered, and that takes a third of the time that image/png takes to try every filter on every row (PNG, section 12.8).
func encodePNG(bitmap *image.RGBA) ([]byte, error) {
	var out bytes.Buffer
	if !bitmap.Opaque() {
		encoder := png.Encoder{CompressionLevel: png.BestSpeed}
		if err := encoder.Encode(&out, bitmap); err != nil {
			return nil, fmt.Errorf("encoding the picture: %w", err)
		}
		return out.Bytes(), nil
	}
	rows, err := packed(bitmap)
	if err != nil {
		return nil, fmt.Errorf("encoding the picture: %w", err)
	}
	size := bitmap.Bounds().Size()
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	out.WriteString(pngSignature)
	writeChunk(&out, "IHDR", append(head, 8, 2, 0, 0, 0)) // 8 bits each of red, green and blue, not interlaced
	writeChunk(&out, "IDAT", rows)
	writeChunk(&out, "IEND", nil)
	return out.Bytes(), nil
}

// packed gives the rows of an opaque bitmap, compressed.
func packed(bitmap *image.RGBA) ([]byte, error) {
	var out bytes.Buffer
	packer, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	if err != nil {
		return nil, err
	}
	size := bitmap.Bounds().Size()
	row := make([]byte, 1+3*size.X) // the first byte says that the row is not filtered
	for y := range size.Y {
		opaque(row[1:], bitmap.Pix[y*bitmap.Stride:])
		if _, err := packer.Write(row); err != nil {
			return nil, err
		}
	}
	if err := packer.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// opaque gives red, green and blue of each pixel, leaving out the fourth byte.
func opaque(row, pixels []byte) {
	for from, to := 0, 0; to+2 < len(row); from, to = from+4, to+3 {
		r, p := row[to:to+3], pixels[from:from+3]
		r[0], r[1], r[2] = p[0], p[1], p[2]
	}
}
