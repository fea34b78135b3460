package plot

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/wcharczuk/go-chart/v2"

	"truceboard/store/ceasefire"
)

// texturedBar is a bar of one colour, whatever its texture.
func texturedBar(t *testing.T, of texture, w, h float64, theme Theme) *image.RGBA {
	t.Helper()
	drawn, err := raster(int(w), int(h), color.White, func(surface chart.Renderer) {
		p := made(t, Daily, oneRow()).(*picture)
		c := p.canvas(surface, format{640, 400, 1, theme, false})
		c.textured(partyTint(4).in(theme), of, []box{{0, 0, w, h}})
	})
	if err != nil {
		t.Fatal(err)
	}
	return drawn
}

// Series are told apart where their colours are not seen: in a legend, and in bars of some width.
func TestTexturesAreToldApart(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		for _, size := range [][2]float64{{10, 10}, {8, 40}, {30, 30}} {
			for i, a := range textures {
				for k, b := range textures[:i] {
					share := differs(texturedBar(t, a, size[0], size[1], theme), texturedBar(t, b, size[0], size[1], theme)).share
					if share < 0.03 {
						t.Errorf("in %.0f, the textures %d and %d are apart in %.1f %% of a bar", size, k, i, 100*share)
					}
				}
			}
		}
	}
}

// Two parties of one grey are told apart by day; severities go from pale to dark and need no texture.
func TestStackedSeriesHaveTextures(t *testing.T) {
	s := yearOf(30, 9)
	for _, by := range []ceasefire.Grouping{ceasefire.ByParty, ceasefire.ByArea, ceasefire.BySeverity} {
		s.By = by
		d := newDaily(s)
		if !strings.Contains(d.sheet().method, "in the order of the legend") {
			t.Errorf("by %s, the order of the series in a bar is not said: %q", by, d.sheet().method)
		}
		seen := map[texture]bool{}
		for i, k := range d.sheet().legend[:len(d.layers)] {
			if k.texture != d.layers[i].texture {
				t.Errorf("by %s, %s has one texture in the legend and another in its bars", by, k.name)
			}
			seen[k.texture] = true
		}
		want := len(d.layers)
		if by == ceasefire.BySeverity {
			want = 1
		}
		if len(seen) != want {
			t.Errorf("by %s, %d series have %d textures, want %d", by, len(d.layers), len(seen), want)
		}
	}
	drawn, err := made(t, Daily, yearOf(30, 2)).(*picture).bitmap(goldenSmall)
	if err != nil {
		t.Fatal(err)
	}
	pale := mix(partyTint(1).light, Light.colours().ground, 0.7)
	if top, end := tallest(drawn, pale); end-top < 20 {
		t.Errorf("the stripe of the second series is %d pixels long at the most", end-top)
	}
}
