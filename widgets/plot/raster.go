package plot

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
	filler "golang.org/x/image/vector"
)

// rasterDPI makes go-chart's raster fonts as many pixels high as their size says: it takes a size in 26.6 fixed point to be size × DPI, with
// no division by the 72 points of an inch.
const rasterDPI = 64

// raster paints the ground of a bitmap of a size in pixels, draws on it and gives it. The ground goes straight into the bitmap, which is ten
// times as fast as to fill it as a shape.
func raster(width, height int, ground color.Color, paint func(chart.Renderer)) (*image.RGBA, error) {
	surface, err := chart.PNG(width, height)
	if err != nil {
		return nil, fmt.Errorf("making a picture of %d×%d pixels: %w", width, height, err)
	}
	var taken collector
	if err := surface.Save(&taken); err != nil {
		return nil, fmt.Errorf("taking the bitmap that is drawn on: %w", err)
	}
	draw.Draw(taken.bitmap, taken.bitmap.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	surface.SetDPI(rasterDPI)
	paint(&rasterSurface{surface, taken.bitmap})
	return taken.bitmap, nil
}

// collector takes go-chart's bitmap as it is, before it is encoded.
type collector struct{ bitmap *image.RGBA }

var _ chart.RGBACollector = (*collector)(nil)

// SetRGBA takes the bitmap.
func (c *collector) SetRGBA(i *image.RGBA) { c.bitmap = i }

// Write refuses an encoded picture, which nobody asked for.
func (c *collector) Write([]byte) (int, error) {
	return 0, errors.New("the drawing surface gave an encoded picture and not a bitmap")
}

// shapedSurface is a surface onto which a shaped line can be drawn, its left end and baseline at a point.
type shapedSurface interface {
	Shaped(line shapedLine, size float64, colour color.Color, x, y int)
}

// rasterSurface is go-chart's raster surface, which sets one letter after the other, with text that is shaped, and with rectangles that go straight
// into the bitmap.
type rasterSurface struct {
	chart.Renderer
	bitmap *image.RGBA
}

// Boxes fills rectangles, as far as they lie in the bitmap.
func (r *rasterSurface) Boxes(colour drawing.Color, boxes []image.Rectangle) {
	ink := image.NewUniform(colour)
	for _, b := range boxes {
		draw.Draw(r.bitmap, b, ink, image.Point{}, draw.Over)
	}
}

// Shaped fills the outlines of a line's glyphs.
func (r *rasterSurface) Shaped(line shapedLine, size float64, colour color.Color, x, y int) {
	scale := size / line.units()
	pad := int(size) + 1 // for what reaches out of the line
	pen := pen{shape: filler.NewRasterizer(int(line.width*scale)+2*pad, 3*pad), scale: float32(scale), x: float32(pad), y: float32(2 * pad)}
	for _, g := range line.glyphs {
		if outline, ok := g.face.GlyphData(g.GlyphID).(font.GlyphOutline); ok {
			pen.draw(outline, float32(g.XOffset)/64, float32(g.YOffset)/64)
		}
		pen.x += float32(g.Advance) / 64 * pen.scale
	}
	mask := image.NewAlpha(pen.shape.Bounds())
	pen.shape.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	area := mask.Bounds().Add(image.Pt(x-pad, y-2*pad))
	draw.DrawMask(r.bitmap, area, image.NewUniform(colour), image.Point{}, mask, image.Point{}, draw.Over) // which keeps within the bitmap
}

// pen draws outlines in the font's units at a place of a filler.
type pen struct {
	shape       *filler.Rasterizer
	scale, x, y float32
}

func (p pen) at(s opentype.SegmentPoint) (x, y float32) { return p.x + s.X*p.scale, p.y - s.Y*p.scale }

// draw draws one glyph, set off from the pen's place.
func (p pen) draw(outline font.GlyphOutline, offX, offY float32) {
	p.x, p.y = p.x+offX*p.scale, p.y-offY*p.scale
	for _, s := range outline.Segments {
		ax, ay := p.at(s.Args[0])
		bx, by := p.at(s.Args[1])
		cx, cy := p.at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			p.shape.ClosePath()
			p.shape.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			p.shape.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			p.shape.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			p.shape.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	p.shape.ClosePath()
}
