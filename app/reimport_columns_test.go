package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// derivedColumns are those that say what follows from others, or what an import has no part in: they are named as read into no field.
func derivedColumns() map[string]bool {
	return map[string]bool{
		"type_name": true, "area_code": true, "party_a": true, "party_b": true, "scope": true, "scope_why": true, "scope_overridden": true, "sources": true,
		"recorded_by": true, "recorded_at": true,
	}
}

// toldByID gives what incidents say, by their IDs, without what a table does not hold.
func toldByID(t *testing.T, path string) map[ceasefire.ID]ceasefire.Incident {
	t.Helper()
	all := map[ceasefire.ID]ceasefire.Incident{}
	for _, i := range wholeOf(t, opened(t, path), store.View{}).Incidents {
		i.Origin.Digest, i.Origin.Line, i.Extra, i.Citations, i.Batch, i.Recorded = "", 0, nil, nil, ceasefire.ID{}, ceasefire.Stamp{}
		all[i.ID] = i
	}
	return all
}

// What is exported from the sample as a table and imported into a fresh dossier says the same there in every field.
func TestATableOfTheSampleSaysAllOfItInAFreshDossier(t *testing.T) {
	folder := t.TempDir()
	from := filepath.Join(folder, "from.truce")
	begun(t, from, "--template", "syria-2016", "--sample")
	for _, name := range []string{"all.csv", "all.xlsx"} {
		file, to := filepath.Join(folder, name), filepath.Join(folder, name+".truce")
		done(t, "export", from, file)
		begunElsewhere(t, to, "--template", "syria-2016")
		got := importing(t, to, file)
		if got.Added == 0 || got.Added != got.Read {
			t.Fatalf("%s: %+v", name, tallied(got))
		}
		unread := map[string]bool{}
		for _, word := range got.Unmapped {
			unread[word.Text] = unread[word.Text] || word.Kind == "column"
		}
		for _, c := range exchange.ExportColumns() {
			called := c.Code
			if name == "all.xlsx" {
				called = c.Name
			}
			if unread[called] != derivedColumns()[c.Code] {
				t.Errorf("%s: the column %q is named as not read: %v", name, called, unread[called])
			}
		}
		want, have := toldByID(t, from), toldByID(t, to)
		wrong := 0
		for id, i := range want {
			other := have[id]
			i.Scope, other.Scope, i.SideA.Party, other.SideA.Party, i.SideB.Party, other.SideB.Party = ceasefire.ScopeReading{}, ceasefire.ScopeReading{}, ceasefire.ID{}, ceasefire.ID{}, ceasefire.ID{}, ceasefire.ID{}
			if diff := difference(i, other); diff != "" && wrong < 3 {
				wrong++
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

// What is edited in a column of the workbook is an update of that field, column by column.
func TestAnEditInAnyColumnOfAWorkbookIsAnUpdate(t *testing.T) {
	path, typed := mixed(t)
	d := opened(t, path)
	one, err := d.Incident(t.Context(), typed[3])
	if err != nil {
		t.Fatal(err)
	}
	one.Place.Point, one.Place.HasPoint, one.Place.Precision = ceasefire.Point{Lat: 36.25, Lon: 37.125}, true, ceasefire.PlaceExact
	one.Severity, one.Deaths.Best, one.When = ceasefire.SeverityUnknown, ceasefire.People(3), ceasefire.MinuteMoment(one.When.From, "Asia/Damascus")
	if _, err := d.UpdateIncident(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "all.xlsx")
	edits := map[string]string{
		"date": "2016-09-01", "time": "03:33", "date_end": "2016-11-30", "zone": "America/Bogota", "type": "convoy-passed", "severity": "4", "title": "Another", "text": "Another",
		"place": "Another", "area": "Idlib", "district": "Another", "latitude": "35.25", "longitude": "37.25", "place_precision": "in the country only",
		"side_a": "Another", "side_b": "Another", "deaths_low": "1", "deaths_best": "901", "deaths_high": "1901", "deaths_civilians": "77", "deaths_side_a": "78", "deaths_side_b": "79",
		"deaths_unknown": "80", "injured_low": "81", "injured_best": "82", "injured_high": "83", "verification": "contested", "reported_by": "Another", "date_precision": "month",
	}
	for n, c := range exchange.ExportColumns() {
		to, edited := edits[c.Code]
		if c.Code != "id" && !strings.HasPrefix(c.Code, "dataset") && edited == derivedColumns()[c.Code] {
			t.Errorf("%s is neither edited here nor derived", c.Code)
		}
		if !edited {
			continue
		}
		done(t, "export", path, file)
		editRow(t, file, n, to)
		if got := importing(t, path, file, "--dry-run", "--update"); got.Updated != 1 || len(got.Rejected) > 0 {
			t.Errorf("%s: %+v %+v", c.Code, tallied(got), got.Rejected)
		}
	}
}

// editRow writes into a column of the row of an incident that was typed in and is known to the minute.
func editRow(t *testing.T, file string, column int, to string) {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sheet := book.GetSheetName(0)
	found, err := book.SearchSheet(sheet, "Incident 3")
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	_, row, err := excelize.CellNameToCoordinates(found[0])
	if err != nil {
		t.Fatal(err)
	}
	cell, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellStr(sheet, cell, to); err != nil {
		t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
}

// A table of this program's keeps by which identifiers the data set's own file knows its rows: that file adds none again, and what goes out in its layout can be read there.
func TestTheFileOfTheDataSetIsKnownAfterATable(t *testing.T) {
	for _, name := range []string{"all.csv", "all.xlsx"} {
		from, source := files(t, "acled.csv", strings.Replace(acledText, "soon", "2016-09-17", 1))
		done(t, "import", from, source)
		table := filepath.Join(t.TempDir(), name)
		done(t, "export", from, table)
		to, _ := files(t, "x", "")
		if got := tallied(importing(t, to, table)); got != (tally{Added: 3}) {
			t.Fatalf("%s: %+v", name, got)
		}
		back := filepath.Join(t.TempDir(), "back.acled.csv")
		done(t, "export", to, back)
		if head, _, _ := strings.Cut(textOf(t, back), "\n"); !strings.HasPrefix(head, "event_id_cnty,") || strings.Contains(head, "scope") {
			t.Errorf("%s goes out under %s", name, head)
		}
		if got := importing(t, to, source); got.Added != 0 || got.Read != 3 {
			t.Errorf("%s: %+v", name, tallied(got))
		}
		if got := tallied(importing(t, from, table)); got != (tally{Duplicates: 3}) {
			t.Errorf("%s again: %+v", name, got)
		}
		if got := tallied(importing(t, to, source, "--update")); got.Added != 0 || got.Rejected != 0 {
			t.Errorf("%s: %+v", name, got)
		}
		if got := tallied(importing(t, to, source, "--update")); got != (tally{Duplicates: 3}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
