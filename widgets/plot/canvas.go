package plot

import (
	"image"
	"math"
	"slices"

	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// box is a rectangle in the picture's units, from its upper left corner.
type box struct{ x, y, w, h float64 }

func (b box) right() float64  { return b.x + b.w }
func (b box) bottom() float64 { return b.y + b.h }

// cutTop takes a height off the top and gives what is left.
func (b box) cutTop(h float64) box { return box{b.x, b.y + h, b.w, b.h - h} }

type point struct{ x, y float64 }

// canvas draws in the picture's units on go-chart's surface; without a surface it only lays out. Unit is the size of type against that of a picture of 900 by 560.
type canvas struct {
	surface   chart.Renderer
	faces     typefaces
	theme     Theme
	ink       colours
	scale     float64
	unit      float64
	thumbnail bool
	// spots takes what places of the picture stand for, where that is asked for.
	spots *[]spot
	// axes takes the axes of time, where they are asked for.
	axes *[]timeAxis
}

// unitFor gives the size of type for a picture: it grows more slowly than the picture, and never below what can be read.
func unitFor(width, height int) float64 {
	return max(0.9, math.Pow(min(float64(width)/900, float64(height)/560), 0.8))
}

// The sizes of type, before the picture's unit.
func (c *canvas) title() face    { return face{c.faces.semibold, math.Round(20 * c.unit)} }
func (c *canvas) strong() face   { return face{c.faces.semibold, math.Round(13 * c.unit)} }
func (c *canvas) body() face     { return face{c.faces.regular, math.Round(13 * c.unit)} }
func (c *canvas) small() face    { return face{c.faces.regular, math.Round(12 * c.unit)} }
func (c *canvas) footnote() face { return face{c.faces.regular, math.Round(11 * c.unit)} }

// pixel gives the device's pixel of a length in the picture's units.
func (c *canvas) pixel(v float64) int { return int(math.Round(v * c.scale)) }

// batch is how many shapes are drawn at once. A surface takes time with each path, and the raster one with the square of what stands
// side by side in one.
const batch = 6

// boxSurface is a surface that fills rectangles of whole pixels faster than paths.
type boxSurface interface {
	Boxes(colour drawing.Color, boxes []image.Rectangle)
}

// fill paints rectangles in one colour. None gets thinner than a pixel of the device.
func (c *canvas) fill(colour drawing.Color, boxes ...box) {
	if c.surface == nil {
		return
	}
	pixels := make([]image.Rectangle, len(boxes))
	for i, b := range boxes {
		left, top := c.pixel(b.x), c.pixel(b.y)
		pixels[i] = image.Rect(left, top, max(c.pixel(b.right()), left+1), max(c.pixel(b.bottom()), top+1))
	}
	if surface, ok := c.surface.(boxSurface); ok {
		surface.Boxes(colour, pixels)
		return
	}
	for some := range slices.Chunk(pixels, batch) {
		c.fillPath(colour, some)
	}
}

// fillPath fills rectangles as a path.
func (c *canvas) fillPath(colour drawing.Color, boxes []image.Rectangle) {
	c.surface.ResetStyle()
	c.surface.SetFillColor(colour)
	for _, b := range boxes {
		c.surface.MoveTo(b.Min.X, b.Min.Y)
		c.surface.LineTo(b.Max.X, b.Min.Y)
		c.surface.LineTo(b.Max.X, b.Max.Y)
		c.surface.LineTo(b.Min.X, b.Max.Y)
		c.surface.Close()
	}
	c.surface.Fill()
}

// line strokes a line through points, leaving out those that fall on the pixel before.
func (c *canvas) line(colour drawing.Color, width float64, points []point) {
	if len(points) < 2 || c.surface == nil {
		return
	}
	c.surface.ResetStyle()
	c.surface.SetStrokeColor(colour)
	c.surface.SetStrokeWidth(max(1, math.Round(width*c.scale)))
	lastX, lastY := c.pixel(points[0].x), c.pixel(points[0].y)
	c.surface.MoveTo(lastX, lastY)
	for _, p := range points[1:] {
		x, y := c.pixel(p.x), c.pixel(p.y)
		if x != lastX || y != lastY {
			c.surface.LineTo(x, y)
			lastX, lastY = x, y
		}
	}
	c.surface.Stroke()
}

// dashes strokes an upright or a level line in short strokes.
func (c *canvas) dashes(colour drawing.Color, from box) {
	stroke, gap := 4*c.unit, 3*c.unit
	var strokes []box
	if from.h > from.w {
		for y := from.y; y < from.bottom(); y += stroke + gap {
			strokes = append(strokes, box{from.x, y, from.w, min(stroke, from.bottom()-y)})
		}
	} else {
		for x := from.x; x < from.right(); x += stroke + gap {
			strokes = append(strokes, box{x, from.y, min(stroke, from.right()-x), from.h})
		}
	}
	c.fill(colour, strokes...)
}

// hair is the thickness of a thin line.
func (c *canvas) hair() float64 { return max(1, math.Round(c.unit)) }

// write sets a text with its left end and baseline at a point.
func (c *canvas) write(f face, colour drawing.Color, x, y float64, text string) {
	if text == "" || c.thumbnail || c.surface == nil {
		return
	}
	if needsShaping(text) {
		if surface, ok := c.surface.(shapedSurface); ok {
			surface.Shaped(f.font.shaper.set(text), f.size*c.scale, colour, c.pixel(x), c.pixel(y))
			return
		}
	}
	if bitmap, ok := c.surface.(*rasterSurface); ok {
		bitmap.Shaped(f.spelled(text), f.size*c.scale, colour, c.pixel(x), c.pixel(y)) // in a third of the time that go-chart takes
		return
	}
	c.surface.ResetStyle()
	c.surface.SetFont(f.font.letters)
	c.surface.SetFontSize(f.size * c.scale)
	c.surface.SetFontColor(colour)
	c.surface.Text(text, c.pixel(x), c.pixel(y))
}

// writeRight sets a text that ends at a point, and writeCentred one whose middle is there.
func (c *canvas) writeRight(f face, colour drawing.Color, x, y float64, text string) {
	c.write(f, colour, x-f.width(text), y, text)
}

func (c *canvas) writeCentred(f face, colour drawing.Color, x, y float64, text string) {
	c.write(f, colour, x-f.width(text)/2, y, text)
}
