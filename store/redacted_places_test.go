package store

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// The exact point of an incident is in none of what is written of it in a redacted copy, nor is the exact stretch of the map of a saved filter.
func TestARedactedCopyHoldsNoExactPositionInATextOrAFilter(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	i := testIncident()
	i.Place.Point = ceasefire.Point{Lat: 36.2512345, Lon: 37.1543210}
	i.Title, i.Text, i.Place.Name = "Shelling at ３６．２５１２３４５", "at 36.2512345, 37.1543210; 36.90 km off", "Hill 37.1543210"
	saved, err := d.AddIncident(ctx, i, Report{Source: ceasefire.Source{Title: "Wire"}, Locator: "３６．２５１２３４５ in the table"}, Report{Source: ceasefire.Source{Title: "Wire"}, Locator: "page 3"})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: saved.ID, Scope: ceasefire.Disputed, Reason: "37.1543210 is outside"}); err != nil {
		t.Fatal(err)
	}
	box := ceasefire.GeoBox{South: 36.2512, West: 37.1543, North: 36.7512, East: 37.7543}
	if err := d.SaveFilter(ctx, "Here", ceasefire.Filter{Within: ceasefire.Within{Box: box, Name: "Castello Road"}}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "shared.truce")
	_, err = d.Redacted(ctx, out, RedactedOptions{
		Unplace: func(text string, lat, lon float64) string {
			if lat != 36.2512345 || lon != 37.1543210 {
				t.Errorf("the point given is %v, %v", lat, lon)
			}
			return strings.NewReplacer("36.2512345", "[position removed]", "３６．２５１２３４５", "[position removed]", "37.1543210", "[position removed]").Replace(text)
		},
		Coarse: func(lat, lon float64, p int64) (float64, float64, int64) {
			return math.Round(lat), math.Round(lon), max(p, 3)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range []string{"36.25", "37.15", "2512345", "1543210", "36.75", "37.75", "３６"} {
		if bytes.Contains(raw, []byte(number)) {
			t.Errorf("%s is in the file", number)
		}
	}
	shared, err := Open(ctx, out, Options{Who: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	defer shared.Close()
	sound(t, shared)
	back, err := shared.Incident(ctx, saved.ID)
	if err != nil || back.Text != "at [position removed], [position removed]; 36.90 km off" || back.Place.Name != "Hill [position removed]" {
		t.Errorf("%+v, %v", back, err)
	}
	filters, err := shared.SavedFilters(ctx)
	if want := (ceasefire.GeoBox{South: 36, West: 37, North: 37, East: 38}); err != nil || len(filters) != 1 || filters[0].Filter.Within.Box != want || filters[0].Filter.Within.Name != "Castello Road" {
		t.Errorf("%+v, %v", filters, err)
	}
}
