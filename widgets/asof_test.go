package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

// showAsOf shows a control at an instant and keeps in words what it asks for.
func showAsOf(t *testing.T, at time.Time, mode ReadMode) (*AsOfControl, fyne.Window, *[]string) {
	t.Helper()
	look(t, fynetheme.VariantLight)
	c, told := NewAsOfControl(damascus(t)), &[]string{}
	tell := func(format string, args ...any) { *told = append(*told, fmt.Sprintf(format, args...)) }
	c.OnStep = func(by time.Duration) { tell("%v", by) }
	c.OnStepDays = func(by int) { tell("%d d", by) }
	c.OnSet = func(at time.Time) { tell("%s", at.UTC().Format("2006-01-02 15:04")) }
	c.OnLive = func() { tell("live") }
	c.OnPause = func() { tell("pause") }
	c.Set(at, mode)
	w := test.NewTempWindow(t, container.NewWithoutLayout(c))
	w.Resize(smallest)
	c.Move(fyne.NewPos(500, 10))
	c.Resize(c.MinSize())
	return c, w, told
}

// partsOf lists what stands in an object, of one kind.
func partsOf[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var parts []T
	for _, part := range test.LaidOutObjects(o) {
		if p, ok := part.(T); ok {
			parts = append(parts, p)
		}
	}
	return parts
}

// asked opens the control's entry and gives it, with what stands around it.
func asked(t *testing.T, c *AsOfControl, w fyne.Window) (*InstantEntry, *widget.PopUp) {
	t.Helper()
	test.Tap(c.when)
	overlay := w.Canvas().Overlays().Top()
	if overlay == nil {
		t.Fatal("nothing opened")
	}
	popup := partsOf[*widget.PopUp](overlay)[0]
	return partsOf[*InstantEntry](popup.Content)[0], popup
}

func TestAsOfSteps(t *testing.T) {
	c, _, told := showAsOf(t, truceStart, Running)
	for _, b := range partsOf[*widget.Button](c) {
		if b != c.when {
			test.Tap(b)
		}
	}
	if diff := cmp.Diff([]string{"-1 d", "-1h0m0s", "1h0m0s", "1 d", "pause", "live"}, *told); diff != "" {
		t.Errorf("from the left (-want +got):\n%s", diff)
	}
}

func TestAsOfShowsHowItMoves(t *testing.T) {
	c, _, _ := showAsOf(t, truceStart, Live)
	for _, tt := range []struct {
		mode       ReadMode
		live       string
		importance widget.Importance
		icon       fyne.Resource
	}{
		{Live, "● Live", widget.HighImportance, fynetheme.MediaPauseIcon()},
		{Paused, "○ Live", widget.MediumImportance, fynetheme.MediaPlayIcon()},
		{Running, "○ Live", widget.MediumImportance, fynetheme.MediaPauseIcon()},
		{Live, "● Live", widget.HighImportance, fynetheme.MediaPauseIcon()},
	} {
		c.Set(truceStart, tt.mode)
		if c.live.Text != tt.live || c.live.Importance != tt.importance || c.pause.Icon.Name() != tt.icon.Name() {
			t.Errorf("mode %v: %q, importance %v, %s", tt.mode, c.live.Text, c.live.Importance, c.pause.Icon.Name())
		}
		if c.when.Text != "12 Sep 2016, 19:00 Damascus" {
			t.Errorf("mode %v: %q", tt.mode, c.when.Text)
		}
	}
	c.SetZone(time.UTC)
	c.Set(truceStart, Live)
	if c.when.Text != "12 Sep 2016, 16:00 UTC" {
		t.Errorf("in UTC: %q", c.when.Text)
	}
}

func TestAsOfDoesNotJiggle(t *testing.T) {
	c, _, _ := showAsOf(t, truceStart, Running)
	size := c.MinSize()
	for _, at := range []time.Time{
		truceStart.Add(time.Minute), truceStart.AddDate(0, 0, -5), truceStart.AddDate(0, -4, 10), truceStart.AddDate(0, 2, 0), truceStart.Add(2*time.Hour + 11*time.Minute),
	} {
		for _, mode := range []ReadMode{Live, Running, Paused} {
			c.Set(at, mode)
			if c.MinSize() != size {
				t.Errorf("at %q the control asks for %v, before for %v", c.when.Text, c.MinSize(), size)
			}
		}
	}
}

