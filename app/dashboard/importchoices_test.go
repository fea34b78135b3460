package dashboard

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// imported takes a file as the form reads it, and gives the incident of a place.
func imported(t *testing.T, w *Window, f *importForm, place string) ceasefire.Incident {
	t.Helper()
	if f.trial == nil {
		t.Fatalf("it cannot be imported: %s", f.what.Text)
	}
	f.take()
	for incident, err := range w.session.dossier.Incidents(t.Context(), store.View{}, store.Sort{}) {
		if err != nil {
			t.Fatal(err)
		}
		if incident.Place.Name == place {
			return incident
		}
	}
	t.Fatalf("no incident at %s was imported", place)
	return ceasefire.Incident{}
}

// With what decimals begin is said, and the coordinates of the incidents are read so.
func TestDecimalsAreReadAsIsSaid(t *testing.T) {
	const about = "Decimals begin with"
	text := "id;date;place;type;latitude;longitude\n1;2016-09-15;Azaz;shelling;36,586;37,045\n"
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "list.csv", text))
	say(t, f, about, "a point: 36.5")
	if f.trial != nil && f.trial.Added == 1 {
		t.Errorf("with a point, 36,586 is a latitude: %s", f.what.Text)
	}
	say(t, f, about, "a comma: 36,5")
	if p := imported(t, w, f, "Azaz").Place.Point; p != (ceasefire.Point{Lat: 36.586, Lon: 37.045}) {
		t.Errorf("with a comma: %+v", p)
	}
}

// Which sheet of a workbook is read is said, and its columns and rows are those that are imported.
func TestTheSheetIsReadThatIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.xlsx")
	book := excelize.NewFile()
	for sheet, rows := range map[string][][]any{
		"Sheet1": {{"id", "date", "place", "type"}, {"1", "2016-09-15", "Azaz", "shelling"}},
		"Second": {{"id", "date", "place", "type", "deaths"}, {"1", "2016-09-16", "Marea", "shelling", 4}},
	} {
		if _, err := book.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			cell, err := excelize.CoordinatesToCellName(1, n+1)
			if err == nil {
				err = book.SetSheetRow(sheet, cell, &row)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	w := importWindow(t, false)
	f := importFormOn(t, w, path)
	if len(f.open()) > 0 {
		say(t, f, string(f.open()[0].About), "")
	}
	for sheet, columns := range map[string]int{"Second": 5, "Sheet1": 4} {
		if say(t, f, "Sheet", sheet); f.reading.Sheet != sheet || len(f.reading.Header) != columns || len(f.fields) != columns {
			t.Errorf("%s: %q, %q, %d fields", sheet, f.reading.Sheet, f.reading.Header, len(f.fields))
		}
	}
	say(t, f, "Sheet", "Second")
	if i := imported(t, w, f, "Marea"); i.Deaths.Best != ceasefire.People(4) {
		t.Errorf("%+v", i.Deaths)
	}
}

// In which letters a file is written is said; what stands above the columns shows it at once, and the incidents have them.
func TestLettersAreReadAsIsSaid(t *testing.T) {
	text, err := charmap.Windows1251.NewEncoder().String("id,date,place,type\n1,2016-09-15,Азаз,shelling\n")
	if err != nil {
		t.Fatal(err)
	}
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "list.csv", text))
	if len(f.open()) > 0 {
		say(t, f, string(f.open()[0].About), "")
	}
	named := func(part string) string {
		for _, name := range f.choices["Letters"].Options {
			if strings.Contains(name, part) {
				return name
			}
		}
		t.Fatalf("no letters %s among %q", part, f.choices["Letters"].Options)
		return ""
	}
	say(t, f, "Letters", named("1252"))
	if shown := wordsIn(f.columns); !strings.Contains(shown, "Àçàç") {
		t.Errorf("in Windows-1252 the columns say %q", shown)
	}
	say(t, f, "Letters", named("1251"))
	if shown := wordsIn(f.columns); !strings.Contains(shown, "Азаз") {
		t.Errorf("in Windows-1251 the columns say %q", shown)
	}
	if i := imported(t, w, f, "Азаз"); i.Place.Name != "Азаз" {
		t.Errorf("%+v", i.Place)
	}
}

