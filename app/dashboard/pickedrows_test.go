package dashboard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// sampleView shows all of the sample that has happened.
func sampleView() store.View { return store.View{AsOf: ceasefire.AsOf{At: testNow()}} }

// pickedWindow is a window on the sample's incidents in view, all of which are picked.
func pickedWindow(t *testing.T) *Window {
	t.Helper()
	w := testWindow(t, intake.Making{Template: "syria-2016", Sample: true})
	shot, err := takeSnapshot(t.Context(), w.session.dossier, w.session.memory, sampleView())
	if err != nil {
		t.Fatal(err)
	}
	w.shot = shot
	w.showPage(pageIncidents)
	w.incidents.table.Resize(fyne.NewSize(900, 400))
	listing, err := w.session.memory.List(t.Context(), shot.View, w.incidents.sort)
	if err != nil {
		t.Fatal(err)
	}
	p := w.incidents
	p.shot, p.listing = shot, listing
	p.table.SetSource(&tableSource{listing: listing, words: rowWords{zone: shot.Zone}, ctx: t.Context(), beside: inline, do: fyne.Do, fail: func(err error) { t.Error(err) }})
	p.table.PickAll()
	return w
}

// What is asked of many incidents is previewed, refused where it lacks a reason, carried out at once and taken back.
func TestPickedIncidentsAreChangedAndTakenBack(t *testing.T) {
	w := pickedWindow(t)
	n := w.shot.Facts.Len()
	if len(w.incidents.table.Picked()) != n || !w.incidents.picked.content.Visible() {
		t.Fatalf("%d of %d are picked", len(w.incidents.table.Picked()), n)
	}
	f := &bulkForm{modal: w.newModal(), keys: w.incidents.table.Picked()}
	f.lay(w.session.frame)
	f.form.live = f.heed
	f.form.fill(func() { f.begin(w.session.frame) })
	if !strings.Contains(f.what.Text, "Nothing is changed yet") {
		t.Error(f.what.Text)
	}
	f.scope.SetSelectedIndex(3)
	if !strings.Contains(f.what.Text, "Say why") {
		t.Error(f.what.Text)
	}
	f.reason.SetText("Under review")
	change, any := f.asked()
	f.halt()
	if !any || change.Scope.Scope != ceasefire.Disputed {
		t.Fatalf("%+v", change)
	}
	preview, err := w.session.dossier.PreviewBulk(t.Context(), f.keys, change)
	if err != nil {
		t.Fatal(err)
	}
	if words := bulkWords(preview, len(preview.Before), w.session.frame, w.session.zone); !strings.Contains(words, "change") || !strings.Contains(words, ceasefire.Disputed.Words()) {
		t.Error(words)
	}
	count, err := w.session.dossier.ChangeIncidents(t.Context(), f.keys, change)
	if err != nil || count != preview.Changed || count+preview.Unchanged != n {
		t.Fatalf("%d changed, %+v, %v", count, preview, err)
	}
	turns, err := w.session.dossier.Turns(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.session.dossier.UndoChange(t.Context(), turns.Undo.First); err != nil {
		t.Fatal(err)
	}
	after, err := w.session.memory.Facts(t.Context(), sampleView())
	if err != nil {
		t.Fatal(err)
	}
	for i, fact := range after.List() {
		if fact.Scope != w.shot.Facts.At(i).Scope {
			t.Errorf("incident %d is %s, was %s", fact.Key, fact.Scope, w.shot.Facts.At(i).Scope)
		}
	}
}

// What is copied is a table of the columns shown, in the order of the list, in which no cell runs as a formula: its numbers can be added up, and an import knows its headings.
func TestRowsAreCopied(t *testing.T) {
	w := pickedWindow(t)
	w.incidents.copyRows()
	lines := strings.Split(strings.TrimSuffix(fyne.CurrentApp().Clipboard().Content(), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	if len(lines) != w.shot.Facts.Len()+1 {
		t.Errorf("%d lines", len(lines))
	}
	var rows [][]string
	dead := 0
	for _, line := range lines[1:] {
		row := strings.Split(line, "\t")
		if rows = append(rows, row); len(row) != len(header) {
			t.Fatalf("%q under %q", row, header)
		}
		if best := row[slices.Index(header, "Deaths, best")]; best != "" {
			n, err := strconv.Atoi(best)
			if err != nil {
				t.Error(err)
			}
			dead += n
		}
	}
	want := 0
	for _, fact := range w.shot.Facts.List() {
		want += max(int(fact.Best), 0)
	}
	if dead != want || want == 0 {
		t.Errorf("%d dead in all, not %d", dead, want)
	}
	known := exchange.SuggestMapping(header, rows, w.session.frame)
	for field, column := range map[exchange.Field]string{
		exchange.FieldDate: "Date", exchange.FieldTime: "Time", exchange.FieldDateEnd: "Last date", exchange.FieldDatePrecision: "Precision of the date", exchange.FieldPlace: "Place", exchange.FieldArea: "Area", exchange.FieldType: "Type",
		exchange.FieldSideA: "Side A", exchange.FieldSideB: "Side B", exchange.FieldDeathsBest: "Deaths, best", exchange.FieldDeathsLow: "Deaths, low", exchange.FieldDeathsHigh: "Deaths, high",
	} {
		if got := known.FieldColumn(field); got != column {
			t.Errorf("%s is read from %q", field, got)
		}
	}
}

// Every cell of a copied row holds one thing, and what is unknown is empty.
func TestACopiedRowIsGuardedAndApart(t *testing.T) {
	count := func(n int) ceasefire.Count { return ceasefire.Count{N: n, Known: true} }
	row := store.Row{When: ceasefire.MinuteMoment(effect, "UTC"), Place: "=cmd|' /C calc'!A0\n\tmore", Area: "Aleppo", PartyA: "Government", ActorA: "Army", Deaths: ceasefire.Estimate{Low: count(5), Best: count(6), High: count(12)}}
	var slots []widgets.TableSlot
	for _, column := range []widgets.TableColumn{widgets.ColumnWhere, widgets.ColumnArea, widgets.ColumnWho, widgets.ColumnDead, widgets.ColumnInjured} {
		slots = append(slots, widgets.TableSlot{Column: column})
	}
	want := "Place\tArea\tSide A\tSide B\tDeaths, best\tDeaths, low\tDeaths, high\tInjured, best\tInjured, low\tInjured, high\n'=cmd|' /C calc'!A0 more\tAleppo\tGovernment\t\t6\t5\t12\t\t\t\n"
	if got := (copiedRows{}).tabbed(slots, []store.Row{row}); got != want {
		t.Errorf("%q", got)
	}
}

// What is picked and not shown by a filter is said, since a change of them all reaches it.
func TestWhatIsPickedUnseenIsSaid(t *testing.T) {
	w := pickedWindow(t)
	p := w.incidents
	n := w.shot.Facts.Len()
	narrow := w.shot.View
	narrow.Filter.Terms = []ceasefire.Term{{Field: ceasefire.TermDeaths, Text: ">5"}}
	listing, err := w.session.memory.List(t.Context(), narrow, p.sort)
	if err != nil {
		t.Fatal(err)
	}
	all := p.listing
	p.take(&tableSource{listing: listing, words: rowWords{zone: w.shot.Zone}, ctx: t.Context(), beside: inline, do: fyne.Do, fail: func(err error) { t.Error(err) }}, narrow.Filter)
	if got, want := p.picked.words.Text, fmt.Sprintf("%s picked, %s of them not shown by the filter", grouped(n), grouped(n-listing.Len())); got != want || listing.Len() == 0 || listing.Len() == n {
		t.Errorf("%q, want %q", got, want)
	}
	p.take(&tableSource{listing: all, words: rowWords{zone: w.shot.Zone}, ctx: t.Context(), beside: inline, do: fyne.Do, fail: func(err error) { t.Error(err) }}, ceasefire.Filter{})
	if got := p.picked.words.Text; got != grouped(n)+" of "+grouped(n)+" picked" {
		t.Errorf("all shown again: %q", got)
	}
}

// Columns are chosen and moved by the keyboard, and come back as they were left.
func TestColumnsAreChosenByTheKeyboard(t *testing.T) {
	w := pickedWindow(t)
	p := w.incidents
	c := &columnChooser{modal: w.newModal(), table: p.table}
	c.lay()
	title := c.ticks[0]
	for _, tick := range c.ticks {
		if tick.slot.Column == widgets.ColumnTitle {
			title = tick
		}
	}
	title.SetChecked(true)
	for range len(c.ticks) {
		title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	if got := p.table.Layout(); got[0].Column != widgets.ColumnTitle || got[1].Column != widgets.ColumnWhen {
		t.Errorf("%+v", got)
	}
	next := newIncidentsPage(w)
	next.recall(w.session.dossier.Path())
	if got := next.table.Layout(); len(got) != len(p.table.Layout()) || got[0].Column != widgets.ColumnTitle {
		t.Errorf("it came back as %+v", got)
	}
	for _, tick := range c.ticks {
		tick.SetChecked(false)
	}
	if got := p.table.Layout(); len(got) != 1 {
		t.Errorf("without columns: %+v", got)
	}
}

// A filter is saved under a name, and used again.
func TestAFilterIsSavedAndUsed(t *testing.T) {
	w := pickedWindow(t)
	p := w.incidents
	var sent ceasefire.Filter
	p.filter.OnChanged = func(f ceasefire.Filter) { sent = f }
	p.filter.SetTerm(ceasefire.Term{Field: ceasefire.TermDeaths, Text: ">5"})
	f := &filtersDialog{modal: w.newModal(), session: w.session, now: p.filter.Filter()}
	f.what, f.list, f.name = f.form.remark(), f.form.choice(), f.form.entry("")
	f.form.add(f.form.field("saved", "Saved", f.list))
	f.form.add(f.form.field("name", "Name", f.name))
	f.save()
	if f.form.fields["name"].Problem() == "" {
		t.Error("a filter without a name was saved")
	}
	f.name.SetText("Deadly")
	f.save()
	if s, ok := f.chosen(); !ok || s.Name != "Deadly" {
		t.Fatalf("%+v", f.saved)
	}
	p.filter.Apply(ceasefire.Filter{})
	f.use()
	if len(sent.Terms) != 1 || sent.Terms[0].Text != ">5" {
		t.Errorf("%+v", sent)
	}
}

// Each change of a saved filter is named by the menu, taken back and carried out again from there.
func TestChangesOfSavedFiltersAreTurnedFromTheMenu(t *testing.T) {
	w := pickedWindow(t)
	p := w.incidents
	p.filter.SetTerm(ceasefire.Term{Field: ceasefire.TermDeaths, Text: ">5"})
	names := func() (all string) {
		saved, err := w.session.dossier.SavedFilters(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range saved {
			all += s.Name + ": " + s.Filter.Words(w.session.frame) + "\n"
		}
		return all
	}
	for _, c := range []struct {
		does string
		do   func(f *filtersDialog)
		menu string
	}{
		{"saves", func(f *filtersDialog) { f.name.SetText("Deadly"); f.save() }, "Undo: adding of the saved filter Deadly"},
		{"saves over", func(f *filtersDialog) { f.now = ceasefire.Filter{Text: "Aleppo"}; f.name.SetText("Deadly"); f.save() }, "Undo: change of the saved filter Deadly"},
		{"renames", func(f *filtersDialog) { f.list.SetSelectedIndex(1); f.name.SetText("Deadlier"); f.rename() }, "Undo: change of the saved filter Deadlier"},
		{"removes", func(f *filtersDialog) { f.list.SetSelectedIndex(1); f.forget() }, "Undo: removal of the saved filter Deadlier"},
	} {
		before := names()
		saved, err := w.session.dossier.SavedFilters(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		f := p.showFilters(w.session, saved)
		c.do(f)
		f.close()
		after := names()
		if label := w.undoItems()[0].Label; label != c.menu || after == before {
			t.Errorf("%s: the menu says %q; %q, before %q", c.does, label, after, before)
		}
		for range 2 {
			w.undo()
			if got := names(); got != before {
				t.Errorf("%s, taken back: %q, want %q", c.does, got, before)
			}
			w.redo()
			if got := names(); got != after {
				t.Errorf("%s, carried out again: %q, want %q", c.does, got, after)
			}
		}
	}
}

// What is searched for is marked in the rows that were found, and not in those that still stand there while it is looked for.
func TestOnlyWhatWasFoundIsMarked(t *testing.T) {
	w := pickedWindow(t)
	p := w.incidents
	var later []func()
	w.beside = func(work func()) { later = append(later, work) }
	sought := *w.shot
	sought.View.Filter.Text = "aleppo"
	p.Show(&sought)
	if p.table.Hits != nil {
		t.Error("rows that were not searched are marked")
	}
	for len(later) > 0 {
		work := later[0]
		later = later[1:]
		work()
	}
	if p.table.Hits == nil || len(p.table.Hits("Aleppo town")) != 1 {
		t.Error("what was found is not marked")
	}
}

// No row moves when the first is picked, or the next click would meet another row than it was meant for.
func TestRowsStayWhereTheyArePicked(t *testing.T) {
	w := pickedWindow(t)
	w.win.Resize(fyne.NewSize(1024, 700))
	at := func() fyne.Position { return fyne.CurrentApp().Driver().AbsolutePositionForObject(w.incidents.table) }
	w.incidents.table.Unpick()
	before := at()
	w.incidents.table.PickAll()
	if now := at(); now != before || !w.incidents.picked.content.Visible() {
		t.Errorf("the table went from %v to %v", before, now)
	}
}