func TestAsOfTypedInstant(t *testing.T) {
	for _, tt := range []struct {
		typed, told string
	}{
		{"2016-09-14 08:30", "2016-09-14 05:30"},
		{"2016-09-14", "2016-09-13 21:00"},
		{"2016-09-14T08:30:00Z", "2016-09-14 08:30"},
		{"2016-10-27 23:30", ""}, // came twice
		{"2016-09-31", ""},
		{"", ""},
		{words["arabic"], ""},
	} {
		c, w, told := showAsOf(t, truceStart, Paused)
		entry, popup := asked(t, c, w)
		if entry.Text() != "2016-09-12 19:00" || w.Canvas().Focused() != entry.Entry() {
			t.Errorf("opened on %q, the keyboard at %v", entry.Text(), w.Canvas().Focused())
		}
		entry.SetText(tt.typed)
		press(entry.Entry(), fyne.KeyReturn)
		if got := strings.Join(*told, " "); got != tt.told || popup.Visible() != (tt.told == "") {
			t.Errorf("%q asked for %q, the entry is open: %v", tt.typed, got, popup.Visible())
		}
	}
}

func TestAsOfOpensOnAnHourThatCameTwice(t *testing.T) {
	second := time.Date(2016, 10, 27, 21, 30, 0, 0, time.UTC)
	for _, at := range []time.Time{second.Add(-time.Hour), second} {
		c, w, told := showAsOf(t, at, Paused)
		entry, _ := asked(t, c, w)
		press(entry.Entry(), fyne.KeyReturn)
		if want := at.Format("2006-01-02 15:04"); !slices.Equal(*told, []string{want}) {
			t.Errorf("%q left as it was asked for %v, want %s", entry.Text(), *told, want)
		}
	}
}

func TestAsOfRefusedInputIsSaidWhole(t *testing.T) {
	c, w, _ := showAsOf(t, truceStart, Paused)
	entry, popup := asked(t, c, w)
	entry.SetText("2016-10-27 23:30")
	test.Tap(partsOf[*widget.Button](popup.Content)[0])
	if !popup.Visible() || !entry.Wrong() {
		t.Fatal("an instant that came twice was taken")
	}
	if needed := popup.Content.MinSize().Height; popup.Content.Size().Height < needed {
		t.Errorf("what is needed is %v high, the popup has %v", needed, popup.Content.Size().Height)
	}
}

func TestAsOfEscapeLeaves(t *testing.T) {
	c, w, told := showAsOf(t, truceStart, Paused)
	entry, popup := asked(t, c, w)
	entry.SetText("2016-09-14")
	press(entry.Entry(), fyne.KeyEscape)
	if popup.Visible() || len(*told) != 0 {
		t.Errorf("open: %v, asked for %v", popup.Visible(), *told)
	}
}

func TestAsOfScrubs(t *testing.T) {
	c, w, told := showAsOf(t, truceStart.Add(26*time.Hour), Paused)
	_, popup := asked(t, c, w)
	if n := len(partsOf[*widget.Slider](popup.Content)); n != 0 {
		t.Errorf("without a range, %d sliders", n)
	}
	popup.Hide()
	c.SetRange(truceStart, truceStart.Add(100*time.Hour))
	entry, popup := asked(t, c, w)
	slider := partsOf[*widget.Slider](popup.Content)[0]
	if slider.Value != 26 || len(*told) != 0 {
		t.Errorf("the slider stands at %v, %v was asked for", slider.Value, *told)
	}
	slider.SetValue(50)
	if entry.Text() != "2016-09-14 21:00" {
		t.Errorf("while it is moved, the entry says %q", entry.Text())
	}
	slider.OnChangeEnded(50)
	if diff := cmp.Diff([]string{"2016-09-14 18:00"}, (*told)[len(*told)-1:]); diff != "" {
		t.Errorf("let go (-want +got):\n%s", diff)
	}
}

func TestAsOfStaysInTheWindow(t *testing.T) {
	c, w, _ := showAsOf(t, truceStart, Live)
	c.Move(fyne.NewPos(smallest.Width-c.MinSize().Width, 10))
	_, popup := asked(t, c, w)
	if right := popup.Content.Position().X + popup.Content.Size().Width; right > smallest.Width {
		t.Errorf("the entry ends at %v of %v", right, smallest.Width)
	}
	popup.Hide()
	drawsInside(t, c, c.MinSize())
}
