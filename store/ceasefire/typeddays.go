package ceasefire

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ReadTypedDays reads the days that people type where no time of day is asked for, relative to today: "yesterday", "15 Sep", "12/9", "12-15 Sep 2016", "last week", "Sep", "2016-09", "2016", and all else of ReadTyped that
// names whole days. Four digits are always a year. A date in numbers that can be read in two ways is a *DateOrderQuestion as long as no order is given.
func ReadTypedDays(text string, today Day, order DateOrder) (Span, error) {
	plain := LatinDigits(strings.TrimSpace(text))
	if day, err := ParseDay(plain); err == nil {
		return Span{day, day}, nil
	}
	now := today.Midnight()
	r := &typedReader{text: text, words: typedWords(plain), now: now, today: today, zone: time.UTC, order: order, wholeDays: true}
	span, err := r.wholeSpan()
	if err == nil {
		return span, nil
	}
	var asked *DateOrderQuestion
	if timed, failed := ReadTyped(text, now, time.UTC, order); failed == nil && timed.Precision < PrecisionDay && !errors.As(err, &asked) {
		return Span{}, fmt.Errorf("%q has a time of day: write the day alone", text)
	}
	return Span{}, err
}

// wholeSpan reads days, from one to another or those of one name.
func (r *typedReader) wholeSpan() (Span, error) {
	if len(r.words) == 0 {
		return Span{}, r.unreadable()
	}
	if first, last, ok := parted(r.words); ok {
		return r.ends(first, last)
	}
	m, err := r.whole()
	return m.Days(r.zone), err
}

// ParseDays reads the days that a text names whenever it is read and by whomever: 2016-09-12, 12 Sep 2016, 2016-09, Sep 2016, 2016. What is counted from today is an error, and so are numbers of which nobody can tell which is the day.
func ParseDays(text string) (Span, error) {
	const one, other = 735000, 735000 - 1000 // days between which lies no whole number of years
	span, err := ReadTypedDays(text, one, "")
	var asked *DateOrderQuestion
	if errors.As(err, &asked) {
		return Span{}, fmt.Errorf("%q may be %s or %s: write %s or %s", text, asked.DayFirst.Format(), asked.MonthFirst.Format(), asked.DayFirst, asked.MonthFirst)
	}
	if err != nil {
		return Span{}, err
	}
	if then, err := ReadTypedDays(text, other, ""); err != nil || then != span {
		return Span{}, fmt.Errorf("%q is another day on another day: write it with its year, such as 2016-09-12", text)
	}
	return span, nil
}

// Fixed gives the term as it asks for the same on whatever day it is read, and by whomever: its dates, which may be all that ReadTypedDays reads, are written as 2016-09-12, 2016-09 or 2016. What cannot be read is an error that says what to write.
func (t Term) Fixed(today Day, order DateOrder) (Term, error) {
	if t.Field.kind() == termDay {
		options := termOptions(t.Text)
		for n, option := range options {
			fixed, err := fixedDates(option, today, order)
			if err != nil {
				return t, err
			}
			options[n] = fixed
		}
		t.Text = strings.Join(slices.DeleteFunc(options, func(option string) bool { return option == "" }), " | ")
	}
	_, err := ParseTerm(t)
	return t, err
}

// fixedDates writes the dates of one test as they are the same for everybody.
func fixedDates(test string, today Day, order DateOrder) (string, error) {
	test = strings.TrimSpace(test)
	date := strings.TrimLeft(test, "!<>= ")
	sign := strings.ReplaceAll(test[:len(test)-len(date)], " ", "")
	if date == "" || date == "-" || date == "?" {
		return sign + date, nil
	}
	compared := strings.ContainsAny(sign, "<>")
	if !compared {
		sign = strings.TrimRight(sign, "=")
	}
	first, last, ranged := strings.Cut(date, "..")
	if !ranged || compared {
		span, err := ReadTypedDays(date, today, order)
		behind := strings.HasSuffix(sign, ">") || strings.HasSuffix(sign, "<=")
		return sign + span.written(compared, behind), err
	}
	from, err := fixedEnd(first, today, order, false)
	if err != nil {
		return "", err
	}
	to, err := fixedEnd(last, today, order, true)
	return sign + from + ".." + to, err
}

// fixedEnd writes one end of a range, nothing where it is open.
func fixedEnd(text string, today Day, order DateOrder, last bool) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	span, err := ReadTypedDays(strings.TrimSpace(text), today, order)
	return span.written(true, last), err
}

// written gives a span as the shortest text that ParseDays reads: a day, a month, a year; others as a range, or where one end is asked for as the first day or the last.
func (s Span) written(end, last bool) string {
	from, to := s.From.Midnight(), (s.To + 1).Midnight()
	switch {
	case s.Len() <= 1:
		return s.From.String()
	case from.Day() == 1 && from.AddDate(0, 1, 0).Equal(to):
		return from.Format("2006-01")
	case from.YearDay() == 1 && from.AddDate(1, 0, 0).Equal(to):
		return from.Format("2006")
	case !end:
		return s.From.String() + ".." + s.To.String()
	case last:
		return s.To.String()
	}
	return s.From.String()
}

// Days says in words which days the term asks for: "12–19 Sep 2016, or from 1 Oct 2016"; nothing where it asks for none, or cannot be read.
func (t Term) Days() string {
	either, err := ParseTerm(t)
	if err != nil || t.Field.kind() != termDay {
		return ""
	}
	var words []string
	for _, all := range either {
		for _, test := range all {
			words = append(words, test.days())
		}
	}
	return strings.Join(words, ", or ")
}

// days says which days a test asks for.
func (t TermTest) days() string {
	words := "not known"
	if !t.Unknown {
		var span Span
		if t.Low > lowest {
			span.From = Day(t.Low)
		}
		if t.High < highest {
			span.To = Day(t.High)
		}
		words = span.Format()
	}
	if t.Not {
		return "not " + words
	}
	return words
}
