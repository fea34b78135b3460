package ceasefire

import (
	"errors"
	"fmt"
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
// 19:27", "12.9.2016", "19:27", "week of 12 Sep", "Sep 2016", "now", "2 hours ago", "3 days ago", "last night", "12-15 Sep", "between 14:00 and 16:00", and all that ParseInstant reads; digits may be Arabic ones. A day without its
// year is the latest that lies no more than a month after now. A date in numbers that can be read in two ways is a *DateOrderQuestion as long as no
// order is given; with dots the day comes first. A time that the change of the clocks skipped or repeated is a *ClockChangeError.
func ReadTyped(text string, now time.Time, zone *time.Location, order DateOrder) (Moment, error) {
	plain := latinDigits(strings.TrimSpace(text))
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
	r := typedReader{text: text, words: typedWords(plain), now: now, today: DayOf(now, zone), zone: zone, order: order}
	if first, last, ok := parted(r.words); ok {
		return r.span(first, last)
	}
	m, unread := r.read()
	var skipped *ClockChangeError
	if unread != nil && isoLike(plain) && !errors.As(unread, &skipped) {
		return Moment{}, err // which says more of a date that begins with its year
	}
	return m, unread
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
}

func (r *typedReader) read() (Moment, error) {
	if at, precision, ok := r.ago(); ok {
		return r.instant(at, precision)
	}
	clock, rest, err := r.takeTime()
	if err != nil {
		return Moment{}, err
	}
	r.words = rest
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
	case len(rest) == 1 && clock.precision == PrecisionDay && hourWord(rest[0]) >= 0:
		clock = timeOfDay{precision: PrecisionHour, hour: hourWord(rest[0])}
	default:
		return Moment{}, r.unreadable()
	}
	return clock.on(day, r.zone)
}

func (r *typedReader) unreadable() error {
	return fmt.Errorf("%q is not a time that can be read: write a day, or a day and a time, such as 15 Sep 14:30, yesterday 9:00, 12/9/2016, 15 Sep morning or Sep 2016", r.text)
}

// latinDigits writes Arabic-Indic and Persian digits, and what stands between them, as Latin ones.
func latinDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r == '،':
			return ','
		}
		return r
	}, text)
}

// typedWords cuts a text into words in lower case: a comma or a space stands between two, and so does the place where letters follow digits.
func typedWords(text string) []string {
	text = strings.NewReplacer("a.m.", "am", "p.m.", "pm", ",", " ", "–", " - ", "—", " - ").Replace(strings.ToLower(text))
	var words []string
	for _, word := range strings.Fields(text) {
		switch word {
		case "at", "on", "the", "of", "around", "about", "in":
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
	return words
}

// hoursBehindDay reports whether a text is a day and two times of it, the later behind the earlier: "2016-09-15 08:00-10:00". As an instant it would be one of a zone ten hours behind UTC, which
// nobody writes so who types.
func hoursBehindDay(text string) bool {
	if len(text) != len("2016-09-15 08:00-10:00") || text[10] != ' ' || text[16] != '-' {
		return false
	}
	return text[11:16] < text[17:]
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
