package plot

import (
	"math"
	"slices"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// logTint is the ink of the log's own count where it stands beside what others published.
var logTint = tint{rgb(0x3A424D), rgb(0xC3CAD3)}

// hatch draws an outlined box filled with slanting lines; where it is too small for them, it is filled palely.
func (c *canvas) hatch(colour drawing.Color, b box) {
	apart, thin := 5*c.unit, c.hair()
	if b.h < apart || b.w < 2*thin || c.thumbnail {
		c.fill(mix(colour, c.ink.ground, 0.5), b)
		return
	}
	var slants [][2]point
	for k := apart - b.h; k < b.w; k += apart {
		from, to := max(0, k), min(b.w, b.h+k)
		slants = append(slants, [2]point{{b.x + from, b.bottom() - from + k}, {b.x + to, b.bottom() - to + k}})
	}
	for some := range slices.Chunk(slants, batch) {
		c.slants(mix(colour, c.ink.ground, 0.3), some)
	}
	c.fill(colour, box{b.x, b.y, b.w, thin}, box{b.x, b.bottom() - thin, b.w, thin}, box{b.x, b.y + thin, thin, b.h - 2*thin}, box{b.right() - thin, b.y + thin, thin, b.h - 2*thin})
}

// dots outlines a box with dots.
func (c *canvas) dots(colour drawing.Color, b box) {
	size, apart := 1.5*c.hair(), 4*c.hair()
	var marks []box
	for x := b.x; x+size <= b.right()+slack; x += apart {
		marks = append(marks, box{x, b.y, size, size}, box{x, b.bottom() - size, size, size})
	}
	for y := b.y + apart; y+size < b.bottom()-size; y += apart {
		marks = append(marks, box{b.x, y, size, size}, box{b.right() - size, y, size, size})
	}
	c.fill(colour, marks...)
}

// slants strokes several straight lines at once.
func (c *canvas) slants(colour drawing.Color, lines [][2]point) {
	if c.surface == nil {
		return
	}
	c.surface.ResetStyle()
	c.surface.SetStrokeColor(colour)
	c.surface.SetStrokeWidth(max(1, c.hair()*c.scale))
	for _, l := range lines {
		c.surface.MoveTo(c.pixel(l[0].x), c.pixel(l[0].y))
		c.surface.LineTo(c.pixel(l[1].x), c.pixel(l[1].y))
	}
	c.surface.Stroke()
}

// readable gives the ink, dark or light, that stands out most from a colour.
func readable(on drawing.Color) drawing.Color {
	dark, light := Light.colours().ink, Light.colours().ground
	if contrast(on, dark) >= contrast(on, light) {
		return dark
	}
	return light
}

// contrast gives the ratio of the lighter of two colours to the darker (WCAG 2.1, "contrast ratio").
func contrast(a, b drawing.Color) float64 {
	x, y := lightness(a), lightness(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// lightness gives a colour's relative luminance (WCAG 2.1).
func lightness(c drawing.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
