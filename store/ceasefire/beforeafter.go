package ceasefire

import (
	"fmt"
	"math"
	"time"
)

// Mean is a window's mean per day: how many days it has, zero days among them, and how many facts went in.
type Mean struct {
	Name   string
	Span   Span
	Days   int
	N      int
	PerDay float64
}

// BeforeAfter holds the means per day before, during and after the truce, those that have days, and the ratio of during to before, with
// its 95 % interval from Low to High where it has one. Method says how the interval was found; Note says why there is no
// ratio or no interval. N is how many facts went in.
type BeforeAfter struct {
	Means       []Mean
	Ratio       float64
	Low, High   float64
	HasRatio    bool
	HasInterval bool
	Method      string
	Note        string
	Mixed       []Day
	LeftOut     []LeftOut
	N           int
}

const ratioMethod = "95 % interval of the ratio of means per day, by the delta method on its logarithm " +
	"(Casella and Berger, Statistical Inference, 2nd ed., 2002, section 5.5.4); the variance is that of the daily values, " +
	"which are taken to be independent of one another"

// normal95 is the 97.5th percentile of the standard normal distribution.
const normal95 = 1.959963984540054

// BeforeAfter compares the daily values of the windows. Days without a fact count as zero; the mixed days and whatever lies
// outside the windows, or cannot be put on one day, are left out and counted by reason.
//
// The ratio of during to before is R = D / B. With n days in a window, mean m and sample variance s², the delta method gives
// var(log R) ≈ s²(D) / (n(D) m(D)²) + s²(B) / (n(B) m(B)²), and the interval is R · exp(±1.96 · sqrt(var)) (Casella and
// Berger, Statistical Inference, 2nd ed., 2002, section 5.5.4). There is none where a mean is zero or a window has fewer
// than two days.
func (f Frame) BeforeAfter(facts Facts, w Windows, m Measure) BeforeAfter {
	out := BeforeAfter{Mixed: w.Mixed}
	compared := f.compared(facts, w, m)
	for _, win := range compared.windows {
		if win.span.Len() > 0 {
			out.Means = append(out.Means, Mean{win.name, win.span, win.span.Len(), win.n, mean(win.values)})
		}
		out.N += win.n
	}
	out.LeftOut = compared.omitted.list()
	out.compare(compared.windows[0].values, compared.windows[1].values)
	return out
}

// compare finds the ratio of during to before and its interval, or says why it has none.
func (b *BeforeAfter) compare(before, during []float64) {
	from, to := mean(before), mean(during)
	switch {
	case len(before) == 0 || len(during) == 0:
		b.Note = "No ratio: there is no whole day before the truce or none during it."
		return
	case from == 0:
		b.Note = "No ratio: the mean before the truce is zero."
		return
	}
	b.Ratio, b.HasRatio = to/from, true
	switch {
	case to == 0:
		b.Note = "No interval: the mean during the truce is zero."
	case len(before) < 2 || len(during) < 2:
		b.Note = fmt.Sprintf("No interval: it needs two days on each side, and there are %d before and %d during.", len(before), len(during))
	default:
		spread := normal95 * math.Sqrt(relativeVariance(before)+relativeVariance(during))
		b.Low, b.High = b.Ratio*math.Exp(-spread), b.Ratio*math.Exp(spread)
		b.HasInterval, b.Method = true, ratioMethod
	}
}

// relativeVariance is the variance of the logarithm of a mean of daily values, to the first order.
func relativeVariance(values []float64) float64 {
	m, sum := mean(values), 0.0
	for _, value := range values {
		sum += (value - m) * (value - m)
	}
	n := float64(len(values))
	return sum / (n - 1) / (n * m * m)
}

// mean gives the mean of daily values, 0 where there are none.
func mean(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sum := 0.0
	for _, value := range values {
		sum += value
	}
	return sum / float64(len(values))
}

// Baseline gives the mean per day of the window before the truce, as it stood at an instant. There is none where that window
// has no days, or no fact lies in it: a log that does not reach back says nothing of what was usual.
func (f Frame) Baseline(facts Facts, at time.Time, m Measure) (perDay float64, ok bool) {
	before := f.Windows(at).Before
	if before.Len() == 0 {
		return 0, false
	}
	days := f.Daily(facts, before, Ungrouped, m)
	return mean(days.Series[0].Values), days.N > 0
}
