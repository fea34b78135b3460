package ceasefire

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// DateOrder says which number of a date written in numbers is the day. The zero DateOrder is not known yet.
type DateOrder string

// The orders of a date in numbers: 12/9 is 12 September, or 9 December.
const (
	DayFirst   DateOrder = "day"
	MonthFirst DateOrder = "month"
)

// DateOrderQuestion is the error of a date in numbers that may be read in two ways while nobody has said which is meant. DayFirst and
// MonthFirst are the two days.
type DateOrderQuestion struct {
	Text                 string
	DayFirst, MonthFirst Day
}

// Error asks.
func (q *DateOrderQuestion) Error() string {
	return fmt.Sprintf("Is %s the day first (%s) or the month first (%s)?", q.Text, q.DayFirst.Format(), q.MonthFirst.Format())
}

// ReadTyped reads a time as people type it, relative to now, in a zone: "yesterday 14:30", "today 9", "last Friday", "15 Sep, morning", "12/9
// 19:27", "12.9.2016", "15-Sep-2016", "19:27", "week of 12 Sep", "Sep 2016", "2016-09", "now", "2 hours ago", "3 days ago", "2 weeks ago", "last night", "12-15 Sep", "between 14:00 and 16:00", "15 Sep 14:30 UTC", and all that
// ParseInstant reads; digits, months and weekdays may be Arabic ones. A day without its year is the latest that lies no more than a month after now. Four digits behind a day and its month are a year from 1945 to
// eighty years after now, and otherwise a time of day where they can be one: 15 Sep 1430 is 14:30. Two hours with a hyphen between them are a span, never an offset from UTC: see OffsetBehind. A date in numbers that can be read in two ways is a *DateOrderQuestion as long as no
// order is given; with dots the day comes first, and "14.30", which is no day, is a time. A time that the change of the clocks skipped or repeated is a *ClockChangeError.
func ReadTyped(text string, now time.Time, zone *time.Location, order DateOrder) (Moment, error) {
	plain := LatinDigits(strings.TrimSpace(text))
	if plain == "" {
		return Moment{}, errors.New("say when: write a day, or a day and a time, such as 15 Sep 14:30")
	}
	at, err := ParseInstant(plain, zone)
	if err == nil && !hoursBehindDay(plain) {
		if day, err := ParseDay(plain); err == nil {
			return DayMoment(day, zone), nil
		}
		return MinuteMoment(at, zone.String()), nil
	}
	words := typedWords(plain)
	r := typedReader{text: text, words: timesWithDots(words, false), now: now, today: DayOf(now, zone), zone: zone, order: order}
	if err := r.dayOrTime(); err != nil {
		return Moment{}, err
	}
	m, unread := r.parted()
	if all := timesWithDots(words, true); unread != nil && !slices.Equal(all, r.words) { // 14.10 yesterday
		if m, err := r.with(all).parted(); err == nil {
			return m, nil
		}
	}
	var skipped *ClockChangeError
	if unread != nil && isoLike(plain) && !errors.As(unread, &skipped) {
		return Moment{}, cmp.Or(err, unread) // the first says more of a date that begins with its year
	}
	return m, unread
}

// parted reads what may have a beginning and an end, or an offset from UTC behind its time of day.
func (r *typedReader) parted() (Moment, error) {
	if words, offset, ok := cutOffset(r.words); ok {
		there := r.with(words)
		there.zone, there.today = offset, DayOf(r.now, offset)
		m, err := there.read()
		if err == nil && !m.Precision.OnOneDay() {
			err = r.unreadable()
		}
		m.Zone = r.zone.String()
		return m, err
	}
	if first, last, ok := parted(r.words); ok {
		return r.span(first, last)
	}
	return r.read()
}

// typedReader takes what was typed apart, word by word.
type typedReader struct {
	text  string
	words []string
	now   time.Time
	today Day
	zone  *time.Location
	order DateOrder
	// limit, where it is set, is the last day that one without its year may be.
	limit Day
	// mayBeTimed says that no time of day was found, so that a number behind the day may be one.
	mayBeTimed bool
	// wholeDays says that no time of day is asked for.
	wholeDays bool
}

// dateless gives a reader to which a number behind a day is no time.
func (r *typedReader) dateless() *typedReader {
	other := *r
	other.mayBeTimed = false
	return &other
}

