package dashboard

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"truceboard/app/export"
	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// odd is a table with an order of dates that is in doubt, a column that nothing is guessed of and a name that stands for no party.
const odd = "Fecha;Lugar;Tipo;Actor;Muertos;Color\n03/04/2016;Aleppo;shelling;Los Rojos;2;azul\n05/06/2016;Idlib;shelling;Los Rojos;x;verde\n"

// importFormOn is the form on a file, as it stands before anybody said anything of it.
func importFormOn(t *testing.T, w *Window, path string) *importForm {
	t.Helper()
	f := newImportForm(w, path)
	f.form.live = nil // the test says when to look again
	f.show("Import", f.form.scroll.MinSize(), f.views)
	f.look(f.told)
	return f
}

// say chooses what a doubt or a column is, and looks again.
func say(t *testing.T, f *importForm, about, choice string) {
	t.Helper()
	p := f.choices[about]
	if p == nil {
		t.Fatalf("nothing is asked about %q", about)
	}
	if choice == "" {
		choice = p.Options[0]
	}
	p.SetSelected(choice)
	f.halt()
	f.look(f.told)
}

// What was mapped is there again when the form was left without an import; where nothing was mapped, nothing is kept.
func TestAMappingThatWasNotImportedIsNotLost(t *testing.T) {
	w := importWindow(t, false)
	path := fileOf(t, "odd.csv", odd)
	f := importFormOn(t, w, path)
	say(t, f, string(exchange.AboutDates), "")
	f.close()
	f = importFormOn(t, w, path)
	if strings.Contains(f.what.Text, "was read last") {
		t.Fatalf("what nobody said is remembered: %s", f.what.Text)
	}
	say(t, f, string(exchange.AboutDates), "")
	sayWord(t, f, "Los Rojos", "Armed opposition")
	say(t, f, "Color", exchange.FieldTitle.Name())
	f.close()
	f = importFormOn(t, w, path)
	if len(f.open()) != 0 || f.reading.Mapping.FieldOf("Color") != exchange.FieldTitle || f.words.unknown() != 0 {
		t.Errorf("%+v, %d unknown: %s", f.reading.Mapping, f.words.unknown(), f.what.Text)
	}
	if facts, err := w.session.dossier.Facts(t.Context(), store.View{}); err != nil || facts.Len() != 0 {
		t.Errorf("%d incidents, %v", facts.Len(), err)
	}
}

// sayWord chooses what a word stands for, and looks again.
func sayWord(t *testing.T, f *importForm, word, choice string) {
	t.Helper()
	row := slices.IndexFunc(f.words.shown, func(v exchange.Value) bool { return v.Text == word })
	if row < 0 {
		t.Fatalf("the word %q is not listed: %+v", word, f.words.shown)
	}
	f.words.list.Choose(row)
	f.words.means.SetSelected(choice)
	f.halt()
	f.look(f.told)
}

