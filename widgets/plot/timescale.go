package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// TimeScale is where the days of a picture lie: from left to right in its own units, over a span of whole days.
type TimeScale struct {
	Left, Right float64
	Span        ceasefire.Span
}

// Day gives the day that lies under a place, the first or last one beyond the ends.
func (t TimeScale) Day(x float64) ceasefire.Day {
	if t.Right <= t.Left {
		return t.Span.From
	}
	day := t.Span.From + ceasefire.Day((x-t.Left)/(t.Right-t.Left)*float64(t.Span.Len()))
	return min(max(day, t.Span.From), t.Span.To)
}

// leastZoom is how many days a picture that is zoomed into shows at the least.
const leastZoom = 3

// Zoom gives the days that are shown when the time scale is stretched around a place by a factor: above 1 shows fewer days.
func (t TimeScale) Zoom(x, factor float64) ceasefire.Span {
	days := float64(t.Span.Len())
	wanted := max(days/factor, leastZoom)
	if factor < 1 {
		wanted = max(wanted, days+2)
	}
	share := 0.5
	if t.Right > t.Left {
		share = min(max((x-t.Left)/(t.Right-t.Left), 0), 1)
	}
	shown, under := ceasefire.Day(wanted), t.Day(x)
	from := t.Span.From + ceasefire.Day(math.Floor(share*(days-float64(shown))))
	if factor > 1 {
		from = min(max(from, under-shown+1, t.Span.From), under) // what is pointed at stays in sight
	}
	from = max(from, 1)
	return ceasefire.Span{From: from, To: from + shown - 1}
}

// TimeScale gives where days lie in the picture as Image draws it at a size; ok is false where it has no axis of time, or several.
func (p *picture) TimeScale(width, height float64) (scale TimeScale, ok bool) {
	axes := p.laidOut(width, height).axes
	if len(axes) != 1 {
		return TimeScale{}, false
	}
	return TimeScale{axes[0].plot.x, axes[0].plot.right(), axes[0].span}, true
}
