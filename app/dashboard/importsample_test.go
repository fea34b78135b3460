package dashboard

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"truceboard/app/export"
	"truceboard/assets"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// drawnIn lists the texts that are drawn in an object, row by row as they were made.
func drawnIn(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	var parts []fyne.CanvasObject
	switch c := o.(type) {
	case *widgets.Text:
		return []string{c.Text()}
	case *fyne.Container:
		parts = c.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(c).Objects()
	}
	var texts []string
	for _, part := range parts {
		texts = append(texts, drawnIn(part)...)
	}
	return texts
}

// seen tells whether the first rows show some texts, at their beginning or at their end.
func seen(t *testing.T, f *importForm, key fyne.KeyName, want ...string) {
	t.Helper()
	f.sample.TypedKey(&fyne.KeyEvent{Name: key})
	texts := drawnIn(f.rows)
	for _, text := range want {
		if !slices.Contains(texts, text) {
			t.Errorf("after %s %q is not shown: %q", key, text, texts)
		}
	}
}

// acledRows is a table in ACLED's layout, of an event that never was.
const acledRows = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp\n" +
	"SYR1,2016-09-15,2016,1,Political violence,Battles,Armed clash,Blue,1,Red,2,Syria,Aleppo,Azaz,36.5,37.0,1,Nobody,A made-up clash,3,1700000000\n"

// The first rows of a file whose layout is known stand beneath its columns, with the field into which each is read.
func TestTheFirstRowsAreShownWithTheirFields(t *testing.T) {
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "acled.csv", acledRows))
	seen(t, f, fyne.KeyHome, "The first rows", "Line", "2", "event_id_cnty", "→ Identifier", "SYR1", "event_date", "→ Date", "year", "kept", "2016")
	seen(t, f, fyne.KeyEnd, "fatalities", "→ Deaths, best", "3", "timestamp", "1700000000")
	f.sample.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.modal != nil {
		t.Error("Escape in the first rows leaves the form open")
	}
	f = importFormOn(t, w, fileOf(t, "ged.csv", string(assets.SampleGED())))
	row := f.reading.Sample[0].Cells
	seen(t, f, fyne.KeyHome, "id", "→ Identifier", row[0])
	seen(t, f, fyne.KeyEnd, "high", "→ Deaths, high", row[len(row)-1])
}

// A table's first rows follow what is said of its columns. What is worked out in a table of this program's own is not said to be kept.
func TestTheFirstRowsFollowTheMapping(t *testing.T) {
	w := importWindow(t, true)
	f := importFormOn(t, w, fileOf(t, "odd.csv", odd))
	say(t, f, string(exchange.AboutDates), "")
	seen(t, f, fyne.KeyEnd, "Color", "kept", "azul", "Muertos", "→ Deaths, best")
	say(t, f, "Color", exchange.FieldTitle.Name())
	seen(t, f, fyne.KeyEnd, "Color", "→ Title", "azul")
	f.close()
	f = importFormOn(t, w, fileOf(t, "own.csv", "id,date,type,type_name,title\n01a21876-8e29-7e30-adc0-7bc000000001,2016-09-15,shelling,Shelling,One\n"))
	seen(t, f, fyne.KeyEnd, "type_name", "not read", "title", "→ Title", "One")
}

// Of this program's own export the incidents are shown by their fields, of which nothing is said.
func TestTheFirstIncidentsOfAnExportAreShown(t *testing.T) {
	w := importWindow(t, true)
	path := filepath.Join(t.TempDir(), "all.json")
	w.exportTo(w.session.dossier, path, export.Options{})
	f := importFormOn(t, w, path)
	cells := f.reading.Sample[0].Cells
	for key, want := range map[fyne.KeyName][]string{fyne.KeyHome: {"Date", cells[0], "Type", cells[1], "Place", cells[2]}, fyne.KeyEnd: {"Title", cells[4], "Sources"}} {
		seen(t, f, key, want...)
		if texts := strings.Join(drawnIn(f.rows), "\n"); strings.Contains(texts, "→") || strings.Contains(texts, "kept") {
			t.Errorf("%q", texts)
		}
	}
}
