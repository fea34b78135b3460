package plot

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/wcharczuk/go-chart/v2"
)

// How much more or less ink another reader may give a text, as a ratio: each smooths the edges of letters in its own way.
const leastInk, mostInk = 0.6, 1.6

// unlikeInked gives the texts whose boxes have much less or more ink in one picture than in another.
func unlikeInked(texts []written, want, got *image.RGBA) []string {
	var out []string
	for _, w := range texts {
		area := image.Rect(int(math.Floor(w.box.x)), int(math.Floor(w.box.y)), int(math.Ceil(w.box.right())), int(math.Ceil(w.box.bottom()))).Intersect(want.Bounds())
		ground := commonest(want, area)
		if share := ink(got, area, ground) / ink(want, area, ground); !(share >= leastInk && share <= mostInk) {
			out = append(out, fmt.Sprintf("%s (%.2f)", w.text, share))
		}
	}
	return out
}

// commonest gives the colour that most of an area has.
func commonest(of *image.RGBA, area image.Rectangle) color.RGBA {
	var most color.RGBA
	counts := map[color.RGBA]int{}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c := of.RGBAAt(x, y)
			if counts[c]++; counts[c] > counts[most] {
				most = c
			}
		}
	}
	return most
}

// ink sums how far an area stands out from a ground.
func ink(of *image.RGBA, area image.Rectangle, ground color.RGBA) float64 {
	sum := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			sum += colourGap(of.RGBAAt(x, y), ground)
		}
	}
	return float64(sum)
}

// mute draws shapes and no text.
type mute struct{ chart.Renderer }

func (mute) Text(string, int, int) {}

// A picture that lost its words is told by their ink, whatever its kind.
func TestLostWordsAreTold(t *testing.T) {
	for _, kind := range Kinds() {
		p, as := made(t, kind, yearOf(90, 6)).(*picture), format{960, 720, 1, Light, false}
		want, err := p.bitmap(as)
		if err != nil {
			t.Fatal(err)
		}
		dumb, err := raster(as.width, as.height, as.theme.colours().ground, func(surface chart.Renderer) { p.draw(mute{surface}, as) })
		if err != nil {
			t.Fatal(err)
		}
		texts := record(p, as).texts
		if lost := unlikeInked(texts, want, dumb); len(lost) < len(texts)*9/10 {
			t.Errorf("%s: of %d lost texts, %d are told", kind, len(texts), len(lost))
		}
		if lost := unlikeInked(texts, want, want); len(lost) > 0 {
			t.Errorf("%s: %q are told to be lost, and are there", kind, lost)
		}
	}
}
