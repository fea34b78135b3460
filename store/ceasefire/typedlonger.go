package ceasefire

import (
	"strings"
	"time"
)

// longer reads what is longer than a day: "week of 12 Sep", "last week", "2 weeks ago", "Sep 2016", "2016-09", "2016".
func (r *typedReader) longer() (Moment, bool, error) {
	w := r.words
	at := r.today.Midnight()
	monday := r.latest(time.Monday, 0)
	if n, unit, ok := countedAgo(w); ok {
		switch unit {
		case "week":
			return r.run(monday-Day(7*n), monday-Day(7*n)+6, PrecisionWeek)
		case "month":
			return r.month(DayFrom(at.Year(), at.Month()-time.Month(n), 1))
		}
		return r.year(at.Year() - n)
	}
	switch joined := strings.Join(w, " "); {
	case len(w) > 2 && w[0] == "week" && w[1] == "of":
		day, rest, err := r.dateless().day(w[2:])
		if err == nil && len(rest) > 0 {
			err = r.unreadable()
		}
		if err != nil {
			return Moment{}, true, err
		}
		return r.run(day, day+6, PrecisionWeek)
	case joined == "this week":
		return r.run(monday, monday+6, PrecisionWeek)
	case joined == "last week":
		return r.run(monday-7, monday-1, PrecisionWeek)
	case joined == "this month":
		return r.month(DayFrom(at.Year(), at.Month(), 1))
	case joined == "last month":
		return r.month(DayFrom(at.Year(), at.Month()-1, 1))
	}
	return r.named()
}

// named reads a month or a year by its name or its number.
func (r *typedReader) named() (Moment, bool, error) {
	w := r.words
	switch {
	case len(w) == 1 && monthNamed(w[0]) != 0:
		day, err := r.date(0, int(monthNamed(w[0])), 1)
		if err != nil {
			return Moment{}, true, err
		}
		return r.month(day)
	case len(w) == 2 && monthNamed(w[0]) != 0 && len(w[1]) == 4 && number(w[1]) > 0:
		return r.month(DayFrom(number(w[1]), monthNamed(w[0]), 1))
	case len(w) == 2 && w[0] == "year" && len(w[1]) == 4 && number(w[1]) > 0:
		return r.year(number(w[1]))
	case len(w) != 1:
	case r.mayBeTimed && r.isTime(w[0]) && w[0][0] == '0': // nobody writes a year before 1000 alone
		clock, _ := digitsTime(w[0])
		m, err := clock.on(r.today, r.zone)
		return m, true, err
	case r.mayBeTimed && r.isTime(w[0]):
		return Moment{}, true, r.yearOrTime(w[0], "write year "+w[0])
	case len(w[0]) == 4 && number(w[0]) > 0:
		return r.year(number(w[0]))
	default:
		if year, month := monthOfNumbers(w[0]); month != 0 {
			return r.month(DayFrom(year, month, 1))
		}
	}
	return Moment{}, false, nil
}

// run gives the moment of some days.
func (r *typedReader) run(from, to Day, p Precision) (Moment, bool, error) {
	if err := dayWithin(from, r.zone); err != nil {
		return Moment{}, true, err
	}
	return NewMoment(from, to, p, r.zone), true, nil
}

// month gives the month that begins with a day.
func (r *typedReader) month(day Day) (Moment, bool, error) {
	first := day.Midnight()
	return r.run(day, DayFrom(first.Year(), first.Month()+1, 1)-1, PrecisionMonth)
}

func (r *typedReader) year(year int) (Moment, bool, error) {
	return r.run(DayFrom(year, time.January, 1), DayFrom(year, time.December, 31), PrecisionYear)
}

// countedAgo reads "2 weeks ago", "a month ago", "3 years ago": how many, and of what.
func countedAgo(words []string) (n int, unit string, ok bool) {
	if len(words) != 3 || words[2] != "ago" {
		return 0, "", false
	}
	if n = number(words[0]); words[0] == "a" {
		n = 1
	}
	unit = strings.TrimSuffix(words[1], "s")
	return n, unit, n >= 0 && (unit == "week" || unit == "month" || unit == "year")
}

// monthOfNumbers reads "2016-09", "2016/9", "09/2016" and "9.2016"; the month is 0 where a word is none of these.
func monthOfNumbers(word string) (year int, month time.Month) {
	at := strings.IndexAny(word, "/.-")
	if at < 0 {
		return 0, 0
	}
	first, last := word[:at], word[at+1:]
	if len(first) < len(last) {
		first, last = last, first
	}
	if len(first) != 4 || number(first) < 1 || number(last) < 1 || number(last) > 12 {
		return 0, 0
	}
	return number(first), time.Month(number(last))
}
