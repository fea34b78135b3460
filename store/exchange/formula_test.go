package exchange

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// texts gives the texts of an incident that every kind of table has a column for.
func texts(i *ceasefire.Incident) []*string {
	return []*string{&i.Text, &i.ReportedBy, &i.Place.Name, &i.Place.District, &i.SideA.Actor, &i.SideB.Actor}
}

// cellsOf gives the rows of a table of any kind as a spreadsheet would open them.
func cellsOf(t *rapid.T, kind Kind, frame ceasefire.Frame, text []byte) (header []string, rows []Row) {
	file := MemoryData("table."+string(kind), bytes.NewReader(text), int64(len(text)))
	told := Reading{Format: FormatCSV, DateOrder: YearFirst}
	if kind == KindXLSX {
		told.Sheet = sheetIncidents
	}
	r, err := Sniff(t.Context(), file, frame, told)
	if err != nil {
		t.Fatal(err)
	}
	header, rows, err = r.Preview(t.Context(), file, 10)
	if err != nil {
		t.Fatal(err)
	}
	return header, rows
}

// No text of an incident that was typed in here, or that an analyst changed in a row of a data set, begins a cell as a formula does, in a table of whatever kind; read again it is the same.
func TestNoTextGoesOutAsAFormula(t *testing.T) {
	frame, _ := syria(t)
	fragment := rapid.Custom(func(t *rapid.T) string {
		return rapid.StringMatching(`'{0,2}[=+@\t\r＝＋－＠-]?`).Draw(t, "start") + rapid.SampledFrom([]string{"cmd|' /C calc'!A0", "HYPERLINK(\"http://x\")", "1+1", "x"}).Draw(t, "rest")
	})
	rapid.Check(t, func(t *rapid.T) {
		i := typedIn()
		for _, kind := range []Kind{KindGED, KindACLED, KindCSV, KindXLSX} {
			if kind == KindXLSX && rapid.IntRange(0, 9).Draw(t, "workbook") > 0 {
				continue // a workbook takes long to write
			}
			before := i
			if rapid.Bool().Draw(t, "of the data set") && kind == KindACLED {
				before = oneOfFile(t, frame, []byte("event_id_cnty,event_date,event_type,actor1,actor2,country,admin2,location,latitude,longitude,source,notes,fatalities\n"+
					"SYR1,2016-09-12,Battles,a,b,Syria,c,d,-36.2,-37.1,e,f,1\n"), Reading{})
			}
			changed := before
			for _, to := range texts(&changed) {
				*to = fragment.Draw(t, "text")
			}
			made := madeFile(t, kind, Export{Frame: frame}, changed)
			_, rows := cellsOf(t, kind, frame, made)
			for _, cell := range rows[0].Cells {
				if _, number := degrees(cell); !number && strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
					t.Fatalf("%s: a cell is %q", kind, cell)
				}
			}
			file := MemoryData("table."+string(kind), bytes.NewReader(made), int64(len(made)))
			r, err := Sniff(t.Context(), file, frame, Reading{})
			if err != nil {
				t.Fatal(err)
			}
			// GED has no column of its own for a text: its articles are told by their headlines
			for again, err := range r.Incidents(t.Context(), file, frame) {
				if err != nil {
					t.Fatal(err)
				}
				for n, got := range texts(&again) {
					if want := *texts(&changed)[n]; (kind != KindGED || n > 0) && strings.TrimSpace(*got) != strings.TrimSpace(want) {
						t.Fatalf("%s: text %d, %q, came back as %q", kind, n, want, *got)
					}
				}
			}
		}
	})
}

// What a data set's own file holds goes out as it came, whatever it begins with; a heading that is a formula does not, and is known again.
func TestADataSetsOwnCellsStayAndItsHeadingsAreHarmless(t *testing.T) {
	frame, _ := syria(t)
	const head, row = "event_id_cnty,event_date,event_type,actor1,actor2,country,location,latitude,longitude,notes,fatalities,", "SYR1,2016-09-12,Battles,=A(),'@B,Syria,-d,-36.2,-37.1,+f,1,\"\t=1\"\n"
	read := func(text string) ceasefire.Incident { return taken(t, frame, []byte(text), Reading{})[0] }
	i := read(head + "=cmd()\n" + row)
	if i.SideA.Actor != "=A()" || i.SideB.Actor != "@B" || i.Text != "+f" || i.Place.Point.Lat != -36.2 {
		t.Errorf("it was read as %+v", i)
	}
	const harmless = head + "'=cmd()\n" + row
	formulas := 0
	if got := string(madeFile(t, KindACLED, Export{Frame: frame, Formulas: &formulas}, i)); got != harmless {
		t.Errorf("it went out as\n%s, want\n%s", got, harmless)
	}
	if formulas != 5 { // the sides, the place, the notes and the column that nothing knows; a position south or west is a number
		t.Errorf("%d cells are counted", formulas)
	}
	again := read(harmless)
	if again.Extra[len(again.Extra)-1].Name != "=cmd()" || again.Origin.Digest != i.Origin.Digest {
		t.Errorf("it came back as %+v", again)
	}
}
