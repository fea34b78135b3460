package ceasefire

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// timeOfDay is a time of day as closely as it was typed. Its precision is the minute, the hour, a part of the day, or the day where no
// time was typed.
type timeOfDay struct {
	precision    Precision
	hour, minute int
	hours        int // how long a part of the day is
}

// partOfDay reads a part of the day of one or two words at the beginning of some, and gives how many it took.
func partOfDay(words []string) (timeOfDay, int) {
	for n := min(len(words), 2); n > 0; n-- {
		if part, ok := DayPartNamed(strings.Join(words[:n], " ")); ok {
			return timeOfDay{PrecisionPartOfDay, part.Hour, 0, part.Hours}, n
		}
	}
	return timeOfDay{}, 0
}

// takeTime finds the time of day among the words and gives the others.
func (r *typedReader) takeTime() (timeOfDay, []string, error) {
	none := timeOfDay{precision: PrecisionDay}
	found := none
	var rest []string
	for i := 0; i < len(r.words); i++ {
		at, used, err := timeAt(r.words[i:])
		if err != nil {
			return none, nil, err
		}
		if used == 0 {
			rest = append(rest, r.words[i])
			continue
		}
		if found != none {
			return none, nil, fmt.Errorf("%q names two times of day: write one of them", r.text)
		}
		found = at
		i += used - 1
	}
	return found, rest, nil
}

// timeAt reads a time of day at the beginning of some words and gives how many it took, 0 where there is none.
func timeAt(words []string) (timeOfDay, int, error) {
	word, next := words[0], ""
	if len(words) > 1 {
		next = words[1]
	}
	if part, used := partOfDay(words); used > 0 {
		return part, used, nil
	}
	switch word {
	case "noon", "midday":
		return timeOfDay{precision: PrecisionHour, hour: 12}, 1, nil
	case "midnight": // with which the day begins that is named
		return timeOfDay{precision: PrecisionMinute}, 1, nil
	}
	half, used := "", 1
	if hours, minutes, timed := strings.Cut(word, "h"); timed && len(minutes) == 2 && number(hours) >= 0 && number(minutes) >= 0 { // 14h30
		word = hours + ":" + minutes
	}
	if next == "hrs" {
		next = "h"
	}
	for _, ending := range []string{"am", "pm", "hrs", "h"} {
		if bare, cut := strings.CutSuffix(word, ending); cut && bare != "" && strings.Trim(bare, "0123456789:") == "" {
			word, half = bare, ending
			break
		} else if next == ending && strings.Trim(word, "0123456789:") == "" {
			half, used = ending, 2
		}
	}
	return clockWord(word, half, used)
}

// clockWord reads "19:27", and "9" before am, pm or h.
func clockWord(word, half string, used int) (timeOfDay, int, error) {
	if n := number(word); half != "" && n >= 100 { // 1430 h, 230 pm
		word = strconv.Itoa(n/100) + ":" + fmt.Sprintf("%02d", n%100)
	}
	hours, minutes, timed := strings.Cut(word, ":")
	if m, seconds, said := strings.Cut(minutes, ":"); said && len(seconds) >= 2 && number(seconds[:2]) >= 0 && number(seconds[:2]) < 60 { // which nobody is asked for
		minutes = m
	}
	if !timed && half == "" || number(hours) < 0 || timed && (len(hours) > 2 || len(minutes) != 2) {
		return timeOfDay{}, 0, nil
	}
	t := timeOfDay{precision: PrecisionHour, hour: number(hours)}
	if timed {
		t.precision, t.minute = PrecisionMinute, number(minutes)
	}
	wrong := t.hour > 23 || t.minute > 59 || t.minute < 0
	if half == "am" || half == "pm" {
		wrong = wrong || t.hour < 1 || t.hour > 12
		t.hour %= 12
		if half == "pm" {
			t.hour += 12
		}
	}
	if wrong {
		return timeOfDay{}, 0, fmt.Errorf("%q is not a time of day: write one from 00:00 to 23:59", word)
	}
	return t, used, nil
}

