package dashboard

import (
	"context"
	"strings"
	"testing"

	"truceboard/store"
)

// What was decided of a merge outlives its dialog, and the program: it stands there again when the copy is looked at once more, unless one of the two says something else by then; and it is forgotten once it is merged.
func TestDecisionsOfAMergeAreKept(t *testing.T) {
	w, id, other := apart(t)
	decide(t, w, other)
	w.modal.close()
	w.offerDrafts()
	if strings.HasPrefix(w.notice.text.Text, notSaved) {
		t.Errorf("offered as a form: %q", w.notice.text.Text)
	}
	path := w.session.dossier.Path()
	w.closeSession()
	w = windowOn(t, path, w.options.Now)
	w.mergeFrom(other)
	if words, buttons := inDialog(w); buttons["Merge"].Disabled() || !strings.Contains(words, "is decided") {
		t.Fatalf("not taken up: %q", words)
	}
	w.modal.close()
	ours, err := w.session.dossier.Incident(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	retitled(t, w.session.dossier, ours, "Zoe's title")
	w.mergeFrom(other)
	if _, buttons := inDialog(w); !buttons["Merge"].Disabled() {
		t.Error("a decision counts though it was made over something else")
	}
	w.modal.close()
	decide(t, w, other)
	w.saveForm()
	if w.modal != nil || titleOf(t, w, id) != "Ben's title" {
		t.Errorf("not merged as it was decided: said %q", w.notice.text.Text)
	}
	w.queue.finishWithin(settleWithin)
	if content, found, err := w.session.dossier.Draft(context.Background(), draftMerge); err != nil || found {
		t.Errorf("kept after it was merged: %q, %v", content, err)
	}
}

// decide opens the merging of a copy and takes theirs.
func decide(t *testing.T, w *Window, other string) {
	t.Helper()
	w.mergeFrom(other)
	list, ok := w.win.Canvas().Focused().(interface{ TypedRune(rune) })
	if !ok {
		t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
	}
	list.TypedRune('t')
}

// Decisions of two copies that are merged in turn lie side by side.
func TestDecisionsOfAnotherCopyStay(t *testing.T) {
	w, _, _ := apart(t)
	c := newMergeClashes(w, func() {}, func() {})
	c.takeUp([]mergeDecision{{MergePoint: store.MergePoint{Record: "incident", ID: "2", Field: "title"}, Side: store.Ours, Ours: "a", Theirs: "b"}})
	if text, err := c.kept(); err != nil || !strings.Contains(text, `"ID":"2"`) || !strings.Contains(text, `"Theirs":"b"`) {
		t.Errorf("%s, %v", text, err)
	}
}
