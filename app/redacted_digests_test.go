package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"truceboard/app/export"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// A row without an identifier is known by a digest of all of it, from which an exact position can be found by trying. No redacted export of any kind holds it, and what it holds is known again by its own ID, here and elsewhere.
func TestNoRedactedExportHoldsTheDigestOfARow(t *testing.T) {
	d := blank(t)
	frame, err := d.Frame(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	key, digest := strings.Repeat("0af9", 16), strings.Repeat("7be1", 16)
	saved, err := d.AddIncident(t.Context(), ceasefire.Incident{
		When: ceasefire.MinuteMoment(frame.Agreement.Effect, frame.Agreement.Zone), Type: ceasefire.Shelling, Title: "Shells", ReportedBy: "Rania Qasim",
		Place: ceasefire.Place{Name: "Hill", Point: ceasefire.Point{Lat: 36.23457, Lon: 37.16543}, HasPoint: true, Precision: ceasefire.PlaceExact},
		SideA: ceasefire.Side{Actor: "A band"}, SideB: ceasefire.Side{Actor: "Another"}, Verification: ceasefire.Unverified,
		Origin: ceasefire.Origin{Dataset: "table-0123456789ab", Key: key, Digest: digest},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range exchange.ExportKinds() {
		for _, r := range []exchange.Redaction{{}, {Confidential: true}, {Contacts: true}, {Attachments: true}, {Coarsen: 0.1}, {ByArea: true}} {
			path := filepath.Join(t.TempDir(), "x."+string(kind))
			if _, err := export.File(t.Context(), d, path, export.Options{MadeAt: time.Now(), Redaction: r}); err != nil {
				t.Fatal(err)
			}
			text := said(t, path)
			if held := strings.Contains(text, key) || strings.Contains(text, digest); held && !r.IsZero() || !held && r.IsZero() && kind == exchange.KindCSV {
				t.Errorf("%s with %+v holds the digest: %v", kind, r, held)
			}
			if !r.ByArea || kind == exchange.KindGPKG || kind == exchange.KindGeoJSON {
				continue
			}
			to := blank(t)
			if got := importing(t, to.Path(), path); got.Added != 1 {
				t.Errorf("%s with %+v, elsewhere: %+v", kind, r, tallied(got))
			}
			if back := wholeOf(t, to, store.View{}).Incidents; len(back) != 1 || back[0].ID != saved.ID {
				t.Errorf("%s with %+v is not known again: %+v", kind, r, back)
			}
			if got := importing(t, d.Path(), path); got.Added != 0 || got.Duplicates+got.UpdatesPending != 1 {
				t.Errorf("%s with %+v, where it came from: %+v", kind, r, tallied(got))
			}
		}
	}
}