// digitsTime reads a time that is digits alone, or that has a dot in it: "9", "930", "1430", "14.30".
func digitsTime(word string) (timeOfDay, bool) {
	hours, minutes, dotted := strings.Cut(word, ".")
	if !dotted && (len(word) == 3 || len(word) == 4) {
		hours, minutes = word[:len(word)-2], word[len(word)-2:]
	}
	t := timeOfDay{precision: PrecisionHour, hour: number(hours)}
	if minutes != "" || dotted {
		t.precision, t.minute = PrecisionMinute, number(minutes)
	}
	ok := len(hours) <= 2 && t.hour >= 0 && t.hour < 24 && t.minute >= 0 && t.minute < 60 && (t.precision == PrecisionHour || len(minutes) == 2)
	return t, ok
}

// ReadHours reads a time of day alone, as ReadTyped would behind a day, and gives its moment on that day: "14:30", "14h30", "1430", "14.30", "9", "2 pm", "noon", "morning", "14:30-16:00", "between 2 and 4 pm". ok is
// false where a text is no time of day; a *ClockChangeError is given where it is one that the day does not have, or has twice.
func ReadHours(text string, day Day, zone *time.Location) (m Moment, ok bool, err error) {
	r := typedReader{text: text, words: timesWithDots(typedWords(LatinDigits(strings.TrimSpace(text))), true), now: day.Midnight(), today: day, zone: zone}
	first, last, spanning := parted(r.words)
	if !spanning {
		first = r.words
	}
	if len(first) == 1 {
		if t, bare := digitsTime(first[0]); bare && !spanning {
			m, err = t.on(day, zone)
			return m, true, err
		}
	}
	for _, end := range [][]string{first, last} {
		if t, rest, err := r.with(end).takeTime(); spanning && len(end) > 0 && len(rest) == 1 && number(rest[0]) >= 0 { // 2 to 4 pm
			continue
		} else if err != nil || len(rest) > 0 || len(end) > 0 && t.precision == PrecisionDay || len(first) == 0 {
			return Moment{}, false, nil
		}
	}
	if spanning {
		m, err = r.span(first, last)
	} else {
		m, err = r.read()
	}
	var changed *ClockChangeError
	return m, err == nil || errors.As(err, &changed), err
}

// on gives the moment at which a day has this time.
func (t timeOfDay) on(day Day, zone *time.Location) (Moment, error) {
	if err := dayWithin(day, zone); err != nil {
		return Moment{}, err
	}
	if t.precision == PrecisionDay {
		return DayMoment(day, zone), nil
	}
	from, err := LocalTime(day, t.hour, t.minute, zone)
	if err != nil {
		return Moment{}, err
	}
	m := Moment{From: from, Precision: t.precision, Zone: zone.String()}
	switch t.precision {
	case PrecisionMinute:
		m.Until = from.Add(time.Minute)
	case PrecisionHour:
		m.Until = from.Add(time.Hour)
	case PrecisionPartOfDay:
		m.Until = partEnd(day, t.hour+t.hours, zone)
	}
	return m, nil
}

// partEnd gives the end of a part of the day; where the clocks skip it, the instant at which they go on.
func partEnd(day Day, hour int, zone *time.Location) time.Time {
	if hour == 24 {
		return day.End(zone)
	}
	day, hour = day+Day(hour/24), hour%24
	if at, err := LocalTime(day, hour, 0, zone); err == nil {
		return at
	}
	return day.Start(zone).Add(time.Duration(hour) * time.Hour)
}

// dayWithin refuses a day that its zone left out, or that lies outside the years that can be kept.
func dayWithin(day Day, zone *time.Location) error {
	if year := day.Midnight().Year(); day < 1 || year > 9999 {
		return fmt.Errorf("the year %d lies outside the years 1 to 9999: give a day within them", year)
	}
	if DayOf(day.Start(zone), zone) != day {
		return fmt.Errorf("%s did not exist in %s, because the calendar was put forward over it: write the day before or after", day.Format(), zone)
	}
	return nil
}
