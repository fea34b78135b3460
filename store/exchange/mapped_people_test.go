package exchange

import (
	"fmt"
	"strings"
	"testing"
)

// Numbers of people as desks write them. Empty wants are unknown; a reason is of a row that is not taken.
func TestNumbersOfPeopleAsTheyAreWritten(t *testing.T) {
	frame, _ := syria(t)
	for _, c := range []struct{ column, cell, decimal, low, best, high, reason string }{
		{"deaths", "1,234", "", "", "1234", "", ""}, {"deaths", "1,234,567", "", "", "1234567", "", ""}, {"deaths", "1 234", "", "", "1234", "", ""}, {"deaths", "1\u202f234", "", "", "1234", "", ""},
		{"deaths", "1'234", "", "", "1234", "", ""}, {"deaths", "1.234", ",", "", "1234", "", ""}, {"deaths", "1.234.567", "", "", "1234567", "", ""}, {"deaths", "١٢", "", "", "12", "", ""},
		{"deaths", "1.234", "", "", "", "", "can be read in one way"}, {"deaths", "1,234", ",", "", "", "", "can be read in one way"}, {"deaths", "12,34", "", "", "", "", "is not a number of people"},
		{"deaths", "1,234 567", "", "", "", "", "is not a number of people"}, {"deaths", "12.0", "", "", "12", "", ""}, {"deaths", "-", "", "", "", "", ""}, {"deaths", "many", "", "", "", "", "is not a number of people"},
		{"deaths", "3-5", "", "3", "", "5", ""}, {"deaths", "3 – 5", "", "3", "", "5", ""}, {"deaths", "3 to 5", "", "3", "", "5", ""}, {"deaths", "1,000-2,000", "", "1000", "", "2000", ""},
		{"deaths", "5-3", "", "", "", "", "write the lower number first"}, {"deaths", "-5", "", "", "", "", "is not a number of people"}, {"deaths", "3-", "", "", "", "", "is not a number of people"},
		{"deaths civilians", "3-5", "", "", "", "", "read the column into Deaths, best"}, {"deaths,deaths low", `3-5","2`, "", "", "", "", "have columns of their own"},
	} {
		text := "Date,Type,Place," + c.column + "\n2016-09-12,shelling,Aleppo,\"" + c.cell + "\"\n"
		file := MemoryData("list.csv", strings.NewReader(text), int64(len(text)))
		r, err := Sniff(t.Context(), file, frame, Reading{})
		if err != nil {
			t.Fatal(err)
		}
		if c.decimal != "" {
			r.Mapping.Decimal = c.decimal
		}
		for i, err := range r.Incidents(t.Context(), file, frame) {
			if c.reason != "" {
				if err == nil || !strings.Contains(err.Error(), c.reason) {
					t.Errorf("%s %q: %+v, %v; want %q", c.column, c.cell, i.Deaths, err, c.reason)
				}
				continue
			}
			if got := [3]string{countSaid(i.Deaths.Low), countSaid(i.Deaths.Best), countSaid(i.Deaths.High)}; err != nil || got != [3]string{c.low, c.best, c.high} {
				t.Errorf("%s %q: %q, %v", c.column, c.cell, got, err)
			}
		}
	}
}

// A text whose lines end in carriage returns alone is read as one whose lines end in line feeds, in each encoding; a return within a cell of another text stays.
func TestLinesThatEndInCarriageReturns(t *testing.T) {
	frame, _ := syria(t)
	const text = "Date,Type,Place,Notes\n2016-09-12,shelling,حلب,\"one\ntwo\"\n2016-09-13,shelling,Idlib,three\n"
	for _, e := range Encodings() {
		if e == Windows1252 || e == Windows1251 {
			continue // which have no Arabic letters
		}
		returns := []byte(strings.ReplaceAll(text, "\n", "\r"))
		if set := e.charset(); set != nil {
			var err error
			if returns, err = set.NewEncoder().Bytes(returns); err != nil {
				t.Fatal(err)
			}
		}
		got := taken(t, frame, returns, Reading{Encoding: e})
		if len(got) != 2 || got[0].Place.Name != "حلب" || got[0].Text != "one\ntwo" || got[1].Text != "three" || got[1].Origin.Line != 4 {
			t.Errorf("%s: %+v", e, got)
		}
	}
	if got := taken(t, frame, []byte(strings.ReplaceAll(text, "one\ntwo", "one\rtwo")), Reading{}); len(got) != 2 || got[0].Text != "one\rtwo" {
		t.Errorf("a return within a cell: %+v", got)
	}
}

// Numbers in a column of dates are dates though nobody gave them a date's format; those elsewhere stay numbers, and a year is none.
func TestNumbersInAColumnOfDatesOfAWorkbook(t *testing.T) {
	frame, _ := syria(t)
	sheet := [][]any{{"Incident date", "Type", "Place", "Deaths", "Notes"}, {42628, "shelling", "Aleppo", 20001, 42628}, {42628.5, "shelling", "Aleppo", 2, ""}, {"2016-09-15", "shelling", "Aleppo", 3, ""}, {2016, "shelling", "Aleppo", 4, ""}}
	got := taken(t, frame, workbook(t, map[string][][]any{"Events": sheet}), Reading{})
	var said []string
	for _, i := range got {
		said = append(said, fmt.Sprint(i.When.Format(frame.Agreement.Location()), " ", i.Deaths.Best.N, " ", i.Text))
	}
	if want := "15 Sep 2016 20001 42628|15 Sep 2016, 12:00 2 |15 Sep 2016 3 |2016 4 "; strings.Join(said, "|") != want {
		t.Errorf("%q, want %q", strings.Join(said, "|"), want)
	}
	head := strings.Split("event_id_cnty,event_date,event_type,actor1,actor2,country,location,latitude,longitude,fatalities", ",")
	rows := [][]any{{}, {"SYR1", 42628, "Battles", "A", "B", "Syria", "Aleppo", 36.2, 37.1, 1}}
	for _, name := range head {
		rows[0] = append(rows[0], name)
	}
	events := taken(t, frame, workbook(t, map[string][][]any{"Events": rows}), Reading{})
	if len(events) != 1 || events[0].When.Format(frame.Agreement.Location()) != "15 Sep 2016" {
		t.Errorf("of ACLED: %+v", events)
	}
}
