package plot

import (
	"time"

	"truceboard/store/ceasefire"
)

// The lengths of a period from which days are too narrow for bars of their own.
const (
	weeksFrom  = 400
	monthsFrom = 2200
)

// bin is a bar's run of days.
type bin struct {
	from, to ceasefire.Day
	label    string
}

// binning cuts a period into days, weeks that begin on Mondays, or months, and gives the word for one.
func binning(span ceasefire.Span) (bins []bin, unit string) {
	begins, unit := func(time.Time) bool { return true }, "day"
	switch n := span.Len(); {
	case n >= monthsFrom:
		begins, unit = func(d time.Time) bool { return d.Day() == 1 }, "month"
	case n >= weeksFrom:
		begins, unit = func(d time.Time) bool { return d.Weekday() == time.Monday }, "week"
	}
	for day := span.From; day <= span.To; day++ {
		if len(bins) == 0 || begins(day.Midnight()) {
			bins = append(bins, bin{from: day, label: day.String()})
		}
		bins[len(bins)-1].to = day
	}
	return bins, unit
}

// binned adds daily values up over the bins of their span.
func binned(values []float64, span ceasefire.Span, bins []bin) []float64 {
	sums := make([]float64, len(bins))
	for i, b := range bins {
		for day := b.from; day <= b.to; day++ {
			sums[i] += values[day-span.From]
		}
	}
	return sums
}
