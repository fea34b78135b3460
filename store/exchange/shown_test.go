package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// readBy finds how a text is read of which nothing is told.
func readBy(t *testing.T, frame ceasefire.Frame, text []byte) Reading {
	t.Helper()
	_, r := sniffed(t, frame, text, Reading{})
	return r
}

// without gives what an incident's fields say, without what is kept beside them.
func without(i ceasefire.Incident) string {
	i.Extra, i.Origin.Digest, i.Origin.Line = nil, "", 0
	return fmt.Sprintf("%+v", i)
}

// A column is shown to be read into a field where what stands in it changes the incident, and to be kept where it does not.
func TestAColumnIsShownToGoWhereItGoes(t *testing.T) {
	frame, _ := syria(t)
	ged := rowsOf(t, assets.SampleGED())[:2]
	set(ged, "adm_2", "Tell Abiad")
	set(ged, "date_prec", "1")
	header, cells := dialects()[1].row(event{id: 7, date: time.Date(2016, 9, 15, 0, 0, 0, 0, time.UTC), timePrecision: 1, eventType: "Battles", subType: "Armed clash",
		actor1: "A", inter1: 2, actor2: "B", inter2: 3, admin1: "Aleppo", admin2: "Azaz", location: "Azaz", lat: 36.5, lon: 37, geoPrecision: 1, source: "SOHR", notes: "n", fatalities: 2})
	others := map[string][]string{
		"type_of_violence": {"2"}, "date_prec": {"4"}, "date_start": {"2016-01-01"}, "date_end": {"2019-09-30"}, "event_type": {"Riots"}, "sub_event_type": {"Grenade"}, "inter1": {"1"}, "inter2": {"1"},
		"event_date": {"2016-09-17"},
	}
	for format, rows := range map[Format][][]string{FormatGED: ged, FormatACLED: {header, cells}} {
		text := tabular(t, ',', rows...)
		r := readBy(t, frame, text)
		if r.Format != format {
			t.Fatalf("%s is read as %s", format, r.Format)
		}
		was := without(firstOf(t, frame, r, text))
		for n, column := range r.ShownColumns() {
			changed, name := slices.Clone(rows[1]), rows[0][n]
			changed[n] = "3"
			if other := others[name]; len(other) > 0 {
				changed[n] = other[0]
			}
			base := was
			if name == "event_type" || name == "source_article" { // heeded where the finer one says nothing
				finer := map[string]string{"event_type": "sub_event_type", "source_article": "source_headline"}[name]
				at := slices.Index(rows[0], finer)
				changed[at] = ""
				plain := slices.Clone(rows[1])
				plain[at] = ""
				base = without(firstOf(t, frame, r, tabular(t, ',', rows[0], plain)))
			}
			now := without(firstOf(t, frame, r, tabular(t, ',', rows[0], changed)))
			if read := now != base; read != (column.Field != "") {
				t.Errorf("%s: %s is shown to be read into %q; that it changes the incident is %t", format, name, column.Field, read)
			}
		}
	}
}

// set puts a text into a column of the second row.
func set(rows [][]string, column, text string) { rows[1][slices.Index(rows[0], column)] = text }

// firstOf gives the first incident of a text.
func firstOf(t *testing.T, frame ceasefire.Frame, r Reading, text []byte) ceasefire.Incident {
	t.Helper()
	for i, err := range r.Incidents(t.Context(), MemoryData("f.csv", bytes.NewReader(text), int64(len(text))), frame) {
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	t.Fatal("no incident")
	return ceasefire.Incident{}
}

// Of an old layout of ACLED with one identifier only, that is the identifier.
func TestTheOnlyIdentifierOfACLEDIsShownAsOne(t *testing.T) {
	r := Reading{Format: FormatACLED, Header: []string{"DATA_ID", "EVENT_ID_CNTY"}}
	if columns := r.ShownColumns(); columns[0].Field != "" || columns[1].Field != FieldID {
		t.Errorf("%+v", columns)
	}
	r.Header = r.Header[:1]
	if columns := r.ShownColumns(); columns[0].Field != FieldID {
		t.Errorf("%+v", columns)
	}
}

// A table's columns are shown with the fields of its mapping; years and figures with a comma are numbers, a column of words with one number is none. A latitude alone is no place.
func TestTheColumnsOfATableAreShownAsTheyAreMapped(t *testing.T) {
	frame, _ := syria(t)
	r := readBy(t, frame, []byte("Date;Year;Place;Type;Latitude;Colour\n2016-09-12;2016;Azaz;shelling;36,5;red\n2016-09-13;2016;Homs;shelling;34,7;7\n2016-09-14;2016;Hama;shelling;;blue\n"))
	want := []ShownColumn{{"Date", FieldDate, false, false}, {"Year", "", false, true}, {"Place", FieldPlace, false, false}, {"Type", FieldType, false, false}, {"Latitude", "", false, true},
		{"Colour", "", false, false}}
	if got := r.ShownColumns(); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// What is worked out from other columns of a table of this program's own is not read, and is not shown as kept.
func TestWhatIsWorkedOutIsShownAsLeft(t *testing.T) {
	frame, _ := syria(t)
	text := madeFile(t, KindCSV, Export{Frame: frame}, ceasefire.Incident{
		ID: counter()(), When: ceasefire.NewMoment(17059, 17059, ceasefire.PrecisionDay, frame.Agreement.Location()), Type: ceasefire.Shelling, Title: "One", Verification: ceasefire.Unverified,
	})
	header, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).Read()
	if err != nil {
		t.Fatal(err)
	}
	columns := readBy(t, frame, text).ShownColumns()
	if len(columns) != len(header) {
		t.Fatalf("%d of %d columns", len(columns), len(header))
	}
	for n, column := range columns {
		switch {
		case column.Name == "type_name" && !column.Left, column.Name == "title" && (column.Left || column.Field != FieldTitle):
			t.Errorf("%+v", column)
		case column.Name != header[n]:
			t.Errorf("%q stands at the place of %q", column.Name, header[n])
		}
	}
}

// The first incidents of this program's own export are shown by when, what, where, how many dead, their title and what they cite.
func TestTheFirstIncidentsOfAnExportAreShown(t *testing.T) {
	frame, _ := syria(t)
	all, _, err := readAll(frame, assets.SampleGED())
	if err != nil {
		t.Fatal(err)
	}
	one := all[0]
	one.ID = counter()()
	one.Citations = []ceasefire.Citation{{Source: frame.Sources[0].ID, Credibility: 2}, {Source: frame.Sources[0].ID, Locator: "page 2"}, {Source: frame.Sources[1].ID}}
	r := readBy(t, frame, exported(t, frame, one))
	columns := r.ShownColumns()
	if len(r.Sample) != 1 || len(columns) != len(r.Sample[0].Cells) || columns[3].Name != "Deaths, best" || !columns[3].Numbers {
		t.Fatalf("%+v: %+v", columns, r.Sample)
	}
	want := []string{one.When.Format(frame.Agreement.Location()), one.Type.Name(), one.Place.Name, countSaid(one.Deaths.Best), one.Title, frame.Sources[0].Title + "; " + frame.Sources[1].Title}
	if got := r.Sample[0].Cells; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
