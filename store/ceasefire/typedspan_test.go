package ceasefire_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// The beginnings and ends are worked out by hand: Damascus is three hours ahead of UTC from 25 March to 27 October 2016 and two before.
func TestTypedSpans(t *testing.T) {
	damascus := mustZone("Asia/Damascus")
	september := struct{ from, until, said string }{"2016-09-11T21:00:00Z", "2016-09-15T21:00:00Z", "12–15 Sep 2016 (4 days: known to the week) · Damascus"}
	afternoon := struct{ from, until, said string }{"2016-09-15T11:00:00Z", "2016-09-15T13:00:00Z", "Thu 15 Sep 2016, 14:00–16:00 (part of day) · Damascus"}
	for _, text := range []string{"12-15 Sep", "12–15 Sep 2016", "12 - 15 September", "12 to 15 September 2016", "between 12 and 15 Sep", "from 12 to 15 Sep", "12th to 15th Sep", "Sep 12-15",
		"Sep 12 - 15, 2016", "12 Sep - 15 Sep", "12 Sep until 15 Sep 2016", "Mon 12 Sep to Thu 15 Sep", "2016-09-12 to 2016-09-15", "2016-09-12 - 2016-09-15", "12.9.-15.9.", "12.9.2016-15.9.2016",
		"13/9-15/9", "من 12 إلى 15 أيلول", "بين ١٢ و١٥ أيلول ٢٠١٦", "2 days ago to tomorrow", "Sep 12-15 2016"} {
		want := september
		switch text {
		case "13/9-15/9":
			want.from, want.said = "2016-09-12T21:00:00Z", "13–15 Sep 2016 (3 days: known to the week) · Damascus"
		}
		holdsSpan(t, text, want.from, want.until, want.said, damascus)
	}
	for _, text := range []string{"15 Sep 14:00-16:00", "15 Sep, 14:00 to 16:00", "15 Sep between 14:00 and 16:00", "between 14:00 and 16:00 on 15 Sep", "15 Sep 2-4 pm", "15 Sep 2pm-4pm", "2 to 4 pm, 15 Sep",
		"15 Sep 14-16 h", "15 Sep from 14:00 until 16:00"} {
		holdsSpan(t, text, afternoon.from, afternoon.until, afternoon.said, damascus)
	}
	for _, c := range []struct{ text, from, until, said string }{
		{"14:00-16:00", "2016-09-14T11:00:00Z", "2016-09-14T13:00:00Z", "Wed 14 Sep 2016, 14:00–16:00 (part of day) · Damascus"},
		{"yesterday 14:10 to 14:40", "2016-09-13T11:10:00Z", "2016-09-13T11:40:00Z", "Tue 13 Sep 2016, 14:10–14:40 (hour) · Damascus"},
		{"15 Sep 14-15 h", "2016-09-15T11:00:00Z", "2016-09-15T12:00:00Z", "Thu 15 Sep 2016, 14–15 h (hour) · Damascus"},
		{"15 Sep 11am-2pm", "2016-09-15T08:00:00Z", "2016-09-15T11:00:00Z", "Thu 15 Sep 2016, 11:00–14:00 (part of day) · Damascus"},
		{"15 Sep 11-2pm", "2016-09-15T08:00:00Z", "2016-09-15T11:00:00Z", "Thu 15 Sep 2016, 11:00–14:00 (part of day) · Damascus"},
		{"15 Sep 22:00-02:00", "2016-09-15T19:00:00Z", "2016-09-15T23:00:00Z", "Thu 15 Sep 2016, 22:00–02:00 (part of day) · Damascus"},
		{"15 Sep 22:00 to 16 Sep 02:00", "2016-09-15T19:00:00Z", "2016-09-15T23:00:00Z", "Thu 15 Sep 2016, 22:00–02:00 (part of day) · Damascus"},
		{"15 Sep morning to evening", "2016-09-15T03:00:00Z", "2016-09-15T21:00:00Z", "Thu 15 Sep 2016, 06:00–00:00 (part of day) · Damascus"},
		{"12 Sep 22:00 to 15 Sep 02:00", "2016-09-11T21:00:00Z", "2016-09-15T21:00:00Z", "12–15 Sep 2016 (4 days: known to the week) · Damascus"},
		{"30 Aug-2 Sep", "2016-08-29T21:00:00Z", "2016-09-02T21:00:00Z", "30 Aug–2 Sep 2016 (4 days: known to the week) · Damascus"},
		{"30 Dec–2 Jan 2016", "2015-12-29T22:00:00Z", "2016-01-02T22:00:00Z", "30 Dec 2015–2 Jan 2016 (4 days: known to the week) · Damascus"},
		{"30 Dec 2015 to 2 Jan 2016", "2015-12-29T22:00:00Z", "2016-01-02T22:00:00Z", "30 Dec 2015–2 Jan 2016 (4 days: known to the week) · Damascus"},
		{"12-18 Sep", "2016-09-11T21:00:00Z", "2016-09-18T21:00:00Z", "week of 12 Sep 2016 (week) · Damascus"},
		{"1-8 Sep", "2016-08-31T21:00:00Z", "2016-09-08T21:00:00Z", "1–8 Sep 2016 (8 days: known to the month) · Damascus"},
		{"1-30 Sep 2016", "2016-08-31T21:00:00Z", "2016-09-30T21:00:00Z", "Sep 2016 (month) · Damascus"},
		{"Aug to Sep 2016", "2016-07-31T21:00:00Z", "2016-09-30T21:00:00Z", "1 Aug–30 Sep 2016 (61 days: known to the year) · Damascus"},
		{"15 to 15 Sep", "2016-09-14T21:00:00Z", "2016-09-15T21:00:00Z", "Thu 15 Sep 2016 (day) · Damascus"},
		{"12-15", "2015-12-14T22:00:00Z", "2015-12-15T22:00:00Z", "Tue 15 Dec 2015 (day) · Damascus"}, // 15 December, as 12/15 is
		{"15-12 Sep", "", "", "ends before it begins"},
		{"15 Sep 2016 to 12 Sep 2016", "", "", "ends before it begins"},
		{"15 Sep 16:00 to 15 Sep 14:00", "", "", "ends before it begins"},
		{"12 Sep to 15 Sep 14:00", "", "", "at both, or at neither"},
		{"Jan 2014 to Sep 2016", "", "", "longer than a year"},
		{"31-33 Sep", "", "", "does not exist"},
		{"soon to later", "", "", "not a time that can be read"},
		{"between 12 and", "", "", "not a time that can be read"},
		{"from 12 Sep", "", "", "not a time that can be read"},
		{"12 to 15 to 17 Sep", "", "", "not a time that can be read"},
		{"Mon 13 to Thu 15 Sep 2016", "", "", "not a time that can be read"},
		{"24 Mar 2016 23:00 to 25 Mar 2016 00:30", "", "", "did not exist in Asia/Damascus"},
	} {
		holdsSpan(t, c.text, c.from, c.until, c.said, damascus)
	}
}

