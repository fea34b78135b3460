package plot

import (
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// readAtMidnight is a month read at the midnight at which the 20th begins, with what had happened by then; the filter's days go on.
func readAtMidnight(t *testing.T, filter ceasefire.Span) Subject {
	t.Helper()
	s := yearOf(30, 2)
	s.AsOf.At = noon(20).Add(-12 * time.Hour)
	s.Frame = s.Frame.At(s.AsOf)
	s.Facts = ceasefire.FactsOf(slices.DeleteFunc(s.Facts.List(), func(f ceasefire.Fact) bool { return f.From >= s.AsOf.At.Unix() }))
	s.Filter.Days = filter
	return s
}

// A day that has not begun at the as-of is neither in the words nor in the numbers of any kind: nobody knows yet that nothing happened on it.
func TestDaysToComeAreNotShown(t *testing.T) {
	for name, filter := range map[string]ceasefire.Span{"open": {}, "a month": {From: firstDay, To: firstDay + 29}} {
		for _, kind := range []Kind{Daily, Casualties, Calendar, Multiples, Cumulative} {
			s := readAtMidnight(t, filter)
			p := made(t, kind, s)
			if words := p.(*picture).sheet; !strings.Contains(words.subtitle, "1–19 Aug 2016 · ") || strings.Contains(words.title, "20 Aug") {
				t.Errorf("%s, %s: the title is %q, under it %q", name, kind, words.title, words.subtitle)
			}
			rows := numbers(t, p)
			if last := rows[len(rows)-1][0]; last != "2016-08-19" {
				t.Errorf("%s, %s: the numbers end on %s", name, kind, last)
			}
			s.AsOf.At = s.AsOf.At.Add(time.Minute)
			if rows := numbers(t, made(t, kind, s)); rows[len(rows)-1][0] != "2016-08-20" {
				t.Errorf("%s, %s: a minute into the 20th the numbers end on %s", name, kind, rows[len(rows)-1][0])
			}
		}
	}
}

// A mean a day is one of the days that have begun.
func TestRatesAreOverDaysThatHaveBegun(t *testing.T) {
	s := readAtMidnight(t, ceasefire.Span{From: firstDay, To: firstDay + 29})
	s.Rate = true
	if got := s.rateDays(); got != 19 {
		t.Errorf("a mean over %d days, want 19", got)
	}
}

// A timeline's clocks go on into the days to come, its counts do not.
func TestTimelineCountsNoDaysToCome(t *testing.T) {
	s := readAtMidnight(t, ceasefire.Span{From: firstDay, To: firstDay + 29})
	p := made(t, Timeline, s).(*picture)
	if line := p.content.(*timeline); line.span.To != firstDay+29 || line.columns.count() != 19 {
		t.Errorf("the axis ends on %s, with %d columns", line.span.To, line.columns.count())
	}
	var days []string
	for _, row := range timelineRows(t, s) {
		if cells := strings.Split(row, "|"); cells[1] == s.Measure.Name()+" a day" {
			days = append(days, cells[4])
		}
	}
	if len(days) != 19 || days[18] != "2016-08-19" {
		t.Errorf("the counts are of %q", days)
	}
	s.Filter.Days = ceasefire.Span{From: firstDay + 25, To: firstDay + 29}
	record(made(t, Timeline, s), format{1600, 900, 1, Light, false})
}

// Where all days of the filter are still to come there is nothing to draw.
func TestOnlyDaysToCome(t *testing.T) {
	s := readAtMidnight(t, ceasefire.Span{From: firstDay + 25, To: firstDay + 29})
	s.Facts = ceasefire.Facts{}
	for _, kind := range Kinds() {
		record(made(t, kind, s), format{1600, 900, 1, Light, false})
	}
	for _, kind := range []Kind{Daily, Casualties, Calendar, Multiples, Cumulative} {
		if rows := numbers(t, made(t, kind, s)); len(rows) != 1 {
			t.Errorf("%s: %q", kind, rows)
		}
	}
}