// To which list rows belong is said: rows with the identifiers of another list are new then, and not changes of its rows.
func TestTheListIsTheOneThatIsSaid(t *testing.T) {
	const about = "The list that the rows belong to"
	w := importWindow(t, false)
	first := fileOf(t, "first.csv", "id,date,place,type\n1,2016-09-15,Azaz,shelling\n2,2016-09-16,Homs,shelling\n")
	importFormOn(t, w, first).take()
	f := importFormOn(t, w, fileOf(t, "second.csv", "id,date,place,type\n1,2016-09-15,Azaz,shelling\n2,2016-09-20,Marea,shelling\n"))
	if choices := f.choices[about].Options; len(choices) < 2 {
		t.Fatalf("%q are offered", choices)
	}
	said := map[string]int{}
	for _, name := range f.choices[about].Options {
		say(t, f, about, name)
		said[name] = f.trial.Added
		if f.reading.DatasetName() != name {
			t.Errorf("%q was said, %q is read", name, f.reading.DatasetName())
		}
	}
	if said["first"] != 0 || said["second"] == 0 {
		t.Errorf("added, by the list that was said: %v", said)
	}
	say(t, f, about, "second")
	if i := imported(t, w, f, "Marea"); i.Origin.Dataset != f.reading.DatasetName() {
		t.Errorf("%+v", i.Origin)
	}
}

// As long as a file was not tried, no page says what would come of its rows.
func TestNothingIsSaidOfRowsThatWereNotTried(t *testing.T) {
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "list.csv", "id,place\n1,Azaz\n"))
	for _, p := range []*rowsPage{f.outcome.refused, f.outcome.changed, f.outcome.doubtful} {
		if f.trial != nil || !strings.Contains(p.what.Text, "once the file was tried") {
			t.Errorf("%q", p.what.Text)
		}
	}
}

// A column that takes a field from another shows so on both, and what is forgotten since the file is read otherwise is shown as it is found anew.
func TestTheFieldsShownAreThoseThatCount(t *testing.T) {
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "list.csv", "id,date,place,type,spot\n1,2016-09-15,Azaz,shelling,Marea\n"))
	shown := func() string {
		var all []string
		for _, p := range f.fields {
			all = append(all, p.Selected)
		}
		return strings.Join(all, ", ")
	}
	found := shown()
	place := f.choices["place"].Selected
	say(t, f, "spot", place)
	if f.choices["spot"].Selected != place || f.choices["place"].Selected != keptAsItIs {
		t.Errorf("%s", shown())
	}
	say(t, f, "The columns' names stand in", "no row")
	say(t, f, "The columns' names stand in", "row 1")
	if got := shown(); got != found {
		t.Errorf("%s, want %s as at first", got, found)
	}
}

// Above each column's field stands what the column says, each value once, in the letters of the file.
func TestWhatAColumnSaysStandsAboveItsField(t *testing.T) {
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "list.csv", "id,date,place,type,note\n1,2016-09-15,حلب القديمة,shelling,\n2,2016-09-15,Azaz,shelling,\n3,2016-09-16,"+strings.Repeat("long name ", 9)+",clash,\n"))
	shown := wordsIn(f.columns)
	for _, want := range []string{"1 · 2 · 3", "2016-09-15 · 2016-09-16", "حلب القديمة · Azaz · long name", "…", "shelling · clash", "empty in the first rows"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in %q", want, shown)
		}
	}
}

// wordsIn gives the words that stand in an object, line by line.
func wordsIn(in fyne.CanvasObject) string {
	if text, ok := in.(*widgets.Text); ok {
		return text.Text() + "\n"
	}
	if text, ok := in.(*widgets.Prose); ok {
		return text.Text + "\n"
	}
	words := ""
	if c, ok := in.(*fyne.Container); ok {
		for _, o := range c.Objects {
			words += wordsIn(o)
		}
	}
	return words
}
