package widgets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// truceStart is when the sample's ceasefire takes effect: 19:00 in Damascus.
var truceStart = time.Date(2016, 9, 12, 16, 0, 0, 0, time.UTC)

// truce is a ceasefire with a clock of each kind, named so.
func truce(name string) ceasefire.Frame {
	return ceasefire.Frame{
		Agreement: ceasefire.Agreement{Title: name, Zone: "Asia/Damascus", Effect: truceStart},
		Clocks: []ceasefire.Clock{
			{ID: ceasefire.ID{1}, Kind: ceasefire.Deadline, Short: "Ceasefire starts" + name, Ends: truceStart},
			{ID: ceasefire.ID{2}, Kind: ceasefire.FixedTerm, Short: "First 48 h" + name, Starts: truceStart, Ends: truceStart.Add(48 * time.Hour)},
			{ID: ceasefire.ID{3}, Kind: ceasefire.Streak, Short: "7 days held" + name, Starts: truceStart, Days: 7},
			{ID: ceasefire.ID{4}, Kind: ceasefire.Trigger, Short: "JIC" + name, Legs: []ceasefire.Leg{{ID: ceasefire.ID{5}}, {ID: ceasefire.ID{6}, Clock: ceasefire.ID{3}}}},
		},
	}
}

// xsOf gives where each figure is drawn.
func xsOf(c *Countdown) []float32 {
	var xs []float32
	for _, figure := range test.WidgetRenderer(c).(*countdownRenderer).figures {
		xs = append(xs, figure.Position().X+figure.Size().Width/2)
	}
	return xs
}

func TestCountdownWords(t *testing.T) {
	look(t, fynetheme.VariantLight)
	frame := truce("")
	for _, tt := range []struct {
		after                   time.Duration
		clock                   int
		headline, when, figures string
		tone                    ceasefire.Tone
	}{
		{-55 * time.Hour, 0, "CEASEFIRE STARTS IN", "Mon 12 Sep 2016, 19:00", "2 d 07:00:00", ceasefire.ToneWaiting},
		{-time.Second, 0, "CEASEFIRE STARTS IN", "Mon 12 Sep 2016, 19:00", "00:00:01", ceasefire.ToneWaiting},
		{24 * time.Hour, 1, "48 HOURS END IN", "Wed 14 Sep 2016, 19:00", "1 d 00:00:00", ceasefire.ToneHolding},
		{50 * time.Hour, 1, "48 HOURS OVER SINCE", "Wed 14 Sep 2016, 19:00", "02:00:00", ceasefire.ToneStrained},
		{49 * time.Hour, 2, "DAY 3 OF 7 ENDS IN", "Thu 15 Sep 2016, 19:00", "23:00:00", ceasefire.ToneHolding},
		{time.Hour, 3, "JIC WAITING", "", "0 of 2 legs", ceasefire.ToneWaiting},
	} {
		c := NewCountdown()
		c.Set(frame.Readings(truceStart.Add(tt.after))[tt.clock], damascus(t))
		got := []string{c.headline, c.when, c.Figures(), c.tone.String()}
		if diff := cmp.Diff([]string{tt.headline, tt.when, tt.figures, tt.tone.String()}, got); diff != "" {
			t.Errorf("clock %d at %v (-want +got):\n%s", tt.clock, tt.after, diff)
		}
	}
}

func TestCountdownIsReadAnewEachTime(t *testing.T) {
	look(t, fynetheme.VariantLight)
	frame, c := truce(""), NewCountdown()
	for _, tt := range []struct {
		left time.Duration
		want string
	}{{55 * time.Hour, "2 d 07:00:00"}, {10 * time.Second, "00:00:10"}, {40 * 24 * time.Hour, "40 d 00:00:00"}, {55 * time.Hour, "2 d 07:00:00"}} {
		c.Set(frame.Read(frame.Clocks[0], truceStart.Add(-tt.left)), time.UTC)
		if c.Figures() != tt.want {
			t.Errorf("%v before: %q, want %q", tt.left, c.Figures(), tt.want)
		}
	}
}

func TestCountdownDoesNotJiggle(t *testing.T) {
	look(t, fynetheme.VariantLight)
	frame, c := truce(""), NewCountdown()
	show(t, c, c.MinSize())
	set := func(left time.Duration) { c.Set(frame.Read(frame.Clocks[0], truceStart.Add(-left)), time.UTC) }
	set(2*24*time.Hour + 11*time.Hour + 11*time.Minute + 11*time.Second)
	xs, size := xsOf(c), c.MinSize()
	for _, left := range []time.Duration{48 * time.Hour, 47 * time.Hour, 30*time.Hour + 8*time.Minute + 58*time.Second} {
		set(left)
		if diff := cmp.Diff(xs, xsOf(c)); diff != "" || c.MinSize() != size {
			t.Errorf("at %q, figures moved (-before +now):\n%s", c.Figures(), diff)
		}
	}
}

func TestCountdownStaysInside(t *testing.T) {
	for name, text := range words {
		for _, after := range []time.Duration{-55 * time.Hour, 49 * time.Hour, 10 * 365 * 24 * time.Hour, 200 * 365 * 24 * time.Hour} {
			look(t, fynetheme.VariantDark)
			for _, reading := range truce(text).Readings(truceStart.Add(after)) {
				c := NewCountdown()
				c.Set(reading, damascus(t))
				t.Run(name+" "+c.Figures(), func(t *testing.T) { drawsInside(t, c, c.MinSize()) })
			}
		}
	}
}

func TestCountdownMarkup(t *testing.T) {
	look(t, fynetheme.VariantLight)
	c := NewCountdown()
	show(t, c, c.MinSize())
	c.Set(truce("").Readings(truceStart.Add(-55 * time.Hour))[0], damascus(t))
	test.AssertObjectRendersToMarkup(t, "countdown/before.xml", c)
}

func TestCountdownShowsNothingYet(t *testing.T) {
	look(t, fynetheme.VariantLight)
	c := NewCountdown()
	show(t, c, c.MinSize())
	for _, o := range test.WidgetRenderer(c).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			t.Errorf("%q is shown", text.Text)
		}
	}
	if c.Figures() != "" || c.MinSize() != fyne.NewSize(countdownWidth, countdownHeight) {
		t.Errorf("without a reading: %q, %v", c.Figures(), c.MinSize())
	}
}
