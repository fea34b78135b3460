package store

import (
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// Outlines are followed by others, are read as they were known, and can be taken away again.
func TestOutlines(t *testing.T) {
	now := recorded.Add(time.Hour)
	d := testDossier(t)
	d.now = func() time.Time { return now }
	first := now
	if set, err := d.Outlines(t.Context(), ceasefire.AsOf{}); err != nil || set != (OutlineSet{}) {
		t.Fatalf("a new dossier brings %v, error %v", set, err)
	}
	marks := map[int64]bool{0: true}
	for _, set := range []OutlineSet{{Name: "a.geojson", GeoJSON: "{}"}, {Name: "b.geojson", Attribution: "Somebody", GeoJSON: "[]"}, {}} {
		if err := d.SetOutlines(t.Context(), set); err != nil {
			t.Fatal(err)
		}
		if got, err := d.Outlines(t.Context(), ceasefire.AsOf{}); err != nil || got != set {
			t.Errorf("the dossier brings %v, error %v, want %v", got, err, set)
		}
		if mark, err := d.OutlineMark(t.Context(), ceasefire.AsOf{}); err != nil || marks[mark] {
			t.Errorf("the mark %d is that of others, error %v", mark, err)
		} else {
			marks[mark] = true
		}
		now = now.Add(time.Hour)
	}
	if got, err := d.Outlines(t.Context(), ceasefire.AsOf{KnownAt: first}); err != nil || got.Name != "a.geojson" {
		t.Errorf("at first known were %v, error %v", got, err)
	}
	if _, err := d.writer.Exec("DELETE FROM outline_text"); err == nil {
		t.Error("outlines can be removed")
	}
}
