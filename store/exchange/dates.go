package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"truceboard/store/ceasefire"
)

// writtenDate is a date as somebody wrote it: a day, or the month or the year that holds it, and perhaps a time of day.
type writtenDate struct {
	from, to  ceasefire.Day
	precision ceasefire.Precision // a day, a month or a year
	clock     string              // HH:MM, empty where no minute was written
	offset    string              // Z or +03:00 behind the time, empty for none
	hours     string              // a time of day that is no plain minute, as ceasefire.ReadHours reads it: noon, morning, 14:30-16:00
}

// timed reports whether a time of day was written.
func (w writtenDate) timed() bool { return w.clock != "" || w.hours != "" }

// datePatterns are the ways in which dates of numbers are written; the time, where there is one, stands behind them.
type datePatterns struct{ yearFirst, yearLast, compact, month, clock *regexp.Regexp }

func newDatePatterns() datePatterns {
	return datePatterns{
		yearFirst: regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})(?:[-/.](\d{1,2}))?$`),
		yearLast:  regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$`),
		compact:   regexp.MustCompile(`^((?:19|20)\d{2})(\d{2})(\d{2})$`),
		month:     regexp.MustCompile(`^(\d{1,2})[-/.](\d{4})$`),
		clock:     regexp.MustCompile(`^(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap]\.?m\.?))?(\s*)(z|(?:utc|gmt)?(?:[+-]\d{1,2}(?::?\d{2})?)?)$`),
	}
}

// dateReader reads dates in one order.
type dateReader struct {
	patterns datePatterns
	months   map[string]time.Month
	order    DateOrder
	read     map[string]writtenDate // those that were read, since a file repeats its few dates in many rows

	hoursRead map[string]bool // the same of times of day that are no plain minutes: whether they can be read
}

// mostDates bounds how many dates are remembered.
const mostDates = 4096

func newDateReader(order DateOrder) *dateReader {
	return &dateReader{patterns: newDatePatterns(), months: monthNames(), order: order, read: map[string]writtenDate{}, hoursRead: map[string]bool{}}
}

// date reads a date, with or without a time of day behind it.
func (d *dateReader) date(text string) (writtenDate, bool) {
	if known, met := d.read[text]; met {
		return known, true
	}
	found, ok := d.parse(plainDigits(text))
	if !ok {
		found, ok = d.typed(text)
	}
	if ok && len(d.read) < mostDates {
		d.read[strings.Clone(text)] = found
	}
	return found, ok
}

func (d *dateReader) parse(text string) (writtenDate, bool) {
	day, clock := splitClock(text)
	found, ok := d.day(day)
	if !ok || clock == "" {
		return found, ok
	}
	place := ceasefire.OffsetLoose
	switch {
	case !d.patterns.yearFirst.MatchString(day):
	case text[len(day)] == 't':
		place = ceasefire.OffsetFirm
	default:
		place = ceasefire.OffsetSpaced
	}
	return found, d.clock(&found, clock, place) && found.precision == ceasefire.PrecisionDay
}

// typed reads a date as ReadTyped does, for what people write in tables as they do in forms: "12-15 Sep 2016", "15 Sep 2016, morning", "week of 12 Sep 2016". What counts from the day on which it is read is none, and
// neither is a date in numbers alone, which d reads in its own order.
func (d *dateReader) typed(text string) (found writtenDate, ok bool) {
	if !strings.ContainsFunc(text, unicode.IsLetter) && !strings.ContainsAny(text, " –—") {
		return found, false
	}
	read, err := ceasefire.ReadTyped(text, time.Unix(0, 0), time.UTC, d.order.typed())
	if err != nil || ceasefire.CountsFromNow(text, time.Unix(0, 0), time.UTC, d.order.typed()) {
		return found, false
	}
	days := read.Days(time.UTC)
	found = writtenDate{from: days.From, to: days.To, precision: read.Precision}
	if read.Precision.OnOneDay() && read.Precision != ceasefire.PrecisionDay {
		found.to, found.precision, found.hours = days.From, ceasefire.PrecisionDay, text
	}
	return found, true
}

// splitClock sets a time of day apart from the date before it.
func splitClock(text string) (day, clock string) {
	if at := strings.IndexByte(text, 't'); at == len(time.DateOnly) && text[0] >= '0' && text[0] <= '9' {
		return text[:at], text[at+1:]
	}
	colon := strings.IndexAny(text, ":")
	if colon < 0 {
		return text, ""
	}
	space := strings.LastIndexByte(text[:colon], ' ')
	if space < 0 {
		return text, ""
	}
	return strings.TrimRight(text[:space], " ,"), text[space+1:]
}

func (d *dateReader) day(text string) (writtenDate, bool) {
	if m := d.patterns.yearFirst.FindStringSubmatch(text); m != nil {
		return dateOf(number(m[1]), number(m[3]), number(m[4]), m[4] == "")
	}
	if m := d.patterns.yearLast.FindStringSubmatch(text); m != nil {
		first, second := number(m[1]), number(m[2])
		if d.order == MonthFirst {
			first, second = second, first
		}
		return dateOf(fullYear(m[3]), second, first, false)
	}
	if m := d.patterns.compact.FindStringSubmatch(text); m != nil {
		return dateOf(number(m[1]), number(m[2]), number(m[3]), false)
	}
	if m := d.patterns.month.FindStringSubmatch(text); m != nil {
		return dateOf(number(m[2]), number(m[1]), 0, true)
	}
	if len(text) == 4 && strings.Trim(text, "0123456789") == "" {
		return yearOf(number(text))
	}
	return d.named(text)
}

