package ceasefire_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// typedNow is Wednesday 14 September 2016, 15:00 in Damascus, three hours ahead of UTC.
const typedNow = "2016-09-14T12:00:00Z"

func TestTypedTimes(t *testing.T) {
	damascus := mustZone("Asia/Damascus")
	for _, c := range []struct{ text, from, until, said string }{
		{"yesterday 14:30", "2016-09-13T11:30:00Z", "2016-09-13T11:31:00Z", "Tue 13 Sep 2016, 14:30 (minute) · Damascus"},
		{"Today 9", "2016-09-14T06:00:00Z", "2016-09-14T07:00:00Z", "Wed 14 Sep 2016, 9–10 h (hour) · Damascus"},
		{"today 9 pm", "2016-09-14T18:00:00Z", "2016-09-14T19:00:00Z", "Wed 14 Sep 2016, 21–22 h (hour) · Damascus"},
		{"12 am today", "2016-09-13T21:00:00Z", "2016-09-13T22:00:00Z", "Wed 14 Sep 2016, 0–1 h (hour) · Damascus"},
		{"19:27", "2016-09-14T16:27:00Z", "2016-09-14T16:28:00Z", "Wed 14 Sep 2016, 19:27 (minute) · Damascus"},
		{"last Friday", "2016-09-08T21:00:00Z", "2016-09-09T21:00:00Z", "Fri 9 Sep 2016 (day) · Damascus"},
		{"wed", "2016-09-13T21:00:00Z", "2016-09-14T21:00:00Z", "Wed 14 Sep 2016 (day) · Damascus"},
		{"last wed", "2016-09-06T21:00:00Z", "2016-09-07T21:00:00Z", "Wed 7 Sep 2016 (day) · Damascus"},
		{"3 days ago, evening", "2016-09-11T15:00:00Z", "2016-09-11T21:00:00Z", "Sun 11 Sep 2016, evening (part of day) · Damascus"},
		{"15 Sep, morning", "2016-09-15T03:00:00Z", "2016-09-15T09:00:00Z", "Thu 15 Sep 2016, morning (part of day) · Damascus"},
		{"Sept 12th night", "2016-09-12T15:00:00Z", "2016-09-13T03:00:00Z", "Mon 12 Sep 2016, night (part of day) · Damascus"},
		{"15 Dec", "2015-12-14T22:00:00Z", "2015-12-15T22:00:00Z", "Tue 15 Dec 2015 (day) · Damascus"},
		{"Thu 15 Sep 2016 14:20", "2016-09-15T11:20:00Z", "2016-09-15T11:21:00Z", "Thu 15 Sep 2016, 14:20 (minute) · Damascus"},
		{"yesterday 9.05", "2016-09-13T06:05:00Z", "2016-09-13T06:06:00Z", "Tue 13 Sep 2016, 09:05 (minute) · Damascus"},
		{"13 Sep 9.05", "2016-09-13T06:05:00Z", "2016-09-13T06:06:00Z", "Tue 13 Sep 2016, 09:05 (minute) · Damascus"},
		{"13.09 19.27", "2016-09-13T16:27:00Z", "2016-09-13T16:28:00Z", "Tue 13 Sep 2016, 19:27 (minute) · Damascus"},
		{"13/9 19:27", "2016-09-13T16:27:00Z", "2016-09-13T16:28:00Z", "Tue 13 Sep 2016, 19:27 (minute) · Damascus"},
		{"9/13", "2016-09-12T21:00:00Z", "2016-09-13T21:00:00Z", "Tue 13 Sep 2016 (day) · Damascus"},
		{"12.9.2016", "2016-09-11T21:00:00Z", "2016-09-12T21:00:00Z", "Mon 12 Sep 2016 (day) · Damascus"},
		{"9/9/16", "2016-09-08T21:00:00Z", "2016-09-09T21:00:00Z", "Fri 9 Sep 2016 (day) · Damascus"},
		{"2016/9/12 7:05", "2016-09-12T04:05:00Z", "2016-09-12T04:06:00Z", "Mon 12 Sep 2016, 07:05 (minute) · Damascus"},
		{"2016-09-12 19:27", "2016-09-12T16:27:00Z", "2016-09-12T16:28:00Z", "Mon 12 Sep 2016, 19:27 (minute) · Damascus"},
		{"٢٠١٦-٠٩-١٢ ١٩:٢٧", "2016-09-12T16:27:00Z", "2016-09-12T16:28:00Z", "Mon 12 Sep 2016, 19:27 (minute) · Damascus"},
		{"١٢ أيلول ٢٠١٦، صباحا", "2016-09-12T03:00:00Z", "2016-09-12T09:00:00Z", "Mon 12 Sep 2016, morning (part of day) · Damascus"},
		{"أمس ١٤:٣٠", "2016-09-13T11:30:00Z", "2016-09-13T11:31:00Z", "Tue 13 Sep 2016, 14:30 (minute) · Damascus"},
		{"Sep 2016", "2016-08-31T21:00:00Z", "2016-09-30T21:00:00Z", "Sep 2016 (month) · Damascus"},
		{"december", "2015-11-30T22:00:00Z", "2015-12-31T22:00:00Z", "Dec 2015 (month) · Damascus"},
		{"2016", "2015-12-31T22:00:00Z", "2016-12-31T22:00:00Z", "2016 (year) · Damascus"},
		{"week of 12 Sep", "2016-09-11T21:00:00Z", "2016-09-18T21:00:00Z", "week of 12 Sep 2016 (week) · Damascus"},
		{"last week", "2016-09-04T21:00:00Z", "2016-09-11T21:00:00Z", "week of 5 Sep 2016 (week) · Damascus"},
		{"29 Feb", "2016-02-28T22:00:00Z", "2016-02-29T22:00:00Z", "Mon 29 Feb 2016 (day) · Damascus"},
		{"", "", "", "say when"},
		{"31 Sep", "", "", "does not exist"},
		{"2016-02-31", "", "", "does not exist"},
		{"Mon 15 Sep 2016", "", "", "15 Sep 2016 is a Thursday"},
		{"25:00", "", "", "not a time of day"},
		{"today 13 pm", "", "", "not a time of day"},
		{"9:00 14:00", "", "", "two times of day"},
		{"Sep 2016 14:00", "", "", "name the day as well"},
		{"soon", "", "", "not a time that can be read"},
		{"15 Sep 2016 somewhere", "", "", "not a time that can be read"},
		{"25 Mar 2016 00:30", "", "", "did not exist in Asia/Damascus"},
		{"27 Oct 2015 23:30", "2015-10-27T20:30:00Z", "2015-10-27T20:31:00Z", "Tue 27 Oct 2015, 23:30 (minute) · Damascus"},
		{"27 Oct 2016 23:30", "", "", "write 2016-10-27T23:30:00+03:00 or 2016-10-27T23:30:00+02:00"},
	} {
		got, err := ceasefire.ReadTyped(c.text, instant(typedNow), damascus, "")
		if c.from == "" {
			if err == nil || !strings.Contains(err.Error(), c.said) {
				t.Errorf("%q: %v, %v; it should be said that it %s", c.text, got, err, c.said)
			}
			continue
		}
		if err != nil || !got.From.Equal(instant(c.from)) || !got.Until.Equal(instant(c.until)) || got.Understood(damascus) != c.said {
			t.Errorf("%q: %v to %v, %q, %v", c.text, got.From, got.Until, got.Understood(damascus), err)
		}
	}
}

