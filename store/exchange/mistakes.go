package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// mostMistakes bounds how many mistakes of one file are told: whoever made more has another thing to mend first.
const mostMistakes = 50

// mistakes reads the fields of a JSON file and collects what is wrong with them, each with its line and place.
type mistakes struct {
	lines map[string]int
	zone  *time.Location
	found []*FieldError
}

// add notes a mistake at a place, the first there; a field that was left out is looked for in the object around it.
func (m *mistakes) add(place, format string, args ...any) {
	known := slices.ContainsFunc(m.found, func(f *FieldError) bool { return f.Field == place })
	if known || len(m.found) == mostMistakes {
		return
	}
	line, outer := 0, place
	for line == 0 && outer != "" {
		line = m.lines[outer]
		outer = outer[:max(strings.LastIndexAny(outer, ".["), 0)]
	}
	m.found = append(m.found, fieldError(max(line, 1), place, format, args...))
}

// err gives the mistakes as one error, in the order of their lines.
func (m *mistakes) err() error {
	slices.SortStableFunc(m.found, func(a, b *FieldError) int { return cmp.Compare(a.LineNo, b.LineNo) })
	var list []error
	for _, mistake := range m.found {
		list = append(list, mistake)
	}
	return errors.Join(list...)
}

// need notes a text that was left out; what says which.
func (m *mistakes) need(place, text, what string) {
	if strings.TrimSpace(text) == "" {
		m.add(place, "%s is missing: write it", what)
	}
}

// within notes a number that lies outside its bounds.
func (m *mistakes) within(place string, n, least, most int) {
	if n < least || n > most {
		m.add(place, "%d is out of bounds: write %d to %d", n, least, most)
	}
}

// instant reads an instant that may be left out.
func (m *mistakes) instant(place, text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	at, err := ceasefire.ParseInstant(text, m.zone)
	if err != nil {
		m.add(place, "%v", err)
	}
	return at
}

// precision gives how closely a time was written: to the day or to the minute.
func precision(text string) ceasefire.Precision {
	if _, err := ceasefire.ParseDay(text); err == nil {
		return ceasefire.PrecisionDay
	}
	return ceasefire.PrecisionMinute
}

// moment reads when something was: a minute, a day, or the days from one to another, both included.
func (m *mistakes) moment(place, from, until string) ceasefire.Moment {
	if from == "" {
		m.add(place+".when", "a time is missing: write YYYY-MM-DD or YYYY-MM-DD HH:MM")
		return ceasefire.Moment{}
	}
	if precision(from) == ceasefire.PrecisionMinute {
		moment := ceasefire.MinuteMoment(m.instant(place+".when", from), m.zone.String())
		if until == "" {
			return moment
		}
		if moment.Until = m.instant(place+".until", until); moment.Until.Before(moment.From) {
			m.add(place+".until", "it lies before the time at which it began: give a later one")
		}
		return moment
	}
	first := m.day(place+".when", from)
	last := first
	if until != "" {
		last = m.day(place+".until", until)
	}
	if last < first {
		m.add(place+".until", "it lies before the time at which it began: give a later one")
	}
	return ceasefire.NewMoment(first, max(first, last), ceasefire.PrecisionDay, m.zone)
}

// day reads a day that may be left out.
func (m *mistakes) day(place, text string) ceasefire.Day {
	if text == "" {
		return 0
	}
	day, err := ceasefire.ParseDay(text)
	if err != nil {
		m.add(place, "%v", err)
	}
	return day
}

// oneOf holds a word against those that are known.
func oneOf[T ~string](m *mistakes, place, word string, known ...T) T {
	if !slices.Contains(known, T(word)) {
		var names []string
		for _, k := range known {
			if k != "" {
				names = append(names, string(k))
			}
		}
		m.add(place, "%q is not known: write %s", clip(word, longestQuoted), strings.Join(names, ", "))
	}
	return T(word)
}

// refer finds the record that a key names; no key names none.
func (m *mistakes) refer(place, key string, among map[string]ceasefire.ID) ceasefire.ID {
	id, known := among[key]
	if key != "" && !known {
		m.add(place, "there is no %q: write the key of a record of this file", clip(key, longestQuoted))
	}
	return id
}

func (m *mistakes) referAll(place string, keys []string, among map[string]ceasefire.ID) []ceasefire.ID {
	var ids []ceasefire.ID
	for i, key := range keys {
		at := fmt.Sprintf("%s[%d]", place, i)
		m.need(at, key, "the key of a record of this file")
		ids = append(ids, m.refer(at, key, among))
	}
	return ids
}