func (r *typedReader) read() (Moment, error) {
	if at, precision, ok := r.ago(); ok {
		return r.instant(at, precision)
	}
	clock, rest, err := r.takeTime()
	if err != nil {
		return Moment{}, err
	}
	r.words, r.mayBeTimed = rest, clock.precision == PrecisionDay
	if clock.precision == PrecisionPartOfDay && len(rest) == 1 {
		switch rest[0] {
		case "this": // morning
			r.words = nil
		case "last": // night
			r.words = []string{"yesterday"}
		}
	}
	if len(r.words) == 0 {
		return clock.on(r.today, r.zone)
	}
	if m, found, err := r.longer(); found || err != nil {
		if err == nil && clock.precision != PrecisionDay {
			return Moment{}, fmt.Errorf("%q names a time within more than a day: name the day as well", r.text)
		}
		return m, err
	}
	day, rest, err := r.day(r.words)
	if err != nil {
		return Moment{}, err
	}
	switch {
	case len(rest) == 0:
	case len(rest) == 1 && clock.precision == PrecisionDay:
		if clock, err = r.bareTime(rest[0]); err != nil {
			return Moment{}, err
		}
	default:
		return Moment{}, r.unreadable()
	}
	return clock.on(day, r.zone)
}

// bareTime reads a time behind a day that nothing else tells to be one: "9", "1430", "14.30".
func (r *typedReader) bareTime(word string) (timeOfDay, error) {
	t, ok := digitsTime(word)
	switch {
	case !ok || len(word) == 3:
		return t, r.unreadable()
	case len(word) == 4 && number(word) >= 0 && !r.isTime(word):
		return t, r.yearOrTime(word, "write the day with its year, such as 15 Sep "+word)
	}
	return t, nil
}

// isTime reports whether four digits are a time of day rather than a year.
func (r *typedReader) isTime(word string) bool {
	return timeNotYear(word, DayOf(r.now, time.UTC).Midnight().Year())
}

// timeNotYear reports whether four digits can be a time of day and lie before 1945 or more than eighty years after another year, as which they are hardly meant as a year.
func timeNotYear(word string, from int) bool {
	n := number(word)
	return len(word) == 4 && n >= 0 && n/100 < 24 && n%100 < 60 && (n < firstYear || n > from+mostAhead)
}

// The years that four digits are taken for where they may be a time of day as well: from the United Nations' first to the last of a life from now.
const (
	firstYear = 1945
	mostAhead = 80
)

// yearOrTime asks which of the two four digits are.
func (r *typedReader) yearOrTime(word, year string) error {
	return fmt.Errorf("%q may be a year or a time of day: for the year %s, for the time write %s:%s", r.text, year, word[:2], word[2:])
}

func (r *typedReader) unreadable() error {
	if r.wholeDays {
		return fmt.Errorf("%q is no date: write 15 Sep, 12/9/2016, yesterday, 2016-09 or 2016", r.text)
	}
	return fmt.Errorf("%q is not a time that can be read: write a day, or a day and a time, such as 15 Sep 14:30, yesterday 9:00, 12/9/2016, 15 Sep morning or Sep 2016", r.text)
}

// LatinDigits writes Arabic-Indic and Persian digits, and what stands between them, as Latin ones.
func LatinDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r == '٫':
			return '.'
		case r == '،':
			return ','
		}
		return r
	}, text)
}

// typedWords cuts a text into words in lower case: a comma or a space stands between two, and so does the place where letters follow digits.
func typedWords(text string) []string {
	if len(text) > len("2016-09-15T") && isoLike(text) && (text[10] == 'T' || text[10] == 't') {
		text = text[:10] + " " + text[11:]
	}
	text = strings.NewReplacer("a.m.", "am", "p.m.", "pm", ",", " ", "–", " - ", "—", " - ").Replace(plainArabic(strings.ToLower(text)))
	var words []string
	for _, word := range strings.Fields(text) {
		switch word {
		case "at", "on", "the", "of", "around", "about", "in", "يوم", "في":
			if word != "of" {
				continue
			}
		}
		if word == "tonight" {
			words = append(words, "today", "night")
			continue
		}
		words = append(words, strings.TrimSuffix(word, "."))
	}
	return joinMonths(words)
}

// hoursBehindDay reports whether a text is a day and two times of it, "2016-09-15 08:00-10:00", which as an instant would be one of a zone behind UTC; who writes that has a T or seconds before it.
func hoursBehindDay(text string) bool {
	return len(text) > len("2016-09-15 08:00-") && text[10] == ' ' && text[16] == '-'
}

// isoLike reports whether a text begins as YYYY-M and is therefore meant for ParseInstant, whose sentence says what is wrong with it.
func isoLike(text string) bool {
	return len(text) >= 10 && strings.Count(text[:10], "-") == 2 && number(text[:4]) > 0 && text[4] == '-'
}

// number gives a whole number of up to four digits, -1 for anything else.
func number(text string) int {
	if len(text) == 0 || len(text) > 4 || strings.Trim(text, "0123456789") != "" {
		return -1
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}

// hourWord gives the hour that a lone number after a day names, -1 for anything else.
func hourWord(word string) int {
	if n := number(word); n <= 23 && len(word) <= 2 {
		return n
	}
	return -1
}
