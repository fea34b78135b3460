package dashboard

import (
	"context"
	"iter"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// importedBatch puts two incidents into a session's dossier by an import, and edits the first.
func importedBatch(t *testing.T, s *session) {
	t.Helper()
	rows := iter.Seq2[ceasefire.Incident, error](func(yield func(ceasefire.Incident, error) bool) {
		for _, key := range []string{"1", "2"} {
			i := testIncident()
			i.Title, i.Origin = "Row "+key, ceasefire.Origin{Dataset: "ged", Key: key, Digest: "a"}
			if !yield(i, nil) {
				return
			}
		}
	})
	if _, err := s.dossier.Import(context.Background(), store.Batch{Name: "events.csv", Format: "ged", Source: ceasefire.Source{Title: "GED"}}, rows, false); err != nil {
		t.Fatal(err)
	}
	id, err := s.dossier.IncidentOf(context.Background(), "ged", "1")
	if err != nil {
		t.Fatal(err)
	}
	i, err := s.dossier.Incident(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	i.Title = "Row 1, edited"
	if _, err := s.dossier.UpdateIncident(context.Background(), i); err != nil {
		t.Fatal(err)
	}
}

// inDialog gives the texts of a dialog, and its buttons by their names.
func inDialog(w *Window) (string, map[string]*widget.Button) {
	var words []string
	buttons := map[string]*widget.Button{}
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *widgets.Prose:
			if o.Visible() {
				words = append(words, o.Text)
			}
		case *widget.Label:
			if o.Visible() {
				words = append(words, o.Text)
			}
		case *widget.Button:
			buttons[o.Text] = o
		case *button:
			buttons[o.Text] = &o.Button
		case *leaveButton:
			buttons[o.Text] = &o.Button
		}
	}
	return strings.Join(words, "\n"), buttons
}

func TestAnImportIsUndoneFromTheSourcesPage(t *testing.T) {
	w, shots := openWindow(t, effect.AddDate(0, 0, 3))
	importedBatch(t, w.session)
	w.sources.Show(snapshotOf(t, w.session))
	w.sources.chooseImport()
	if w.sight != pageSources || w.win.Canvas().Focused() != fyne.Focusable(w.sources.imports) {
		t.Fatal("the imports have not got the keyboard")
	}
	w.sources.imports.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	words, buttons := inDialog(w)
	for _, want := range []string{"This removes 1 incident.", "1 incident was changed, ruled on or used since and stays: Row 1, edited."} {
		if !strings.Contains(words, want) {
			t.Errorf("%q does not say %q", words, want)
		}
	}
	test.Tap(buttons["Undo this import"])
	if got := w.notice.text.Text; got != "The import of events.csv is undone: 1 incident removed, 1 incident kept as changed since." {
		t.Error(got)
	}
	if shot := awaited(t, shots); shot.Batches[0].Undone.IsZero() || shot.Total != 1 {
		t.Errorf("%+v, %d incidents", shot.Batches, shot.Total)
	}
	w.notice.act()
	if got := w.notice.text.Text; got != "Undone: undo of the import of events.csv." {
		t.Error(got)
	}
	if shot := awaited(t, shots); !shot.Batches[0].Undone.IsZero() || shot.Total != 2 {
		t.Errorf("%+v, %d incidents", shot.Batches, shot.Total)
	}
}

func TestAnUndoneImportIsShownAsSuch(t *testing.T) {
	at := time.Date(2026, 1, 3, 10, 0, 0, 0, time.UTC)
	row := batchRow(store.BatchInfo{Name: "events.csv", Read: 12, Added: 7, Duplicates: 3, Rejected: 2, Recorded: ceasefire.Stamp{At: at}, Undone: at.Add(time.Hour)}, time.UTC)
	if row.Cells[2] != "Carry out again" || row.Under != "Undone 3 Jan 2026, 11:00 · 12 read: 7 added, 0 updated, 3 as before, 2 not taken" {
		t.Errorf("%+v", row)
	}
	if words := keptWords(store.Undoing{Kept: 5, KeptNames: []string{"A", "B", "C", "D", "E"}}); words != "5 incidents were changed, ruled on or used since and stay: A; B; C; and 2 more." {
		t.Error(words)
	}
	if words := undoWords(store.Undoing{Names: []string{"SAA", "NDF"}}); words != "This changes no incident. “SAA” and “NDF” would stand no longer for the party that the import tied to them. Nothing is destroyed: the import can be carried out again from this page." {
		t.Error(words)
	}
	if words := undoWords(store.Undoing{Removed: 2, PutBack: 1}); !strings.HasPrefix(words, "This removes 2 incidents and puts 1 incident back as before the import.") {
		t.Error(words)
	}
}
