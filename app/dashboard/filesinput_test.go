package dashboard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"truceboard/store/ceasefire"
)

// filesOnDisk writes a picture and a statement to be attached, and gives their paths.
func filesOnDisk(t *testing.T) []string {
	t.Helper()
	folder := t.TempDir()
	paths := []string{filepath.Join(folder, "حفرة crater.png"), filepath.Join(folder, "statement.txt")}
	for n, content := range [][]byte{pngOf(t, 40, 30), []byte("what a witness wrote")} {
		if err := os.WriteFile(paths[n], content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// entering is a window whose form for a new incident is open.
func entering(t *testing.T) *Window {
	t.Helper()
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	w.incidents.form.show(&Snapshot{Present: w.session.frame, Zone: w.session.zone})
	w.incidents.enter()
	return w
}

// drop drops files on the middle of the window.
func drop(w *Window, paths ...string) {
	files := make([]fyne.URI, len(paths))
	for n, path := range paths {
		files[n] = storage.NewFileURI(path)
	}
	w.dropped(fyne.NewPos(400, 300), files)
}

func TestFilesDroppedWhileAnIncidentIsEnteredAreSavedWithIt(t *testing.T) {
	w := entering(t)
	f := w.incidents.form
	drop(w, filesOnDisk(t)...)
	if len(f.files.files) != 2 || f.files.files[0].picture == nil || f.files.files[1].picture != nil {
		t.Fatalf("listed %+v", f.files.files)
	}
	f.leave()
	w.incidents.enter() // as after the program was killed: what is in the file is offered
	if len(f.files.files) != 0 || !f.offer.content.Visible() {
		t.Fatalf("forced: %+v", f.files.files)
	}
	w.goOnWithDraft()
	if len(f.files.files) != 2 || f.files.files[0].Name != "حفرة crater.png" || f.files.files[0].picture == nil || f.offer.content.Visible() {
		t.Fatalf("came back: %+v", f.files.files)
	}
	f.inputs.fill(testIncident(), f.inputs.frame)
	f.save()
	saved, found, err := w.session.dossier.LastEntered(t.Context())
	if err != nil || !found {
		t.Fatal(err)
	}
	list, err := w.session.dossier.Attachments(t.Context(), saved.ID)
	if err != nil || len(list) != 2 || list[0].Name != "حفرة crater.png" || list[1].Name != "statement.txt" {
		t.Errorf("attached %+v, %v", list, err)
	}
	if left, err := w.readLeftover(t.Context(), w.session.dossier, ceasefire.ID{}); err != nil || len(left.waiting) > 0 || len(f.files.files) != 0 {
		t.Errorf("left over: %+v, %v", left, err)
	}
}

func TestAFileOfADraftIsRemovedPutBackAndDiscarded(t *testing.T) {
	w := entering(t)
	f := w.incidents.form
	drop(w, filesOnDisk(t)...)
	f.files.remove(f.files.files[0])
	if len(f.files.files) != 1 || f.files.files[0].Name != "statement.txt" {
		t.Fatalf("removed: %+v", f.files.files)
	}
	w.notice.act()
	if len(f.files.files) != 2 || f.files.files[1].picture == nil {
		t.Fatalf("put back: %+v", f.files.files)
	}
	f.leave()
	add(t, w.session, testIncident())
	w.incidents.repeatLast() // nothing of what is half typed may end in another incident
	if !f.open || len(f.files.files) > 0 || !f.offer.content.Visible() {
		t.Fatalf("%v, %+v", f.open, f.files.files)
	}
	f.offer.discard.OnTapped()
	if left, err := w.readLeftover(t.Context(), w.session.dossier, ceasefire.ID{}); err != nil || len(left.waiting) > 0 {
		t.Errorf("left over: %+v, %v", left, err)
	}
	w.notice.act()
	w.goOnWithDraft()
	if len(f.files.files) != 2 {
		t.Errorf("the discarding taken back: %+v", f.files.files)
	}
}

func TestAFileThatCannotBeKeptIsToldBesideTheField(t *testing.T) {
	w := entering(t)
	f := w.incidents.form
	folder := t.TempDir()
	empty := filepath.Join(folder, "empty.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, said := range map[string]string{empty: "empty.txt is empty", folder: "is a folder", folder + "/none": "no such file"} {
		f.files.tell("")
		drop(w, path)
		if got := problemsShown(f.inputs)[fieldFiles]; !strings.Contains(got, said) || len(f.files.files) != 0 {
			t.Errorf("%s: %q", said, got)
		}
	}
	f.check()
	if problemsShown(f.inputs)[fieldFiles] == "" {
		t.Error("what is wrong with a file goes as soon as something is typed")
	}
}

func TestWhatIsDroppedElsewhereIsNotAttached(t *testing.T) {
	w := entering(t)
	w.showPage(pageCharts)
	drop(w, filesOnDisk(t)...)
	if got := w.notice.text.Text; got != "Drop one file at a time." || len(w.incidents.form.files.files) != 0 {
		t.Errorf("%q", got)
	}
}
