package ceasefire_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// Times that are counted from now, and days that begin with their year with whatever time behind them; worked out by hand, across changes of the clocks too: those of Damascus were put back by an
// hour at midnight on 28 October 2016, when 00:00 became 23:00, those of Lord Howe Island by half an hour at 2:00 on 3 April 2016.
func TestTypedTimesCountedFromNow(t *testing.T) {
	for _, c := range []struct{ now, zone, text, from, until, said string }{
		{typedNow, "Asia/Damascus", "2016-09-15 morning", "2016-09-15T03:00:00Z", "2016-09-15T09:00:00Z", "Thu 15 Sep 2016, morning (part of day) · Damascus"},
		{typedNow, "Asia/Damascus", "2016-09-15, night", "2016-09-15T15:00:00Z", "2016-09-16T03:00:00Z", "Thu 15 Sep 2016, night (part of day) · Damascus"},
		{typedNow, "Asia/Damascus", "2016-09-15 2pm", "2016-09-15T11:00:00Z", "2016-09-15T12:00:00Z", "Thu 15 Sep 2016, 14–15 h (hour) · Damascus"},
		{typedNow, "Asia/Damascus", "2016-09-15 2 p.m.", "2016-09-15T11:00:00Z", "2016-09-15T12:00:00Z", "Thu 15 Sep 2016, 14–15 h (hour) · Damascus"},
		{typedNow, "Asia/Damascus", "2016-09-15 2:30pm", "2016-09-15T11:30:00Z", "2016-09-15T11:31:00Z", "Thu 15 Sep 2016, 14:30 (minute) · Damascus"},
		{typedNow, "Asia/Damascus", "2016-09-15 08:00-10:00", "2016-09-15T05:00:00Z", "2016-09-15T07:00:00Z", "Thu 15 Sep 2016, 08:00–10:00 (part of day) · Damascus"},
		{typedNow, "Asia/Damascus", "2016-09-15 14:00-16:00", "2016-09-15T11:00:00Z", "2016-09-15T13:00:00Z", "Thu 15 Sep 2016, 14:00–16:00 (part of day) · Damascus"},
		{typedNow, "Asia/Damascus", "2016-09-15T08:00-10:00", "2016-09-15T18:00:00Z", "2016-09-15T18:01:00Z", "Thu 15 Sep 2016, 21:00 (minute) · Damascus"},
		{typedNow, "Asia/Damascus", "15 Sep 2 pm", "2016-09-15T11:00:00Z", "2016-09-15T12:00:00Z", "Thu 15 Sep 2016, 14–15 h (hour) · Damascus"},
		{typedNow, "Asia/Damascus", "now", "2016-09-14T12:00:00Z", "2016-09-14T12:01:00Z", "Wed 14 Sep 2016, 15:00 (minute) · Damascus"},
		{"2016-09-14T12:34:56Z", "Asia/Damascus", "just now", "2016-09-14T12:34:00Z", "2016-09-14T12:35:00Z", "Wed 14 Sep 2016, 15:34 (minute) · Damascus"},
		{"2016-09-14T12:34:56Z", "Asia/Damascus", "2 hours ago", "2016-09-14T10:00:00Z", "2016-09-14T11:00:00Z", "Wed 14 Sep 2016, 13–14 h (hour) · Damascus"},
		{"2016-09-14T12:34:56Z", "Asia/Kathmandu", "an hour ago", "2016-09-14T11:15:00Z", "2016-09-14T12:15:00Z", "Wed 14 Sep 2016, 17–18 h (hour) · Kathmandu"},
		{"2016-09-14T12:34:56Z", "Asia/Damascus", "20 minutes ago", "2016-09-14T12:14:00Z", "2016-09-14T12:15:00Z", "Wed 14 Sep 2016, 15:14 (minute) · Damascus"},
		{"2016-09-14T12:34:56Z", "Asia/Damascus", "half an hour ago", "2016-09-14T12:04:00Z", "2016-09-14T12:05:00Z", "Wed 14 Sep 2016, 15:04 (minute) · Damascus"},
		{typedNow, "Asia/Damascus", "yesterday evening", "2016-09-13T15:00:00Z", "2016-09-13T21:00:00Z", "Tue 13 Sep 2016, evening (part of day) · Damascus"},
		{typedNow, "Asia/Damascus", "last night", "2016-09-13T15:00:00Z", "2016-09-14T03:00:00Z", "Tue 13 Sep 2016, night (part of day) · Damascus"},
		{typedNow, "Asia/Damascus", "this morning", "2016-09-14T03:00:00Z", "2016-09-14T09:00:00Z", "Wed 14 Sep 2016, morning (part of day) · Damascus"},
		{typedNow, "Asia/Damascus", "tonight", "2016-09-14T15:00:00Z", "2016-09-15T03:00:00Z", "Wed 14 Sep 2016, night (part of day) · Damascus"},
		{typedNow, "Asia/Damascus", "last Tuesday", "2016-09-12T21:00:00Z", "2016-09-13T21:00:00Z", "Tue 13 Sep 2016 (day) · Damascus"},
		{typedNow, "Asia/Damascus", "last Tuesday, 2 pm", "2016-09-13T11:00:00Z", "2016-09-13T12:00:00Z", "Tue 13 Sep 2016, 14–15 h (hour) · Damascus"},
		{typedNow, "Asia/Damascus", "the day before yesterday, morning", "2016-09-12T03:00:00Z", "2016-09-12T09:00:00Z", "Mon 12 Sep 2016, morning (part of day) · Damascus"},
		{"2016-10-27T21:30:00Z", "Asia/Damascus", "2 hours ago", "2016-10-27T19:00:00Z", "2016-10-27T20:00:00Z", "Thu 27 Oct 2016, 22–23 h (hour) · Damascus"},
		{"2016-10-27T21:30:00Z", "Asia/Damascus", "now", "2016-10-27T21:30:00Z", "2016-10-27T21:31:00Z", "Thu 27 Oct 2016, 23:30 (minute) · Damascus"},
		{"2016-10-28T10:00:00Z", "Asia/Damascus", "yesterday evening", "2016-10-27T15:00:00Z", "2016-10-27T22:00:00Z", "Thu 27 Oct 2016, evening (part of day) · Damascus"},
		{"2016-04-02T15:45:00Z", "Australia/Lord_Howe", "now", "2016-04-02T15:45:00Z", "2016-04-02T15:46:00Z", "Sun 3 Apr 2016, 02:15 (minute) · Lord Howe"},
		{"2016-04-02T15:45:00Z", "Australia/Lord_Howe", "1 hour ago", "2016-04-02T14:00:00Z", "2016-04-02T15:00:00Z", "Sun 3 Apr 2016, 1–2 h (hour) · Lord Howe"},
		{"2016-09-14T02:00:00Z", "America/Bogota", "yesterday evening", "2016-09-12T23:00:00Z", "2016-09-13T05:00:00Z", "Mon 12 Sep 2016, evening (part of day) · Bogota"},
		{"2016-09-14T12:00:00Z", "Pacific/Auckland", "today", "2016-09-14T12:00:00Z", "2016-09-15T12:00:00Z", "Thu 15 Sep 2016 (day) · Auckland"},
		{typedNow, "Asia/Damascus", "this", "", "", "not a time that can be read"},
		{typedNow, "Asia/Damascus", "last", "", "", "not a time that can be read"},
		{typedNow, "Asia/Damascus", "2016-09-15 25:00", "", "", "2016-09-15 25:00"},
		{typedNow, "Asia/Damascus", "2016-09-15 soon", "", "", "2016-09-15 soon"},
	} {
		zone := mustZone(c.zone)
		got, err := ceasefire.ReadTyped(c.text, instant(c.now), zone, "")
		if c.from == "" {
			if err == nil || !strings.Contains(err.Error(), c.said) {
				t.Errorf("%q: %v, %v; it should be said that it %s", c.text, got, err, c.said)
			}
			continue
		}
		if err != nil || !got.From.Equal(instant(c.from)) || !got.Until.Equal(instant(c.until)) || got.Understood(zone) != c.said {
			t.Errorf("%q at %s: %v to %v, %q, %v", c.text, c.now, got.From, got.Until, got.Understood(zone), err)
		}
	}
}

