package plot

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/store/ceasefire"
)

// drawnRange is how high above the axis the bar and the band of the highest column reach, and how high the band begins, in pixels.
type drawnRange struct{ low, best, high float64 }

// measureRange finds the tallest upright run of the bar's colour and of the band's. A bar may lie on the band, but not divide its sides.
func measureRange(drawn *image.RGBA, theme Theme) drawnRange {
	barTop, floor := tallest(drawn, severityTints[3].in(theme))
	bandTop, bandEnd := tallest(drawn, bandTint.in(theme))
	return drawnRange{low: float64(floor - bandEnd), best: float64(floor - barTop), high: float64(floor - bandTop)}
}

// tallest gives where the tallest upright run of a colour begins and ends.
func tallest(drawn *image.RGBA, colour drawing.Color) (top, end int) {
	want, size := color.RGBA{colour.R, colour.G, colour.B, 255}, drawn.Bounds().Size()
	for x := range size.X {
		from := 0
		for y := range size.Y {
			if drawn.RGBAAt(x, y) != want {
				from = y + 1
			} else if y+1-from > end-top {
				top, end = from, y+1
			}
		}
	}
	return top, end
}

// equalDays is so many days with as many deaths each.
func equalDays(days int, low, best, high int32) Subject {
	s := yearOf(days, 1)
	var facts []ceasefire.Fact
	for day := range days {
		f := fact(day+1, 0, best, "X-1")
		f.Low, f.High = low, high
		facts = append(facts, f)
	}
	s.Facts = ceasefire.FactsOf(facts)
	return s
}

// A bar ends at the best estimate, and the band runs from the low to the high.
func TestCasualtiesAreDrawnAsEstimated(t *testing.T) {
	for _, days := range []int{1, 30, 3653} {
		for _, as := range []format{{640, 400, 1, Light, false}, {640, 400, 3, Dark, false}, {3840, 2160, 1, Light, false}, {148, 84, 1, Dark, true}} {
			drawn, err := made(t, Casualties, equalDays(days, 10, 30, 60)).(*picture).bitmap(as)
			if err != nil {
				t.Fatal(err)
			}
			r, of := measureRange(drawn, as.theme), fmt.Sprintf("%d days, %d×%d×%d", days, as.width, as.height, int(as.scale))
			if r.high < 20 {
				t.Errorf("%s: the highest band is %.0f pixels high", of, r.high)
			}
			if as.thumbnail && days > 400 {
				r.low = r.high * 10 / 60 // its columns have no room for a band at their sides
			}
			if math.Abs(r.best-r.high/2) > 1.5 || math.Abs(r.low-r.high/6) > 1.5 {
				t.Errorf("%s: low, best and high of 10, 30 and 60 are drawn as %.0f", of, r)
			}
		}
	}
}

// Both the bar and the band are in the legend; where no estimate has a range, there is no band.
func TestCasualtiesAreNamed(t *testing.T) {
	with := record(made(t, Casualties, equalDays(9, 1, 2, 3)), goldenSmall)
	with.holds(t, "Best estimate")
	with.holds(t, "Low to high")
	for _, w := range record(made(t, Casualties, equalDays(9, 2, 2, 2)), goldenSmall).texts {
		if w.text == "Low to high" {
			t.Error("a band that is not drawn is in the legend")
		}
	}
}

// What is lacking and what contradicts itself is told with its count, in every chart that has a low and a high; what is in order is not spoken of.
func TestDoubtfulEstimatesAreCounted(t *testing.T) {
	s := equalDays(3, 1, 2, 3)
	s.Facts = changed(s.Facts, func(i int, f *ceasefire.Fact) {
		switch i {
		case 0:
			f.Low = -1
		case 1:
			f.Low = 4
		}
	})
	lacking, contrary := "A low or a high that is not given counts as the best (1 incident).", "Of 1 incident the low is above the best or the high below it: they are summed as entered."
	for _, kind := range []Kind{Casualties, Types, Places} {
		if method := made(t, kind, s).(*picture).sheet.method; !strings.Contains(method, lacking+" "+contrary) {
			t.Errorf("%s: %q", kind, method)
		}
		if method := made(t, kind, equalDays(3, 1, 2, 3)).(*picture).sheet.method; strings.Contains(method, "counts as the best") || strings.Contains(method, "as entered") {
			t.Errorf("%s, with nothing doubtful: %q", kind, method)
		}
	}
}
