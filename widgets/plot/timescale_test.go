package plot

import (
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// The pictures with one axis of time say where their days lie: the middle of a bar is on its day.
func TestTimeScale(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	for _, kind := range []Kind{Daily, Cumulative, Casualties} {
		p := made(t, kind, s).(*picture)
		scale, ok := p.TimeScale(1600, 900)
		if !ok {
			t.Fatalf("%s has no time scale", kind)
		}
		for _, at := range p.layout(full()).spots {
			if got := scale.Day(at.box.x + at.box.w/2); got != at.what.Days.From {
				t.Errorf("%s: %v lies on %v", kind, at.what.Days, got)
			}
		}
	}
	for _, kind := range []Kind{Places, Types, Calendar, Hours, BeforeAfter} {
		if _, ok := made(t, kind, s).TimeScale(1600, 900); ok {
			t.Errorf("%s has a time scale", kind)
		}
	}
}

// Zooming in shows fewer days within those shown, zooming out more around them, and what lies under the pointer stays in sight.
func TestZoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := ceasefire.Day(rapid.IntRange(700_000, 740_000).Draw(t, "from"))
		span := ceasefire.Span{From: from, To: from + ceasefire.Day(rapid.IntRange(2, 4000).Draw(t, "days"))}
		scale := TimeScale{Left: 40, Right: 640, Span: span}
		x := rapid.Float64Range(40, 639).Draw(t, "x")
		in, out := scale.Zoom(x, 1.25), scale.Zoom(x, 0.8)
		if in.Len() > span.Len() || in.From < span.From || in.To > span.To || !in.Contains(scale.Day(x)) && in.Len() > leastZoom {
			t.Fatalf("%v zooms in to %v around %v", span, in, scale.Day(x))
		}
		if out.Len() <= span.Len() || out.From > span.From || out.To < span.To {
			t.Fatalf("%v zooms out to %v", span, out)
		}
	})
}
