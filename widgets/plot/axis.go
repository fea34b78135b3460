package plot

import "math"

// ticks gives round whole steps from zero to a value that is a count, at most so many of them.
func ticks(top float64, most int) []float64 {
	step := niceStep(top / float64(max(most, 1)))
	var list []float64
	for v := 0.0; ; v += step {
		list = append(list, v)
		if v >= top {
			return list
		}
	}
}

// niceStep gives the least of 1, 2 or 5 times a power of ten, from 1 on, that is not below a length.
func niceStep(least float64) float64 {
	if least <= 0 || math.IsNaN(least) || math.IsInf(least, 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(least)))
	step := 10 * power
	for _, nice := range []float64{1, 2, 5} {
		if nice*power >= least*(1-1e-9) {
			step = nice * power
			break
		}
	}
	return math.Max(1, step)
}

// valueAxis draws the lines and figures of a value axis at the left of an area and gives the area right of them, and what turns a value
// into a height.
func valueAxis(s *surface, area rect, top float64, wordy bool) (rect, func(float64) float64) {
	if !wordy {
		return area, heights(area, top)
	}
	marks := ticks(math.Max(top, 1e-9), max(2, min(6, int(area.h/44))))
	top = marks[len(marks)-1]
	st := style{size: smallSize, colour: s.quiet, align: alignRight}
	gutter := 0.0
	for _, v := range marks {
		gutter = math.Max(gutter, s.width(number(v), st))
	}
	area = area.inset(gutter+8, 6, 0, 0)
	height := heights(area, top)
	for _, v := range marks {
		y := height(v)
		s.line(s.faint, 1, area.x, y, area.right(), y)
		s.text(number(v), area.x-8, y+4, st)
	}
	return area, height
}

// heights turns a value into the place of its top in an area whose bottom is zero.
func heights(area rect, top float64) func(float64) float64 {
	if top <= 0 {
		top = 1
	}
	return func(v float64) float64 { return area.bottom() - v/top*area.h }
}
