package dashboard

import (
	"path/filepath"
	"strings"
	"testing"

	"truceboard/app/export"
	"truceboard/store/exchange"
)

// After an export with coarse coordinates it is said how many possible positions were left, and where they stand is read on request.
func TestAnExportOffersToReadWhatIsLeft(t *testing.T) {
	w, _ := bulkWindow(t)
	i := testIncident()
	i.Text = "at 33 15 29, 44 08 03 there"
	add(t, w.session, i)
	path := filepath.Join(t.TempDir(), "out.csv")
	w.exportTo(w.session.dossier, path, export.Options{Redaction: exchange.Redaction{Coarsen: 0.1}})
	if said := w.notice.text.Text; !strings.Contains(said, "1 possible position was left: read what is left before you share it.") || w.notice.offered() != "Read what is left" {
		t.Fatalf("%q offers %q", said, w.notice.offered())
	}
	w.notice.act()
	if w.modal == nil || !strings.Contains(wordsIn(w.modal.form.content), "“33 15 29, 44 08 03” in 1 text of "+i.Title) {
		t.Errorf("shown is %q", wordsIn(w.modal.form.content))
	}
	w.modal.close()
	w.exportTo(w.session.dossier, path, export.Options{})
	if w.notice.offered() != "" || strings.Contains(w.notice.text.Text, "possible position") {
		t.Errorf("%q offers %q", w.notice.text.Text, w.notice.offered())
	}
}
