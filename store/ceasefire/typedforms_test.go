package ceasefire_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// What desks write besides: the time without its colon, months and weekdays in Arabic, weeks ago, months in numbers, and offsets from UTC. Worked out by hand: Damascus is three hours ahead of UTC from 25 March to 27
// October 2016 and two before and after.
func TestFormsOfTypedTimes(t *testing.T) {
	damascus := mustZone("Asia/Damascus")
	for _, c := range []struct{ text, from, until, said string }{
		{"15 Sep 1430", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 0915", "2016-09-15T06:15:00Z", "2016-09-15T06:16:00Z", "Thu 15 Sep 2016, 09:15 (minute) · Damascus"},
		{"Sep 15 2300", "2016-09-15T20:00:00Z", "2016-09-15T20:01:00Z", "Thu 15 Sep 2016, 23:00 (minute) · Damascus"},
		{"Thu 15 Sep 1430", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 2016 1430", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"yesterday 0915", "2016-09-13T06:15:00Z", "2016-09-13T06:16:00Z", "Tue 13 Sep 2016, 09:15 (minute) · Damascus"},
		{"13/9 1430", "2016-09-13T11:30:00Z", "2016-09-13T11:31:00Z", "Tue 13 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 1430h", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 1430 hrs", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 14h30", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 14.30", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 230pm", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 14:30:59", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15 Sep 9", "2016-09-15T06:00:00Z", "2016-09-15T07:00:00Z", "Thu 15 Sep 2016, 9–10 h (hour) · Damascus"},
		{"15 Sep 2015", "2015-09-14T21:00:00Z", "2015-09-15T21:00:00Z", "Tue 15 Sep 2015 (day) · Damascus"},
		{"15 Sep 1945", "1945-09-14T22:00:00Z", "1945-09-15T22:00:00Z", "Sat 15 Sep 1945 (day) · Damascus"},
		{"15 Sep 2030", "2030-09-14T21:00:00Z", "2030-09-15T21:00:00Z", "Sun 15 Sep 2030 (day) · Damascus"},
		{"15 Sep 1930", "2016-09-15T16:30:00Z", "2016-09-15T16:31:00Z", "Thu 15 Sep 2016, 19:30 (minute) · Damascus"},
		{"15 Sep 1890", "1890-09-14T21:34:48Z", "1890-09-15T21:34:48Z", "Mon 15 Sep 1890 (day) · Damascus"},
		{"15 Sep 1918, morning", "1918-09-15T03:34:48Z", "1918-09-15T09:34:48Z", "Sun 15 Sep 1918, morning (part of day) · Damascus"},
		{"year 1918", "1917-12-31T21:34:48Z", "1918-12-31T21:34:48Z", "1918 (year) · Damascus"},
		{"15-Sep-2016", "2016-09-14T21:00:00Z", "2016-09-15T21:00:00Z", "Thu 15 Sep 2016 (day) · Damascus"},
		{"15-Sep-16 14:30", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"15-Sep", "2016-09-14T21:00:00Z", "2016-09-15T21:00:00Z", "Thu 15 Sep 2016 (day) · Damascus"},
		{"2016-09", "2016-08-31T21:00:00Z", "2016-09-30T21:00:00Z", "Sep 2016 (month) · Damascus"},
		{"09/2016", "2016-08-31T21:00:00Z", "2016-09-30T21:00:00Z", "Sep 2016 (month) · Damascus"},
		{"2016-08 to 2016-09", "2016-07-31T21:00:00Z", "2016-09-30T21:00:00Z", "1 Aug–30 Sep 2016 (61 days: known to the year) · Damascus"},
		{"2 weeks ago", "2016-08-28T21:00:00Z", "2016-09-04T21:00:00Z", "week of 29 Aug 2016 (week) · Damascus"},
		{"a week ago", "2016-09-04T21:00:00Z", "2016-09-11T21:00:00Z", "week of 5 Sep 2016 (week) · Damascus"},
		{"3 months ago", "2016-05-31T21:00:00Z", "2016-06-30T21:00:00Z", "Jun 2016 (month) · Damascus"},
		{"10 months ago", "2015-10-31T22:00:00Z", "2015-11-30T22:00:00Z", "Nov 2015 (month) · Damascus"},
		{"a year ago", "2014-12-31T22:00:00Z", "2015-12-31T22:00:00Z", "2015 (year) · Damascus"},
		{"15 Sep 14:30 UTC", "2016-09-15T14:30:00Z", "2016-09-15T14:31:00Z", "Thu 15 Sep 2016, 17:30 (minute) · Damascus"},
		{"15 Sep 23:30 UTC", "2016-09-15T23:30:00Z", "2016-09-15T23:31:00Z", "Fri 16 Sep 2016, 02:30 (minute) · Damascus"},
		{"15 Sep 14:30Z", "2016-09-15T14:30:00Z", "2016-09-15T14:31:00Z", "Thu 15 Sep 2016, 17:30 (minute) · Damascus"},
		{"15 Sep 14:30+05:30", "2016-09-15T09:00:00Z", "2016-09-15T09:01:00Z", "Thu 15 Sep 2016, 12:00 (minute) · Damascus"},
		{"15 Sep 2 pm UTC+3", "2016-09-15T11:00:00Z", "2016-09-15T12:00:00Z", "Thu 15 Sep 2016, 14–15 h (hour) · Damascus"},
		{"15 Sep 14:30 GMT-5", "2016-09-15T19:30:00Z", "2016-09-15T19:31:00Z", "Thu 15 Sep 2016, 22:30 (minute) · Damascus"},
		{"2016-09-15 16:00 -05:00", "2016-09-15T21:00:00Z", "2016-09-15T21:01:00Z", "Fri 16 Sep 2016, 00:00 (minute) · Damascus"},
		{"2016-09-15 16:00:00-05:00", "2016-09-15T21:00:00Z", "2016-09-15T21:01:00Z", "Fri 16 Sep 2016, 00:00 (minute) · Damascus"},
		{"2016-09-15 14:30-16:00", "2016-09-15T11:30:00Z", "2016-09-15T13:00:00Z", "Thu 15 Sep 2016, 14:30–16:00 (part of day) · Damascus"},
		{"2016-09-15 22:00-02:00", "2016-09-15T19:00:00Z", "2016-09-15T23:00:00Z", "Thu 15 Sep 2016, 22:00–02:00 (part of day) · Damascus"},
		{"2016-09-15T14:30-16:00", "2016-09-15T11:30:00Z", "2016-09-15T13:00:00Z", "Thu 15 Sep 2016, 14:30–16:00 (part of day) · Damascus"},
		{"3 تشرين الأول 2015", "2015-10-02T21:00:00Z", "2015-10-03T21:00:00Z", "Sat 3 Oct 2015 (day) · Damascus"},
		{"٣ تشرين اول ٢٠١٥", "2015-10-02T21:00:00Z", "2015-10-03T21:00:00Z", "Sat 3 Oct 2015 (day) · Damascus"},
		{"كانون الثاني", "2015-12-31T22:00:00Z", "2016-01-31T22:00:00Z", "Jan 2016 (month) · Damascus"},
		{"كانون الأول 2015", "2015-11-30T22:00:00Z", "2015-12-31T22:00:00Z", "Dec 2015 (month) · Damascus"},
		{"15 سبتمبر", "2016-09-14T21:00:00Z", "2016-09-15T21:00:00Z", "Thu 15 Sep 2016 (day) · Damascus"},
		{"15 ايلول", "2016-09-14T21:00:00Z", "2016-09-15T21:00:00Z", "Thu 15 Sep 2016 (day) · Damascus"},
		{"15 أيلول/سبتمبر 2016 14:30", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{"3 تشرين الثاني/نوفمبر 2015", "2015-11-02T22:00:00Z", "2015-11-03T22:00:00Z", "Tue 3 Nov 2015 (day) · Damascus"},
		{"1 يونيه 2016", "2016-05-31T21:00:00Z", "2016-06-01T21:00:00Z", "Wed 1 Jun 2016 (day) · Damascus"},
		{"12-15 تشرين الأول 2015", "2015-10-11T21:00:00Z", "2015-10-15T21:00:00Z", "12–15 Oct 2015 (4 days: known to the week) · Damascus"},
		{"الجمعة", "2016-09-08T21:00:00Z", "2016-09-09T21:00:00Z", "Fri 9 Sep 2016 (day) · Damascus"},
		{"يوم الجمعة الماضي 14:30", "2016-09-09T11:30:00Z", "2016-09-09T11:31:00Z", "Fri 9 Sep 2016, 14:30 (minute) · Damascus"},
		{"الأربعاء الماضي", "2016-09-06T21:00:00Z", "2016-09-07T21:00:00Z", "Wed 7 Sep 2016 (day) · Damascus"},
		{"غداً", "2016-09-14T21:00:00Z", "2016-09-15T21:00:00Z", "Thu 15 Sep 2016 (day) · Damascus"},
		{"غدا 9", "2016-09-15T06:00:00Z", "2016-09-15T07:00:00Z", "Thu 15 Sep 2016, 9–10 h (hour) · Damascus"},
		{"امس مساءً", "2016-09-13T15:00:00Z", "2016-09-13T21:00:00Z", "Tue 13 Sep 2016, evening (part of day) · Damascus"},
		{"أول أمس", "2016-09-11T21:00:00Z", "2016-09-12T21:00:00Z", "Mon 12 Sep 2016 (day) · Damascus"},
		{"14.30", "2016-09-14T11:30:00Z", "2016-09-14T11:31:00Z", "Wed 14 Sep 2016, 14:30 (minute) · Damascus"},
		{"٩٫٣٠", "2016-09-14T06:30:00Z", "2016-09-14T06:31:00Z", "Wed 14 Sep 2016, 09:30 (minute) · Damascus"},
		{"0.05", "2016-09-13T21:05:00Z", "2016-09-13T21:06:00Z", "Wed 14 Sep 2016, 00:05 (minute) · Damascus"},
		{"2.10 pm", "2016-09-14T11:10:00Z", "2016-09-14T11:11:00Z", "Wed 14 Sep 2016, 14:10 (minute) · Damascus"},
		{"2.30pm", "2016-09-14T11:30:00Z", "2016-09-14T11:31:00Z", "Wed 14 Sep 2016, 14:30 (minute) · Damascus"},
		{"14.10 yesterday", "2016-09-13T11:10:00Z", "2016-09-13T11:11:00Z", "Tue 13 Sep 2016, 14:10 (minute) · Damascus"},
		{"14.30 on 12.9", "2016-09-12T11:30:00Z", "2016-09-12T11:31:00Z", "Mon 12 Sep 2016, 14:30 (minute) · Damascus"},
		{"13.09 9.05", "2016-09-13T06:05:00Z", "2016-09-13T06:06:00Z", "Tue 13 Sep 2016, 09:05 (minute) · Damascus"},
		{"14.10-16.00", "2016-09-14T11:10:00Z", "2016-09-14T13:00:00Z", "Wed 14 Sep 2016, 14:10–16:00 (part of day) · Damascus"},
		{"12.08-14.09", "2016-08-11T21:00:00Z", "2016-09-14T21:00:00Z", "12 Aug–14 Sep 2016 (34 days: known to the year) · Damascus"},
		{"14.30 UTC", "2016-09-14T14:30:00Z", "2016-09-14T14:31:00Z", "Wed 14 Sep 2016, 17:30 (minute) · Damascus"},
		{"12.09.", "2016-09-11T21:00:00Z", "2016-09-12T21:00:00Z", "Mon 12 Sep 2016 (day) · Damascus"},
		{"14.09", "", "", "for the day write 14 Sep 2016, for the time write 14:09"},
		{"24.30", "", "", "names a day that does not exist"},
		{"0930", "2016-09-14T06:30:00Z", "2016-09-14T06:31:00Z", "Wed 14 Sep 2016, 09:30 (minute) · Damascus"},
		{"year 0930", "0929-12-31T21:34:48Z", "0930-12-31T21:34:48Z", "0930 (year) · Damascus"},
		{"1430", "", "", "write year 1430, for the time write 14:30"},
		{"16 Sep 15", "", "", "write the year with four digits"},
		{"Fri 16 Sep 15", "", "", "write the year with four digits"},
		{"13/9 2016", "", "", "may be a year or a time of day"},
		{"15 Sep 2570", "2570-09-14T21:00:00Z", "2570-09-15T21:00:00Z", "Sat 15 Sep 2570 (day) · Damascus"},
		{"15 Sep 930", "", "", "not a time that can be read"},
		{"15-Sep-2016-14", "", "", "not a time that can be read"},
		{"15 Sep UTC", "", "", "not a time that can be read"},
		{"2016-09-15T08:00+15:00", "", "", "an offset from UTC that no zone has"},
		{"2016-09-15T08:00+03:07", "", "", "an offset from UTC that no zone has"},
		{"2 weeks ago 14:30", "", "", "name the day as well"},
		{"15 أيلول/نوفمبر 2016", "", "", "not a time that can be read"},
	} {
		holdsSpan(t, c.text, c.from, c.until, c.said, damascus)
	}
}

// A time of day alone is read as behind a day.
func TestHoursAlone(t *testing.T) {
	damascus := mustZone("Asia/Damascus")
	for text, want := range map[string]string{
		"14:30": "15 Sep 2016, 14:30 minute", "14h30": "15 Sep 2016, 14:30 minute", "14.30": "15 Sep 2016, 14:30 minute", "1430": "15 Sep 2016, 14:30 minute", "915": "15 Sep 2016, 09:15 minute",
		"2016": "15 Sep 2016, 20:16 minute", "9": "15 Sep 2016, 9–10 h hour", "2 pm": "15 Sep 2016, 14–15 h hour", "noon": "15 Sep 2016, 12–13 h hour", "midnight": "15 Sep 2016, 00:00 minute",
		"١٤:٣٠": "15 Sep 2016, 14:30 minute", "morning": "15 Sep 2016, morning part of day", "14:30-16:00": "15 Sep 2016, 14:30–16:00 part of day", "14:30 – 16:00": "15 Sep 2016, 14:30–16:00 part of day",
		"14:30 to 14:50": "15 Sep 2016, 14:30–14:50 hour", "between 2 and 4 pm": "15 Sep 2016, 14:00–16:00 part of day", "14-16 h": "15 Sep 2016, 14:00–16:00 part of day", "08:00-10:00": "15 Sep 2016, 08:00–10:00 part of day",
		"22:00-02:00": "15 Sep 2016, 22:00–02:00 part of day", "14:30:00-16:00:00": "15 Sep 2016, 14:30–16:00 part of day",
		"": "", "25:00": "", "1460": "", "soon": "", "now": "", "yesterday": "", "2 hours ago": "", "15 Sep": "", "15 Sep 14:30": "", "08:00+15:00": "", "14:30 to": "", "today 14:00 to 16:00": "", "2400": "",
	} {
		m, ok, err := ceasefire.ReadHours(text, date("2016-09-15"), damascus)
		got := ""
		if ok && err == nil {
			got = m.Format(damascus) + " " + m.Precision.String()
		}
		if got != want {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
	if _, ok, err := ceasefire.ReadHours("00:30", date("2016-03-25"), damascus); !ok || err == nil {
		t.Errorf("the hour that Damascus skipped: %v, %v", ok, err)
	}
}

// No span of hours is an offset from UTC, however it is typed: it begins when its first hour comes on its own day, and lasts as long as it says.
func TestNoSpanOfHoursIsAnOffset(t *testing.T) {
	zone := mustZone("Asia/Damascus")
	rapid.Check(t, func(t *rapid.T) {
		day := ceasefire.Day(rapid.IntRange(int(date("2016-04-01")), int(date("2016-10-20"))).Draw(t, "day"))
		from := rapid.IntRange(0, 95).Draw(t, "from") * 15
		until := rapid.IntRange(0, 95).Filter(func(n int) bool { return n*15 != from }).Draw(t, "until") * 15
		clock := func(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
		form := rapid.SampledFrom([]string{"%s %s-%s", "%s %s - %s", "%s, %s–%s", "%s %s to %s"}).Draw(t, "form")
		written := rapid.SampledFrom([]string{day.String(), day.Format()}).Draw(t, "written")
		text := fmt.Sprintf(form, written, clock(from), clock(until))
		got, err := ceasefire.ReadTyped(text, instant(typedNow), zone, "")
		long := (until - from + 1440) % 1440
		begins := day.Start(zone).Add(0)
		if err != nil || got.From.Sub(begins).Minutes() != float64(from) || got.Until.Sub(got.From).Minutes() != float64(long) {
			t.Fatalf("%q is %v, %v", text, got, err)
		}
	})
}
