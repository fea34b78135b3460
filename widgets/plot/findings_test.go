package plot

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// said gives the title that a kind has of its own.
func said(t *testing.T, kind Kind, s Subject) string {
	t.Helper()
	return made(t, kind, s).(*picture).sheet.title
}

// Each kind's title says what is found; the fixture's incidents are counted by hand: see handMade.
func TestTitlesSayWhatIsFound(t *testing.T) {
	const incidents, deaths = ceasefire.IncidentsMeasure, ceasefire.DeathsMeasure
	for _, test := range []struct {
		kind    Kind
		measure ceasefire.Measure
		by      ceasefire.Grouping
		want    string
	}{
		{Daily, incidents, ceasefire.Ungrouped, "5 incidents in scope, most on 8 Aug 2016: 2"},
		{Daily, deaths, ceasefire.BySeverity, "12 deaths in scope, most on 8 Aug 2016: 6"},
		{Daily, incidents, ceasefire.ByParty, "The North was named first in 3 of 5 incidents in scope"},
		{Daily, deaths, ceasefire.ByParty, "7 of 12 deaths in scope came in incidents that named The South first"},
		{Daily, incidents, ceasefire.ByType, "The most frequent type was shelling: 4 of 5 incidents in scope"},
		{Daily, incidents, ceasefire.ByArea, "Uplands had the most: 3 of 5 incidents in scope"},
		{Multiples, incidents, ceasefire.ByParty, "The North was named first in 3 of 5 incidents in scope"},
		{Multiples, deaths, ceasefire.ByType, "The deadliest type was shelling: 7 of 12 deaths in scope"},
		{Cumulative, deaths, ceasefire.ByParty, "12 deaths in scope by 18 Aug 2016"},
		{Casualties, deaths, ceasefire.Ungrouped, "At least 11 and at most 14 were killed in incidents in scope; the best estimate is 12"},
		{Calendar, incidents, ceasefire.Ungrouped, "5 incidents in scope, most on 8 Aug 2016: 2"},
		{Hours, incidents, ceasefire.Ungrouped, "Mondays between 12:00 and 13:00 had the most incidents in scope: 2 of 5"},
		{Places, incidents, ceasefire.Ungrouped, "Uplands had the most: 3 of 6 incidents in scope"},
		{Places, deaths, ceasefire.Ungrouped, "X-9 had the most: 9 of 21 deaths in scope"},
		{Types, deaths, ceasefire.Ungrouped, "The deadliest type was shelling: 16 of 21 deaths in scope"},
		{Map, incidents, ceasefire.Ungrouped, "Uplands had the most: 3 of 6 incidents in scope"},
		{Timeline, incidents, ceasefire.Ungrouped, "Truce over since 16 Aug 2016, 19:00, after 6 of 7 days"},
		{Tallies, incidents, ceasefire.Ungrouped, "Published counts beside the log’s own"},
		{Matrix, incidents, ceasefire.Ungrouped, "No commitments by 18 Aug 2016"},
	} {
		s := handMade(test.measure)
		s.By, s.Filter.Scope = test.by, ceasefire.ViewIn
		if got := said(t, test.kind, s); got != test.want {
			t.Errorf("%s of %s by %q: %q, want %q", test.kind, test.measure, test.by, got, test.want)
		}
	}
}

