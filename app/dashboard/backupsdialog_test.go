package dashboard

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// backedUp is a window with a dossier of one incident, of which there is a backup from before it was added.
func backedUp(t *testing.T) (*Window, store.Shelf, *time.Time) {
	t.Helper()
	now := wall
	clock := func() time.Time { return now }
	ctx, folder := context.Background(), t.TempDir()
	path := filepath.Join(folder, "test.truce")
	d, err := store.Create(ctx, path, testFrame(), store.Options{Who: "Tester", Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	shelf := safekeeping.Usual().Shelf(folder, path)
	if _, _, err := d.BackUp(ctx, shelf, store.OnOpening); err != nil {
		t.Fatal(err)
	}
	if _, err := d.AddIncident(ctx, testIncident()); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	w := New(testApp(t), Options{Who: "Tester", DataDir: folder, Now: clock})
	w.beside, w.aside, w.draw = inline, inline, undrawn
	s, err := w.load(ctx, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.session = s
	w.owing.begin(s)
	t.Cleanup(w.closeSession)
	return w, shelf, &now
}

// incidents counts those of the dossier in a window, which is to be sound.
func incidents(t *testing.T, w *Window) int {
	t.Helper()
	found, err := w.session.dossier.Check(context.Background())
	if err != nil || !found.OK {
		t.Fatal(found, err)
	}
	return found.Incidents
}

func TestABackupIsComparedPutBackAndThatTakenBack(t *testing.T) {
	w, shelf, _ := backedUp(t)
	w.take = func(s *session) { // without the load beside the window, which the test would not wait for
		w.closeSession()
		w.session = s
	}
	b := &backupsDialog{window: w, session: w.session, chosen: -1, stop: func() {}}
	b.lay()
	b.read()
	if len(b.list) != 1 || !b.restore.Disabled() {
		t.Fatalf("%+v", b.list)
	}
	b.choose(0)
	if b.restore.Disabled() || !strings.Contains(b.what.Text, "1 record added, 0 changed, 0 removed") {
		t.Errorf("said %q", b.what.Text)
	}
	w.putBack(w.session, shelf, b.list[0].Path, b.when(b.list[0]))
	if n := incidents(t, w); n != 0 || !strings.Contains(w.notice.text.Text, "is kept as a backup") {
		t.Errorf("%d incidents, said %q", n, w.notice.text.Text)
	}
	w.notice.act()
	if n := incidents(t, w); n != 1 {
		t.Errorf("taken back: %d incidents", n)
	}
}

// A backup of another dossier that lies among the others is said to be one, and is put back only by a button that says so; that can be taken back.
func TestABackupOfAnotherDossierIsAskedAboutInItsOwnWords(t *testing.T) {
	w, shelf, _ := backedUp(t)
	w.take = func(s *session) {
		w.closeSession()
		w.session = s
	}
	stranger, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "stranger.truce"), testFrame(), store.Options{Who: "Stranger", Now: func() time.Time { return wall.Add(time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	defer stranger.Close()
	if _, _, err := stranger.BackUp(context.Background(), store.Shelf{Folder: shelf.Folder, Rule: shelf.Rule}, store.WhenAsked); err != nil {
		t.Fatal(err)
	}
	b := &backupsDialog{window: w, session: w.session, chosen: -1, stop: func() {}}
	b.lay()
	b.read()
	at := slices.IndexFunc(b.list, func(s store.Saved) bool { return s.Why == store.WhenAsked })
	b.choose(at)
	if !strings.Contains(b.what.Text, "backup of another dossier") || b.open.Disabled() || !b.another {
		t.Fatalf("said %q", b.what.Text)
	}
	mine := w.session.dossier
	if _, err := mine.Restore(context.Background(), shelf, b.list[at].Path); err == nil {
		t.Error("it was put back unasked")
	}
	b.askRestore()
	words, buttons := inDialog(w)
	if !strings.Contains(words, "hold that dossier from now on") {
		t.Errorf("asked %q", words)
	}
	test.Tap(buttons["Put the other in its place"])
	if n := incidents(t, w); n != 0 {
		t.Fatalf("%d incidents", n)
	}
	w.notice.act()
	if n := incidents(t, w); n != 1 {
		t.Errorf("taken back: %d incidents", n)
	}
}

func TestTheKeeperBacksUpOnOpeningAndAtIntervals(t *testing.T) {
	w, shelf, now := backedUp(t)
	upToDate := func() bool {
		list, err := shelf.List()
		if err != nil || len(list) == 0 {
			t.Fatal(list, err)
		}
		c, err := w.session.dossier.Compare(context.Background(), list[0].Path)
		if err != nil {
			t.Fatal(err)
		}
		return c.Same()
	}
	*now = now.Add(time.Minute)
	w.keep.begin()
	if !upToDate() {
		t.Error("nothing was backed up on opening")
	}
	add(t, w.session, testIncident())
	w.keep.tick(w.session)
	if upToDate() {
		t.Error("it was backed up at once")
	}
	*now = now.Add(safekeeping.Usual().Every())
	w.keep.tick(w.session)
	if !upToDate() {
		t.Error("nothing was backed up after the interval")
	}
}

func TestABackupThatFailsIsToldOnce(t *testing.T) {
	w, _, _ := backedUp(t)
	w.keep.done(0, context.DeadlineExceeded)
	if !w.notice.content.Visible() {
		t.Error("nothing was said")
	}
	w.notice.hide()
	w.keep.done(0, context.DeadlineExceeded)
	if w.notice.content.Visible() {
		t.Error("it was said again")
	}
}

// A backup that is damaged is not put back, though its trail may still be read.
func TestADamagedBackupIsNotPutBack(t *testing.T) {
	w, shelf, _ := backedUp(t)
	list, err := shelf.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	hurt(t, list[0].Path)
	b := &backupsDialog{window: w, session: w.session, chosen: -1, stop: func() {}}
	b.lay()
	b.read()
	b.choose(0)
	if !strings.Contains(b.what.Text, "damaged") || !b.restore.Disabled() || !b.open.Disabled() {
		t.Errorf("said %q, put back %v", b.what.Text, !b.restore.Disabled())
	}
}

func TestABackupOfAClockThatWasAheadSaysSo(t *testing.T) {
	now := effect.AddDate(0, 0, 3)
	for at, want := range map[time.Time]string{now: "while it was open", now.AddDate(1, 0, 0): "while it was open, by a clock that was ahead"} {
		if got := madeWords(store.Saved{At: at, Why: store.Regularly}, now); got != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
}

// What was kept of what is being typed while a backup was being put back may have been kept in what that replaced: it is there afterwards all the same.
func TestWhatIsTypedWhileABackupIsPutBackIsThereAfterwards(t *testing.T) {
	w, shelf, _ := backedUp(t)
	w.incidents.form.show(&Snapshot{Present: w.session.frame, Zone: w.session.zone})
	w.incidents.enter()
	w.incidents.form.inputs.title.SetText("The last letters")
	w.keepDrafts()
	w.queue.finishWithin(time.Minute)
	var fresh *session
	w.take = func(s *session) {
		fresh = s
		w.closeSession()
		w.session = s
		w.owing.begin(s)
	}
	saved := w.session.dossier
	list, err := shelf.List()
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	put := func(ctx context.Context, shelf store.Shelf, backup string) (store.Restored, error) {
		restored, err := saved.Restore(ctx, shelf, backup)
		if err != nil {
			return restored, err
		}
		return restored, saved.DropDraft(ctx, "incident") // as though it was kept after the drafts were handed on
	}
	w.putBackBy(put, w.session, shelf, list[0].Path, "before")
	if fresh == nil {
		t.Fatal("it was not put back: ", w.notice.text.Text)
	}
	if text, found, err := fresh.dossier.Draft(context.Background(), "incident"); err != nil || !strings.Contains(text, "The last letters") {
		t.Errorf("%v, %q, %v", found, text, err)
	}
}

// A backup is deleted only once that was asked, by its name; the others stay.
func TestABackupIsDeletedOnceItWasAsked(t *testing.T) {
	w, _, now := backedUp(t)
	*now = now.Add(time.Minute)
	b := &backupsDialog{window: w, session: w.session, chosen: -1, stop: func() {}}
	b.lay()
	b.read()
	if !b.drop.Disabled() {
		t.Error("it can be deleted before one is chosen")
	}
	b.now()
	if len(b.list) != 2 {
		t.Fatalf("%+v", b.list)
	}
	stays, goes := b.list[0], b.list[1]
	b.choose(1)
	b.askDelete()
	words, buttons := inDialog(w)
	if !strings.Contains(words, filepath.Base(goes.Path)) || !strings.Contains(words, "when it was opened") {
		t.Errorf("asked %q", words)
	}
	test.Tap(buttons["Close"])
	if b.read(); len(b.list) != 2 {
		t.Fatalf("deleted though it was not said: %+v", b.list)
	}
	b.choose(1)
	b.askDelete()
	_, buttons = inDialog(w)
	test.Tap(buttons["Delete it"])
	if len(b.list) != 1 || b.list[0].Path != stays.Path || b.chosen != -1 || !b.drop.Disabled() {
		t.Errorf("%+v", b.list)
	}
	if err := b.shelf.Remove(goes); err == nil {
		t.Error("deleted twice")
	}
}
