package plot

import "math"

// valueScale maps values from 0 up to a round number onto a height. Its steps are 1, 2 or 5 times a power of ten, and whole where
// counts are shown.
type valueScale struct {
	top, step float64
}

// newValueScale gives a scale that holds values up to the greatest, with about as many steps as are wanted.
func newValueScale(greatest float64, steps int, whole bool) valueScale {
	if !(greatest > 0) || math.IsInf(greatest, 0) {
		return valueScale{1, 1}
	}
	steps = max(steps, 1)
	step := niceStep(greatest / float64(steps))
	if whole {
		step = max(1, step)
	}
	return valueScale{step * math.Ceil(greatest/step-1e-9), step}
}

// niceStep gives the least of 1, 2 and 5 times a power of ten that is not below a number.
func niceStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, nice := range [...]float64{1, 2, 5} {
		if nice*power >= v*(1-1e-9) {
			return nice * power
		}
	}
	return 10 * power
}

// ticks gives the values at the steps, 0 first.
func (s valueScale) ticks() []float64 {
	n := int(math.Round(s.top / s.step))
	out := make([]float64, n+1)
	for i := range out {
		out[i] = float64(i) * s.step
	}
	return out
}

// share gives how much of the height a value takes.
func (s valueScale) share(v float64) float64 { return v / s.top }

// height gives where in a plot a value lies.
func (s valueScale) height(v float64, plot box) float64 { return plot.bottom() - s.share(v)*plot.h }

// besideValues gives the room right of a scale's figures, whatever number of steps the scale will have.
func (c *canvas) besideValues(greatest float64, whole bool, room box) box {
	if c.thumbnail {
		return room
	}
	f, wide := c.small(), 0.0
	for steps := range mostSteps {
		for _, v := range newValueScale(greatest, steps+1, whole).ticks() {
			wide = max(wide, f.width(figure(v)))
		}
	}
	wide += f.size * 0.5
	return box{room.x + wide, room.y, room.w - wide, room.h}
}

// valueAxis draws the scale's grid in the plot and its figures left of it.
func (c *canvas) valueAxis(s valueScale, plot box) {
	if c.thumbnail {
		return
	}
	f := c.small()
	for _, v := range s.ticks() {
		y := plot.bottom() - s.share(v)*plot.h
		if v > 0 {
			c.fill(c.ink.grid, box{plot.x, y, plot.w, c.hair()})
		}
		c.writeRight(f, c.ink.quiet, plot.x-f.size*0.5, y+f.size*capital/2, figure(v))
	}
}

// mostSteps is how many steps a scale has at the most, or about so many.
const mostSteps = 6

// steps gives how many steps a scale of a height has room for.
func (c *canvas) steps(height float64) int {
	return max(1, min(int(height/(34*c.unit)), mostSteps))
}