func TestADateInNumbersIsAskedFor(t *testing.T) {
	damascus := mustZone("Asia/Damascus")
	var question *ceasefire.DateOrderQuestion
	_, err := ceasefire.ReadTyped("9/8 19:27", instant(typedNow), damascus, "")
	if !errors.As(err, &question) || question.DayFirst != date("2016-08-09") || question.MonthFirst != date("2016-09-08") {
		t.Fatalf("9/8: %v", err)
	}
	if want := "Is 9/8 19:27 the day first (9 Aug 2016) or the month first (8 Sep 2016)?"; err.Error() != want {
		t.Errorf("asked %q", err)
	}
	for order, want := range map[ceasefire.DateOrder]string{ceasefire.DayFirst: "2016-08-09 19:27", ceasefire.MonthFirst: "2016-09-08 19:27"} {
		if got, err := ceasefire.ReadTyped("9/8 19:27", instant(typedNow), damascus, order); err != nil || got.Typed(damascus) != want {
			t.Errorf("%s first: %q, %v", order, got.Typed(damascus), err)
		}
	}
}

func TestWhatIsWrittenCanBeTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := mustZone(rapid.SampledFrom([]string{"Asia/Damascus", "Europe/Kyiv", "America/Bogota", "Australia/Lord_Howe"}).Draw(t, "zone"))
		day := ceasefire.Day(rapid.IntRange(int(date("1990-01-01")), int(date("2037-12-31"))).Draw(t, "day"))
		text := day.Format() + rapid.SampledFrom([]string{"", ", 14:20", " 7", ", morning", ", afternoon", ", evening", ", night"}).Draw(t, "time")
		if longer := rapid.SampledFrom([]string{"", "week of ", "month", "year"}).Draw(t, "longer"); longer != "" {
			text = map[string]string{"week of ": longer + day.Format(), "month": day.Midnight().Format("Jan 2006"), "year": day.Midnight().Format("2006")}[longer]
		}
		order := rapid.SampledFrom([]ceasefire.DateOrder{"", ceasefire.DayFirst, ceasefire.MonthFirst}).Draw(t, "order")
		read, err := ceasefire.ReadTyped(text, instant(typedNow), zone, order)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		now := instant(typedNow).Add(time.Duration(rapid.IntRange(0, 1_000_000).Draw(t, "later")) * time.Minute)
		again, err := ceasefire.ReadTyped(read.Typed(zone), now, zone, order)
		if err != nil || again != read {
			t.Errorf("%q is %v; written %q and typed again it is %v, %v", text, read, read.Typed(zone), again, err)
		}
	})
}