func holdsSpan(t *testing.T, text, from, until, said string, zone *time.Location) {
	t.Helper()
	got, err := ceasefire.ReadTyped(text, instant(typedNow), zone, "")
	if from == "" {
		if err == nil || !strings.Contains(err.Error(), said) {
			t.Errorf("%q: %v, %v; it should be said that it %s", text, got, err, said)
		}
		return
	}
	if err != nil || !got.From.Equal(instant(from)) || !got.Until.Equal(instant(until)) || got.Understood(zone) != said {
		t.Errorf("%q: %v to %v, %q, %v", text, got.From, got.Until, got.Understood(zone), err)
	}
}

func TestASpanInNumbersIsAskedFor(t *testing.T) {
	zone := mustZone("Asia/Damascus")
	var question *ceasefire.DateOrderQuestion
	if _, err := ceasefire.ReadTyped("8/9-9/9", instant(typedNow), zone, ""); !errors.As(err, &question) {
		t.Errorf("%v", err)
	}
	holdsSpanOrdered(t, "8/9-9/9", ceasefire.DayFirst, "8–9 Sep 2016", zone)
	holdsSpanOrdered(t, "8/9-9/9", ceasefire.MonthFirst, "9 Aug–9 Sep 2016", zone)
}

func holdsSpanOrdered(t *testing.T, text string, order ceasefire.DateOrder, want string, zone *time.Location) {
	t.Helper()
	if got, err := ceasefire.ReadTyped(text, instant(typedNow), zone, order); err != nil || got.Format(zone) != want {
		t.Errorf("%q, %s first: %q, %v, want %q", text, order, got.Format(zone), err, want)
	}
}

// A span is read whole however it is typed, its precision is the finest that holds it, and what is written of it can be typed again.
func TestSpansAreReadAsTheyAreMeant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := mustZone(rapid.SampledFrom([]string{"Asia/Damascus", "Europe/Kyiv", "America/Bogota"}).Draw(t, "zone"))
		first := ceasefire.Day(rapid.IntRange(int(date("1990-01-01")), int(date("2037-12-31"))).Draw(t, "first"))
		last := first + ceasefire.Day(rapid.IntRange(1, 365).Draw(t, "more"))
		form := rapid.SampledFrom([]string{"%s-%s", "%s to %s", "between %s and %s", "from %s until %s", "%s – %s"}).Draw(t, "form")
		begin, end := first.Format(), last.Format()
		if form == "%s-%s" {
			begin, end = first.String(), " "+last.String()
			form = "%s - %s"
		}
		text := strings.Replace(strings.Replace(form, "%s", begin, 1), "%s", end, 1)
		read, err := ceasefire.ReadTyped(text, instant(typedNow), zone, ceasefire.DayFirst)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if days := read.Days(zone); days.From != first || days.To != last || read.Precision.OnOneDay() {
			t.Errorf("%q is %v, %s", text, days, read.Precision)
		}
		again, err := ceasefire.ReadTyped(read.Typed(zone), instant("2040-01-01T00:00:00Z"), zone, ceasefire.DayFirst)
		if err != nil || again != read {
			t.Errorf("%q is %v; written %q and typed again it is %v, %v", text, read, read.Typed(zone), again, err)
		}
	})
}

func TestPartsOfTheDayInFourLanguages(t *testing.T) {
	for word, want := range map[string]string{"Morning": "morning", "Mañana": "morning", "صباحًا": "morning", "après-midi": "afternoon", "بعد الظهر": "afternoon", "PM": "afternoon",
		"soirée": "evening", "المساء": "evening", "noche": "night", "ليلا": "night", "noon": "", "": ""} {
		part, ok := ceasefire.DayPartNamed(word)
		if part.Name != want || ok != (want != "") {
			t.Errorf("%q is %q", word, part.Name)
		}
	}
	damascus := mustZone("Asia/Damascus")
	for _, text := range []string{"15 Sep après midi", "15 أيلول بعد الظهر", "15 Sep tarde"} {
		holdsSpan(t, text, "2016-09-15T09:00:00Z", "2016-09-15T15:00:00Z", "Thu 15 Sep 2016, afternoon (part of day) · Damascus", damascus)
	}
}
