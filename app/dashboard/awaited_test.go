package dashboard

import (
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// saidOn gives all words that are seen on a part of the window.
func saidOn(o fyne.CanvasObject) string {
	words, _ := visible(o)
	for _, part := range test.LaidOutObjects(o) {
		switch part := part.(type) {
		case *canvas.Text:
			words += part.Text + "\n"
		case *widgets.Text:
			words += part.Text() + "\n"
		}
	}
	return words
}

// Until the incidents are read no page counts any, and those that show them say what is awaited; then they count them.
func TestPagesCountNothingUntilTheIncidentsAreRead(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	s := w.session
	add(t, s, testIncident(), testIncident())
	shot, err := takeFrame(t.Context(), s.dossier, s.view())
	if err != nil {
		t.Fatal(err)
	}
	shot.Most = 1_000_000
	w.showEarly(s, shot)
	count := regexp.MustCompile(`\d of \d`)
	for _, n := range []int{pageOverview, pageIncidents, pageCharts, pageMap, pageTimeline} {
		w.showPage(n)
		said := saidOn(w.win.Content())
		if !strings.Contains(said, "Loading up to 1,000,000 incidents…") {
			t.Errorf("%s says nothing of what is awaited:\n%s", w.pages[n].Name(), said)
		}
		if page := saidOn(w.body); count.MatchString(page) && n != pageOverview { // which counts commitments
			t.Errorf("%s counts what is not read:\n%s", w.pages[n].Name(), page)
		}
	}
	w.sight = pageOverview
	full := snapshotOf(t, s)
	w.shot = full
	for _, n := range []int{pageCharts, pageMap} {
		w.showPage(n)
		if said := saidOn(w.body); !strings.Contains(said, "2 of 2") {
			t.Errorf("%s says of what was read:\n%s", w.pages[n].Name(), said)
		}
	}
}

// The rows in sight come with the listing: they stand under the count that is theirs at once.
func TestRowsComeWithTheirListing(t *testing.T) {
	s, _ := testSession(t, effect.AddDate(0, 0, 3))
	add(t, s, testIncident(), grave(0))
	asked := 0
	source := &tableSource{ctx: t.Context(), words: rowWords{zone: s.zone, at: s.at()}, beside: func(func()) { asked++ }, do: fyne.Do, fail: func(err error) { t.Error(err) }}
	if err := source.read(s.memory, store.View{Filter: ceasefire.Filter{}, AsOf: s.view().AsOf}, store.Sort{}, 0, 100); err != nil {
		t.Fatal(err)
	}
	var rows []widgets.TableRow
	source.Page(0, source.Len(), func(read []widgets.TableRow) { rows = read })
	if len(rows) != 2 || asked > 0 {
		t.Errorf("%d rows at once, asked for %d times", len(rows), asked)
	}
	source.Page(0, source.Len(), func([]widgets.TableRow) { t.Error("rows came twice") })
	if asked != 1 {
		t.Error("rows that were let go of are not read anew")
	}
}

// Pages that wait for incidents which cannot be read say that, and do not go on waiting. Of damage the dialog tells alone.
func TestPagesDoNotWaitForWhatCannotBeRead(t *testing.T) {
	w, _, _ := backedUp(t)
	s := w.session
	shot, err := takeFrame(t.Context(), s.dossier, s.view())
	if err != nil {
		t.Fatal(err)
	}
	w.showEarly(s, shot)
	w.failed(s, &store.OpenError{Path: s.dossier.Path(), Reason: "is malformed", Damaged: true})
	if words, _ := inDialog(w); !strings.Contains(words, "is damaged") || w.notice.content.Visible() {
		t.Errorf("said %q, and %q", words, w.notice.text.Text)
	}
	for _, n := range []int{pageOverview, pageIncidents, pageCharts, pageMap, pageTimeline} {
		w.showPage(n)
		if said := saidOn(w.win.Content()); strings.Contains(said, "Loading") || !strings.Contains(said, "The incidents cannot be read.") {
			t.Errorf("%s says:\n%s", w.pages[n].Name(), said)
		}
	}
}