// What comes to as much is told so or left out, one is told as one, and none as none; nothing is said of an empty chart.
func TestTitlesOfTiesAndOnes(t *testing.T) {
	of := func(facts ...ceasefire.Fact) Subject {
		return Subject{Frame: truce(), Facts: ceasefire.FactsOf(facts), Measure: ceasefire.IncidentsMeasure, AsOf: ceasefire.AsOf{At: noon(18)}}
	}
	air := fact(9, 1, 1, "X-2")
	air.Type = ceasefire.AirStrike
	one, two, three := of(fact(8, 0, 0, "X-1")), of(fact(8, 0, 1, "X-1"), air), of(fact(8, 0, 1, "X-1"), air, fact(11, -1, 1, "X-3"))
	three.Facts = changed(three.Facts, func(i int, f *ceasefire.Fact) { f.Type = ceasefire.Types()[i].Type })
	for _, test := range []struct {
		kind Kind
		s    Subject
		want string
	}{
		{Daily, one, "1 incident, on 8 Aug 2016"},
		{Daily, two, "2 incidents, most on 8 Aug and 9 Aug 2016: 1 each"},
		{Daily, three, "3 incidents, never more than 1 on a day"},
		{Calendar, of(fact(8, 0, 1, "X-1"), fact(8, 1, 1, "X-2")), "2 incidents, on 8 Aug 2016"},
		{Cumulative, one, "1 incident by 18 Aug 2016"},
		{Multiples, one, "The North was named first in 1 incident"},
		{Multiples, two, "2 incidents, most on 8 Aug and 9 Aug 2016: 1 each"},
		{Hours, one, "1 incident, on a Monday between 12:00 and 13:00"},
		{Hours, two, "Mondays between 12:00 and 13:00, and Tuesdays between 12:00 and 13:00, had the most incidents: 1 each"},
		{Hours, three, "No hour of the week had more than 1 of 3 incidents"},
		{Places, one, "1 incident was in Uplands"},
		{Places, of(fact(8, 0, 1, "X-1"), fact(9, 0, 1, "X-1")), "2 incidents were in Uplands"},
		{Map, two, "Coast and Uplands had the most: 1 incident each"},
		{Places, three, "No one area had more than 1 of 3 incidents"},
		{Types, one, "1 incident was of one type: shelling"},
		{Types, two, "The most frequent types were air strike and shelling: 1 incident each"},
		{Types, three, "No one type had more than 1 of 3 incidents"},
		{Casualties, of(fact(8, 0, 1, "X-1")), "1 death, on 8 Aug 2016"},
		{Casualties, one, "0 deaths, 8–18 Aug 2016"},
		{Daily, of(), "Incidents a day"},
		{Hours, of(), "Incidents by hour and weekday"},
	} {
		if got := said(t, test.kind, test.s); got != test.want {
			t.Errorf("%s: %q, want %q", test.kind, got, test.want)
		}
	}
	one.Measure = ceasefire.DeathsMeasure
	for _, kind := range []Kind{Daily, Cumulative, Calendar, Hours, Places, Types, Map} {
		if got := said(t, kind, one); got != "No known deaths" {
			t.Errorf("%s of no deaths: %q", kind, got)
		}
	}
}

// Nobody leads among incidents of no party, and the smaller of many groups are part of the sum.
func TestTitlesOfGroups(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	s.Facts = changed(s.Facts, func(i int, f *ceasefire.Fact) {
		if i > 0 {
			f.PartyA = -1
		}
	})
	if got, want := said(t, Daily, s), "5 incidents, most on 8 Aug 2016: 2"; got != want {
		t.Errorf("of no party: %q, want %q", got, want)
	}
	many := yearOf(3, 40)
	// The 19th has 54, 61 and 68 modulo 23, which is 8, 15 and 22, and one more each day.
	if got, want := said(t, Daily, many), "48 of 1,425 deaths came in incidents that named Party of a rather long name 19 first"; got != want {
		t.Errorf("of forty parties: %q, want %q", got, want)
	}
}

// A part of a month at the end of a long chart is not held against whole months.
func TestTitlesOfMeans(t *testing.T) {
	s := yearOf(3653, 1)
	s.By = ceasefire.Ungrouped
	for _, kind := range []Kind{Daily, Calendar} {
		got := said(t, kind, s)
		rows := made(t, kind, s).(*picture).table(640, 400)
		most, month := 0.0, ""
		for _, row := range rows[1 : len(rows)-1] { // the last has one day
			if v, err := strconv.ParseFloat(row[1], 64); err == nil && v > most {
				most, month = v, row[0]
			}
		}
		if want := ": " + rate(most) + " a day"; !strings.HasPrefix(got, "No whole month had more deaths than ") || !strings.HasSuffix(got, want) {
			t.Errorf("%s: %q, and %s has %g", kind, got, month, most)
		}
	}
}

// dates are the words of a title that are numbers of days and hours, not of what is counted.
var dates = regexp.MustCompile(`\d{1,2} [A-Z][a-z]{2}( \d{4})?|between \d\d:00 and \d\d:00`)

// counts gives the numbers of a title that count something.
func countsIn(title string) []float64 {
	var out []float64
	for _, word := range strings.Fields(strings.ReplaceAll(dates.ReplaceAllString(title, ""), ",", "")) {
		if v, err := strconv.ParseFloat(strings.Trim(word, ";.:"), 64); err == nil {
			out = append(out, v)
		}
	}
	return out
}

