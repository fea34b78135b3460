package ceasefire

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// parted cuts words that name a beginning and an end into the two: "12 - 15 sep", "from 12 to 15 sep", "between 14:00 and 16:00". ok is false where they name no such thing.
func parted(words []string) (first, last []string, ok bool) {
	words = apart(words)
	is := func(among ...string) func(string) bool {
		return func(w string) bool { return slices.Contains(among, w) }
	}
	if i := slices.IndexFunc(words, is("between", "بين")); i >= 0 {
		if j := slices.IndexFunc(words, is("and", "و", "-")); j > i+1 && j < len(words)-1 {
			return slices.Concat(words[:i], words[i+1:j]), words[j+1:], true
		}
		return nil, nil, false
	}
	to := is("to", "-", "until", "till", "through", "إلى", "الى", "حتى")
	bare := slices.DeleteFunc(slices.Clone(words), is("from", "من"))
	j := slices.IndexFunc(bare, to)
	if j < 1 || j == len(bare)-1 || slices.ContainsFunc(bare[j+1:], to) {
		return nil, nil, false
	}
	return bare[:j], bare[j+1:], true
}

// apart sets the hyphen apart that stands between a beginning and an end: 12-15 beside a month, 14:00-16:00, 2-4 pm, 12/9-15/9, aug-sep, aug-2. Other hyphens are a date's.
func apart(words []string) []string {
	var out []string
	for i, word := range words {
		if rest, joined := strings.CutPrefix(word, "و"); joined && number(rest) >= 0 { // the Arabic "and"
			out = append(out, "و", rest)
			continue
		}
		if rest, joined := strings.CutPrefix(word, "-"); joined && i > 0 && strings.Contains(rest, ":") { // 14:30 -16:00
			out = append(out, "-", rest)
			continue
		}
		first, last, cut := strings.Cut(word, "-")
		beside := ""
		if i+1 < len(words) {
			beside = words[i+1]
		}
		before := i > 0 && monthNamed(words[i-1]) != 0
		if cut && first != "" && last != "" && !strings.Contains(last, "-") && ends(first, last, beside, before) {
			out = append(out, strings.TrimSuffix(first, "."), "-", last)
			continue
		}
		out = append(out, word)
	}
	return out
}

// ends tells whether two words with a hyphen between them are a beginning and an end, beside the word that follows them or behind a month.
func ends(first, last, beside string, behindMonth bool) bool {
	both := func(part string) bool { return strings.Contains(first, part) && strings.Contains(last, part) }
	days := ordinal(first) > 0 && ordinal(last) > 0
	half := slices.Contains([]string{"am", "pm", "h"}, beside) || strings.HasSuffix(last, "m") || strings.HasSuffix(last, "h")
	switch {
	case both(":"), both("/"), both("."):
		return true
	case days && (monthNamed(beside) != 0 || behindMonth):
		return true
	case half && number(strings.TrimRight(first, "aphm")) >= 0 && number(strings.TrimRight(last, "aphm")) >= 0:
		return true
	}
	return monthNamed(first) != 0 && (monthNamed(last) != 0 || ordinal(last) > 0)
}

// span reads a beginning and an end: two times of day, or two days.
func (r *typedReader) span(first, last []string) (Moment, error) {
	until, ends, err := r.with(last).takeTime()
	if err != nil {
		return Moment{}, err
	}
	from, begins, err := r.with(first).takeTime()
	if err != nil {
		return Moment{}, err
	}
	if from.precision == PrecisionDay && until.precision == PrecisionHour && len(begins) > 0 { // 2-4 pm
		if n := len(begins) - 1; number(begins[n]) >= 0 && number(begins[n]) < 24 {
			from, begins = bareHour(number(begins[n]), until.hour), begins[:n]
		}
	}
	switch timed := from.precision != PrecisionDay; {
	case timed != (until.precision != PrecisionDay):
		return Moment{}, fmt.Errorf("%q has a time of day at one of its ends: write one at both, or at neither", r.text)
	case timed:
		return r.hours(from, begins, until, ends)
	}
	return r.days(first, last)
}

// bareHour gives the hour at which a span begins that ends at another: that of the same half of the day, unless it would lie behind the end.
func bareHour(hour, until int) timeOfDay {
	if until >= 12 && hour < 12 && hour+12 < until {
		hour += 12
	}
	return timeOfDay{precision: PrecisionHour, hour: hour}
}

// with gives a reader of other words of the same text.
func (r *typedReader) with(words []string) *typedReader {
	other := *r
	other.words = words
	return &other
}

