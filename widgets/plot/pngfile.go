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

// filterUp marks a row of a PNG that holds the differences from the row above (PNG, section 9.2).
const filterUp = 2

// encodePNG writes a bitmap as a PNG. One without transparency goes without it, each row as what differs from the row above, which a chart's rows seldom do: that takes
// half the time of trying every filter on every row as image/png does, and no more room.
func encodePNG(bitmap *image.RGBA) ([]byte, error) {
	var out bytes.Buffer
	if !bitmap.Opaque() {
		encoder := png.Encoder{CompressionLevel: png.BestSpeed}
		if err := encoder.Encode(&out, bitmap); err != nil {
			return nil, fmt.Errorf("encoding the picture: %w", err)
		}
		return out.Bytes(), nil
	}
	rows, err := upFiltered(bitmap)
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

// upFiltered gives the rows of an opaque bitmap, filtered and compressed.
func upFiltered(bitmap *image.RGBA) ([]byte, error) {
	var out bytes.Buffer
	packer, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	if err != nil {
		return nil, err
	}
	size := bitmap.Bounds().Size()
	above, row := make([]byte, 4*size.X), make([]byte, 1+3*size.X)
	row[0] = filterUp
	for y := range size.Y {
		pixels := bitmap.Pix[y*bitmap.Stride:][:4*size.X]
		if bytes.Equal(pixels, above) {
			clear(row[1:])
		} else {
			differ(row[1:], pixels, above)
		}
		if _, err := packer.Write(row); err != nil {
			return nil, err
		}
		above = pixels
	}
	if err := packer.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// differ gives what red, green and blue of each pixel differ from those above, leaving out the fourth byte.
func differ(row, pixels, above []byte) {
	for from, to := 0, 0; to+2 < len(row); from, to = from+4, to+3 {
		p, a := pixels[from:from+3], above[from:from+3]
		r := row[to : to+3]
		r[0], r[1], r[2] = p[0]-a[0], p[1]-a[1], p[2]-a[2]
	}
}