// inTable gives the numbers of a table, and the sums of its columns, of its rows, and of all.
func inTable(rows [][]string) []float64 {
	var out []float64
	columns, all := make([]float64, len(rows[0])), 0.0
	for _, row := range rows[1:] {
		sum := 0.0
		for i, cell := range row[1:] {
			if v, err := strconv.ParseFloat(cell, 64); err == nil && rows[0][i+1] != meanBefore {
				out, sum, columns[i] = append(out, v), sum+v, columns[i]+v
			}
		}
		out, all = append(out, sum), all+sum
	}
	return append(append(out, columns...), all)
}

// Each number in a title is one of the numbers that are plotted, or a sum of them.
func TestTitlesSayWhatIsPlotted(t *testing.T) {
	kinds := []Kind{Daily, Multiples, Cumulative, Casualties, Calendar, Hours, Places, Types, Map}
	rapid.Check(t, func(r *rapid.T) {
		s := drawnFacts(r)
		kind := rapid.SampledFrom(kinds).Draw(r, "kind")
		p := made(t, kind, s).(*picture)
		known := inTable(p.content.table())
		for _, n := range countsIn(p.sheet.title) {
			if !slices.Contains(known, n) {
				r.Fatalf("%s: %q says %g, which is not in %v", kind, p.sheet.title, n, p.content.table())
			}
		}
	})
}

// drawnFacts are some incidents within a month of two parties, in areas that the frame knows.
func drawnFacts(r *rapid.T) Subject {
	var facts []ceasefire.Fact
	for range rapid.IntRange(0, 12).Draw(r, "incidents") {
		day, party, best := rapid.IntRange(1, 28).Draw(r, "day"), rapid.IntRange(-1, 1).Draw(r, "party"), int32(rapid.IntRange(0, 4).Draw(r, "deaths"))
		one := fact(day, party, best, rapid.SampledFrom([]string{"X-1", "X-2"}).Draw(r, "area"))
		one.Type = rapid.SampledFrom(ceasefire.Types()).Draw(r, "type").Type
		one.High += int32(rapid.IntRange(0, 2).Draw(r, "high"))
		facts = append(facts, one)
	}
	return Subject{
		Frame: truce(), Facts: ceasefire.FactsOf(facts), AsOf: ceasefire.AsOf{At: noon(28)},
		Measure: rapid.SampledFrom([]ceasefire.Measure{ceasefire.IncidentsMeasure, ceasefire.DeathsMeasure}).Draw(r, "measure"),
		By:      rapid.SampledFrom([]ceasefire.Grouping{ceasefire.Ungrouped, ceasefire.ByParty, ceasefire.ByType, ceasefire.ByArea, ceasefire.ByScope}).Draw(r, "by"),
	}
}

// What the matrix and the published counts say is counted off their tables.
func TestTitlesOfRecords(t *testing.T) {
	s := yearOf(30, 6)
	rows := made(t, Matrix, s).(*picture).table(900, 560)
	scored, full, nothing := 0, 0, 0
	for _, row := range rows[1:] {
		switch now := row[len(row)-1]; now {
		case "0":
			scored, nothing = scored+1, nothing+1
		case "3":
			scored, full = scored+1, full+1
		case "1", "2":
			scored++
		}
	}
	if got, want := countsIn(said(t, Matrix, s)), []float64{float64(scored), float64(full), float64(nothing)}; !slices.Equal(got, want) {
		t.Errorf("%q says %v, the table %v", said(t, Matrix, s), got, want)
	}
	beside, higher := 0, 0
	for _, row := range made(t, Tallies, s).(*picture).table(900, 560)[1:] {
		if row[9] != "" {
			beside++
			if atoi(t, row[6]) > atoi(t, row[9]) {
				higher++
			}
		}
	}
	if got, want := said(t, Tallies, s), firstCapital(shareOf(higher, beside)); beside < 3 || !strings.HasPrefix(got, want+" published counts with known days ") {
		t.Errorf("%q, and the table has %d of %d", got, higher, beside)
	}
	s.Frame.Tallies = s.Frame.Tallies[1:2]
	if got, want := said(t, Tallies, s), "Violations: 37 by the count of The Observatory, 12 incidents in the log"; got != want {
		t.Errorf("of one count: %q, want %q", got, want)
	}
}
