package plot

import (
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// texture tells series apart besides their colour, in print without colour too: a stripe, two stripes or dots, on a full or on a pale ground.
type texture struct {
	pale          bool
	stripes, dots int
}

// textures are those of a chart's series in their order. There are as many as series and the one of all others.
var textures = [mostSeries + 1]texture{
	{}, {stripes: 1}, {dots: 1}, {pale: true, stripes: 1}, {stripes: 2}, {pale: true, dots: 1}, {pale: true, stripes: 2}, {dots: 2}, {pale: true},
}

// leastTextured is the least width, in pixels, at which a bar shows a stripe or a pale ground; two stripes or rows of dots take more.
const leastTextured, leastTwice = 4, 6

// textured fills bars with a colour and a texture, as far as they have room for it.
func (c *canvas) textured(colour drawing.Color, t texture, bars []box) {
	c.fill(colour, bars...)
	if c.thumbnail || t == (texture{}) {
		return
	}
	pale := mix(colour, c.ink.ground, 0.7)
	var grounds, signs []box
	for _, b := range bars {
		if b.w*c.scale < leastTextured || (t.stripes+t.dots == 2 && b.w*c.scale < leastTwice) {
			continue
		}
		if edge := c.edge(b); t.pale && b.h > 2*edge {
			grounds = append(grounds, box{b.x + edge, b.y + edge, b.w - 2*edge, b.h - 2*edge})
		}
		signs = append(signs, c.stripes(b, t.stripes)...)
		signs = append(signs, c.dotsIn(b, t.dots)...)
	}
	c.fill(pale, grounds...)
	if t.pale {
		pale = colour
	}
	c.fill(pale, signs...)
}

// edge is the thickness of the signs in a bar: a pixel at least, and a part of it.
func (c *canvas) edge(b box) float64 { return max(1/c.scale, min(b.w/6, 1.5*c.unit)) }

// stripes gives a number of upright stripes that divide a bar evenly.
func (c *canvas) stripes(b box, n int) []box {
	var out []box
	for i := range n {
		thick := c.edge(b)
		out = append(out, box{b.x + b.w*float64(i+1)/float64(n+1) - thick/2, b.y, thick, b.h})
	}
	return out
}

// dotsIn gives a number of upright rows of dots that divide a bar evenly, or nothing where it is too low for one.
func (c *canvas) dotsIn(b box, n int) []box {
	var out []box
	size := min(3*c.edge(b), b.w/3)
	if b.h < size+2*c.edge(b) {
		return nil
	}
	down := max(1, math.Floor(b.h/(7*c.unit)))
	for i := range n {
		x := b.x + b.w*float64(i+1)/float64(n+1) - size/2
		for k := range int(down) {
			out = append(out, box{x, b.y + b.h*(float64(k)+0.5)/down - size/2, size, size})
		}
	}
	return out
}
