package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// madeFile writes incidents as a kind.
func madeFile(t interface{ Fatal(...any) }, kind Kind, e Export, incidents ...ceasefire.Incident) []byte {
	var out bytes.Buffer
	headers := NewHeaders(kind, e)
	for _, i := range incidents {
		headers.Add(i)
	}
	w, err := NewIncidentWriter(kind, &out, e, headers.Layout())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range incidents {
		if err := w.Write(i); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What came in as GED goes out as it came, every column of every row, in either layout.
func TestGEDGoesOutAsItCameIn(t *testing.T) {
	f, _, incidents := theSample(t)
	got, want := rowsOf(t, madeFile(t, KindGED, Export{Frame: f}, incidents...)), rowsOf(t, assets.SampleGED())
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff[:min(len(diff), 2000)])
	}
	for _, header := range []string{header49, strings.ToUpper(header49)} {
		text := relaid(t, want, strings.Split(header, ","), func(_, old string) string { return old })
		incidents, _, err := readAll(f, text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rowsOf(t, text), rowsOf(t, madeFile(t, KindGED, Export{Frame: f}, incidents...))); diff != "" {
			t.Error(diff[:min(len(diff), 2000)])
		}
	}
}

// What came in as ACLED goes out as it came, in each dialect.
func TestACLEDGoesOutAsItCameIn(t *testing.T) {
	frame, _ := syria(t)
	rapid.Check(t, func(t *rapid.T) {
		e := drawEvent(t, "aé'=Жحل")
		for _, d := range dialects() {
			header, cells := d.row(e)
			text := tabular(t, ',', header, cells)
			i := oneOfFile(t, frame, text, Reading{DateOrder: DayFirst})
			if got := madeFile(t, KindACLED, Export{Frame: frame}, i); !bytes.Equal(got, tabular(t, ',', header, cells)) {
				t.Fatalf("%s: %q came out as %q", d.name, text, got)
			}
		}
	})
}

// What an analyst changed since is written in the columns that have a field; the others stay.
func TestChangesGoOutInTheLayoutOfTheDataSet(t *testing.T) {
	f, _, incidents := theSample(t)
	i := incidents[0]
	before := GEDColumns(i)
	i.Deaths.Best, i.Place.Point.Lat = ceasefire.People(77), 35.5
	row := rowsOf(t, madeFile(t, KindGED, Export{Frame: f}, i))
	for n, name := range row[0] {
		want := before[n].Value
		switch name {
		case "best":
			want = "77"
		case "latitude":
			want = "35.5"
		case "geom_wkt":
			want = fmt.Sprintf("POINT (%s 35.5)", decimal(i.Place.Point.Lon))
		case "priogrid_gid":
			want = strconv.Itoa(prioCell(i.Place.Point))
		}
		if row[1][n] != want {
			t.Errorf("%s is %q, want %q", name, row[1][n], want)
		}
	}
}

// typedIn is an incident that came from no data set, with what makes trouble in a spreadsheet.
func typedIn() ceasefire.Incident {
	return ceasefire.Incident{
		ID: ceasefire.ID{15: 7}, When: ceasefire.MinuteMoment(time.Date(2016, 9, 12, 16, 27, 0, 0, time.UTC), "Asia/Damascus"),
		Place: ceasefire.Place{Name: "Castello Road", Area: "SY-HL", Point: ceasefire.Point{Lat: 36.2512, Lon: 37.1311}, HasPoint: true, Precision: ceasefire.PlaceExact},
		Type:  ceasefire.Shelling, Severity: ceasefire.SeverityDeadly, Title: "=1+1", Text: "Call +963 21 555 0101 or ali@example.org; 12 of 240, 15 Sep 2016, 14:20",
		SideA: ceasefire.Side{Actor: "Government of Syria"}, SideB: ceasefire.Side{Actor: "'=x"}, Verification: ceasefire.Verified, ReportedBy: "a nurse",
		Deaths:    ceasefire.Deaths{Estimate: ceasefire.Estimate{Best: ceasefire.People(2)}},
		Citations: []ceasefire.Citation{{Source: ceasefire.ID{15: 1}, Locator: "p. 3", Credibility: 2}, {Source: ceasefire.ID{15: 2}}},
		Recorded:  ceasefire.Stamp{By: "Somebody", At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}, Scope: ceasefire.ScopeReading{Scope: ceasefire.InScope, Why: "Both"},
	}
}

