package widgets

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets/theme"
)

// segmentsDrawn writes what is drawn: h for a day held, b for one of a broken streak, a dot for one that is not, and a dash for the strike.
func segmentsDrawn(s *Segments) string {
	r := test.WidgetRenderer(s).(*segmentsRenderer)
	signs := map[color.Color]string{theme.Color(theme.ColorNameHolding): "h", theme.Color(theme.ColorNameBroken): "b", color.Transparent: "."}
	text := ""
	for _, box := range r.boxes {
		text += signs[box.FillColor]
	}
	if r.strike.StrokeColor != color.Transparent {
		text += "-"
	}
	return text
}

func TestSegmentsFillTheDaysHeld(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for _, tt := range []struct {
		total, held int
		broken      bool
		want        string
	}{
		{7, 0, false, "......."}, {7, 3, false, "hhh...."}, {7, 7, false, "hhhhhhh"}, {7, 9, false, "hhhhhhh"},
		{7, 5, true, "bbbbb..-"}, {7, 0, true, ".......-"}, {1, 1, false, "h"}, {0, 0, false, ""},
	} {
		s := NewSegments(tt.total)
		s.Set(6, !tt.broken) // what stood there before leaves nothing behind
		s.Set(tt.held, tt.broken)
		if got := segmentsDrawn(s); got != tt.want {
			t.Errorf("%d of %d, broken %v: %q, want %q", tt.held, tt.total, tt.broken, got, tt.want)
		}
	}
}

func TestSegmentsStayInside(t *testing.T) {
	look(t, fynetheme.VariantDark)
	for _, total := range []int{0, 1, 7, 14, 60} {
		s := NewSegments(total)
		s.Set(total/2, true)
		drawsInside(t, s, s.MinSize())
		drawsInside(t, s, s.MinSize().AddWidthHeight(100, 20))
	}
}

func TestSegmentsKeepTheirWidthAsDaysGoBy(t *testing.T) {
	look(t, fynetheme.VariantLight)
	s := NewSegments(7)
	before := s.MinSize()
	s.Set(5, true)
	if s.MinSize() != before {
		t.Errorf("%v became %v", before, s.MinSize())
	}
}
