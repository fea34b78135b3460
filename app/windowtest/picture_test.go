package windowtest

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// areasFile is a file with the outlines of one area.
const areasFile = `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Aleppo"},
	"geometry": {"type": "Polygon", "coordinates": [[[36, 36], [38, 36], [38, 37], [36, 36]]]}}]}`

// A picture is saved, and outlines are loaded, by Ctrl+Return alone; while a dialog is open nothing changes beneath it, and once it is gone the next can be asked for.
func TestDialogsAreSubmittedByKeyboard(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1024, 700)
	folder := filepath.Dir(d.sample())
	d.settled()
	d.changedBy("ctrl+5")
	d.changedBy("ctrl+e")
	d.keys("ctrl+6", "ctrl+m", "ctrl+l")
	d.settled()
	d.shot("asked")
	d.keys("ctrl+Return")
	var saved []string
	d.await("the picture", func() bool {
		var err error
		saved, err = filepath.Glob(filepath.Join(folder, "daily*.png"))
		return err == nil && len(saved) == 1
	})
	d.settled()
	d.shot("saved")
	content, err := os.ReadFile(saved[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(bytes.NewReader(content)); err != nil {
		t.Errorf("the picture: %v", err)
	}
	d.changedBy("ctrl+e")
	d.changedBy("ctrl+Return") // it asks whether to replace it, and does not by the same key
	d.keys("ctrl+Return")
	d.settled()
	d.shot("replace")
	d.changedBy("Escape") // asks for another name
	d.changedBy("Escape")
	areas := filepath.Join(d.data, "areas.geojson")
	if err := os.WriteFile(areas, []byte(areasFile), 0o600); err != nil {
		t.Fatal(err)
	}
	d.changedBy("ctrl+m")
	d.write(areas)
	d.changedBy("ctrl+Return")
	d.shot("outlines")
	d.await("the outlines", func() bool {
		own := false
		err := d.dossier(func(ctx context.Context, opened *store.Dossier) error {
			set, err := opened.Outlines(ctx, ceasefire.AsOf{})
			own = set.GeoJSON != ""
			return err
		})
		return err == nil && own
	})
}
