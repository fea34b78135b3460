package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// stripSize is what the header leaves for the strip in the smallest window.
var stripSize = fyne.NewSize(650, 44)

// stripOf is a strip of the clocks of a truce, some time after its start.
func stripOf(t *testing.T, f ceasefire.Frame, after time.Duration) *ClockStrip {
	t.Helper()
	s := NewClockStrip()
	s.Set(f.Readings(truceStart.Add(after)), damascus(t))
	return s
}

func TestClockStripWords(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for _, tt := range []struct {
		after time.Duration
		want  []string
	}{
		{-55 * time.Hour, []string{"in 2 d 7 h", "not begun", "0 of 7 days", "0 of 2 legs"}},
		{24 * time.Hour, []string{"passed 12 Sep 2016, 19:00", "running, 1 d left", "1 of 7 days", "0 of 2 legs"}},
		{8 * 24 * time.Hour, []string{"passed 12 Sep 2016, 19:00", "lapsed 14 Sep 2016, 19:00", "7 of 7 days, complete", "1 of 2 legs"}},
	} {
		var got, names []string
		strip := stripOf(t, truce(""), tt.after)
		show(t, strip, fyne.NewSize(1200, 44))
		for _, c := range strip.clocks {
			got, names = append(got, c.summary.Text()), append(names, c.name.Text())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%v after the start (-want +got):\n%s", tt.after, diff)
		}
		if diff := cmp.Diff([]string{"Ceasefire starts", "First 48 h", "7 days held", "JIC"}, names); diff != "" {
			t.Errorf("names (-want +got):\n%s", diff)
		}
	}
}

// In the smallest window, where not all is said in full, every clock says it in few words, and none is cut.
func TestClockStripSaysItInFewWordsWhereRoomIsShort(t *testing.T) {
	look(t, fynetheme.VariantLight)
	strip := stripOf(t, truce(""), 8*24*time.Hour)
	show(t, strip, fyne.NewSize(400, 44))
	var got []string
	for _, c := range strip.clocks {
		got = append(got, c.summary.Text())
	}
	if diff := cmp.Diff([]string{"passed 12 Sep", "lapsed 14 Sep", "7 of 7 days, complete", "1 of 2 legs"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestClockStripColourFollowsTheState(t *testing.T) {
	look(t, fynetheme.VariantLight)
	frame := truce("")
	frame.Clocks = frame.Clocks[2:3]
	s := stripOf(t, frame, -time.Hour)
	show(t, s, stripSize)
	for _, tt := range []struct {
		after time.Duration
		want  fyne.ThemeColorName
	}{{-time.Second, theme.ColorNameWaiting}, {0, theme.ColorNameHolding}, {-time.Second, theme.ColorNameWaiting}} {
		s.Set(frame.Readings(truceStart.Add(tt.after)), time.UTC) // both say "0 of 7 days"
		if got := s.clocks[0].summary.colour; got != tt.want {
			t.Errorf("%v after the start, %q is %s, want %s", tt.after, s.clocks[0].summary.Text(), got, tt.want)
		}
	}
}

func TestClockStripSegments(t *testing.T) {
	look(t, fynetheme.VariantLight)
	frame := truce("")
	s := stripOf(t, frame, 50*time.Hour)
	show(t, s, stripSize)
	if got := segmentsDrawn(s.clocks[2].segments); got != "hh....." {
		t.Errorf("after two days: %q", got)
	}
	frame.Determinations = []ceasefire.Determination{{Clock: ceasefire.ID{3}, Ruling: ceasefire.Ended, At: truceStart.Add(60 * time.Hour)}}
	s.Set(frame.Readings(truceStart.Add(90*time.Hour)), time.UTC)
	if got := segmentsDrawn(s.clocks[2].segments); got != "bb.....-" {
		t.Errorf("after its end: %q", got)
	}
	frame.Clocks[2].Days = 30
	s.Set(frame.Readings(truceStart), time.UTC)
	if s.clocks[2].segments != nil {
		t.Error("thirty days are drawn as segments")
	}
}

func TestClockStripSharesItsWidth(t *testing.T) {
	look(t, fynetheme.VariantLight)
	frame := truce("")
	frame.Clocks[0].Short = words["long"]
	s := stripOf(t, frame, -time.Hour)
	show(t, s, stripSize)
	for _, c := range s.clocks[1:] {
		if c.Size().Width < c.wanted()-1 {
			t.Errorf("one long name leaves %q %v of the %v it needs", c.name.Text(), c.Size().Width, c.wanted())
		}
	}
	last := s.clocks[len(s.clocks)-1]
	if end := last.Position().X + last.Size().Width; end > stripSize.Width {
		t.Errorf("the strip ends at %v of %v", end, stripSize.Width)
	}
}

func TestClockStripStaysInside(t *testing.T) {
	for name, text := range words {
		t.Run(name, func(t *testing.T) {
			look(t, fynetheme.VariantLight)
			for _, after := range []time.Duration{-55 * time.Hour, 50 * time.Hour, 9 * 24 * time.Hour} {
				s := stripOf(t, truce(text), after)
				drawsInside(t, s, stripSize)
				drawsInside(t, s, s.MinSize())
			}
		})
	}
}

func TestClockStripThatGrowsAndShrinks(t *testing.T) {
	look(t, fynetheme.VariantLight)
	s := stripOf(t, truce(""), 0)
	show(t, s, stripSize)
	s.Set(nil, time.UTC)
	if n := len(test.WidgetRenderer(s).Objects()); n != 0 || isDrawn(t, s, stripSize) {
		t.Errorf("without clocks, %d are shown", n)
	}
	s.Set(truce(strings.Repeat("x", 9)).Readings(truceStart), time.UTC)
	if n := len(test.WidgetRenderer(s).Objects()); n != 4 {
		t.Errorf("%d clocks are shown, want 4", n)
	}
}