func exportOf(t *testing.T) Export {
	frame, _ := syria(t)
	frame.Sources = []ceasefire.Source{{ID: ceasefire.ID{15: 1}, Title: "A desk", Reliability: "B"}, {ID: ceasefire.ID{15: 2}, Title: "A hand", Confidential: true}}
	return Export{Frame: frame, Shown: 1, Total: 240, AsOf: ceasefire.AsOf{At: time.Date(2016, 9, 20, 9, 0, 0, 0, time.UTC)}, Attributions: []string{"UCDP, CC BY 4.0"}}
}

func TestCSVIsHarmlessAndReadAgain(t *testing.T) {
	e := exportOf(t)
	text := madeFile(t, KindCSV, e, typedIn())
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cell := func(code string) string { return rows[1][slices.Index(rows[0], code)] }
	for code, want := range map[string]string{
		"title": "'=1+1", "side_b": "''=x", "date": "2016-09-12", "time": "19:27", "deaths_low": "", "deaths_best": "2", "latitude": "36.2512", "scope_overridden": "no",
		"sources": "A desk, p. 3 (B2); A hand", "recorded_at": "2026-01-02T03:04:05Z", "area": "Aleppo",
	} {
		if got := cell(code); got != want {
			t.Errorf("%s is %q, want %q", code, got, want)
		}
	}
	file := MemoryData("again.csv", bytes.NewReader(text), int64(len(text)))
	r, err := Sniff(t.Context(), file, e.Frame, Reading{})
	if err != nil {
		t.Fatal(err)
	}
	for again, err := range r.Incidents(t.Context(), file, e.Frame) {
		if err != nil {
			t.Fatal(err)
		}
		want := typedIn()
		if again.Title != want.Title || again.SideB.Actor != want.SideB.Actor || !again.When.From.Equal(want.When.From) || again.Deaths.Best != want.Deaths.Best ||
			again.Place.Point != want.Place.Point || again.Type != want.Type {
			t.Errorf("read again it is %+v", again)
		}
	}
}

func TestColumnsAreChosen(t *testing.T) {
	e := exportOf(t)
	e.Columns = []string{"title", "Date"}
	if got := string(madeFile(t, KindCSV, e, typedIn())); got != "title,date\n'=1+1,2016-09-12\n" {
		t.Errorf("%q", got)
	}
	e.Columns = []string{"colour"}
	if _, err := NewIncidentWriter(KindCSV, &bytes.Buffer{}, e, Layout{}); err == nil || !strings.Contains(err.Error(), `"colour"`) {
		t.Errorf("an unknown column: %v", err)
	}
}

func TestWorkbook(t *testing.T) {
	e := exportOf(t)
	book, err := excelize.OpenReader(bytes.NewReader(madeFile(t, KindXLSX, e, typedIn())))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	columns := ExportColumns()
	at := func(code string) string {
		n := slices.IndexFunc(columns, func(c ExportColumn) bool { return c.Code == code })
		cell, err := excelize.CoordinatesToCellName(n+1, 2)
		if err != nil {
			t.Fatal(err)
		}
		return cell
	}
	for code, want := range map[string]excelize.CellType{"date": excelize.CellTypeUnset, "deaths_best": excelize.CellTypeUnset, "title": excelize.CellTypeInlineString} {
		if kind, err := book.GetCellType(sheetIncidents, at(code)); err != nil || kind != want {
			t.Errorf("%s is of type %v, %v, want %v", code, kind, err, want)
		}
	}
	if got, err := book.GetCellValue(sheetIncidents, at("date")); err != nil || got != "2016-09-12" {
		t.Errorf("the date is shown as %q, %v", got, err)
	}
	panes, err := book.GetPanes(sheetIncidents)
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the header is not frozen: %+v, %v", panes, err)
	}
	about, err := book.GetRows(sheetAbout)
	if err != nil || len(about) < 6 || about[1][1] != "1 of 240" {
		t.Errorf("the sheet about it says %v, %v", about, err)
	}
}

