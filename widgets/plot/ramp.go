package plot

import (
	"fmt"
	"math"
)

// rampTints rise from pale to deep in one hue (in the dark, from dim to bright), so that they are told apart by lightness alone.
var rampTints = [...]tint{
	{rgb(0xD3E2F6), rgb(0x24364F)},
	{rgb(0xA5C5EC), rgb(0x2E5485)},
	{rgb(0x6C9FDB), rgb(0x3F7AC2)},
	{rgb(0x2F70C2), rgb(0x6BA4FF)},
	{rgb(0x0E3E82), rgb(0xC0DAFF)},
}

// ramp divides values above 0 into a few classes of equal width, each with a tint.
type ramp struct {
	scale valueScale
	whole bool
}

// newRamp gives the classes for values up to the greatest; whole where counts are shown.
func newRamp(greatest float64, whole bool) ramp {
	if !(greatest > 0) || math.IsInf(greatest, 0) {
		return ramp{valueScale{1, 1}, whole}
	}
	step := rampStep(greatest / float64(len(rampTints)))
	if whole {
		step = math.Ceil(step)
	}
	return ramp{valueScale{step * math.Ceil(greatest/step-1e-9), step}, whole}
}

// rampStep gives the least round number that is not below a width: classes need not be as round as the steps of an axis, and finer rounding
// leaves more of them.
func rampStep(width float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(width)))
	for _, round := range [...]float64{1, 1.5, 2, 3, 4, 5, 6, 8} {
		if round*power >= width*(1-1e-9) {
			return round * power
		}
	}
	return 10 * power
}

// classes gives how many classes there are.
func (r ramp) classes() int { return min(len(r.scale.ticks())-1, len(rampTints)) }

// class gives a value's class from 0, -1 for nothing.
func (r ramp) class(v float64) int {
	if v <= 0 {
		return -1
	}
	n := r.classes()
	for class := range n - 1 {
		if v <= float64(class+1)*r.scale.step*(1+1e-9) {
			return class
		}
	}
	return n - 1
}

// tintOf gives a class's tint. Few classes are spread over the whole ramp.
func (r ramp) tintOf(class int) tint {
	n := r.classes()
	if n < 2 {
		return rampTints[3]
	}
	return rampTints[class*(len(rampTints)-1)/(n-1)]
}

// keys gives the legend: nothing first, then each class with its values.
func (r ramp) keys() []key {
	keys := []key{{name: "0", outlined: true}}
	for class := range r.classes() {
		keys = append(keys, key{name: r.words(class), tint: r.tintOf(class)})
	}
	return keys
}

// words gives the values of a class: "5", "6–10" or, of means, "0.5–1".
func (r ramp) words(class int) string {
	low, high := float64(class)*r.scale.step, float64(class+1)*r.scale.step
	switch {
	case r.whole && r.scale.step == 1:
		return figure(high)
	case r.whole:
		return fmt.Sprintf("%s–%s", figure(low+1), figure(high))
	case class == 0:
		return "up to " + figure(high)
	}
	return fmt.Sprintf("%s–%s", figure(low), figure(high))
}
