package widgets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// stripShown is a strip over August 2016, each of its days 20 units wide, read at noon of the 21st, with what it told.
func stripShown(t *testing.T) (s *TimeStrip, periods *[]ceasefire.Span, instants *[]time.Time, others *[]int) {
	t.Helper()
	look(t, fynetheme.VariantLight)
	s, periods, instants, others = NewTimeStrip(), new([]ceasefire.Span), new([]time.Time), new([]int)
	s.OnPeriod = func(days ceasefire.Span) { *periods = append(*periods, days) }
	s.OnAsOf = func(at time.Time) { *instants = append(*instants, at) }
	s.OnDays = func(by int) { *others = append(*others, by) }
	s.OnPlay = func() { *others = append(*others, 100) }
	show(t, s, fyne.NewSize(stripButton+31*20+stripAir, TimeStripHeight))
	counts := make([]float64, 31)
	for i := range counts {
		counts[i] = float64(i % 5)
	}
	s.Set(StripDays{Span: august(1, 31), Counts: counts, At: augustNoon(21), Zone: time.UTC})
	return s, periods, instants, others
}

func augustNoon(day int) time.Time { return time.Date(2016, 8, day, 12, 0, 0, 0, time.UTC) }

// stripAt is the middle of a day of the strip, on the bars or on the rule.
func stripAt(day int, rule bool) fyne.Position {
	y := float32(stripAir + 4)
	if rule {
		y = stripAir/2 + stripBars + 6
	}
	return fyne.NewPos(stripButton+(float32(day)-0.5)*20, y)
}

func dragStrip(s *TimeStrip, from, to fyne.Position) {
	s.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}})
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	s.DragEnd()
}

func TestAStripNarrowsToDays(t *testing.T) {
	s, periods, instants, _ := stripShown(t)
	dragStrip(s, stripAt(12, false), stripAt(5, false))
	if !s.band.Visible() {
		t.Error("what was dragged over is not seen")
	}
	s.Tapped(&fyne.PointEvent{Position: stripAt(8, false)})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	want := []ceasefire.Span{august(5, 12), august(8, 8), {}}
	if diff := cmp.Diff(want, *periods); diff != "" || len(*instants) != 0 {
		t.Errorf("instants %v, periods %s", *instants, diff)
	}
}

func TestAStripMovesTheInstant(t *testing.T) {
	s, periods, instants, others := stripShown(t)
	dragStrip(s, stripAt(21, false), stripAt(10, false)) // by its mark
	dragStrip(s, stripAt(3, true), stripAt(4, true))     // along the rule
	s.Tapped(&fyne.PointEvent{Position: stripAt(30, true)})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.TypedRune(' ')
	test.Tap(s.play)
	if diff := cmp.Diff([]time.Time{augustNoon(10), augustNoon(4), augustNoon(30)}, *instants); diff != "" || len(*periods) != 0 {
		t.Errorf("periods %v, instants %s", *periods, diff)
	}
	if diff := cmp.Diff([]int{-1, 1, 100, 100}, *others); diff != "" {
		t.Error(diff)
	}
}

// What happens after the instant is not shown: neither as a bar nor as a number.
func TestAStripShowsNothingOfTheFuture(t *testing.T) {
	s, _, _, _ := stripShown(t)
	bars := func(day int) bool {
		picture := s.bars.Image
		size := picture.Bounds()
		x := int((float32(day) - 0.5) / 31 * float32(size.Dx()))
		_, _, _, a := picture.At(x, size.Max.Y-1).RGBA()
		return a > 0
	}
	if !bars(20) || !bars(10) || bars(24) || bars(1) { // of the first, none were counted
		t.Errorf("bars on the 20th, 10th, 24th and 1st: %v, %v, %v, %v", bars(20), bars(10), bars(24), bars(1))
	}
	for day, want := range map[int]string{10: "10 Aug 2016: 4", 24: "24 Aug 2016"} {
		s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: stripAt(day, false)}})
		if got := s.pointed.words.Text(); got != want {
			t.Errorf("pointed at %q, want %q", got, want)
		}
	}
	s.SetAt(augustNoon(25), true)
	if !bars(24) || s.play.Icon.Name() != fynetheme.MediaPauseIcon().Name() {
		t.Error("an instant that moves on shows no more")
	}
}

func TestTheRuleNamesDays(t *testing.T) {
	year := func(from, to int) ceasefire.Span {
		return ceasefire.Span{From: ceasefire.DayFrom(from, 1, 1), To: ceasefire.DayFrom(to, 12, 31)}
	}
	for _, c := range []struct {
		span ceasefire.Span
		most int
		want []string
	}{
		{august(1, 3), 10, []string{"1 Aug", "2 Aug", "3 Aug"}},
		{august(1, 31), 6, []string{"1 Aug", "8 Aug", "15 Aug", "22 Aug", "29 Aug"}},
		{year(2016, 2016), 5, []string{"Jan 2016", "Apr 2016", "Jul 2016", "Oct 2016"}},
		{year(2011, 2021), 5, []string{"2015", "2020"}},
		{ceasefire.Span{}, 5, nil},
	} {
		var got []string
		for _, tick := range ticksOf(c.span, c.most) {
			got = append(got, tick.words)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%v: %s", c.span, diff)
		}
	}
}

// A strip without days does nothing, whatever is done to it.
func TestAnEmptyStrip(t *testing.T) {
	s, periods, instants, _ := stripShown(t)
	s.Set(StripDays{})
	dragStrip(s, stripAt(1, false), stripAt(5, false))
	s.Tapped(&fyne.PointEvent{Position: stripAt(8, true)})
	s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: stripAt(3, false)}})
	s.SetAt(augustNoon(3), true)
	if len(*periods)+len(*instants) != 0 || s.mark.Visible() || s.band.Visible() {
		t.Errorf("told %v, %v", *periods, *instants)
	}
}