// fileOf writes a file beside nothing else.
func fileOf(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// importWindow is a window on a dossier of a template, in which nothing is drawn anew.
func importWindow(t *testing.T, sample bool) *Window {
	t.Helper()
	w := testWindow(t, intake.Making{Template: "syria-2016", Sample: sample})
	w.session.early, w.session.deliver = func(*Snapshot) {}, func(*Snapshot) {}
	return w
}

func TestATableIsImportedAsItWasSettled(t *testing.T) {
	w := importWindow(t, false)
	path := fileOf(t, "odd.csv", odd)
	f := importFormOn(t, w, path)
	if len(f.open()) != 1 || f.trial != nil || !strings.Contains(f.what.Text, "not sure") {
		t.Fatalf("%+v: %s", f.open(), f.what.Text)
	}
	f.view(importWordsView)
	f.take()
	if w.modal == nil || !f.form.elsewhere.Visible() || !f.pages[importReading].Visible() {
		t.Error("a file in doubt was imported")
	}
	say(t, f, string(exchange.AboutDates), "")
	if f.trial == nil || f.trial.Added != 1 || len(f.trial.Rejected) != 1 {
		t.Fatalf("%+v: %s", f.trial, f.what.Text)
	}
	sayWord(t, f, "Los Rojos", "Armed opposition")
	say(t, f, "Color", exchange.FieldTitle.Name())
	if f.trial == nil || f.trial.Added != 1 || f.words.unknown() != 0 {
		t.Fatalf("%+v: %s", f.trial, f.what.Text)
	}
	f.take()
	facts, err := w.session.dossier.Facts(t.Context(), store.View{})
	if err != nil || facts.Len() != 1 || facts.At(0).PartyA < 0 {
		t.Fatalf("%+v, %v", facts.List(), err)
	}
	incident, err := w.session.dossier.IncidentByKey(t.Context(), facts.Key(0), ceasefire.AsOf{})
	if err != nil || incident.Title != "azul" || incident.SideA.Actor != "Los Rojos" {
		t.Errorf("%+v, %v", incident, err)
	}
	if w.modal != nil {
		t.Error("the form stayed")
	}
	next := importFormOn(t, w, path)
	if got := next.reading.Mapping.FieldOf("Color"); got != exchange.FieldTitle || len(next.open()) > 0 || !strings.Contains(next.what.Text, "read last") {
		t.Errorf("the mapping was not remembered: %q, %+v, %s", got, next.open(), next.what.Text)
	}
}

// Every row that would not be taken is listed with its line, its column, what stands in it and why, and can be saved.
func TestEachRowThatIsNotTakenIsListed(t *testing.T) {
	w := importWindow(t, false)
	var text strings.Builder
	text.WriteString("Date,Type,Place,Deaths\n2016-09-12,shelling,Aleppo,1\n")
	for n := range 3000 {
		fmt.Fprintf(&text, "2016-09-12,shelling,Place %d,several\n", n)
	}
	f := importFormOn(t, w, fileOf(t, "list.csv", text.String()))
	refused := f.outcome.refused
	if refused.list.Rows() != 3000 || !f.outcome.save.Visible() || !slices.Contains(f.viewNames(), "Not taken 3,000") {
		t.Fatalf("%d rows, %v: %s", refused.list.Rows(), f.viewNames(), f.what.Text)
	}
	refused.list.Choose(2999)
	if want := "Line 3002, Deaths, “several”: Deaths \"several\" is not a number of people"; refused.whole.Text != want {
		t.Errorf("%q", refused.whole.Text)
	}
	saved := filepath.Join(t.TempDir(), "bad.csv")
	f.outcome.saveRefused(saved)
	kept, err := os.ReadFile(saved)
	if err != nil || strings.Count(string(kept), "\n") != 3001 || !strings.Contains(string(kept), "3002,Deaths,several,") {
		t.Errorf("%.200s, %v", kept, err)
	}
	f.outcome.saveRefused(filepath.Join(saved, "no folder", "bad.csv"))
	if !strings.Contains(f.what.Text, "✕") {
		t.Errorf("a file that cannot be written is not told of: %s", f.what.Text)
	}
}

// All unknown words are listed, the most frequent first, and a letter chooses what one stands for.
func TestEveryUnknownWordIsAskedAbout(t *testing.T) {
	w := importWindow(t, false)
	var text strings.Builder
	text.WriteString("Date,Type,Actor,Place\n")
	for n := range 400 {
		for range n%3 + 1 {
			fmt.Fprintf(&text, "2016-09-12,shelling,Band %03d,Aleppo\n", n)
		}
	}
	f := importFormOn(t, w, fileOf(t, "list.csv", text.String()))
	p := f.words
	if p.list.Rows() != 400 || p.unknown() != 400 || !slices.IsSortedFunc(p.shown, func(a, b exchange.Value) int { return b.Rows - a.Rows }) {
		t.Fatalf("%d listed, %d unknown: %s", p.list.Rows(), p.unknown(), f.what.Text)
	}
	p.list.Choose(399)
	p.list.OnTyped(399, 'r')
	f.look(f.told)
	if p.unknown() != 399 || p.list.Rows() != 400 || p.shown[399].Means != "Russia" {
		t.Fatalf("%d unknown, %+v", p.unknown(), p.shown[399])
	}
	p.list.Choose(399)
	p.means.SetSelected(nothingMeant)
	f.look(f.told)
	if p.unknown() != 400 {
		t.Errorf("taken back, %d words are unknown", p.unknown())
	}
	p.all.SetChecked(true)
	if p.list.Rows() != 401 { // with the type, which is understood
		t.Errorf("%d words in all", p.list.Rows())
	}
}

// A row that changed since it was imported is shown as it was and as it is, and replaces what it was only where that is wanted.
func TestAChangedRowIsShownSideBySide(t *testing.T) {
	w := importWindow(t, false)
	path := fileOf(t, "list.csv", "ID,Date,Type,Place,Deaths\n1,2016-09-12,shelling,Aleppo,1\n")
	importFormOn(t, w, path).take()
	if err := os.WriteFile(path, []byte("ID,Date,Type,Place,Deaths\n1,2016-09-12,shelling,Aleppo,7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := importFormOn(t, w, path)
	o := f.outcome
	if o.changed.list.Rows() != 1 || o.refused.list.Rows() != 0 || !o.updates.Visible() || f.trial.Updated != 0 {
		t.Fatalf("%d changed, %d refused, %+v: %s", o.changed.list.Rows(), o.refused.list.Rows(), f.trial.ImportResult, f.what.Text)
	}
	o.changed.list.Choose(0)
	if words := o.changed.whole.Text; !strings.Contains(words, "was “1” and is “7”") {
		t.Errorf("%q", words)
	}
	o.updates.SetChecked(true)
	f.halt()
	f.look(f.told)
	if f.trial.Updated != 1 || o.changed.list.Rows() != 1 {
		t.Fatalf("%+v, %d shown", f.trial.ImportResult, o.changed.list.Rows())
	}
	f.take()
	incident, err := w.session.dossier.IncidentByKey(t.Context(), 1, ceasefire.AsOf{})
	if err != nil || incident.Deaths.Best != ceasefire.People(7) {
		t.Errorf("%+v, %v", incident.Deaths, err)
	}
}

// A mapping is saved as a file and opened again; one that is none is told of, and one that names parties that are not there is read without them.
func TestAMappingIsAFile(t *testing.T) {
	w := importWindow(t, false)
	path := fileOf(t, "odd.csv", odd)
	f := importFormOn(t, w, path)
	say(t, f, string(exchange.AboutDates), "")
	sayWord(t, f, "Los Rojos", "Russia")
	saved := filepath.Join(t.TempDir(), "m.json")
	f.writeMapping(saved)
	text, err := os.ReadFile(saved)
	if err != nil || !strings.Contains(string(text), "Los Rojos") {
		t.Fatalf("%s, %v", text, err)
	}
	f.close()
	f = importFormOn(t, w, path)
	f.readMapping(saved)
	if len(f.open()) > 0 || f.words.unknown() != 0 || f.trial == nil {
		t.Fatalf("%+v, %d unknown: %s", f.open(), f.words.unknown(), f.what.Text)
	}
	if err := os.WriteFile(saved, []byte(strings.ReplaceAll(string(text), "Russia", "Atlantis")), 0o600); err != nil {
		t.Fatal(err)
	}
	f.readMapping(saved)
	if f.trial == nil || f.words.unknown() != 1 || !strings.Contains(f.form.elsewhere.Text, "left out") {
		t.Errorf("%d unknown, %s", f.words.unknown(), f.form.elsewhere.Text)
	}
	f.readMapping(path)
	if !strings.Contains(f.what.Text, "no mapping that can be read") {
		t.Error(f.what.Text)
	}
}

// What words of a known layout stand for is remembered as well, and a memory that cannot be read is told of.
func TestTheMappingOfEveryKindIsRemembered(t *testing.T) {
	w := importWindow(t, false)
	path := fileOf(t, "acled.csv", "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,source,notes,fatalities\n"+
		"SYR1,12 September 2016,2016,Riddles,Riddles,Los Rojos,,Syria,Aleppo,Aleppo,36.2,37.1,A paper,A thing happened,2\n")
	f := importFormOn(t, w, path)
	if f.reading.Format != exchange.FormatACLED || f.trial == nil {
		t.Fatalf("%s: %s", f.reading.Format, f.what.Text)
	}
	sayWord(t, f, "Riddles", ceasefire.Arrest.Name())
	key := intake.RememberedAs(f.reading)
	f.take()
	f = importFormOn(t, w, path)
	if !slices.ContainsFunc(f.reading.Mapping.Words, func(v exchange.Word) bool { return v.Text == "Riddles" && v.Means == string(ceasefire.Arrest) }) {
		t.Errorf("the words are not remembered: %+v", f.reading.Mapping.Words)
	}
	f.close()
	if err := w.session.dossier.SetSetting(t.Context(), key, "{"); err != nil {
		t.Fatal(err)
	}
	f = importFormOn(t, w, path)
	if f.trial == nil || !strings.Contains(f.what.Text, "cannot be read, and is left out") {
		t.Errorf("a memory that cannot be read: %s", f.what.Text)
	}
}

// A file that is dropped on the window is looked over in the form; several are not.
func TestADroppedFileIsLookedOver(t *testing.T) {
	w := importWindow(t, false)
	path := fileOf(t, "odd.csv", odd)
	uri := storage.NewFileURI(path)
	w.dropped(fyne.NewPos(300, 300), []fyne.URI{uri, uri})
	if w.modal != nil || !strings.Contains(w.notice.text.Text, "one file at a time") {
		t.Errorf("two files: %s", w.notice.text.Text)
	}
	w.dropped(fyne.NewPos(300, 300), []fyne.URI{uri})
	if w.modal == nil {
		t.Fatal("nothing was opened")
	}
	w.dropped(fyne.NewPos(300, 300), []fyne.URI{uri})
	if said := w.notice.text.Text; said != "Close the dialog first, then drop odd.csv again." {
		t.Errorf("over a dialog: %s", said)
	}
	w.modal.close()
	session := w.session
	defer func() { w.session = session }()
	w.session = nil // as long as one is being read
	w.dropped(fyne.NewPos(300, 300), []fyne.URI{uri})
	if said := w.notice.text.Text; said != "No dossier is open yet: drop odd.csv again once one is." {
		t.Errorf("without a dossier: %s", said)
	}
}

// Cancel ends an import and an export under way: nothing is changed, and it is said.
func TestAnImportAndAnExportAreCancelled(t *testing.T) {
	w := importWindow(t, true)
	before, err := w.session.dossier.Count(t.Context(), store.View{})
	if err != nil {
		t.Fatal(err)
	}
	beside := w.beside
	w.beside = func(work func()) {
		w.notice.do()
		beside(work)
	}
	path := fileOf(t, "list.csv", "Date,Type,Place\n2016-09-12,shelling,Aleppo\n")
	w.importAs(path, intake.Options{}, exchange.Reading{})
	if after, err := w.session.dossier.Count(t.Context(), store.View{}); err != nil || after != before || !strings.Contains(w.notice.text.Text, "cancelled: nothing was changed") {
		t.Errorf("%+v, %v: %s", after, err, w.notice.text.Text)
	}
	w.exportTo(w.session.dossier, path, export.Options{})
	if kept, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(kept), "Date,Type") || !strings.Contains(w.notice.text.Text, "cancelled: nothing was written") {
		t.Errorf("%.40s, %v: %s", kept, err, w.notice.text.Text)
	}
}

func TestHowFarAnImportIs(t *testing.T) {
	p := intake.Progress{Rows: 12000, Progress: exchange.Progress{Done: 1000, Total: 3000}}
	if got := progressWords(p, 2*time.Second); got != "12,000 rows read, 6,000 a second, about 5 s left" {
		t.Error(got)
	}
	p.Sources = true
	if got := progressWords(p, 2*time.Second); got != "12,000 rows read for the sources that they name: 33 %" {
		t.Error(got)
	}
	for left, want := range map[time.Duration]string{0: "1 s", 58 * time.Second: "59 s", time.Minute: "2 min", 5953 * time.Second: "1 h 40 min", 59*time.Minute + time.Second: "1 h", 26 * time.Hour: "26 h 1 min"} {
		if got := leftWords(left); got != want {
			t.Errorf("%v: %q, want %q", left, got, want)
		}
	}
	if got := progressWords(intake.Progress{Rows: 1}, 0); got != "1 row read" {
		t.Error(got)
	}
}

// Letters that were typed for one word are not the beginning of the next one's.
func TestLettersOfOneWordAreNotTheNextOnes(t *testing.T) {
	f := importFormOn(t, importWindow(t, false), fileOf(t, "odd.csv", odd))
	p := f.words
	p.show([]exchange.Value{{Kind: exchange.TypeWord, Text: "one", Rows: 2}, {Kind: exchange.TypeWord, Text: "two", Rows: 1}})
	p.ask(0)
	for _, letter := range "arm" {
		p.means.typed += string(letter)
	}
	p.ask(0)
	if p.means.typed != "arm" {
		t.Error("of the same word the letters are forgotten")
	}
	if p.ask(1); p.means.typed != "" {
		t.Errorf("of another word %q is the beginning", p.means.typed)
	}
}

// What is to be worked out anew is not, where the form is left before the window comes to it.
func TestNothingIsLookedAtForAFormThatIsLeft(t *testing.T) {
	for _, left := range []bool{false, true} {
		f := importFormOn(t, importWindow(t, false), fileOf(t, "odd.csv", odd))
		late := make(chan func(), 1)
		f.window.draw = func(do func()) { late <- do }
		f.tryAgain()
		look := <-late
		if left {
			f.leave()
		}
		f.what.SetText("as it was")
		if look(); (f.what.Text == "as it was") != left {
			t.Errorf("left %v: %q", left, f.what.Text)
		}
	}
}
