package ceasefire

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// future is how many days after now a day without its year may lie before the year before is meant.
const future = 31

// day reads a day at the beginning of some words, and gives the words behind it.
func (r *typedReader) day(words []string) (Day, []string, error) {
	if day, used := r.relativeDay(words); used > 0 {
		return day, words[used:], nil
	}
	if weekday, ok := weekdayNamed(words[0]); ok {
		if len(words) == 1 || hourWord(words[1]) >= 0 && len(words) == 2 {
			return r.latest(weekday, 0), words[1:], nil
		}
		day, rest, err := r.day(words[1:])
		if err == nil && day.Midnight().Weekday() != weekday {
			err = fmt.Errorf("%s is a %s: check the day", day.Format(), day.Midnight().Weekday())
		}
		return day, rest, err
	}
	if monthNamed(words[0]) == 0 && strings.ContainsAny(words[0], "/.-") {
		if parts := strings.FieldsFunc(words[0], func(l rune) bool { return strings.ContainsRune("/.-", l) }); slices.ContainsFunc(parts, func(p string) bool { return monthNamed(p) != 0 }) {
			return r.joinedDay(parts, words[1:])
		}
		return r.numbersDay(words)
	}
	return r.namedDay(words)
}

// relativeDay reads "today", "yesterday", "last Friday", "3 days ago".
func (r *typedReader) relativeDay(words []string) (Day, int) {
	switch words[0] {
	case "today", "اليوم":
		return r.today, 1
	case "yesterday", "امس", "البارحة":
		return r.today - 1, 1
	case "tomorrow", "غدا":
		return r.today + 1, 1
	case "اول":
		if len(words) > 1 && words[1] == "امس" {
			return r.today - 2, 2
		}
	case "day":
		if len(words) > 2 && words[1] == "before" && words[2] == "yesterday" {
			return r.today - 2, 3
		}
	case "last":
		if len(words) > 1 {
			if weekday, ok := weekdayNamed(words[1]); ok {
				return r.latest(weekday, 1), 2
			}
		}
	}
	if weekday, ok := weekdayNamed(words[0]); ok && len(words) > 1 && (words[1] == "الماضي" || words[1] == "الماضية") {
		return r.latest(weekday, 1), 2
	}
	if len(words) > 2 && (words[1] == "days" || words[1] == "day") && words[2] == "ago" && number(words[0]) >= 0 {
		return r.today - Day(number(words[0])), 3
	}
	return 0, 0
}

// latest gives the last day of a weekday that lies at least so many days back.
func (r *typedReader) latest(weekday time.Weekday, back Day) Day {
	day := r.today - back
	return day - Day((int(day.Midnight().Weekday())-int(weekday)+7)%7)
}

// numbersDay reads "12/9", "12/9/16", "12.9.2016", "2016/9/12".
func (r *typedReader) numbersDay(words []string) (Day, []string, error) {
	separator := words[0][strings.IndexAny(words[0], "/.-"):][:1]
	parts := strings.Split(words[0], separator)
	var n [3]int
	if len(parts) < 2 || len(parts) > 3 {
		return 0, nil, r.unreadable()
	}
	for i, part := range parts {
		if n[i] = number(part); n[i] < 0 {
			return 0, nil, r.unreadable()
		}
	}
	if len(parts) == 3 && len(parts[0]) == 4 {
		day, err := r.date(n[0], n[1], n[2])
		return day, words[1:], err
	}
	year := 0
	if len(parts) == 3 {
		if year = n[2]; len(parts[2]) <= 2 {
			year += 2000
		}
	}
	day, err := r.ordered(n[0], n[1], year, separator)
	return day, words[1:], err
}

// ordered reads two numbers as a day and a month, whichever comes first.
func (r *typedReader) ordered(a, b, year int, separator string) (Day, error) {
	order := r.order
	switch {
	case separator == ".", a > 12:
		order = DayFirst
	case b > 12:
		order = MonthFirst
	case a == b:
		order = DayFirst
	}
	if order == MonthFirst {
		return r.date(year, a, b)
	}
	dayFirst, err := r.date(year, b, a)
	if order == DayFirst || err != nil {
		return dayFirst, err
	}
	monthFirst, err := r.date(year, a, b)
	if err != nil {
		return 0, err
	}
	return 0, &DateOrderQuestion{Text: r.text, DayFirst: dayFirst, MonthFirst: monthFirst}
}

// namedDay reads "15 Sep", "15 Sep 2016", "Sep 15", "Sep 15 2016".
func (r *typedReader) namedDay(words []string) (Day, []string, error) {
	if len(words) < 2 {
		return 0, nil, r.unreadable()
	}
	day, month := ordinal(words[0]), monthNamed(words[1])
	if month == 0 {
		day, month = ordinal(words[1]), monthNamed(words[0])
	}
	if month == 0 || day < 0 {
		return 0, nil, r.unreadable()
	}
	year, rest := 0, words[2:]
	switch {
	case len(rest) == 0:
	case r.mayBeTimed && len(rest) == 1 && r.isTime(rest[0]):
	case r.mayBeTimed && len(rest) == 1 && len(rest[0]) == 2 && number(rest[0]) >= 0:
		return 0, nil, fmt.Errorf("%q may be of the year 20%s or of an hour: write the year with four digits, or the time as 15:00", r.text, rest[0])
	case len(rest[0]) == 4 && number(rest[0]) > 0:
		year, rest = number(rest[0]), rest[1:]
	}
	found, err := r.date(year, int(month), day)
	return found, rest, err
}

// joinedDay reads "15-Sep-2016", "15/Sep" and "15-Sep-16": the day, the month and the year in one word.
func (r *typedReader) joinedDay(parts, rest []string) (Day, []string, error) {
	if n := len(parts) - 1; n == 2 && len(parts[n]) == 2 && number(parts[n]) >= 0 {
		parts[n] = "20" + parts[n]
	}
	day, behind, err := r.with(parts).dateless().namedDay(parts)
	if err == nil && len(behind) > 0 {
		err = r.unreadable()
	}
	return day, rest, err
}

// date gives the day of a date; where the year is 0, the latest that lies no more than a month after today.
func (r *typedReader) date(year, month, day int) (Day, error) {
	years := []int{year}
	if year == 0 {
		years = nil
		for back := range 9 { // 29 February may be eight years back
			years = append(years, r.newest().Midnight().Year()-back)
		}
	}
	for _, y := range years {
		found := DayFrom(y, time.Month(month), day)
		at := found.Midnight()
		exists := y >= 1 && at.Year() == y && at.Month() == time.Month(month) && at.Day() == day
		if exists && (year != 0 || found <= r.newest()) {
			return found, nil
		}
	}
	return 0, fmt.Errorf("%q names a day that does not exist: check the month and the day", r.text)
}

// newest is the last day that one without its year may be.
func (r *typedReader) newest() Day {
	if r.limit != 0 {
		return r.limit
	}
	return r.today + future
}

// ordinal gives the number of a day such as 15 or 15th, -1 for anything else.
func ordinal(word string) int {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, ending)
	}
	if len(word) > 2 {
		return -1
	}
	return number(word)
}
