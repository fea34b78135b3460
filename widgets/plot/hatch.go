package plot

import (
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

// readable gives the ink, dark or light, that is seen best on a colour.
func readable(on drawing.Color) drawing.Color {
	if 0.299*float64(on.R)+0.587*float64(on.G)+0.114*float64(on.B) > 118 {
		return Light.colours().ink
	}
	return Light.colours().ground
}
