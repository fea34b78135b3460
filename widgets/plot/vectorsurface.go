package plot

import (
	"errors"
	"image/color"
	"io"
	"math"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// vectorSink takes what is drawn as a vector picture, in the picture's device units from its upper left corner.
type vectorSink interface {
	// shape paints a path: filled, stroked, or both. A nil paint does neither.
	shape(path []vectorStep, fill, stroke *drawing.Color, width float64)
	// letters sets a text in a face, its left end and baseline at a point.
	letters(f face, text string, colour drawing.Color, x, y float64)
	// shaped sets a line that is shaped, in a size.
	shaped(line shapedLine, size float64, colour drawing.Color, x, y float64)
}

// vectorVerb says what a step of a path does.
type vectorVerb uint8

const (
	moveStep vectorVerb = iota
	lineStep
	quadStep
	closeStep
)

// vectorStep is a step of a path; a quadratic curve has its control point in cx and cy.
type vectorStep struct {
	verb         vectorVerb
	cx, cy, x, y float64
}

// vectorSurface is go-chart's drawing surface for vector pictures: it gathers paths and hands them, and texts, to a sink. Its units are the
// picture's, times a fineness, so that what go-chart rounds to whole units is rounded to less than can be seen.
type vectorSurface struct {
	sink               vectorSink
	faces              typefaces
	fine               float64
	stroke, fill, font drawing.Color
	width              float64
	face               face
	path               []vectorStep
}

var (
	_ chart.Renderer = (*vectorSurface)(nil)
	_ shapedSurface  = (*vectorSurface)(nil)
)

func (v *vectorSurface) at(x, y int) (float64, float64) {
	return float64(x) / v.fine, float64(y) / v.fine
}

// ResetStyle forgets colours, widths and fonts.
func (v *vectorSurface) ResetStyle() {
	v.stroke, v.fill, v.font, v.width, v.face = drawing.Color{}, drawing.Color{}, drawing.Color{}, 0, face{}
}

// GetDPI gives 72: a unit of type is a unit of the picture.
func (v *vectorSurface) GetDPI() float64 { return 72 }

// SetDPI changes nothing: a vector picture has no dots.
func (v *vectorSurface) SetDPI(float64) {}

// SetClassName changes nothing: there are no styles by class.
func (v *vectorSurface) SetClassName(string) {}

// SetStrokeColor sets the colour of lines.
func (v *vectorSurface) SetStrokeColor(c drawing.Color) { v.stroke = c }

// SetFillColor sets the colour of surfaces.
func (v *vectorSurface) SetFillColor(c drawing.Color) { v.fill = c }

// SetStrokeWidth sets the width of lines.
func (v *vectorSurface) SetStrokeWidth(width float64) { v.width = width / v.fine }

// SetStrokeDashArray changes nothing: charts here draw their dashes as strokes of their own.
func (v *vectorSurface) SetStrokeDashArray([]float64) {}

func (v *vectorSurface) step(s vectorStep) { v.path = append(v.path, s) }

// MoveTo begins a part of the path.
func (v *vectorSurface) MoveTo(x, y int) {
	fx, fy := v.at(x, y)
	v.step(vectorStep{verb: moveStep, x: fx, y: fy})
}

// LineTo draws a straight line.
func (v *vectorSurface) LineTo(x, y int) {
	fx, fy := v.at(x, y)
	verb := lineStep
	if len(v.path) == 0 {
		verb = moveStep
	}
	v.step(vectorStep{verb: verb, x: fx, y: fy})
}

// QuadCurveTo draws a curve with one control point.
func (v *vectorSurface) QuadCurveTo(cx, cy, x, y int) {
	fcx, fcy := v.at(cx, cy)
	fx, fy := v.at(x, y)
	v.step(vectorStep{quadStep, fcx, fcy, fx, fy})
}

// arcStep is the longest turn that a curve of an arc takes, at which it leaves the arc by less than a thousandth of its radius.
const arcStep = math.Pi / 8

// ArcTo draws an arc around a centre, as curves.
func (v *vectorSurface) ArcTo(cx, cy int, rx, ry, startAngle, delta float64) {
	x, y := v.at(cx, cy)
	v.arc(x, y, rx/v.fine, ry/v.fine, startAngle, delta)
}

func (v *vectorSurface) arc(cx, cy, rx, ry, start, delta float64) {
	n := max(1, int(math.Ceil(math.Abs(delta)/arcStep)))
	turn := delta / float64(n)
	verb := lineStep
	if len(v.path) == 0 {
		verb = moveStep
	}
	v.step(vectorStep{verb: verb, x: cx + rx*math.Cos(start), y: cy + ry*math.Sin(start)})
	reach := 1 / math.Cos(turn/2)
	for i := range n {
		middle, end := start+turn*(float64(i)+0.5), start+turn*float64(i+1)
		v.step(vectorStep{quadStep, cx + rx*reach*math.Cos(middle), cy + ry*reach*math.Sin(middle), cx + rx*math.Cos(end), cy + ry*math.Sin(end)})
	}
}

// Close closes the part of the path.
func (v *vectorSurface) Close() { v.step(vectorStep{verb: closeStep}) }

// Stroke draws the path as a line, Fill as a surface, FillStroke as both.
func (v *vectorSurface) Stroke() { v.paint(false, true) }

// Fill draws the path as a surface.
func (v *vectorSurface) Fill() { v.paint(true, false) }

// FillStroke draws the path as a surface with a line around it.
func (v *vectorSurface) FillStroke() { v.paint(true, true) }

func (v *vectorSurface) paint(fill, stroke bool) {
	var fillColour, strokeColour *drawing.Color
	if fill {
		fillColour = &v.fill
	}
	if stroke {
		strokeColour = &v.stroke
	}
	if len(v.path) > 0 {
		v.sink.shape(v.path, fillColour, strokeColour, v.width)
	}
	v.path = nil
}

// Circle adds a circle to the path.
func (v *vectorSurface) Circle(radius float64, x, y int) {
	cx, cy := v.at(x, y)
	r := radius / v.fine
	v.step(vectorStep{verb: moveStep, x: cx + r, y: cy})
	v.arc(cx, cy, r, r, 0, 2*math.Pi)
	v.Close()
}

// SetFont sets the cut of texts.
func (v *vectorSurface) SetFont(f *truetype.Font) {
	v.face.font = v.faces.regular
	if f == v.faces.semibold.letters {
		v.face.font = v.faces.semibold
	}
}

// SetFontColor sets the colour of texts.
func (v *vectorSurface) SetFontColor(c drawing.Color) { v.font = c }

// SetFontSize sets the size of texts.
func (v *vectorSurface) SetFontSize(size float64) { v.face.size = size / v.fine }

// Text sets a text.
func (v *vectorSurface) Text(body string, x, y int) {
	fx, fy := v.at(x, y)
	v.sink.letters(v.face, body, v.font, fx, fy)
}

// Shaped sets a shaped line.
func (v *vectorSurface) Shaped(line shapedLine, size float64, colour color.Color, x, y int) {
	fx, fy := v.at(x, y)
	v.sink.shaped(line, size/v.fine, drawing.ColorFromAlphaMixedRGBA(colour.RGBA()), fx, fy)
}

// MeasureText gives the room of a text.
func (v *vectorSurface) MeasureText(body string) chart.Box {
	return chart.Box{Right: int(v.face.width(body) * v.fine), Bottom: int(v.face.size * v.fine)}
}

// SetTextRotation changes nothing: charts here set no text aslant.
func (v *vectorSurface) SetTextRotation(float64) {}

// ClearTextRotation changes nothing.
func (v *vectorSurface) ClearTextRotation() {}

// Save refuses: the sink has the picture.
func (v *vectorSurface) Save(io.Writer) error {
	return errors.New("a vector picture is taken from its sink, not from the surface")
}
