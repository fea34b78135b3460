package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// outlineFile writes a collection of two triangles whose names stand under a property.
func outlineFile(t *testing.T, property string, names ...string) string {
	t.Helper()
	var features []string
	for i, name := range names {
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"id":"%d","%s":"%s"},"geometry":{"type":"Polygon","coordinates":[[[%d,34],[%d,34],[%d,35],[%d,34]]]}}`,
			i, property, name, 36+i, 37+i, 37+i, 36+i))
	}
	path := filepath.Join(t.TempDir(), "regions.geojson")
	if err := os.WriteFile(path, []byte(`{"type":"FeatureCollection","features":[`+strings.Join(features, ",")+`]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOutlinesBecomeTheDossiers(t *testing.T) {
	d, _ := made(t)
	ctx := context.Background()
	file, err := OpenOutlines(ctx, d, outlineFile(t, "gouvernorat", "Aleppo", "Somewhere", "Idlib"))
	if err != nil {
		t.Fatal(err)
	}
	best, err := file.Best(ctx)
	if err != nil || best.By != "gouvernorat" || best.All != 3 || best.Matched != 2 || len(best.Others) != 1 || best.Others[0] != "Somewhere" || len(best.Missing) != 12 {
		t.Fatalf("%+v, %v", best, err)
	}
	if usual, err := file.By(""); err != nil || usual.Matched != 0 {
		t.Errorf("without a property %d match, %v", usual.Matched, err)
	}
	if err := KeepOutlines(ctx, d, best, "Boundaries: somebody"); err != nil {
		t.Fatal(err)
	}
	frame, err := d.Frame(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got, err := OutlinesOf(ctx, d, frame, ceasefire.AsOf{})
	if err != nil || !got.Own || got.Source != "Boundaries: somebody." || len(got.Shapes) != 3 || got.Shapes[0].Code != "SY-HL" || got.Shapes[1].Code != "" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAFileThatCannotBeDrawnIsRefused(t *testing.T) {
	d, table := made(t)
	var format *exchange.FormatError
	if _, err := OpenOutlines(context.Background(), d, table); !errors.As(err, &format) {
		t.Errorf("a table gives %v", err)
	}
	if _, err := OpenOutlines(context.Background(), d, filepath.Join(t.TempDir(), "none.geojson")); err == nil || !strings.HasPrefix(err.Error(), "there is no file") {
		t.Errorf("a file that is not there gives %v", err)
	}
	huge := filepath.Join(t.TempDir(), "huge.geojson")
	if err := os.Truncate(mustWrite(t, huge), 2<<30); err != nil { // a hole: it takes no room
		t.Fatal(err)
	}
	if _, err := OpenOutlines(context.Background(), d, huge); err == nil || !strings.Contains(err.Error(), "larger than 32 MB") {
		t.Errorf("a file of 2 GB gives %v", err)
	}
}

func mustWrite(t *testing.T, path string) string {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