// What is counted from now lies where it was counted to, in whatever zone and beside whatever change of the clocks.
func TestHoursAgoLieThatManyHoursBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := mustZone(rapid.SampledFrom([]string{"Asia/Damascus", "America/Bogota", "Australia/Lord_Howe", "Europe/Kyiv", "Pacific/Apia", "Asia/Kathmandu"}).Draw(t, "zone"))
		now := instant("1990-01-01T00:00:00Z").Add(time.Duration(rapid.Int64Range(0, 45*365*24*3600).Draw(t, "now")) * time.Second)
		n := rapid.IntRange(0, 9999).Draw(t, "n")
		for words, c := range map[string]struct {
			back  time.Duration
			known ceasefire.Precision
			long  time.Duration
		}{" hours ago": {time.Duration(n) * time.Hour, ceasefire.PrecisionHour, time.Hour}, " minutes ago": {time.Duration(n) * time.Minute, ceasefire.PrecisionMinute, time.Minute}} {
			text := rapid.SampledFrom([]string{"", " "}).Draw(t, "space") + strconv.Itoa(n) + words
			got, err := ceasefire.ReadTyped(text, now, zone, "")
			at := now.Add(-c.back)
			if err != nil || got.Precision != c.known || got.Until.Sub(got.From) != c.long || at.Before(got.From) || !at.Before(got.Until) {
				t.Fatalf("%q at %v is %v, %v", text, now, got, err)
			}
		}
	})
}

func TestWhatIsCountedFromNow(t *testing.T) {
	zone := mustZone("Asia/Damascus")
	for text, want := range map[string]bool{"now": true, "yesterday": true, "2 hours ago": true, "15 Sep": true, "last Tuesday": true, "12 Sep 14:30": true, "2016-09-15": false, "15 Sep 2016, morning": false, "2016": false, "soon": false} {
		if got := ceasefire.CountsFromNow(text, instant(typedNow), zone, ceasefire.DayFirst); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
