package dashboard

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// apart is a window with a dossier of one incident, and another copy of it by Ben; both changed what the incident is called, and Ben added another.
func apart(t *testing.T) (w *Window, id ceasefire.ID, other string) {
	t.Helper()
	ctx, folder := context.Background(), t.TempDir()
	now := wall
	ticking := func() time.Time {
		now = now.Add(time.Second)
		return now
	}
	path, other := filepath.Join(folder, "test.truce"), filepath.Join(t.TempDir(), "from Ben.truce")
	d, err := store.Create(ctx, path, testFrame(), store.Options{Who: "Ada", Now: ticking})
	if err != nil {
		t.Fatal(err)
	}
	shared, err := d.AddIncident(ctx, testIncident())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Backup(ctx, other); err != nil {
		t.Fatal(err)
	}
	theirs, err := store.Open(ctx, other, store.Options{Who: "Ben", Now: ticking})
	if err != nil {
		t.Fatal(err)
	}
	retitled(t, d, shared, "Ada's title")
	retitled(t, theirs, shared, "Ben's title")
	added := testIncident()
	added.Title, added.When = "Seen by Ben alone", ceasefire.MinuteMoment(time.Date(2016, 9, 15, 8, 0, 0, 0, time.UTC), "Asia/Damascus")
	if _, err := theirs.AddIncident(ctx, added); err != nil {
		t.Fatal(err)
	}
	if err := theirs.Close(); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return windowOn(t, path, ticking), shared.ID, other
}

func retitled(t *testing.T, d *store.Dossier, i ceasefire.Incident, title string) {
	t.Helper()
	i.Title = title
	if _, err := d.UpdateIncident(context.Background(), i); err != nil {
		t.Fatal(err)
	}
}

