package plot

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// vectorDPI makes go-chart's vector fonts as many pixels high as their size says: 72 points are an inch.
const vectorDPI = 72

// fontStack names the fonts of a picture's text, the one it is measured in first.
const fontStack = "'IBM Plex Sans Arabic','IBM Plex Sans','Noto Sans','Segoe UI',Arial,sans-serif"

// vector draws an SVG document of a size and gives it. Label describes the picture to those who cannot see it.
func vector(width, height int, ground drawing.Color, loaded fonts, label string, paint func(chart.Renderer)) ([]byte, error) {
	surface, err := chart.SVG(width, height)
	if err != nil {
		return nil, fmt.Errorf("making a drawing of %d×%d: %w", width, height, err)
	}
	surface.SetDPI(vectorDPI)
	paint(&vectorSurface{Renderer: surface, faces: loaded.open()})
	var out bytes.Buffer
	if err := surface.Save(&out); err != nil {
		return nil, fmt.Errorf("taking the drawing that was made: %w", err)
	}
	return finish(out.Bytes(), width, height, ground, label)
}

// vectorSurface is go-chart's vector surface with text that is safe: go-chart writes text into the document as it is. Fonts are named once, at
// the root, and each text says how wide it was measured, so that another font takes no more room.
type vectorSurface struct {
	chart.Renderer
	faces typefaces
	face  face
}

// SetFont keeps the font, for measuring; it is not named on each text.
func (v *vectorSurface) SetFont(f *truetype.Font) {
	v.face.font = v.faces.regular
	if f == v.faces.semibold.letters {
		v.face.font = v.faces.semibold
	}
}

// SetFontSize sets the size, in pixels.
func (v *vectorSurface) SetFontSize(size float64) {
	v.face.size = size
	v.Renderer.SetFontSize(size)
}

// Text sets a text, escaped.
func (v *vectorSurface) Text(body string, x, y int) {
	var span bytes.Buffer
	span.WriteString("<tspan")
	if v.face.font == v.faces.semibold {
		span.WriteString(` font-weight="600"`)
	}
	switch {
	case rightToLeft(body): // held by its middle, as viewers differ about where such a text starts
		fmt.Fprintf(&span, ` x="%.1f" text-anchor="middle" direction="rtl" unicode-bidi="embed"`, float64(x)+v.face.width(body)/2)
	case !needsShaping(body):
		fmt.Fprintf(&span, ` textLength="%.1f" lengthAdjust="spacingAndGlyphs"`, v.face.width(body))
	}
	span.WriteByte('>')
	span.WriteString(escaped(body))
	span.WriteString("</tspan>")
	v.Renderer.Text(span.String(), x, y)
}

// escaped makes a text safe within XML.
func escaped(text string) string {
	var out bytes.Buffer
	if err := xml.EscapeText(&out, []byte(text)); err != nil {
		return ""
	}
	return out.String()
}

// opaque matches an opaque colour as go-chart writes it, within a style that it wrote: text cannot hold a bare quotation mark.
var opaque = regexp.MustCompile(`style="[^"]*"`)

var opaqueColour = regexp.MustCompile(`rgba\((\d+),(\d+),(\d+),1(?:\.0+)?\)`)

// finish gives the document a size, a ground, fonts and a name, and writes colours as every reader knows them.
func finish(document []byte, width, height int, ground drawing.Color, label string) ([]byte, error) {
	document = opaque.ReplaceAllFunc(document, func(style []byte) []byte {
		return opaqueColour.ReplaceAll(style, []byte("rgb($1,$2,$3)"))
	})
	_, rest, found := bytes.Cut(document, []byte(">"))
	if !found {
		return nil, fmt.Errorf("the drawing of %d×%d came out without a root", width, height)
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" font-family="%s">`,
		width, height, width, height, fontStack)
	fmt.Fprintf(&out, "<title>%s</title>", escaped(label))
	fmt.Fprintf(&out, `<rect width="%d" height="%d" fill="#%02x%02x%02x"/>`, width, height, ground.R, ground.G, ground.B)
	out.Write(rest)
	return out.Bytes(), nil
}
