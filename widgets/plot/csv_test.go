package plot

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// numbers reads the CSV of a picture back.
func numbers(t *testing.T, p Picture) [][]string {
	t.Helper()
	var out bytes.Buffer
	if err := p.CSV(&out, 900, 560); err != nil {
		t.Fatalf("CSV: %v", err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatalf("reading the CSV back: %v", err)
	}
	return rows
}

// handMade has two incidents on 8 August, none on the 9th, one on the 11th and one on the 17th; one more has unknown deaths, and one
// is known only to the month. The truce runs from the 10th, 19:00, to the 16th, 19:00.
func handMade(m ceasefire.Measure) Subject {
	facts := []ceasefire.Fact{
		fact(8, 0, 4, "X-1"), fact(8, 1, 2, "X-2"), fact(11, 0, 1, "X-1"), fact(17, 1, 5, "X-2"), fact(9, 0, -1, "X-1"), fact(8, 1, 9, "X-9"),
	}
	facts[0].Low, facts[0].High = 3, 6
	facts[3].Type = ceasefire.AirStrike
	facts[5].Precision, facts[5].Until = ceasefire.PrecisionMonth, noon(30).Unix()
	return Subject{Frame: truce(), Facts: ceasefire.FactsOf(facts), By: ceasefire.ByParty, Measure: m, AsOf: ceasefire.AsOf{At: noon(18)}}
}

func TestCSV(t *testing.T) {
	const usual = "0.21428571428571427" // 6 deaths in 28 days
	for _, test := range []struct {
		name    string
		kind    Kind
		measure ceasefire.Measure
		want    [][]string
	}{
		{"deaths a day", Daily, ceasefire.DeathsMeasure, [][]string{
			{"day", "North", "South", "mean_per_day_before"},
			{"2016-08-08", "4", "2", usual}, {"2016-08-09", "0", "0", usual}, {"2016-08-10", "0", "0", usual}, {"2016-08-11", "1", "0", usual},
			{"2016-08-12", "0", "0", usual}, {"2016-08-13", "0", "0", usual}, {"2016-08-14", "0", "0", usual}, {"2016-08-15", "0", "0", usual},
			{"2016-08-16", "0", "0", usual}, {"2016-08-17", "0", "5", usual}, {"2016-08-18", "0", "0", usual},
		}},
		{"low, best and high", Casualties, ceasefire.IncidentsMeasure, [][]string{
			{"day", "low", "best", "high"},
			{"2016-08-08", "5", "6", "8"}, {"2016-08-09", "0", "0", "0"}, {"2016-08-10", "0", "0", "0"}, {"2016-08-11", "1", "1", "1"},
			{"2016-08-12", "0", "0", "0"}, {"2016-08-13", "0", "0", "0"}, {"2016-08-14", "0", "0", "0"}, {"2016-08-15", "0", "0", "0"},
			{"2016-08-16", "0", "0", "0"}, {"2016-08-17", "5", "5", "5"}, {"2016-08-18", "0", "0", "0"},
		}},
		{"the calendar", Calendar, ceasefire.IncidentsMeasure, [][]string{
			{"day", "incidents"}, {"2016-08-08", "2"}, {"2016-08-09", "1"}, {"2016-08-10", "0"}, {"2016-08-11", "1"}, {"2016-08-12", "0"},
			{"2016-08-13", "0"}, {"2016-08-14", "0"}, {"2016-08-15", "0"}, {"2016-08-16", "0"}, {"2016-08-17", "1"}, {"2016-08-18", "0"},
		}},
		{"incidents so far", Cumulative, ceasefire.IncidentsMeasure, [][]string{
			{"day", "North", "South"},
			{"2016-08-08", "1", "1"}, {"2016-08-09", "2", "1"}, {"2016-08-10", "2", "1"}, {"2016-08-11", "3", "1"}, {"2016-08-12", "3", "1"},
			{"2016-08-13", "3", "1"}, {"2016-08-14", "3", "1"}, {"2016-08-15", "3", "1"}, {"2016-08-16", "3", "1"}, {"2016-08-17", "3", "2"},
			{"2016-08-18", "3", "2"},
		}},
		{"before, during and after", BeforeAfter, ceasefire.DeathsMeasure, [][]string{
			{"window", "from", "to", "days", "n", "per_day", "ratio_to_before", "ratio_low", "ratio_high"},
			{"Before", "2016-07-13", "2016-08-09", "28", "2", usual, "", "", ""},
			{"During", "2016-08-11", "2016-08-15", "5", "1", "0.2", "0.9333333333333335", "0.05837891375503821", "14.921673855843762"},
			{"After", "2016-08-17", "2016-08-17", "1", "1", "5", "", "", ""},
		}},
		{"deaths by area, with an area of no name", Places, ceasefire.DeathsMeasure, [][]string{
			{"name", "deaths", "low", "high"}, {"X-9", "9", "9", "9"}, {"Coast", "7", "7", "7"}, {"Uplands", "5", "4", "7"},
		}},
		{"incidents by type", Types, ceasefire.IncidentsMeasure, [][]string{
			{"name", "incidents"}, {ceasefire.Shelling.Name(), "5"}, {ceasefire.AirStrike.Name(), "1"},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, numbers(t, made(t, test.kind, handMade(test.measure)))); diff != "" {
				t.Errorf("numbers (-want +got):\n%s", diff)
			}
		})
	}
}

