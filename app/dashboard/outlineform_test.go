package dashboard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

const regions = `{"type":"FeatureCollection","features":[
	{"type":"Feature","properties":{"no":"1","region":"Aleppo"},"geometry":{"type":"Polygon","coordinates":[[[36,35],[38,35],[38,37],[36,35]]]}},
	{"type":"Feature","properties":{"no":"2","region":"Elsewhere"},"geometry":{"type":"Polygon","coordinates":[[[38,35],[40,35],[40,37],[38,35]]]}}]}`

// outlinesAsked opens the form over a dossier, and writes a file of outlines.
func outlinesAsked(t *testing.T) (w *Window, shots chan *Snapshot, file string) {
	t.Helper()
	w, shots = openWindow(t, effect)
	w.session.reload()
	w.shot = awaited(t, shots)
	file = filepath.Join(t.TempDir(), "regions.geojson")
	if err := os.WriteFile(file, []byte(regions), 0o600); err != nil {
		t.Fatal(err)
	}
	return w, shots, file
}

func TestOutlinesAreLoadedTakenBackAndRemoved(t *testing.T) {
	w, shots, file := outlinesAsked(t)
	if w.shot.Outlines.Own || len(w.shot.Outlines.Shapes) == 0 {
		t.Fatal("the dossier has outlines of its own, or the program's are not shown")
	}
	f := w.newOutlineForm()
	f.path.SetText(file)
	f.look()
	want := "→ 2 outlines, 1 of the dossier's 2 areas. Without an outline: Daraa. Of no area: Elsewhere."
	if f.what.Text != want || !strings.HasPrefix(f.names.Selected, "region: Aleppo") {
		t.Errorf("it says %q, named by %q", f.what.Text, f.names.Selected)
	}
	f.names.SetSelected("no: 1, 2")
	if !strings.Contains(f.what.Text, "none of which is of the dossier's areas") {
		t.Errorf("by numbers it says %q", f.what.Text)
	}
	f.names.SetSelectedIndex(f.names.SelectedIndex() + 1)
	f.line.SetText("Boundaries: somebody")
	f.take()
	w.shot = awaited(t, shots)
	if o := w.shot.Outlines; !o.Own || len(o.Shapes) != 2 || o.Source != "Boundaries: somebody." {
		t.Errorf("the map has %d shapes, %q", len(o.Shapes), o.Source)
	}
	w.removeOutlines()
	if w.shot = awaited(t, shots); w.shot.Outlines.Own {
		t.Error("removed outlines are there")
	}
	w.notice.act()
	if w.shot = awaited(t, shots); !w.shot.Outlines.Own {
		t.Error("removing was not taken back")
	}
	w.notice.act()
	if w.shot = awaited(t, shots); w.shot.Outlines.Own {
		t.Error("taking back was not taken back")
	}
}

func TestAFileOfOutlinesThatIsWrongIsToldBesideIt(t *testing.T) {
	w, _, file := outlinesAsked(t)
	f := w.newOutlineForm()
	f.take()
	if got := f.form.fields["file"].Problem(); got != "✕ Choose a file first." {
		t.Errorf("no file: %q", got)
	}
	for text, want := range map[string]string{"<svg/>": "not a GeoJSON", strings.ReplaceAll(regions, "36,35", "360,35"): "off the globe"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		f.path.SetText(file)
		f.take()
		if got := f.form.fields["file"].Problem(); !strings.Contains(got, want) || f.named != nil {
			t.Errorf("%q is told as %q", text[:6], got)
		}
	}
	set, err := w.session.dossier.Outlines(t.Context(), ceasefire.AsOf{})
	if err != nil || set.GeoJSON != "" {
		t.Errorf("something was kept: %v", err)
	}
}
