package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
)

// saidBy gives the sentence beneath an entry.
func saidBy(e *InstantEntry) string {
	if e.problem.Visible() {
		return e.problem.Text
	}
	return e.said.Text()
}

func TestInstantEntrySaysWhatItUnderstood(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for _, tt := range []struct {
		text, value, said string
	}{
		{"2016-09-12 19:00", "2016-09-12T16:00:00Z 1m0s", "Mon 12 Sep 2016, 19:00, Asia/Damascus"},
		{" 2016-09-12T19:00 ", "2016-09-12T16:00:00Z 1m0s", "Mon 12 Sep 2016, 19:00, Asia/Damascus"},
		{"2016-09-12T19:00:00+02:00", "2016-09-12T17:00:00Z 1m0s", "Mon 12 Sep 2016, 20:00, Asia/Damascus"},
		{"2016-09-12", "2016-09-11T21:00:00Z 24h0m0s", "12 Sep 2016, known to the day"},
		{"2016-02-29", "2016-02-28T22:00:00Z 24h0m0s", "29 Feb 2016, known to the day"},
		{"2016-03-25", "2016-03-24T22:00:00Z 23h0m0s", "25 Mar 2016, known to the day"},
	} {
		e := NewInstantEntry(damascus(t))
		e.SetText(tt.text)
		m, err := e.Value()
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
			continue
		}
		if got := m.From.Format(time.RFC3339) + " " + m.Until.Sub(m.From).String(); got != tt.value || saidBy(e) != tt.said || e.Wrong() {
			t.Errorf("%q is %s, %q", tt.text, got, saidBy(e))
		}
	}
}

func TestInstantEntryRefuses(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for _, tt := range []struct {
		text string
		says []string
	}{
		{"2015-02-29", []string{"does not exist"}},
		{"2016-13-01", []string{"does not exist"}},
		{"2016-09-12 24:30", []string{"does not exist"}},
		{"2016-03-25 00:30", []string{"did not exist in Asia/Damascus", "write 2016-03-2", " or 2016-03-25T"}},
		{"2016-10-27 23:30", []string{"came twice in Asia/Damascus", "write 2016-10-27T23:30:00+03:00 or 2016-10-27T23:30:00+02:00"}},
		{"2016-09-12 19:00 Nowhere/City", []string{"not a time that can be read", "YYYY-MM-DD HH:MM"}},
		{"next Monday", []string{"not a time that can be read", "YYYY-MM-DD HH:MM"}},
		{"١٢ أيلول ٢٠١٦", []string{"not a time that can be read"}},
		{words["long"], []string{"not a time that can be read"}},
	} {
		e := NewInstantEntry(damascus(t))
		e.SetText(tt.text)
		if _, err := e.Value(); err == nil || !e.Wrong() {
			t.Errorf("%q was taken", tt.text)
		}
		for _, says := range tt.says {
			if !strings.HasPrefix(saidBy(e), "✕ ") || !strings.Contains(saidBy(e), says) {
				t.Errorf("%q: %q does not say %q", tt.text, saidBy(e), says)
			}
		}
		e.SetText("2016-09-12")
		if saidBy(e) != "12 Sep 2016, known to the day" {
			t.Errorf("after %q was put right: %q", tt.text, saidBy(e))
		}
	}
}

func TestInstantEntryEmpty(t *testing.T) {
	look(t, fynetheme.VariantLight)
	e := NewInstantEntry(damascus(t))
	for _, text := range []string{"", "  "} {
		e.SetText(text)
		if _, err := e.Value(); err == nil || e.Wrong() || saidBy(e) != "a day, or a day and a time, in Asia/Damascus" {
			t.Errorf("%q: %v, %q", text, err, saidBy(e))
		}
	}
	e.SetZone(time.UTC)
	if saidBy(e) != "a day, or a day and a time, in UTC" {
		t.Errorf("in another zone: %q", saidBy(e))
	}
}