// Days that the filter leaves out are not compared: counted as zero they would make a truce look quiet.
func TestBeforeAfterKeepsToTheFiltersDays(t *testing.T) {
	s := handMade(ceasefire.DeathsMeasure)
	s.Filter.Days = ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 8), To: ceasefire.DayFrom(2016, 8, 12)}
	s.Facts = s.Facts.Slice(0, 3)
	want := [][]string{
		{"window", "from", "to", "days", "n", "per_day", "ratio_to_before", "ratio_low", "ratio_high"},
		{"Before", "2016-08-08", "2016-08-09", "2", "2", "3", "", "", ""},
		{"During", "2016-08-11", "2016-08-12", "2", "1", "0.5", "0.16666666666666666", "0.010424806027685392", "2.664584617114957"},
	}
	if diff := cmp.Diff(want, numbers(t, made(t, BeforeAfter, s))); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

// A long daily chart shows means per day of its weeks; the first and the last week may be cut.
func TestLongDailyShowsWeeklyMeans(t *testing.T) {
	s := Subject{
		Frame: truce(), Facts: ceasefire.FactsOf([]ceasefire.Fact{fact(1, 0, 14, ""), fact(8, 0, 7, "")}), Measure: ceasefire.DeathsMeasure,
		Filter: ceasefire.Filter{Days: ceasefire.Span{From: firstDay + 1, To: firstDay + 500}},
	}
	rows := numbers(t, made(t, Daily, s))
	want := [][]string{{"day", "Deaths"}, {"2016-08-02", "0"}, {"2016-08-08", "1"}, {"2016-08-15", "0"}}
	if diff := cmp.Diff(want, rows[:4]); diff != "" {
		t.Errorf("first rows (-want +got):\n%s", diff)
	}
	if last := rows[len(rows)-1][0]; last != "2017-12-11" {
		t.Errorf("the last week starts on %s, want 2017-12-11", last)
	}
}

func TestSeriesBeyondEightAreFolded(t *testing.T) {
	s := yearOf(3, 40)
	header := numbers(t, made(t, Daily, s))[0]
	if len(header) != 10 || header[9] != "All others (32)" {
		t.Errorf("header %q, want a day, eight parties and all others (32)", header)
	}
	sum := func(rows [][]string) (n int) {
		for _, row := range rows[1:] {
			for _, cell := range row[1:] {
				n += atoi(t, cell)
			}
		}
		return n
	}
	s.By = ceasefire.Ungrouped
	whole := numbers(t, made(t, Daily, s))
	s.By = ceasefire.ByParty
	if got, want := sum(numbers(t, made(t, Daily, s))), sum(whole); got != want || want == 0 {
		t.Errorf("the series add up to %d, want %d", got, want)
	}
}

// Of running totals the smaller of many are not drawn, for together they press the others flat; what they come to is said.
func TestSmallerRunningTotalsAreCounted(t *testing.T) {
	p := made(t, Cumulative, yearOf(3, 40))
	if header := numbers(t, p)[0]; len(header) != 9 {
		t.Errorf("header %q, want a day and eight parties", header)
	}
	if words := p.AltText(); !strings.Contains(words, "Not drawn: 32 other series, with 1,080 deaths together.") {
		t.Errorf("it says %q", words)
	}
}
