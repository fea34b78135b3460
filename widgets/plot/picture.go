package plot

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"time"

	chart "github.com/wcharczuk/go-chart/v2"

	"truceboard/store/ceasefire"
)

// Subject is what a chart shows. Facts are those that the filter leaves at the as-of; Frame is what was visible then. Title is empty for
// one that says what is shown; MadeAt is the zero time where the picture is not to say when it was made.
type Subject struct {
	Frame        ceasefire.Frame
	Facts        []ceasefire.Fact
	Filter       ceasefire.Filter
	AsOf         ceasefire.AsOf
	By           ceasefire.Grouping
	Measure      ceasefire.Measure
	Title        string
	Attributions []string
	MadeAt       time.Time
}

// Picture is a chart that can be drawn at any size. Sizes are in pixels; scale makes a file's pixels finer without changing the layout.
type Picture interface {
	// PNG writes the picture as PNG, width and height times scale pixels large. Nothing is written when it fails.
	PNG(w io.Writer, width, height int, scale float64) error
	// SVG writes the picture as SVG. Nothing is written when it fails.
	SVG(w io.Writer, width, height int) error
	// CSV writes exactly the numbers that are plotted, under a header.
	CSV(w io.Writer) error
	// Image draws the picture for a screen, width and height times scale pixels large; one that is too small for words has none.
	Image(width, height int, scale float64, theme Theme) (image.Image, error)
}

// The sizes that a picture can have, in pixels before scaling, and the scales.
const (
	leastFile, leastImage = 200, 16
	mostSize              = 16000
	leastScale, mostScale = 0.5, 4
	mostPixels            = 200_000_000
)

// plotted is one kind's numbers: what is drawn in the plot's area, what the legend names, and the table behind it.
type plotted interface {
	title() string
	legend() []entry
	draw(s *surface, area rect)
	table() [][]string
	notes() []string // what the footer says of the numbers, n and what was left out first
	empty() bool
}

// picture is a kind's numbers in their frame of words.
type picture struct {
	subject Subject
	body    plotted
}

// New lays a chart out. A kind that is not known is an error.
func New(kind Kind, s Subject) (Picture, error) {
	if s.Measure == "" {
		s.Measure = ceasefire.IncidentsMeasure
	}
	p := &picture{subject: s}
	switch kind {
	case Daily:
		p.body = newDaily(s)
	case Cumulative:
		p.body = newCumulative(s)
	case BeforeAfter:
		p.body = newBeforeAfter(s)
	case Places:
		p.body = newPlaces(s)
	case Types:
		p.body = newTypes(s)
	default:
		return nil, fmt.Errorf("there is no chart %q: choose daily, cumulative, before-after, places or types", kind)
	}
	return p, nil
}

// PNG writes the picture as PNG.
func (p *picture) PNG(w io.Writer, width, height int, scale float64) error {
	if err := checkSize(width, height, scale, leastFile); err != nil {
		return err
	}
	drawn, err := p.raster(width, height, scale, enlarged(width, height), Light)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&file, drawn); err != nil {
		return fmt.Errorf("writing the picture as PNG: %w", err)
	}
	return writeOut(w, file.Bytes())
}

// SVG writes the picture as SVG.
func (p *picture) SVG(w io.Writer, width, height int) error {
	if err := checkSize(width, height, 1, leastFile); err != nil {
		return err
	}
	renderer, err := chart.SVG(width, height)
	if err != nil {
		return fmt.Errorf("beginning an SVG picture: %w", err)
	}
	k := enlarged(width, height)
	if err := p.drawOn(renderer, float64(width)/k, float64(height)/k, k, Light, inSVG()); err != nil {
		return err
	}
	var file bytes.Buffer
	if err := renderer.Save(&file); err != nil {
		return fmt.Errorf("writing the picture as SVG: %w", err)
	}
	return writeOut(w, file.Bytes())
}

// Image draws the picture for a screen.
func (p *picture) Image(width, height int, scale float64, theme Theme) (image.Image, error) {
	if err := checkSize(width, height, scale, leastImage); err != nil {
		return nil, err
	}
	return p.raster(width, height, scale, 1, theme)
}

// enlarged is by how much the words and lines of a file's picture grow with its size, so that they stay as easy to read.
func enlarged(width, height int) float64 {
	return math.Max(0.8, math.Min(float64(width)/1000, float64(height)/562))
}

// raster draws the picture as pixels; words and lines are enlarged by a factor.
func (p *picture) raster(width, height int, scale, factor float64, theme Theme) (image.Image, error) {
	renderer, err := chart.PNG(int(math.Round(float64(width)*scale)), int(math.Round(float64(height)*scale)))
	if err != nil {
		return nil, fmt.Errorf("beginning a picture: %w", err)
	}
	if err := p.drawOn(renderer, float64(width)/factor, float64(height)/factor, scale*factor, theme, inPixels()); err != nil {
		return nil, err
	}
	var out chart.ImageWriter
	if err := renderer.Save(&out); err != nil {
		return nil, fmt.Errorf("drawing the picture: %w", err)
	}
	return out.Image()
}

func (p *picture) drawOn(r chart.Renderer, width, height, scale float64, theme Theme, m medium) error {
	s, err := newSurface(r, scale, theme, m)
	if err != nil {
		return err
	}
	p.drawFrame(s, rect{0, 0, width, height})
	return nil
}

func writeOut(w io.Writer, file []byte) error {
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("writing the picture: %w", err)
	}
	return nil
}

// checkSize refuses sizes that no picture can have.
func checkSize(width, height int, scale float64, least int) error {
	switch {
	case width < least || height < least || width > mostSize || height > mostSize:
		return fmt.Errorf("%d×%d is no size for a picture: give a width and a height from %d to %d pixels", width, height, least, mostSize)
	case !(scale >= leastScale && scale <= mostScale):
		return fmt.Errorf("the scale %g is out of reach: give %g to %d", scale, leastScale, mostScale)
	case float64(width)*float64(height)*scale*scale > mostPixels:
		return errors.New("the picture would be larger than the memory allows: give a smaller size or scale")
	}
	return nil
}
