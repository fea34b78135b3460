package ceasefire_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// A term's dates are read as people type them, and are kept as they are the same for everybody.
func TestTermsWithTypedDates(t *testing.T) {
	today := ceasefire.DayFrom(2016, time.September, 15) // a Thursday
	for _, test := range []struct{ typed, fixed, days string }{
		{"12/9", "2016-09-12", "12 Sep 2016"},
		{"13/9/2016", "2016-09-13", "13 Sep 2016"},
		{"yesterday", "2016-09-14", "14 Sep 2016"},
		{"15 Sep", "2016-09-15", "15 Sep 2016"},
		{"١٢ سبتمبر", "2016-09-12", "12 Sep 2016"},
		{"> 12/9", ">2016-09-12", "from 13 Sep 2016"},
		{">= yesterday", ">=2016-09-14", "from 14 Sep 2016"},
		{"<12 Sep", "<2016-09-12", "until 11 Sep 2016"},
		{"<=12 Sep", "<=2016-09-12", "until 12 Sep 2016"},
		{"!yesterday", "!2016-09-14", "not 14 Sep 2016"},
		{"! 12/9..yesterday", "!2016-09-12..2016-09-14", "not 12–14 Sep 2016"},
		{"12/9 .. yesterday", "2016-09-12..2016-09-14", "12–14 Sep 2016"},
		{"12/9..", "2016-09-12..", "from 12 Sep 2016"},
		{"..Aug", "..2016-08", "until 31 Aug 2016"},
		{"12-14 Sep", "2016-09-12..2016-09-14", "12–14 Sep 2016"},
		{"last week", "2016-09-05..2016-09-11", "5–11 Sep 2016"},
		{">last week", ">2016-09-11", "from 12 Sep 2016"},
		{"<last week", "<2016-09-05", "until 4 Sep 2016"},
		{"Aug", "2016-08", "1–31 Aug 2016"},
		{">2016-08", ">2016-08", "from 1 Sep 2016"},
		{"2015 to 2016", "2015-01-01..2016-12-31", "1 Jan 2015–31 Dec 2016"},
		{"1920", "1920", "1 Jan–31 Dec 1920"},
		{"=12 Sep", "2016-09-12", "12 Sep 2016"},
		{"12 Sep | yesterday |", "2016-09-12 | 2016-09-14", "12 Sep 2016, or 14 Sep 2016"},
		{"-", "-", "not known"}, {"", "", ""},
	} {
		term, err := ceasefire.Term{Field: ceasefire.TermWhen, Text: test.typed}.Fixed(today, ceasefire.DayFirst)
		if err != nil || term.Text != test.fixed || term.Days() != test.days {
			t.Errorf("%q: %q, %q, %v, want %q, %q", test.typed, term.Text, term.Days(), err, test.fixed, test.days)
		}
		again, err := term.Fixed(today-500, ceasefire.MonthFirst)
		if err != nil || again != term {
			t.Errorf("%q: fixed once more on another day it is %q, %v", term.Text, again.Text, err)
		}
	}
	if term, err := (ceasefire.Term{Field: ceasefire.TermWhen, Text: ">12/9"}).Fixed(today, ceasefire.MonthFirst); err != nil || term.Text != ">2015-12-09" {
		t.Errorf("the month first: %q, %v", term.Text, err)
	}
	for _, text := range []string{">5", "10..20", "12/9", "a | b"} { // what is no date is left as it is
		field := ceasefire.TermDeaths
		if strings.ContainsAny(text, "/|") {
			field = ceasefire.TermPlace
		}
		if term, err := (ceasefire.Term{Field: field, Text: text}).Fixed(today, ""); err != nil || term.Text != text {
			t.Errorf("%q became %q, %v", text, term.Text, err)
		}
	}
}

func TestTermsWithTypedDatesThatCannotBeReadSaySo(t *testing.T) {
	today := ceasefire.DayFrom(2016, time.September, 15)
	for typed, says := range map[string]string{
		"soon": "is no date", "> soon": "is no date", "in": "is no date", "31 Sep": "does not exist", "15 Sep 14:30": "time of day", "now": "time of day", "yesterday morning": "time of day",
		"yesterday..12/9": "smaller one first", "..": "needs an end", ">12..13": "is no date", "2016-13-40": "does not exist", "!": "is no date", ">": "is no date", "Tue 15 Sep": "is a Thursday",
	} {
		if term, err := (ceasefire.Term{Field: ceasefire.TermWhen, Text: typed}).Fixed(today, ceasefire.DayFirst); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %q, %v, want %q", typed, term.Text, err, says)
		}
	}
	var asked *ceasefire.DateOrderQuestion
	if _, err := (ceasefire.Term{Field: ceasefire.TermWhen, Text: ">12/9"}).Fixed(today, ""); !errors.As(err, &asked) || asked.DayFirst != ceasefire.DayFrom(2016, 9, 12) {
		t.Errorf("nobody has said which number is the day: %v", err)
	}
}

// ParseDays reads what is the same days whenever it is read, and nothing else.
func TestDaysThatAreTheSameForEverybody(t *testing.T) {
	for text, want := range map[string]string{
		"2016-09-12": "12 Sep 2016", "12 September 2016": "12 Sep 2016", "13/9/2016": "13 Sep 2016", "2016-09": "1–30 Sep 2016", "Sep 2016": "1–30 Sep 2016", "2016": "1 Jan–31 Dec 2016", "1430": "1 Jan–31 Dec 1430",
		"12–15 Sep 2016": "12–15 Sep 2016", "12.9.2016": "12 Sep 2016",
	} {
		if span, err := ceasefire.ParseDays(text); err != nil || span.Format() != want {
			t.Errorf("%q: %s, %v, want %s", text, span.Format(), err, want)
		}
	}
	for text, says := range map[string]string{
		"yesterday": "with its year", "15 Sep": "with its year", "29 Feb": "with its year", "12/9/2016": "2016-09-12 or 2016-12-09", "12/9": "or", "soon": "is no date", "": "is no date", "2016-09-12 14:30": "time of day",
	} {
		if span, err := ceasefire.ParseDays(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %s, %v, want %q", text, span.Format(), err, says)
		}
	}
}

func FuzzTypedDates(f *testing.F) {
	for _, text := range []string{"12/9", "> yesterday", "!12 Sep..15 Sep", "..", "last week | -", "12-15 Sep", "=2016", "<=Aug", "1-", "between 1 and 2"} {
		f.Add(text, 735000, true)
	}
	f.Fuzz(func(t *testing.T, text string, day int, first bool) {
		order := ceasefire.MonthFirst
		if first {
			order = ceasefire.DayFirst
		}
		today := ceasefire.DayFrom(1900, 1, 1) + ceasefire.Day(uint16(day))
		term, err := ceasefire.Term{Field: ceasefire.TermWhen, Text: text}.Fixed(today, order)
		if err != nil {
			return
		}
		if again, err := term.Fixed(today+1000, ""); err != nil || again != term {
			t.Errorf("%q is fixed as %q, and then as %q, %v", text, term.Text, again.Text, err)
		}
	})
}
