package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// drawing is what the renderers of clocks' bars and of streaks' days have in common: few parts, made anew whenever something in them moves.
type drawing struct {
	objects []fyne.CanvasObject
}

// Destroy does nothing: the parts go with the drawing.
func (d *drawing) Destroy() {}

// Objects are the parts drawn.
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawing) rectangle(x, y, width, height float32) *canvas.Rectangle {
	part := canvas.NewRectangle(color.Transparent)
	part.Move(fyne.NewPos(x, y))
	part.Resize(fyne.NewSize(max(width, 0), height))
	d.objects = append(d.objects, part)
	return part
}

// stretch draws a span of time: outlined, and filled over the width that has gone by.
func (d *drawing) stretch(x, y, width, height, passed float32, outline, filling color.Color) {
	frame := d.rectangle(x, y, width, height)
	frame.StrokeColor, frame.StrokeWidth = outline, 1
	if passed > 0 {
		d.rectangle(x, y, min(passed, width), height).FillColor = filling
	}
}

func (d *drawing) line(from, to fyne.Position, width float32, ink color.Color) {
	line := canvas.NewLine(ink)
	line.StrokeWidth, line.Position1, line.Position2 = width, from, to
	d.objects = append(d.objects, line)
}
