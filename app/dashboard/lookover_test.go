package dashboard

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"truceboard/store"
)

// What is left of names in a copy for sharing is shown when it is made, is put away by Escape, and is copied whole.
func TestWhatIsLeftInACopyIsShown(t *testing.T) {
	w, id, _ := apart(t)
	i, err := w.session.dossier.Incident(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	i.ReportedBy, i.Text = "Rania Qasim", "Rania saw it, and so did R. Qasim."
	if _, err := w.session.dossier.UpdateIncident(context.Background(), i); err != nil {
		t.Fatal(err)
	}
	r := newRedactForm(w)
	r.show("Redacted", fyne.NewSize(600, 500), r.path)
	r.path.SetText(filepath.Join(t.TempDir(), "shared.truce"))
	w.saveForm()
	words, _ := inDialog(w)
	if !strings.Contains(words, "“Rania” in 1 text") || strings.Contains(words, "Qasim") {
		t.Errorf("the dialog says %q", words)
	}
	if said := w.notice.text.Text; !strings.Contains(said, "1 word of a name was left: read what is left") || w.notice.offered() != "Read what is left" {
		t.Errorf("said %q", said)
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.modal != nil {
		t.Error("Escape does not put it away")
	}
	many := store.RedactedReport{Remaining: []string{"Peacock"}}
	for n := range 2 * leftShown {
		many.Words = append(many.Words, store.LeftWord{Word: strings.Repeat("a", n+1), Texts: n + 1})
	}
	if shown := lookOverParts(many, leftShown); len(shown) != 2 || !strings.HasSuffix(shown[1].text, " and 120 more") {
		t.Errorf("%+v", shown)
	}
	if text := lookOverText("x", lookOverParts(many, 1000)); !strings.Contains(text, "“Peacock”") || !strings.Contains(text, strings.Repeat("a", 2*leftShown)+"” in 240 texts") {
		t.Error("the copied list is not whole")
	}
}
