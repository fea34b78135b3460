package dashboard

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
)

// Once a draft that is offered is discarded, put off or gone on with by the keyboard, whichever form offers it, the keyboard is where the form began: in its first field.
func TestTheKeyboardGoesToTheFormFromItsOffer(t *testing.T) {
	path := copyOfSample(t)
	w := pagesOver(t, path)
	canvas := w.win.Canvas()
	for _, name := range formsOf(t, w) {
		for answer, press := range map[string]func(*draftOffer) *button{
			"Discard":  func(o *draftOffer) *button { return o.discard },
			"Later":    func(o *draftOffer) *button { return o.putOff },
			"Continue": func(o *draftOffer) *button { return o.goOn },
		} {
			content := "{}"
			if name == draftMany {
				content = encoded(bulkDraft{Keys: []int64{1}})
			}
			if err := w.session.dossier.SaveDraft(context.Background(), name, content); err != nil {
				t.Fatal(err)
			}
			canvas.Unfocus()
			w.openDraft(name + "#none") // opens the form without a draft that is wanted
			d := w.draftInSight()
			if d == nil || d.name != name || !d.offer.content.Visible() {
				t.Fatalf("%s is not offered", name)
			}
			first := canvas.Focused()
			if first == nil {
				t.Errorf("%s opens with the keyboard nowhere", name)
			}
			chosen := press(d.offer)
			canvas.Focus(chosen)
			chosen.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
			if canvas.Focused() != first {
				t.Errorf("%s, %s: the keyboard is at %T, want %T", name, answer, canvas.Focused(), first)
			}
			if w.modal != nil {
				w.modal.close()
			}
			for _, waiting := range d.waiting {
				if err := w.session.dossier.DropDraft(context.Background(), waiting.Form); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
