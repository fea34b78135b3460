package dashboard

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// choose does what the item of the menu does whose label begins with some words.
func choose(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, menu := range w.win.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Action != nil && strings.HasPrefix(item.Label, label) {
				item.Action()
				return
			}
		}
	}
	t.Fatalf("the menu has no %q", label)
}

// askingWindow is a window with a dossier in which everything can be asked for.
func askingWindow(t *testing.T) *Window {
	t.Helper()
	w := testWindow(t, intake.Making{Template: "syria-2016", Sample: true})
	w.options.Report = func(context.Context, io.Writer, *store.Dossier, ceasefire.AsOf, string, time.Time) error { return nil }
	w.show(snapshotOf(t, w.session))
	return w
}

// Whatever the menu asks in a dialog answers to Ctrl+Return as a form does: it submits or stays as it is, with its sentence, and is never lost from sight with the
// window held. What it leaves open goes on Escape, and then everything can be asked again.
func TestNoDialogIsStuckByTheKeyThatSaves(t *testing.T) {
	w := askingWindow(t)
	over := w.win.Canvas().Overlays()
	asked := 0
	for _, menu := range w.win.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Action == nil || item.Disabled || !strings.HasSuffix(item.Label, "…") {
				continue
			}
			item.Action()
			if !w.asks() {
				over.Remove(over.Top()) // there is nothing to ask about, or the as-of is asked for, which holds nothing
				continue
			}
			asked++
			for range 3 {
				w.saveForm()
			}
			for _, left := range over.List() {
				if !left.Visible() {
					t.Errorf("%s: something unseen holds the window", item.Label)
				}
			}
			for n := 0; len(over.List()) > 0 && n < 3; n++ {
				w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
			}
			if len(over.List()) > 0 || w.modal != nil || w.making != nil || w.asks() {
				t.Fatalf("%s: %d dialogs are left", item.Label, len(over.List()))
			}
		}
	}
	if asked < 15 {
		t.Errorf("only %d dialogs were asked for", asked)
	}
}

// Ctrl+Return saves the picture that Ctrl+E asks about, and once more while it asks whether to replace it does nothing.
func TestAPictureIsSavedByTheKeyThatSaves(t *testing.T) {
	w := askingWindow(t)
	w.showPage(pageCharts)
	w.charts.chart.Resize(fyne.NewSize(900, 500))
	choose(t, w, "Save picture…")
	w.saveForm()
	saved, err := filepath.Glob(filepath.Join(filepath.Dir(w.session.dossier.Path()), "daily*.png"))
	if err != nil || len(saved) != 1 || w.asks() {
		t.Fatalf("%v, %v; asking: %v", saved, err, w.asks())
	}
	if !strings.HasPrefix(w.notice.text.Text, "Saved: ") {
		t.Errorf("it says %q", w.notice.text.Text)
	}
	if err := os.WriteFile(saved[0], []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	choose(t, w, "Save picture…")
	w.saveForm()
	w.saveForm()
	if kept, err := os.ReadFile(saved[0]); err != nil || string(kept) != "mine" || !w.asks() {
		t.Errorf("it was replaced unasked: %v", err)
	}
}

// Outlines that are named by their path are looked at by the key that saves, and taken where any of them is of an area.
func TestOutlinesAreTakenByTheKeyThatSaves(t *testing.T) {
	w := askingWindow(t)
	f := w.newOutlineForm()
	f.show("Outlines of the map", fyne.NewSize(640, 380), f.path)
	path := filepath.Join(t.TempDir(), "areas.geojson")
	if err := os.WriteFile(path, []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Aleppo"},
		"geometry":{"type":"Polygon","coordinates":[[[36,36],[38,36],[38,37],[36,36]]]}}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	f.path.SetText(path)
	w.saveForm()
	if set, err := w.session.dossier.Outlines(t.Context(), ceasefire.AsOf{}); err != nil || set.GeoJSON == "" || w.modal != nil {
		t.Errorf("they are not taken (%v), it says %q", err, f.what.Text)
	}
	elsewhere := strings.ReplaceAll(regions, "Aleppo", "Nowhere")
	if err := os.WriteFile(path, []byte(elsewhere), 0o600); err != nil {
		t.Fatal(err)
	}
	f = w.newOutlineForm()
	f.show("Outlines of the map", fyne.NewSize(640, 380), f.path)
	f.path.SetText(path)
	if w.saveForm(); w.modal != f.modal || !strings.Contains(f.what.Text, "none of which is of the dossier's areas") {
		t.Errorf("outlines of no area are taken unasked, it says %q", f.what.Text)
	}
}

// Nothing beneath a dialog changes by a shortcut of the menu, save that the program can be left.
func TestNothingBeneathADialogChanges(t *testing.T) {
	w := askingWindow(t)
	w.showPage(pageCharts)
	choose(t, w, "Save picture…")
	filter, asOf := w.session.filter, w.session.asOf
	for _, menu := range w.win.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Action == nil || item.IsQuit || item.Label == "Save and next" {
				continue
			}
			item.Action()
			if w.sight != pageCharts || w.session.filter.Words(w.session.frame) != filter.Words(w.session.frame) || w.session.asOf != asOf || len(w.win.Canvas().Overlays().List()) != 1 {
				t.Fatalf("%s acted beneath the dialog", item.Label)
			}
		}
	}
	if field, ok := w.win.Canvas().Focused().(*formEntry); !ok || field == nil {
		t.Errorf("the keyboard went from the dialog to %T", w.win.Canvas().Focused())
	}
}

// A dialog for a file says which it is that is to be chosen.
func TestTheDialogForAFileSaysWhich(t *testing.T) {
	w, _ := openWindow(t, effect)
	for want, ask := range map[string]func(){"Choose a dossier": w.askOpen, "Choose a data file": w.askImport, "Choose the other copy": w.askMerge} {
		ask()
		top := w.win.Canvas().Overlays().Top()
		if words, _ := visible(top); !strings.Contains(words, want+"\n") {
			t.Errorf("%q does not say %q", words, want)
		}
		w.win.Canvas().Overlays().Remove(top)
	}
}