func TestGeoJSON(t *testing.T) {
	e := exportOf(t)
	nowhere := typedIn()
	nowhere.Place.HasPoint = false
	var got struct {
		Type     string
		About    map[string]string
		Features []struct {
			Geometry   *struct{ Coordinates [2]float64 }
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(madeFile(t, KindGeoJSON, e, typedIn(), nowhere), &got); err != nil {
		t.Fatal(err)
	}
	if got.Type != "FeatureCollection" || len(got.Features) != 2 || got.Features[0].Geometry.Coordinates != [2]float64{37.1311, 36.2512} || got.Features[1].Geometry != nil ||
		got.Features[0].Properties["deaths_best"] != 2.0 || got.Features[0].Properties["deaths_low"] != nil || got.About["Incidents"] != "1 of 240" {
		t.Errorf("%+v", got)
	}
}

func TestRedaction(t *testing.T) {
	e := exportOf(t)
	all := Redaction{Confidential: true, Contacts: true, Coarsen: 0.1}
	i := all.For(e.Frame).Of(typedIn())
	if want := "Call [telephone removed] or [e-mail removed]; 12 of 240, 15 Sep 2016, 14:20"; i.Text != want {
		t.Errorf("the text is %q", i.Text)
	}
	if len(i.Citations) != 1 || i.ReportedBy != "" || i.Place.Point != (ceasefire.Point{Lat: 36.3, Lon: 37.1}) || i.Place.Precision != ceasefire.PlaceNear {
		t.Errorf("%+v", i)
	}
	if i := (Redaction{ByArea: true}).For(e.Frame).Of(typedIn()); i.Place.Point == typedIn().Place.Point || i.Place.Precision != ceasefire.PlaceArea {
		t.Errorf("by area it lies at %+v", i.Place)
	}
	for _, kind := range []Kind{KindCSV, KindXLSX, KindGeoJSON, KindJSON, KindGED, KindACLED} {
		e.Redaction = all
		text := madeFile(t, kind, e, typedIn())
		if kind == KindXLSX {
			text = sheetText(t, text)
		}
		for _, secret := range []string{"ali@example.org", "555 0101", "36.2512", "A hand", "nurse"} {
			if bytes.Contains(text, []byte(secret)) {
				t.Errorf("%s holds %q", kind, secret)
			}
		}
	}
	for _, plain := range []string{"killed 120 to 240", "2016-09-12 19:27", "12/09/2016", "36.2512, 37.1311", "3,500 m", "GED 227936", "20 of 31 lorries", "00:00-12:00"} {
		if got := WithoutContacts(plain); got != plain {
			t.Errorf("%q became %q", plain, got)
		}
	}
	for _, secret := range []string{"+44 20 7946 0958", "0044 (20) 7946-0958", "011-555-0123", "m.n+o@mail.example.co.uk", "أحمد@example.org"} {
		if got := WithoutContacts("at " + secret + ","); strings.Contains(got, "0958") || strings.Contains(got, "0123") || strings.Contains(got, "@") {
			t.Errorf("%q became %q", secret, got)
		}
	}
}

// sheetText gives all that the sheets of a workbook say.
func sheetText(t *testing.T, book []byte) []byte {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []byte
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		all = fmt.Append(all, rows)
	}
	return all
}