// named reads a date whose month is named, in whatever order its parts stand.
func (d *dateReader) named(text string) (writtenDate, bool) {
	year, month, day, called := 0, time.Month(0), 0, ""
	for _, part := range strings.FieldsFunc(twoWordMonths(text), func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '/' || r == '.' || r == '،' }) {
		if part == "de" || part == "del" || part == "of" || part == "the" {
			continue
		}
		if named, known := d.months[part]; known && (month == 0 || named == month && part != called) {
			month, called = named, part // a month may stand there by both its Arabic names
			continue
		}
		part = strings.TrimRight(part, "stndrheºo")
		n, err := strconv.Atoi(part)
		switch {
		case err != nil:
			return writtenDate{}, false
		case len(part) == 4 && year == 0:
			year = n
		case n <= 31 && day == 0 && n > 0:
			day = n
		case year == 0 && len(part) == 2 && month != 0: // before the month it is the end of a span
			year = fullYear(part)
		default:
			return writtenDate{}, false
		}
	}
	if month == 0 || year == 0 {
		return writtenDate{}, false
	}
	return dateOf(year, int(month), day, day == 0)
}

// twoWordMonths joins the names of the Levant's months that are two words.
func twoWordMonths(text string) string {
	return strings.NewReplacer("كانون ", "كانون_", "تشرين ", "تشرين_").Replace(text)
}

// dateOf makes a date, or the month that is known of it.
func dateOf(year, month, day int, monthOnly bool) (writtenDate, bool) {
	if year < 1 || month < 1 || month > 12 {
		return writtenDate{}, false
	}
	first := ceasefire.DayFrom(year, time.Month(month), 1)
	last := ceasefire.DayFrom(year, time.Month(month)+1, 1) - 1
	if monthOnly {
		return writtenDate{from: first, to: last, precision: ceasefire.PrecisionMonth}, true
	}
	at := first + ceasefire.Day(day) - 1
	return writtenDate{from: at, to: at, precision: ceasefire.PrecisionDay}, day >= 1 && at <= last
}

func yearOf(year int) (writtenDate, bool) {
	if year < 1 {
		return writtenDate{}, false
	}
	from, to := ceasefire.DayFrom(year, time.January, 1), ceasefire.DayFrom(year+1, time.January, 1)-1
	return writtenDate{from: from, to: to, precision: ceasefire.PrecisionYear}, true
}

// clock reads a time of day of a date, and what its offset from UTC is where that is said.
func (d *dateReader) clock(of *writtenDate, text string, place ceasefire.OffsetPlace) bool {
	text = strings.TrimSpace(text)
	m := d.patterns.clock.FindStringSubmatch(text)
	if m == nil {
		return d.hours(of, text)
	}
	hour := number(m[1])
	switch half := strings.ReplaceAll(m[4], ".", ""); {
	case half != "" && (hour < 1 || hour > 12):
		return false
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	clock := time.Date(1, 1, 1, hour, number(m[2]), 0, 0, time.UTC).Format("15:04")
	switch {
	case m[3] != "":
		place = ceasefire.OffsetFirm
	case place == ceasefire.OffsetSpaced && m[5] == "":
		place = ceasefire.OffsetLoose
	}
	if m[6] != "" {
		offset, ok := ceasefire.OffsetBehind(clock, m[6], place)
		if !ok {
			return d.hours(of, text)
		}
		of.offset = offset
	}
	of.clock = clock
	return hour < 24 && number(m[2]) < 60
}

// hours reads a time of day that is no plain minute.
func (d *dateReader) hours(of *writtenDate, text string) bool {
	of.hours = text
	ok, known := d.hoursRead[text]
	if !known {
		_, ok, _ = ceasefire.ReadHours(text, of.from, time.UTC) // whether it has one on that day is asked when its zone is known
		if len(d.hoursRead) < mostDates {
			d.hoursRead[strings.Clone(text)] = ok
		}
	}
	return ok
}

// typed gives the order as the reader of what people type has it.
func (o DateOrder) typed() ceasefire.DateOrder {
	switch o {
	case DayFirst:
		return ceasefire.DayFirst
	case MonthFirst:
		return ceasefire.MonthFirst
	}
	return ""
}

// number reads digits, which a pattern found.
func number(digits string) int {
	n := 0
	for _, digit := range []byte(digits) {
		n = n*10 + int(digit-'0')
	}
	return n
}

// fullYear gives a year of two digits as one of this century up to 69, of the last from 70 on.
func fullYear(digits string) int {
	n := number(digits)
	switch {
	case len(digits) > 2:
		return n
	case n < 70:
		return 2000 + n
	}
	return 1900 + n
}

// plainDigits gives a text in lower case, without accents and space around it, with the digits 0 to 9 for those of other scripts.
func plainDigits(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	ascii := true
	for i := 0; i < len(text) && ascii; i++ {
		ascii = text[i] < 0x80
	}
	if ascii {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\u200e', r == '\u200f':
			return -1
		case r >= '٠' && r <= '٩':
			return '0' + r - '٠'
		case r >= '۰' && r <= '۹':
			return '0' + r - '۰'
		}
		return r
	}, norm.NFD.String(text))
}