// windowOn is a window with a dossier, whose loads nobody waits for: what is put in its place is not read either.
func windowOn(t *testing.T, path string, now func() time.Time) *Window {
	t.Helper()
	w := New(testApp(t), Options{Who: "Ada", DataDir: t.TempDir(), Now: now})
	w.beside, w.draw = inline, undrawn
	s, err := w.load(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.session = s
	s.deliver = func(*Snapshot) {}
	w.take = func(s *session) {
		w.closeSession()
		w.session = s
	}
	t.Cleanup(w.closeSession)
	return w
}

func titleOf(t *testing.T, w *Window, id ceasefire.ID) string {
	t.Helper()
	i, err := w.session.dossier.Incident(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return i.Title
}

// What another copy brings is shown before anything is written; what both changed is decided by the keyboard; the merge is told in a sentence, and taken back and carried out again by the menu once the notice is gone.
func TestACopyIsMergedInTheWindow(t *testing.T) {
	w, id, other := apart(t)
	w.mergeFrom(other)
	if w.modal == nil {
		t.Fatal("no dialog opened")
	}
	words, buttons := inDialog(w)
	for _, want := range []string{"1 change here, 2 there", "1 thing both changed differently", "Ada's title", "Ben's title"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q does not say %q", words, want)
		}
	}
	if !buttons["Merge"].Disabled() || titleOf(t, w, id) != "Ada's title" {
		t.Error("it can be merged before it is decided")
	}
	list, ok := w.win.Canvas().Focused().(interface{ TypedRune(rune) })
	if !ok {
		t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
	}
	list.TypedRune('t')
	if words, _ = inDialog(w); buttons["Merge"].Disabled() || !strings.Contains(words, "All that both changed differently is decided.") {
		t.Errorf("after deciding: %q", words)
	}
	w.saveForm()
	if w.modal != nil || titleOf(t, w, id) != "Ben's title" {
		t.Fatalf("not merged; said %q", w.notice.text.Text)
	}
	if said := w.notice.text.Text; !strings.Contains(said, "Merged from Ben.truce: 1 record added, 1 changed, 0 removed.") || !strings.Contains(said, "1 taken from there") {
		t.Errorf("said %q", said)
	}
	w.notice.tick(time.Now().Add(time.Hour))
	for _, turn := range []struct {
		by         func()
		item, want string
	}{{w.undo, "Undo: merge of from Ben.truce", "Ada's title"}, {w.redo, "Redo: merge of from Ben.truce", "Ben's title"}} {
		w.followTurns()
		if items := w.undoItems(); items[0].Label != turn.item && items[1].Label != turn.item {
			t.Errorf("the menu offers %q and %q, not %q", items[0].Label, items[1].Label, turn.item)
		}
		if turn.by(); titleOf(t, w, id) != turn.want {
			t.Errorf("%s: %q, said %q", turn.item, titleOf(t, w, id), w.notice.text.Text)
		}
	}
}

// A decision counts for what it was made over: where somebody changed that while the dialog was open, nothing is merged, and it is decided anew over what it says now.
func TestADecisionCountsForWhatWasSeen(t *testing.T) {
	w, id, other := apart(t)
	w.mergeFrom(other)
	type typing interface{ TypedRune(rune) }
	w.win.Canvas().Focused().(typing).TypedRune('t')
	zoe, err := store.Open(context.Background(), w.session.dossier.Path(), store.Options{Who: "Zoe"})
	if err != nil {
		t.Fatal(err)
	}
	now, err := zoe.Incident(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	retitled(t, zoe, now, "Zoe's title")
	if err := zoe.Close(); err != nil {
		t.Fatal(err)
	}
	w.saveForm()
	words, buttons := inDialog(w)
	if titleOf(t, w, id) != "Zoe's title" || !buttons["Merge"].Disabled() || !strings.Contains(words, "Zoe's title") || !strings.Contains(words, "has changed since they were looked at. 1 thing is to be decided") {
		t.Fatalf("%q, said %q", titleOf(t, w, id), words)
	}
	w.win.Canvas().Focused().(typing).TypedRune('t')
	w.saveForm()
	if w.modal != nil || titleOf(t, w, id) != "Ben's title" {
		t.Errorf("%q, said %q", titleOf(t, w, id), w.notice.text.Text)
	}
}

// What comes in is listed by kind and one by one, with who recorded it; Escape leaves everything as it was.
func TestWhatAMergeWouldBringIsListed(t *testing.T) {
	w, id, other := apart(t)
	m := newMergeDialog(w, otherCopy{name: "other", path: other, putAway: func() {}})
	m.show("Merge", roomy(), m.views, m.merge)
	m.look()
	if m.coming.total != 1 || len(m.result.Coming) != 1 || m.result.Coming[0].Name != "Seen by Ben alone" || m.result.Coming[0].By.By != "Ben" {
		t.Errorf("%+v", m.result.Coming)
	}
	m.clashes.decideAll(store.Ours)
	if m.merge.Disabled() {
		t.Error("all ours does not settle it")
	}
	m.views.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.modal != nil || titleOf(t, w, id) != "Ada's title" {
		t.Error("Escape does not leave everything as it was")
	}
}

// A file that is no copy of the dossier is told in the dialog, and cannot be merged.
func TestWhatIsNoCopyIsTold(t *testing.T) {
	w, _, other := apart(t)
	raw, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	damaged, foreign, another := filepath.Join(folder, "damaged.truce"), filepath.Join(folder, "foreign.truce"), filepath.Join(folder, "another.truce")
	newer := filepath.Join(folder, "newer.truce")
	later := slices.Clone(raw)
	copy(later[60:], []byte{0, 0, 0, 250}) // the layout
	for path, content := range map[string][]byte{damaged: raw[:len(raw)/2], foreign: []byte("no dossier at all, but a text"), newer: later} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d, err := store.Create(context.Background(), another, testFrame(), store.Options{Who: "Ben", Now: wallClock})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{damaged: "is damaged", foreign: "is not a dossier", newer: "was made by a newer version", another: "is another dossier, not a copy of this one", w.session.dossier.Path(): "name another copy of it"} {
		w.mergeFrom(path)
		words, buttons := inDialog(w)
		if !strings.Contains(words, want) || !buttons["Merge"].Disabled() {
			t.Errorf("%s: %q", path, words)
		}
		test.Tap(buttons["Cancel"])
	}
}

// A sealed copy is opened for the merge alone: a wrong passphrase says so beside its field, and nothing of it is left once the dialog is closed.
func TestASealedCopyIsMerged(t *testing.T) {
	w, id, other := apart(t)
	d, err := store.Open(context.Background(), other, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	sealed := filepath.Join(t.TempDir(), "from Ben.truce.age")
	if err := d.Seal(context.Background(), sealed, store.Lock{Passphrase: "correct horse"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	w.mergeFrom(sealed)
	for _, word := range []string{"wrong horse", "correct horse"} {
		passphrase, ok := w.win.Canvas().Focused().(*formEntry)
		if !ok || !passphrase.Password {
			t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
		}
		passphrase.SetText(word)
		w.saveForm()
		if words, _ := inDialog(w); word == "wrong horse" && !strings.Contains(words, "The passphrase does not open") {
			t.Errorf("said %q", words)
		}
	}
	left := func() []string {
		files, err := filepath.Glob(filepath.Join(w.options.DataDir, ".test.truce.merging-*"))
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	words, buttons := inDialog(w)
	if !strings.Contains(words, "1 thing both changed differently") || len(left()) != 1 {
		t.Fatalf("said %q, opened as %v", words, left())
	}
	if info, err := os.Stat(left()[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Error("others can read it", err)
	}
	test.Tap(buttons["All theirs"])
	w.saveForm()
	if titleOf(t, w, id) != "Ben's title" || len(left()) != 0 {
		t.Errorf("%q; left %v; %s", titleOf(t, w, id), left(), w.notice.text.Text)
	}
}

// A text that is longer than there is room for is read on with the space bar, and from its beginning again; what the record is called is seen whole.
func TestALongClashIsReadByTheKeyboard(t *testing.T) {
	w, _, other := apart(t)
	m := newMergeDialog(w, otherCopy{name: "other", path: other, putAway: func() {}})
	m.show("Merge", roomy(), m.views, m.merge)
	m.look()
	name := "Shells on the market " + strings.Repeat("and on the road ", 12)
	m.clashes.show([]store.MergeConflict{{Record: "incident", Name: name, Fields: []store.MergeField{{Name: "Text", Field: "text", Ours: strings.Repeat("Heard in the north.\n", 80), Theirs: ""}}}}, time.UTC)
	m.view(mergeDecides)
	w.win.Resize(fyne.NewSize(1024, 700))
	if words, _ := inDialog(w); !strings.Contains(words, strings.TrimSpace(name)) || !strings.Contains(words, nothingSaid) {
		t.Errorf("said %q", words)
	}
	ours := m.clashes.sides[1].scroll
	keyboard, ok := m.clashes.list.Keyboard().(interface{ TypedKey(*fyne.KeyEvent) })
	if !ok {
		t.Fatal("the list takes no keys")
	}
	seen, last := 0, float32(-1)
	for range 60 {
		keyboard.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		if ours.Offset.Y <= last {
			break
		}
		seen, last = seen+1, ours.Offset.Y
	}
	if seen < 2 || ours.Offset.Y != 0 || last+ours.Size().Height < m.clashes.sides[1].text.MinSize().Height-1 {
		t.Errorf("read on %d times to %v, then at %v", seen, last, ours.Offset.Y)
	}
}

// What was said of a merge before it, how many records come back, is said after it too.
func TestWhatAMergeDidIsSaid(t *testing.T) {
	ours, theirs := store.MergeField{Decided: store.Ours}, store.MergeField{Decided: store.Theirs}
	for want, r := range map[string]store.MergeResult{
		"Merged b.truce: 0 records added, 0 changed, 0 removed.":                                                                  {},
		"Merged b.truce: 0 records added, 0 changed, 0 removed. 1 record that another program added to it does not come with it.": {LeftOut: make([]store.RecordFault, 1)},
		"Merged b.truce: 3 records added, 1,200 changed, 1 removed.":                                                              {Counts: []store.MergeCount{{Added: 1, Changed: 1200}, {Added: 2, Removed: 1}}},
		"Merged b.truce: 0 records added, 0 changed, 0 removed. 1 record that was lost or damaged here came back from it.":        {Restored: 1},
		"Merged b.truce: 1 record added, 0 changed, 0 removed. 13 records that were lost or damaged here came back from it.":      {Restored: 13, Counts: []store.MergeCount{{Added: 1}}},
		"Merged b.truce: 0 records added, 0 changed, 0 removed. Of what both had changed, 1 kept as here and 2 taken from there.": {Conflicts: []store.MergeConflict{{Fields: []store.MergeField{ours, theirs}}, {Fields: []store.MergeField{theirs}}}},
	} {
		if got := mergedWords("b.truce", r); got != want {
			t.Errorf("said %q, not %q", got, want)
		}
	}
}

// While a merge is under way nothing of it can be decided otherwise: what was decided is being read, and it is not begun twice.
func TestNothingIsDecidedWhileItIsMerged(t *testing.T) {
	w, id, other := apart(t)
	w.mergeFrom(other)
	w.win.Canvas().Focused().(interface{ TypedRune(rune) }).TypedRune('t')
	var held func()
	w.beside = func(work func()) { held = work }
	w.saveForm()
	_, buttons := inDialog(w)
	buttons["All ours"].OnTapped()
	buttons["Ours (O)"].OnTapped()
	if !buttons["Merge"].Disabled() {
		t.Error("it can be begun twice")
	}
	w.beside = inline
	held()
	if titleOf(t, w, id) != "Ben's title" {
		t.Errorf("merged as %q; said %q", titleOf(t, w, id), w.notice.text.Text)
	}
}
