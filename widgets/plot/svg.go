package plot

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/math/fixed"
)

// vectorFineness is how many units of a vector surface make one of the picture.
const vectorFineness = 4

// svgSink writes an SVG document. Texts are drawn as the outlines of the bundled font, so that they look alike everywhere, each outline once;
// beneath each lies the text itself, unseen, to be found, marked and read aloud.
type svgSink struct {
	body, outlines bytes.Buffer
	named          map[glyphName]string
}

// glyphName tells an outline of one face from those of others.
type glyphName struct {
	face *font.Font
	id   font.GID
}

// svg draws an SVG document of a size and gives it.
func (p *picture) svg(width, height int) []byte {
	sink := &svgSink{named: map[glyphName]string{}}
	p.draw(p.vector(sink), format{width: width, height: height, scale: vectorFineness, theme: Light})
	var doc bytes.Buffer
	doc.WriteString(xml.Header)
	fmt.Fprintf(&doc, `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%s" height="%s" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc">`,
		p.finish.length(width), p.finish.length(height), width, height)
	fmt.Fprintf(&doc, `<title id="title">%s</title><desc id="desc">%s</desc>`, escaped(p.sheet.title), escaped(p.AltText()))
	fmt.Fprintf(&doc, "<defs>%s</defs>", sink.outlines.Bytes())
	if !p.finish.Transparent {
		fmt.Fprintf(&doc, `<rect width="%d" height="%d" fill="%s"/>`, width, height, hexColour(Light.colours().ground))
	}
	doc.Write(sink.body.Bytes())
	doc.WriteString("</svg>\n")
	return doc.Bytes()
}

// length writes a length as SVG does: as on a screen, or in millimetres where a size is asked for.
func (f Finish) length(units int) string {
	if f.UnitsPerInch == 0 {
		return strconv.Itoa(units)
	}
	return strconv.FormatFloat(f.inches(units)*25.4, 'f', 2, 64) + "mm"
}

// vector makes the surface that draws onto a sink.
func (p *picture) vector(sink vectorSink) *vectorSurface {
	return &vectorSurface{sink: sink, faces: p.fonts.open(), fine: vectorFineness}
}

func hexColour(c drawing.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// number writes a length with no more digits than it needs.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 32) }

func (s *svgSink) shape(path []vectorStep, fill, stroke *drawing.Color, width float64) {
	s.body.WriteString(`<path d="`)
	for _, step := range path {
		s.body.WriteString(step.svg())
	}
	s.body.WriteString(`" fill="`)
	if fill == nil {
		s.body.WriteString("none")
	} else {
		s.body.WriteString(hexColour(*fill))
	}
	if stroke != nil {
		fmt.Fprintf(&s.body, `" stroke="%s" stroke-width="%s" stroke-linejoin="round`, hexColour(*stroke), number(width))
	}
	s.body.WriteString(`"/>`)
}

// svg writes a step as path data.
func (v vectorStep) svg() string {
	switch v.verb {
	case moveStep:
		return "M" + number(v.x) + " " + number(v.y)
	case lineStep:
		return "L" + number(v.x) + " " + number(v.y)
	case quadStep:
		return "Q" + number(v.cx) + " " + number(v.cy) + " " + number(v.x) + " " + number(v.y)
	}
	return "Z"
}

func (s *svgSink) letters(f face, text string, colour drawing.Color, x, y float64) {
	s.shaped(f.spelled(text), f.size, colour, x, y)
}

// spelled gives a text set letter by letter, as the raster surface sets it.
func (f face) spelled(text string) shapedLine {
	main := f.font.shaper.faces.main
	line := shapedLine{text: text, upem: float64(main.Upem())}
	for _, r := range text {
		id, _ := main.NominalGlyph(r)
		advance := f.advance(r) / f.size * line.upem
		g := setGlyph{face: main}
		g.GlyphID, g.Advance = id, fixed.Int26_6(math.Round(advance*64))
		line.glyphs = append(line.glyphs, g)
		line.width += advance
	}
	return line
}

func (s *svgSink) shaped(line shapedLine, size float64, colour drawing.Color, x, y float64) {
	scale := size / line.units()
	fmt.Fprintf(&s.body, `<g fill="%s" transform="translate(%s %s) scale(%.5f %.5f)">`, hexColour(colour), number(x), number(y), scale, -scale)
	pen := 0.0
	for _, g := range line.glyphs {
		if name := s.outline(g); name != "" {
			fmt.Fprintf(&s.body, `<use xlink:href="#%s" x="%.0f" y="%.0f"/>`, name, pen+float64(g.XOffset)/64, float64(g.YOffset)/64)
		}
		pen += float64(g.Advance) / 64
	}
	s.body.WriteString("</g>")
	direction := ""
	if rightToLeft(line.text) {
		direction = ` direction="rtl" text-anchor="end"`
	}
	fmt.Fprintf(&s.body, `<text x="%s" y="%s" font-size="%s" font-family="sans-serif" fill-opacity="0" textLength="%.1f" lengthAdjust="spacingAndGlyphs"%s>%s</text>`,
		number(x), number(y), number(size), line.width*scale, direction, escaped(line.text))
}

// outline gives the name of a glyph's outline, which is written once; one without ink has none.
func (s *svgSink) outline(g setGlyph) string {
	key := glyphName{g.face.Font, g.GlyphID}
	if name, ok := s.named[key]; ok {
		return name
	}
	data, ok := g.face.GlyphData(g.GlyphID).(font.GlyphOutline)
	if !ok || len(data.Segments) == 0 {
		s.named[key] = ""
		return ""
	}
	name := fmt.Sprintf("g%d", len(s.named))
	s.named[key] = name
	fmt.Fprintf(&s.outlines, `<path id="%s" d="%s"/>`, name, outlinePath(data))
	return name
}

// outlinePath writes an outline in the font's units, upwards.
func outlinePath(outline font.GlyphOutline) string {
	var d strings.Builder
	for i, segment := range outline.Segments {
		letter := map[opentype.SegmentOp]string{
			opentype.SegmentOpMoveTo: "M", opentype.SegmentOpLineTo: "L", opentype.SegmentOpQuadTo: "Q", opentype.SegmentOpCubeTo: "C",
		}[segment.Op]
		if letter == "M" && i > 0 {
			d.WriteByte('Z')
		}
		d.WriteString(letter)
		for k, p := range segment.ArgsSlice() {
			if k > 0 {
				d.WriteByte(' ')
			}
			fmt.Fprintf(&d, "%s %s", number(float64(p.X)), number(float64(p.Y)))
		}
	}
	d.WriteByte('Z')
	return d.String()
}

// escaped makes a text safe within XML.
func escaped(text string) string {
	var out bytes.Buffer
	if err := xml.EscapeText(&out, []byte(text)); err != nil {
		return "" // a buffer in memory refuses nothing
	}
	return out.String()
}
