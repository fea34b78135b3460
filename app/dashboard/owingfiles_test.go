package dashboard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/app/safekeeping"
)

// unplugged takes the folder of a window's dossier away, as a stick is pulled, and gives what puts it back.
func unplugged(t *testing.T, w *Window) (back func()) {
	t.Helper()
	folder := filepath.Dir(w.session.dossier.Path())
	if err := os.Rename(folder, folder+".pulled"); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Rename(folder+".pulled", folder); err != nil {
			t.Fatal(err)
		}
	}
}

// draftFilesIn gives the names of the files that a dossier holds of a draft.
func draftFilesIn(t *testing.T, w *Window, slot string) (names string) {
	t.Helper()
	list, err := w.session.dossier.DraftFiles(t.Context(), slot)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		names += a.Name + "\n"
	}
	return names
}

// A file that the dossier does not take lies in the user's own folder until it does; until then the incident is not saved, and is once it does.
func TestAFileThatTheDossierDoesNotTakeIsKeptAside(t *testing.T) {
	w := typingIn(t)
	f := w.incidents.form
	back := unplugged(t, w)
	drop(w, filesOnDisk(t)...)
	if len(f.files.files) != 2 || !strings.Contains(asideIn(t, w), "what a witness wrote") || !strings.Contains(w.notice.text.Text, "kept in your own folder") {
		t.Fatalf("listed %+v, kept %q, said %q", f.files.files, asideIn(t, w), w.notice.text.Text)
	}
	f.inputs.fill(testIncident(), f.inputs.frame)
	f.save()
	if said := problemsShown(f.inputs)[fieldFiles]; !f.open || !strings.Contains(said, "kept in your own folder") {
		t.Errorf("beside the files: %q", said)
	}
	back()
	until(t, "the files", func() bool {
		w.keepTyping()
		return draftFilesIn(t, w, "incident") == "حفرة crater.png\nstatement.txt\n" && asideIn(t, w) == ""
	})
	if said := problemsShown(f.inputs)[fieldFiles]; said != "" {
		t.Errorf("still said: %q", said)
	}
	f.save()
	saved, found, err := w.session.dossier.LastEntered(t.Context())
	if err != nil || !found {
		t.Fatal(err)
	}
	if list, err := w.session.dossier.Attachments(t.Context(), saved.ID); err != nil || len(list) != 2 {
		t.Errorf("attached %+v, %v", list, err)
	}
}

// What was removed from a form while the dossier took nothing stays removed, and what was put back is kept.
func TestAFileThatIsKeptAsideIsRemovedAndPutBack(t *testing.T) {
	w := typingIn(t)
	f := w.incidents.form
	back := unplugged(t, w)
	drop(w, filesOnDisk(t)...)
	f.files.remove(f.files.files[1])
	if len(f.files.files) != 1 || strings.Contains(asideIn(t, w), "what a witness wrote") {
		t.Fatalf("listed %+v, kept %q", f.files.files, asideIn(t, w))
	}
	w.notice.act()
	if len(f.files.files) != 2 || !strings.Contains(asideIn(t, w), "what a witness wrote") {
		t.Fatalf("put back %+v, kept %q", f.files.files, asideIn(t, w))
	}
	f.files.remove(f.files.files[1])
	back()
	until(t, "the file", func() bool {
		w.keepTyping()
		return draftFilesIn(t, w, "incident") == "حفرة crater.png\n" && asideIn(t, w) == ""
	})
}

// What the dossier never took is offered with its files when it is opened again, once.
func TestFilesThatWereKeptAsideAreOfferedAtTheNextOpening(t *testing.T) {
	w := typingIn(t)
	w.incidents.form.leave()
	path, id := w.session.dossier.Path(), w.session.frame.Agreement.ID
	file := safekeeping.File{ID: testID(90), Form: "incident", Name: "statement.txt", Content: []byte("what a witness wrote")}
	for range 2 { // as by two windows that were killed
		if err := safekeeping.NewAside(w.options.DataDir, path, id).Keep(map[string]safekeeping.Typed{"incident": {Content: `{"title": "aside"}`}}, []safekeeping.File{file}); err != nil {
			t.Fatal(err)
		}
	}
	w.takeUpDrafts(w.session)
	if names := draftFilesIn(t, w, "incident"); names != "statement.txt\n" || !strings.Contains(w.notice.text.Text, "Not saved yet") || asideIn(t, w) != "" {
		t.Fatalf("%q, said %q, left %q", names, w.notice.text.Text, asideIn(t, w))
	}
	w.incidents.enter()
	w.goOnWithDraft()
	if files := w.incidents.form.files.files; len(files) != 1 || files[0].ID != file.ID {
		t.Errorf("%+v", files)
	}
}
