package plot

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"github.com/wcharczuk/go-chart/v2"
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
	paint(surface)
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