func FuzzReadTyped(f *testing.F) {
	for n, text := range []string{"yesterday 14:30", "12/9 19:27", "last", "week of", "week of week of 12", "15 Sep, morning", "٣ days ago", "14-15 h", "12-15 Sep", "between 14:00 and 16:00", "12 to", "to 12", "-", "/", "9999 days ago", "0000-00-00", "1/1/1", "9:", ":", "h", "31/12/9999",
		"now", "2 hours ago", "half an hour ago", "9999 minutes ago", "this morning", "last night", "tonight", "day before yesterday", "2016-09-15 2pm", "2016-09-15 morning", "ago", "a ago", "midnight 31 Dec 9999",
		"15 Sep 1430", "1430", "16 Sep 15", "15-Sep-2016", "2 weeks ago", "9999 months ago", "15 Sep 14:30 UTC+14", "+", "z", "utc", ":z", "2016-09", "0000/0", "كانون الثاني/يناير", "يوم الجمعة الماضي", "year 0001", "14:30 -", "-14:30"} {
		f.Add(text, int64(n)*10_000_000)
	}
	zones := []*time.Location{mustZone("Asia/Damascus"), mustZone("America/Bogota"), mustZone("Australia/Lord_Howe"), mustZone("Pacific/Apia")}
	f.Fuzz(func(t *testing.T, text string, at int64) {
		now := time.Unix(at%4_000_000_000, 0).UTC()
		for _, zone := range zones {
			got, err := ceasefire.ReadTyped(text, now, zone, ceasefire.DayFirst)
			if err != nil {
				continue
			}
			if year := got.From.In(zone).Year(); got.From.IsZero() || !got.Until.After(got.From) || got.Precision == 0 || year < 0 || year > 9999 || got.Zone != zone.String() && !strings.Contains(text, "Z") && !strings.Contains(text, "+") {
				t.Errorf("%q at %v is %v", text, now, got)
			}
			if got.Precision == ceasefire.PrecisionHour && got.Until.Sub(got.From) > 2*time.Hour || got.Precision == ceasefire.PrecisionMinute && got.Until.Sub(got.From) != time.Minute {
				t.Errorf("%q at %v, known to the %s, is %v long", text, now, got.Precision, got.Until.Sub(got.From))
			}
		}
	})
}
