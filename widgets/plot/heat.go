package plot

import "github.com/wcharczuk/go-chart/v2/drawing"

// heatCell is one field of a heat map: where it stands, its value, the words under the pointer, and whether it is outlined.
type heatCell struct {
	box    box
	value  float64
	what   Narrowing
	ringed bool
}

// heat draws the fields of a heat map: by class one colour, with its figure in each where all of them have room.
func (c *canvas) heat(cells []heatCell, r ramp, number func(float64) string) {
	byClass := make([][]box, r.classes()+1)
	for _, cell := range cells {
		class := r.class(cell.value) + 1
		byClass[class] = append(byClass[class], c.gapped(cell.box))
		if cell.what.Words != "" {
			c.spot(cell.box, cell.what)
		}
	}
	c.fill(c.ink.grid, byClass[0]...)
	for class, boxes := range byClass[1:] {
		c.fill(r.tintOf(class).in(c.theme), boxes...)
	}
	for _, cell := range cells {
		if cell.ringed {
			c.ring(c.ink.ink, c.gapped(cell.box))
		}
	}
	c.heatFigures(cells, r, number)
}

// gapped gives a field's fill: without the seam that parts it from the next, where there is room for one.
func (c *canvas) gapped(b box) box {
	seam := c.hair()
	if b.w < 4*seam || b.h < 4*seam {
		return b
	}
	return box{b.x, b.y, b.w - seam, b.h - seam}
}

// ring draws the outline of a box within it.
func (c *canvas) ring(colour drawing.Color, b box) {
	thin := min(1.5*c.hair(), b.w/2, b.h/2)
	c.fill(colour, box{b.x, b.y, b.w, thin}, box{b.x, b.bottom() - thin, b.w, thin}, box{b.x, b.y + thin, thin, b.h - 2*thin}, box{b.right() - thin, b.y + thin, thin, b.h - 2*thin})
}

// heatFigures writes the values into the fields, all or none of them.
func (c *canvas) heatFigures(cells []heatCell, r ramp, number func(float64) string) {
	f := c.small()
	for _, cell := range cells {
		if f.width(number(cell.value)) > cell.box.w-f.size*0.6 || f.leading() > cell.box.h {
			return
		}
	}
	for _, cell := range cells {
		ink := c.ink.quiet
		if class := r.class(cell.value); class >= 0 {
			ink = readable(r.tintOf(class).in(c.theme))
		}
		b := c.gapped(cell.box)
		c.writeCentred(f, ink, b.x+b.w/2, b.y+b.h/2+f.size*capital/2, number(cell.value))
	}
}
