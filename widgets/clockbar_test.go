package widgets

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// clockDay is noon of a day of September 2016, UTC.
func clockDay(day int) time.Time { return time.Date(2016, 9, day, 12, 0, 0, 0, time.UTC) }

// barWords writes pieces by their shape and their days: "run 12-14 to 13" is a stretch of which a day has gone by.
func barWords(pieces []barPiece) []string {
	names := [...]string{"run", "offer", "line", "mark", "break"}
	var words []string
	for _, p := range pieces {
		text := fmt.Sprintf("%s %d", names[p.shape], p.from.Day())
		if p.shape == barRun || p.shape == barOffer || p.shape == barLine && !p.whole {
			text += fmt.Sprintf("-%d", p.to.Day())
		}
		words = append(words, text)
	}
	return words
}

func TestBarsShowEachKindOfClock(t *testing.T) {
	// term reads a term from the 12th to the 14th with rulings that took effect on a day.
	term := func(rulings ...ceasefire.Determination) ceasefire.Reading {
		f := ceasefire.Frame{Clocks: []ceasefire.Clock{{Kind: ceasefire.FixedTerm, Starts: clockDay(12), Ends: clockDay(14)}}, Determinations: rulings}
		return f.Read(f.Clocks[0], clockDay(20))
	}
	ruled := func(ruling ceasefire.Ruling, at, until int) ceasefire.Determination {
		return ceasefire.Determination{Ruling: ruling, At: clockDay(at), Until: clockDay(until), Precision: ceasefire.PrecisionMinute}
	}
	streak := ceasefire.Clock{Kind: ceasefire.Streak, Starts: clockDay(12), Days: 3}
	for _, c := range []struct {
		name    string
		reading ceasefire.Reading
		want    []string
	}{
		{"deadline", ceasefire.Reading{Clock: ceasefire.Clock{Kind: ceasefire.Deadline}, Ends: clockDay(12)}, []string{"mark 12"}},
		{"term, renewed, with an offer", term(ruled(ceasefire.Extended, 13, 16), ruled(ceasefire.Offered, 13, 19)), []string{"run 12-14", "run 14-16", "offer 16-19"}},
		{"a renewal never shortens", term(ruled(ceasefire.Extended, 12, 13)), []string{"run 12-14"}},
		{"term, lapsed before it was renewed", term(ruled(ceasefire.Extended, 16, 18)), []string{"run 12-14", "run 16-18", "line 14-16"}},
		{"term, ended", term(ruled(ceasefire.Ended, 13, 13)), []string{"run 12-14", "break 13"}},
		{"streak", ceasefire.Reading{Clock: streak, Starts: clockDay(12), At: clockDay(13)}, []string{"run 12-13", "run 13-14", "run 14-15"}},
		{"streak after a break", ceasefire.Reading{Clock: streak, Starts: clockDay(12), At: clockDay(14), Breaks: []ceasefire.Determination{{At: clockDay(13)}}},
			[]string{"run 12-13", "break 13", "run 13-14", "run 14-15", "run 15-16"}},
		{"streak, broken and ended", ceasefire.Reading{Clock: streak, Starts: clockDay(12), At: clockDay(20), State: ceasefire.StateBroken,
			Breaks: []ceasefire.Determination{{At: clockDay(14)}}, EndedAt: clockDay(14)}, []string{"run 12-13", "run 13-14", "break 14", "break 14"}},
		{"trigger", ceasefire.Reading{Clock: ceasefire.Clock{Kind: ceasefire.Trigger}, At: clockDay(20),
			Legs: []ceasefire.LegReading{{Met: true, At: clockDay(15)}, {}}}, []string{"line 1", "run 15-20", "line 1"}},
	} {
		if diff := cmp.Diff(c.want, barWords(clockPieces(c.reading, time.UTC))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// A day on which the clocks change is one day of the streak, though it has 25 hours.
func TestStreakDaysAreCalendarDays(t *testing.T) {
	zone, err := ceasefire.LoadZone("Asia/Damascus")
	if err != nil {
		t.Fatal(err)
	}
	since := time.Date(2016, 10, 27, 12, 0, 0, 0, zone)
	pieces := dayPieces(since, time.Time{}, 2, since, ceasefire.ToneHolding, zone)
	if got := pieces[0].to.Sub(pieces[0].from); got != 25*time.Hour || pieces[1].to.In(zone).Hour() != 12 {
		t.Errorf("the first day has %v", got)
	}
}

func TestScaleHoldsTheClocksAndPinsAFarInstant(t *testing.T) {
	readings := []ceasefire.Reading{{Clock: ceasefire.Clock{Kind: ceasefire.FixedTerm, Starts: clockDay(12), Ends: clockDay(16)}}}
	for _, c := range []struct {
		at       time.Time
		from, to int
		place    float32
	}{
		{clockDay(14), 12, 16, 0.5}, {clockDay(10), 10, 16, 1.0 / 27}, {clockDay(14).AddDate(10, 0, 0), 12, 16, 1},
	} {
		s := NewClockScale(readings, c.at, time.UTC)
		if s.From.Add(12*time.Hour).Day() != c.from || s.To.Add(-12*time.Hour).Day() != c.to {
			t.Errorf("at %v the scale runs from %v to %v", c.at, s.From, s.To)
		}
		if got := s.Place(c.at); got < c.place-0.02 || got > c.place+0.02 {
			t.Errorf("at %v the mark is at %v, want %v", c.at, got, c.place)
		}
	}
	if s := NewClockScale(nil, clockDay(14), time.UTC); s.Place(clockDay(14)) != 0.5 {
		t.Error("without clocks the instant is not in the middle")
	}
}

func TestTicksFitTheirRoom(t *testing.T) {
	for _, c := range []struct {
		to          time.Time
		want, first string
	}{
		{clockDay(15), "2 Jan", "11 Sep"}, {clockDay(40), "2 Jan", "11 Sep"}, {clockDay(300), "Jan 2006", "Oct 2016"}, {clockDay(3000), "2006", "2017"}, {clockDay(90000), "2006", "2017"},
	} {
		ticks, layout := ClockScale{From: clockDay(10), To: c.to}.Ticks(time.UTC, 6)
		if len(ticks) > 6 || len(ticks) < 2 || layout != c.want || ticks[0].Format(layout) != c.first {
			t.Errorf("to %v: %d ticks in %q from %v", c.to, len(ticks), layout, ticks[0])
		}
	}
}

// showClocks shows a list of three clocks in a window.
func showClocks(t *testing.T) (*ClockList, fyne.Window, *[]byte) {
	t.Helper()
	test.NewTempApp(t)
	list, told := NewClockList(), &[]byte{}
	list.OnSelected = func(id ceasefire.ID) { *told = append(*told, id[0]) }
	list.Set(someReadings(clockDay(13)), clockDay(13), ClockZones{time.UTC, time.UTC})
	w := test.NewTempWindow(t, list)
	w.Resize(fyne.NewSize(360, 120))
	return list, w, told
}

func someReadings(at time.Time) []ceasefire.Reading {
	frame := ceasefire.Frame{Agreement: ceasefire.Agreement{Zone: "UTC"}, Clocks: []ceasefire.Clock{
		{ID: ceasefire.ID{1}, Kind: ceasefire.Deadline, Name: "Starts", Ends: clockDay(12)},
		{ID: ceasefire.ID{2}, Kind: ceasefire.Streak, Name: "سبعة أيام متتالية من خفض العنف في جميع أنحاء البلاد", Starts: clockDay(12), Days: 7},
		{ID: ceasefire.ID{3}, Kind: ceasefire.Trigger, Name: "Trigger", Legs: []ceasefire.Leg{{ID: ceasefire.ID{4}}, {ID: ceasefire.ID{5}}}},
	}}
	return frame.Readings(at)
}

func TestClockListKeyboardAndTap(t *testing.T) {
	list, w, told := showClocks(t)
	w.Canvas().Focus(list)
	press(list, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp, fyne.KeyReturn)
	test.Tap(list.rows[1])
	if diff := cmp.Diff([]byte{1, 2, 3, 3, 1, 1, 1, 2}, *told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	list.Select(ceasefire.ID{3})
	if row := list.rows[2]; row.Position().Y+row.Size().Height > list.scroll.Offset.Y+list.scroll.Size().Height {
		t.Error("the clock selected is out of sight")
	}
	list.Set(someReadings(clockDay(14))[:2], clockDay(14), ClockZones{time.UTC, time.UTC})
	if list.at != -1 || len(list.content.Objects) != 2 {
		t.Errorf("%d rows, the selection is at %d", len(list.content.Objects), list.at)
	}
}

// The words follow each instant, the bars only when they move by a step of their grain.
func TestClockListTicks(t *testing.T) {
	list, _, _ := showClocks(t)
	before := list.rows[1].bar.pieces
	at := clockDay(13).Add(time.Second)
	list.Set(someReadings(at), at, ClockZones{time.UTC, time.UTC})
	if !cmp.Equal(before, list.rows[1].bar.pieces, cmp.AllowUnexported(placedPiece{})) {
		t.Error("a second moved the bar")
	}
	at = clockDay(15)
	list.Set(someReadings(at), at, ClockZones{time.UTC, time.UTC})
	if cmp.Equal(before, list.rows[1].bar.pieces, cmp.AllowUnexported(placedPiece{})) || list.rows[1].says.Text() != "3 of 7 days" {
		t.Errorf("after two days the row says %q", list.rows[1].says.Text())
	}
}

func TestStreakDays(t *testing.T) {
	test.NewTempApp(t)
	days := NewStreakDays()
	clock := ceasefire.Clock{Kind: ceasefire.Streak, Starts: clockDay(12), Days: 3}
	for _, c := range []struct {
		reading ceasefire.Reading
		want    []float32
	}{
		{ceasefire.Reading{Clock: clock, Starts: clockDay(12), HeldSince: clockDay(12), At: clockDay(10)}, []float32{0, 0, 0}},
		{ceasefire.Reading{Clock: clock, Starts: clockDay(12), HeldSince: clockDay(12), At: clockDay(13).Add(6 * time.Hour)}, []float32{1, 0.25, 0}},
		{ceasefire.Reading{Clock: clock, Starts: clockDay(12), HeldSince: clockDay(14), At: clockDay(20), EndedAt: clockDay(14), State: ceasefire.StateBroken,
			Breaks: []ceasefire.Determination{{At: clockDay(14)}}}, []float32{1, 1, 0}},
	} {
		days.Set(c.reading, time.UTC)
		if diff := cmp.Diff(c.want, days.parts); diff != "" {
			t.Errorf("parts (-want +got):\n%s", diff)
		}
		test.NewTempWindow(t, days).Resize(fyne.NewSize(300, 80))
	}
	clock.Days = 400
	days.Set(ceasefire.Reading{Clock: clock, HeldSince: clockDay(12), At: clockDay(13)}, time.UTC)
	if !days.MinSize().IsZero() {
		t.Error("400 days are drawn one by one")
	}
}