func TestInstantEntryGivesBackWhatCannotBeTyped(t *testing.T) {
	look(t, fynetheme.VariantLight)
	zone := damascus(t)
	day := ceasefire.DayFrom(2016, 9, 12)
	for _, tt := range []struct {
		moment     ceasefire.Moment
		text, said string
	}{
		{ceasefire.MinuteMoment(truceStart, zone.String()), "2016-09-12 19:00", "Mon 12 Sep 2016, 19:00, Asia/Damascus"},
		{ceasefire.DayMoment(day, zone), "2016-09-12", "12 Sep 2016, known to the day"},
		{ceasefire.NewMoment(day, day+6, ceasefire.PrecisionWeek, zone), "week of 12 Sep 2016", "week of 12 Sep 2016, known to the week"},
		{ceasefire.NewMoment(day, day+3, ceasefire.PrecisionDay, zone), "12–15 Sep 2016", "12–15 Sep 2016, known to the day"},
	} {
		e := NewInstantEntry(zone)
		e.SetMoment(tt.moment)
		if got, err := e.Value(); err != nil || got != tt.moment || e.Text() != tt.text || saidBy(e) != tt.said {
			t.Errorf("%v became %v, %v: %q, %q", tt.moment, got, err, e.Text(), saidBy(e))
		}
		e.SetText("2016-09-14")
		if got, err := e.Value(); err != nil || got == tt.moment {
			t.Errorf("%q typed over %q is %v, %v", e.Text(), tt.text, got, err)
		}
	}
	e := NewInstantEntry(zone)
	e.SetMoment(ceasefire.Moment{})
	if e.Text() != "" || e.Wrong() {
		t.Errorf("no moment stands as %q", e.Text())
	}
}

func TestInstantEntryKeyboard(t *testing.T) {
	look(t, fynetheme.VariantLight)
	e := NewInstantEntry(time.UTC)
	show(t, e, fyne.NewSize(320, 60))
	var told []string
	tell := func(what string) func() { return func() { told = append(told, what) } }
	press(e.Entry(), fyne.KeyEscape, fyne.KeyReturn) // nobody listens yet
	e.OnChanged, e.OnEscape, e.OnSubmitted = tell("changed"), tell("escape"), tell("submitted")
	test.Type(e.Entry(), "20")
	press(e.Entry(), fyne.KeyReturn, fyne.KeyEscape)
	if got := strings.Join(told, " "); got != "changed changed submitted escape" {
		t.Errorf("told %q", got)
	}
}

func TestInstantEntryStaysInside(t *testing.T) {
	for name, text := range words {
		t.Run(name, func(t *testing.T) {
			look(t, fynetheme.VariantDark)
			e := NewInstantEntry(damascus(t))
			show(t, e, fyne.NewSize(320, 60))
			e.SetText(text)
			drawsInside(t, e, fyne.NewSize(320, e.MinSize().Height))
		})
	}
}

func TestInstantEntryShowsTheWholeSentence(t *testing.T) {
	look(t, fynetheme.VariantLight)
	e := NewInstantEntry(damascus(t))
	show(t, e, fyne.NewSize(320, 60))
	before := e.MinSize().Height
	e.SetText("2016-10-27 23:30")
	if e.MinSize().Height <= before+e.said.MinSize().Height {
		t.Errorf("%q has %v in height, as much as one line", saidBy(e), e.MinSize().Height)
	}
	e.SetText("2016-10-28")
	if e.MinSize().Height != before {
		t.Errorf("once put right, the entry is %v high, before it was %v", e.MinSize().Height, before)
	}
}

func TestInstantEntryAsksOnceForTheOrder(t *testing.T) {
	look(t, fynetheme.VariantLight)
	e := NewInstantEntry(damascus(t))
	e.ReadTyped(func() time.Time { return truceStart.AddDate(0, 0, 2) }, "")
	var said []ceasefire.DateOrder
	e.OnOrder = func(order ceasefire.DateOrder) { said = append(said, order) }
	e.SetText("12/9 19:27")
	if !e.Wrong() || !e.asked.Visible() || e.dayFirst.Text != "Day first: 12 Sep 2016" || e.monthFirst.Text != "Month first: 9 Dec 2015" {
		t.Fatalf("asked %q or %q", e.dayFirst.Text, e.monthFirst.Text)
	}
	test.Tap(e.dayFirst)
	if e.asked.Visible() || saidBy(e) != "Mon 12 Sep 2016, 19:27 (minute) · Damascus" || len(said) != 1 || said[0] != ceasefire.DayFirst {
		t.Errorf("answered %v, understood %q", said, saidBy(e))
	}
	e.SetText("11/9")
	if e.asked.Visible() || saidBy(e) != "Sun 11 Sep 2016 (day) · Damascus" {
		t.Errorf("asked again, or understood %q", saidBy(e))
	}
}