// hours gives the moment between two times of day. One day named is that of the beginning; where the end lies before it, it is on the day after.
func (r *typedReader) hours(from timeOfDay, begins []string, until timeOfDay, ends []string) (Moment, error) {
	day, err := r.dayOr(slices.Concat(begins, ends), r.today)
	if len(begins) > 0 && len(ends) > 0 {
		day, err = r.dayOr(begins, r.today)
	}
	if err != nil {
		return Moment{}, err
	}
	lastDay := day
	if len(begins) > 0 && len(ends) > 0 {
		if lastDay, err = r.dayOr(ends, day); err != nil {
			return Moment{}, err
		}
	} else if until.end() <= from.hour*60+from.minute {
		lastDay++
	}
	begin, err := from.on(day, r.zone)
	if err != nil {
		return Moment{}, err
	}
	end, err := until.on(lastDay, r.zone)
	if err != nil {
		return Moment{}, err
	}
	at := end.From // 14:00 to 16:00 ends as 16:00 comes
	if until.precision == PrecisionPartOfDay {
		at = end.Until
	}
	return r.between(begin.From, at, day, lastDay)
}

// end gives the minute of its day at which a time that ends a span comes.
func (t timeOfDay) end() int { return (t.hour+t.hours)*60 + t.minute }

// between gives the moment from one instant to another as closely as that is known.
func (r *typedReader) between(from, until time.Time, first, last Day) (Moment, error) {
	m := Moment{From: from, Until: until, Precision: PrecisionPartOfDay, Zone: r.zone.String()}
	switch long := until.Sub(from); {
	case long <= 0:
		return Moment{}, r.backwards()
	case long > 24*time.Hour:
		return r.daysFrom(first, last)
	case long <= time.Hour && from.In(r.zone).Hour() == until.Add(-time.Nanosecond).In(r.zone).Hour():
		m.Precision = PrecisionHour
	}
	return m, nil
}

// dayOr reads a day that some words name, another where there are none.
func (r *typedReader) dayOr(words []string, other Day) (Day, error) {
	if len(words) == 0 {
		return other, nil
	}
	day, rest, err := r.day(words)
	if err == nil && len(rest) > 0 {
		err = r.unreadable()
	}
	return day, err
}

// mostApart is how many days may lie between an end and a beginning without its year in the year before: more, and they stand the wrong way round.
const mostApart = 183

// days gives the days from one to another as a moment.
func (r *typedReader) days(first, last []string) (Moment, error) {
	span, err := r.ends(first, last)
	if err != nil {
		return Moment{}, err
	}
	return r.daysFrom(span.From, span.To)
}

// ends gives the days from one to another. What one of them leaves out, its month or its year, is the other's.
func (r *typedReader) ends(first, last []string) (Span, error) {
	first, last, dated := completed(first, last)
	end, err := r.with(last).whole()
	if err != nil {
		return Span{}, err
	}
	reader := r.with(first)
	lastDay := DayOf(end.Until.Add(-time.Nanosecond), r.zone)
	reader.limit = lastDay
	begin, err := reader.whole()
	if err != nil {
		return Span{}, err
	}
	firstDay := DayOf(begin.From, r.zone)
	otherYear := firstDay.Midnight().Year() != lastDay.Midnight().Year()
	if firstDay > lastDay || otherYear && !dated && lastDay-firstDay > mostApart {
		return Span{}, r.backwards()
	}
	return Span{firstDay, lastDay}, nil
}

// completed gives each of two ends the month that only the other names, and the end the year that only the beginning does. dated tells whether the beginning names its year.
func completed(first, last []string) (begins, ends []string, dated bool) {
	month := func(words []string) int {
		return slices.IndexFunc(words, func(w string) bool { return monthNamed(w) != 0 })
	}
	year := func(words []string) int {
		return slices.IndexFunc(words, func(w string) bool { return len(w) == 4 && number(w) > 0 || strings.Count(w, "-") == 2 })
	}
	if m := month(last); len(first) == 1 && ordinal(first[0]) > 0 && m >= 0 {
		first = []string{first[0], last[m]}
	}
	if m := month(first); m >= 0 && month(last) < 0 && ordinal(last[0]) > 0 {
		last = slices.Concat([]string{last[0], first[m]}, last[1:])
	}
	y := year(first)
	if y >= 0 && year(last) < 0 && month(last) >= 0 {
		last = append(slices.Clone(last), first[y])
	}
	return first, last, y >= 0
}

// whole reads a day, or a week, month or year, that all the words name.
func (r *typedReader) whole() (Moment, error) {
	if m, found, err := r.longer(); found || err != nil {
		return m, err
	}
	day, err := r.dayOr(r.words, 0)
	if err != nil {
		return Moment{}, err
	}
	if err := dayWithin(day, r.zone); err != nil {
		return Moment{}, err
	}
	return DayMoment(day, r.zone), nil
}

// daysFrom gives the moment of some days, known as closely as GED's date_prec would have it: to the week up to seven days, to the month up to 31, and else to the year.
func (r *typedReader) daysFrom(first, last Day) (Moment, error) {
	precision := PrecisionYear
	switch n := (Span{first, last}).Len(); {
	case n == 1:
		return DayMoment(first, r.zone), nil
	case n <= 7:
		precision = PrecisionWeek
	case n <= 31:
		precision = PrecisionMonth
	case n > 366:
		return Moment{}, fmt.Errorf("%q is longer than a year: name the days more closely", r.text)
	}
	return NewMoment(first, last, precision, r.zone), nil
}

func (r *typedReader) backwards() error {
	return fmt.Errorf("%q ends before it begins: write the earlier end first", r.text)
}
