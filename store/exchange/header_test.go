package exchange

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAFileWithoutAHeader(t *testing.T) {
	frame, _ := syria(t)
	bare := "2016-09-15,shelling,Azaz\n2016-09-16,air_strike,Marea\n2016-09-17,looting,Homs\n"
	for name, c := range map[string]struct {
		text     string
		told     Reading
		none     bool
		row      int
		incident []string // the places of the incidents, or the number of rows where no type is known
	}{
		"dates where names would be": {bare, Reading{}, true, 1, []string{"2016-09-15", "2016-09-16", "2016-09-17"}},
		"beneath a title":            {"The list of September\n" + bare, Reading{Delimiter: ','}, true, 2, []string{"2016-09-15", "2016-09-16", "2016-09-17"}},
		"dates in words": {"15 Sep 2016,shelling,Azaz,Aleppo\n16 Sep 2016,air strike,Marea,Aleppo\n", Reading{}, true, 1,
			[]string{"2016-09-15", "2016-09-16"}},
		"told that there is none": {"date,type\n2016-09-15,shelling\n", Reading{NoHeader: true, Mapping: Mapping{Columns: []ColumnField{{"Column 1", FieldDate}, {"Column 2", FieldType}}}}, true, 1,
			[]string{"2016-09-15"}},
		"told that there is one": {"2016-09-15,shelling\n2016-09-16,air_strike\n", Reading{HeaderRow: 1, Mapping: Mapping{Columns: []ColumnField{{"2016-09-15", FieldDate}, {"shelling", FieldType}}}}, false, 1,
			[]string{"2016-09-16"}},
		"a mapping that took the first row for names": {bare, Reading{Mapping: Mapping{Columns: []ColumnField{{"2016-09-15", FieldDate}, {"shelling", FieldType}, {"Azaz", FieldPlace}}}}, true, 1,
			[]string{"2016-09-15", "2016-09-16", "2016-09-17"}},
		"years as names":  {"date,type,2015,2016\n2016-09-15,shelling,1,2\n", Reading{}, false, 1, []string{"2016-09-15"}},
		"a header":        {"date,type,place\n2016-09-15,shelling,Azaz\n", Reading{}, false, 1, []string{"2016-09-15"}},
		"names of no use": {"first,second\nx,y\n", Reading{}, false, 1, nil},
	} {
		file, r := sniffed(t, frame, []byte(c.text), c.told)
		if r.NoHeader != c.none || r.HeaderRow != c.row || c.none != slices.ContainsFunc(r.Notes, func(note string) bool { return strings.Contains(note, "--header") }) {
			t.Errorf("%s: no header %v, row %d, notes %q", name, r.NoHeader, r.HeaderRow, r.Notes)
		}
		if c.incident == nil {
			continue
		}
		var days []string
		for i, err := range r.Incidents(t.Context(), file, frame) {
			if err == nil {
				days = append(days, i.When.Days(frame.Agreement.Location()).From.String())
			}
		}
		if !slices.Equal(days, c.incident) {
			t.Errorf("%s: %q, of the columns %q", name, days, r.Mapping.Columns)
		}
	}
}

// However many rows a list without a header has, none of them is lost.
func TestNoRowIsLostForWantOfAHeader(t *testing.T) {
	frame, _ := syria(t)
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return rapid.SampledFrom([]string{"2016-09-15", "15/9/2016", "16 Sep 2016"}).Draw(t, "date") + ";" + rapid.SampledFrom([]string{"shelling", "air strike"}).Draw(t, "type") + ";" +
				rapid.SampledFrom([]string{"Azaz", "حلب", "3", ""}).Draw(t, "place")
		}), 2, 20).Draw(rt, "rows")
		file, r := sniffed(t, frame, []byte(strings.Join(rows, "\n")+"\n"), Reading{Delimiter: ';', Format: FormatCSV})
		read := 0
		for _, err := range r.Incidents(t.Context(), file, frame) {
			if err == nil {
				read++
			}
		}
		if !r.NoHeader || read != len(rows) {
			rt.Fatalf("%q: no header %v, %d read, columns %q", rows, r.NoHeader, read, r.Mapping.Columns)
		}
	})
}

// A date under a heading that nobody knows is found by what stands there, and that is said; of two such columns neither is taken, nor one that a mapping told of leaves out.
func TestADateUnderAnUnknownHeadingIsFound(t *testing.T) {
	frame, _ := syria(t)
	for name, c := range map[string]struct {
		text string
		told Reading
		want string
	}{
		"one":           {"Moment,Place\n2016-09-15,Aleppo\n2016-09-16,Homs\n", Reading{}, "Moment"},
		"two":           {"Moment,Logged,Place\n2016-09-15,2016-09-16,Aleppo\n", Reading{}, ""},
		"called so too": {"Moment,Date,Place\n2016-09-15,2016-09-16,Aleppo\n", Reading{}, "Date"},
		"numbers":       {"Moment,Place\n17,Aleppo\n18,Homs\n", Reading{}, ""},
		"told":          {"Moment,Place\n2016-09-15,Aleppo\n", Reading{Mapping: Mapping{Columns: []ColumnField{{"Place", FieldPlace}}}}, ""},
	} {
		_, r := sniffed(t, frame, []byte(c.text), c.told)
		got := r.Mapping.FieldColumn(FieldDate)
		said := slices.ContainsFunc(r.Notes, func(note string) bool { return strings.Contains(note, "alone holds days") })
		if got != c.want || said != (c.want == "Moment") {
			t.Errorf("%s: %q, said %v: %q", name, got, said, r.Notes)
		}
	}
}