// While the past is being read it is said from which instant a time is counted, where it is counted from any.
func TestInstantEntrySaysWhatItCountsFrom(t *testing.T) {
	look(t, fynetheme.VariantLight)
	e := NewInstantEntry(damascus(t))
	e.ReadTyped(func() time.Time { return truceStart.AddDate(0, 0, 2) }, "")
	from := ""
	e.CountedFrom = func() string { return from }
	for _, c := range []struct{ text, from, said string }{
		{"yesterday evening", "the as-of", "Tue 13 Sep 2016, evening (part of day) · Damascus · counted from the as-of, 14 Sep 2016, 19:00"},
		{"2 hours ago", "the as-of", "Wed 14 Sep 2016, 17–18 h (hour) · Damascus · counted from the as-of, 14 Sep 2016, 19:00"},
		{"yesterday evening", "", "Tue 13 Sep 2016, evening (part of day) · Damascus"},
		{"2016-09-13 morning", "the as-of", "Tue 13 Sep 2016, morning (part of day) · Damascus"},
	} {
		from = c.from
		e.SetText(c.text)
		e.say()
		if said := strings.TrimSuffix(saidBy(e)+" · "+e.since.Text(), " · "); said != c.said || e.since.Visible() != (e.since.Text() != "") {
			t.Errorf("%q: %q, want %q", c.text, said, c.said)
		}
	}
}

// Behind the day that a form offers a time of day is typed; whoever names another day there means that one, and need not take the offered one out.
func TestInstantEntryReadsWhatIsTypedBehindAnOfferedDay(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for typed, said := range map[string]string{
		"": "Sun 11 Sep 2016 (day) · Damascus", "14:30": "Sun 11 Sep 2016, 14:30 (minute) · Damascus", "2pm": "Sun 11 Sep 2016, 14–15 h (hour) · Damascus",
		"2 pm": "Sun 11 Sep 2016, 14–15 h (hour) · Damascus", "morning": "Sun 11 Sep 2016, morning (part of day) · Damascus", "14:00-16:00": "Sun 11 Sep 2016, 14:00–16:00 (part of day) · Damascus",
		"yesterday evening": "Tue 13 Sep 2016, evening (part of day) · Damascus", "now": "Wed 14 Sep 2016, 19:00 (minute) · Damascus", "2 hours ago": "Wed 14 Sep 2016, 17–18 h (hour) · Damascus",
		"last Tuesday": "Tue 13 Sep 2016 (day) · Damascus", "last night": "Tue 13 Sep 2016, night (part of day) · Damascus", "15 Sep 2 pm": "Thu 15 Sep 2016, 14–15 h (hour) · Damascus",
		"2016-09-15 morning": "Thu 15 Sep 2016, morning (part of day) · Damascus", "12-15 Sep": "12–15 Sep 2016 (4 days: known to the week) · Damascus", "Sep 2016": "Sep 2016 (month) · Damascus",
		"soon": "✕ \"soon\" is not a time that can be read: write a day, or a day and a time, such as 15 Sep 14:30, yesterday 9:00, 12/9/2016, 15 Sep morning or Sep 2016",
	} {
		e := NewInstantEntry(damascus(t))
		e.ReadTyped(func() time.Time { return truceStart.AddDate(0, 0, 2) }, "")
		e.OfferDay(ceasefire.DayFrom(2016, time.September, 11))
		e.SetText(e.Text() + typed)
		if saidBy(e) != said {
			t.Errorf("%q: %q, want %q", typed, saidBy(e), said)
		}
	}
	e := NewInstantEntry(damascus(t))
	e.ReadTyped(func() time.Time { return truceStart.AddDate(0, 0, 2) }, "")
	e.OfferDay(ceasefire.DayFrom(2016, time.September, 11))
	e.SetText("2016-09-11 12/9 19:27")
	if !e.asked.Visible() {
		t.Errorf("it did not ask, and said %q", saidBy(e))
	}
	test.Tap(e.dayFirst)
	if saidBy(e) != "Mon 12 Sep 2016, 19:27 (minute) · Damascus" {
		t.Errorf("answered, it understood %q", saidBy(e))
	}
}
