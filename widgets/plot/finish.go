package plot

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"strings"
)

// Finish is how a picture leaves the program. Transparent leaves its ground out. DPI is how many pixels are meant to make an inch, which a PNG
// says to those who place it on a page; 0 says nothing. UnitsPerInch is how large a PDF's page and an SVG are: as on a screen, 96, where it is 0.
type Finish struct {
	Transparent  bool
	DPI          int
	UnitsPerInch float64
}

// unitsPerScreenInch is how many units an inch has where nothing else is asked for: as many as CSS gives it pixels.
const unitsPerScreenInch = 96

// inches gives how long so many units of the picture are.
func (f Finish) inches(units int) float64 {
	return float64(units) / cmp.Or(f.UnitsPerInch, unitsPerScreenInch)
}

// describedContent is a content that says more than its sheet does to those who cannot see it.
type describedContent interface{ described() string }

// AltText describes the picture to those who cannot see it: what it shows, of what, and from where.
func (p *picture) AltText() string {
	said := ""
	if content, ok := p.content.(describedContent); ok && p.sheet.empty == "" {
		said = content.described()
	}
	parts := []string{p.sheet.title, p.sheet.subtitle, p.sheet.statement, p.sheet.empty, said, p.sheet.counts, p.sheet.method, p.sheet.sources}
	for i, part := range parts {
		if part = strings.TrimSpace(part); part != "" && !strings.HasSuffix(part, ".") {
			part += "."
		}
		parts[i] = part
	}
	return joined(parts, " ")
}

// pngHead is how long a PNG's signature and its first chunk are, after which others may stand (PNG, section 5.6).
const pngHead = 8 + 25

// described adds to a PNG what it shows as text chunks, and how large it is meant to be (PNG, sections 11.3.3.4 and 11.3.4.3).
func (p *picture) described(picture []byte) []byte {
	var chunks bytes.Buffer
	if p.finish.DPI > 0 {
		perMetre := uint32(float64(p.finish.DPI)/0.0254 + 0.5)
		size := binary.BigEndian.AppendUint32(nil, perMetre)
		size = binary.BigEndian.AppendUint32(size, perMetre)
		writeChunk(&chunks, "pHYs", append(size, 1))
	}
	for _, text := range [][2]string{{"Title", p.sheet.title}, {"Description", p.AltText()}, {"Source", p.sheet.sources}, {"Software", "Truceboard"}} {
		writeChunk(&chunks, "iTXt", []byte(text[0]+"\x00\x00\x00\x00\x00"+text[1]))
	}
	out := make([]byte, 0, len(picture)+chunks.Len())
	out = append(out, picture[:pngHead]...)
	out = append(out, chunks.Bytes()...)
	return append(out, picture[pngHead:]...)
}

// writeChunk writes one chunk with its length and its checksum.
func writeChunk(out *bytes.Buffer, name string, data []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	body := append([]byte(name), data...)
	out.Write(body)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
}
