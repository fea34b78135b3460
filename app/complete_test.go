package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"

	"truceboard/app/export"
	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// whole is all of a dossier that an export holds.
type whole struct {
	Frame      ceasefire.Frame
	Incidents  []ceasefire.Incident
	Belongings []ceasefire.Belonging
}

// wholeOf reads all of a dossier. What an incident's origin is called differs from dossier to dossier where it was typed in, and so does the import that it came with.
func wholeOf(t *testing.T, d *store.Dossier, v store.View) (w whole) {
	t.Helper()
	var err error
	if w.Frame, err = d.Frame(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Frame.Agreement.ID = ceasefire.ID{}
	for i, err := range d.Incidents(t.Context(), v, store.Sort{}) {
		if err != nil {
			t.Fatal(err)
		}
		i.Batch, i.Origin.Line = ceasefire.ID{}, 0
		if i.Origin.Dataset == "truceboard" {
			i.Origin = ceasefire.Origin{}
		}
		w.Incidents = append(w.Incidents, i)
		keep := func(b ceasefire.Belonging) error {
			w.Belongings = append(w.Belongings, b)
			return nil
		}
		if err := d.Belongings(t.Context(), i.ID, v.AsOf, keep); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// opened opens a dossier for the length of a test.
func opened(t *testing.T, path string) *store.Dossier {
	t.Helper()
	d, err := store.Open(t.Context(), path, store.Options{Who: "Somebody", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// blank makes a dossier that holds nothing but the name of an agreement.
func blank(t *testing.T) *store.Dossier {
	t.Helper()
	path := filepath.Join(t.TempDir(), "blank.truce")
	a := ceasefire.Agreement{ID: store.NewID(), Title: "To be filled", Zone: "UTC", Effect: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
	if err := intake.New(t.Context(), path, intake.Making{Blank: ceasefire.Frame{Agreement: a}, Who: "Somebody", Now: time.Now}); err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

// carried exports a view of a dossier and imports it into an empty one.
func carried(t *testing.T, d *store.Dossier, v store.View) *store.Dossier {
	t.Helper()
	path := filepath.Join(t.TempDir(), "all.json")
	if _, err := export.File(t.Context(), d, path, export.Options{View: v, MadeAt: time.Now()}); err != nil {
		t.Fatal(err)
	}
	to := blank(t)
	out, err := intake.File(t.Context(), to, path, intake.Options{})
	if err != nil || len(out.Rejected) > 0 || !out.FrameTaken {
		t.Fatalf("%+v, %v", out.ImportResult, err)
	}
	return to
}

// same fails where two dossiers do not hold the same records.
func same(t *testing.T, a, b whole) {
	t.Helper()
	if diff := difference(a, b, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff[max(len(diff)-3000, 0):])
	}
}

// ruleAtRandom rules on some incidents of a dossier, keeps files with some, and judges commitments by them.
func ruleAtRandom(t *testing.T, d *store.Dossier, r *rand.Rand, ids []ceasefire.ID) {
	t.Helper()
	ctx := context.Background()
	frame, err := d.Frame(ctx)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(err)
	party := func() ceasefire.ID {
		if len(frame.Parties) == 0 || r.IntN(4) == 0 {
			return ceasefire.ID{}
		}
		return frame.Parties[r.IntN(len(frame.Parties))].ID
	}
	for n, id := range ids {
		switch r.IntN(5) {
		case 0:
			scope := []ceasefire.Scope{ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed}[r.IntN(3)]
			must(d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: id, Scope: scope, Reason: fmt.Sprintf("Reason %d & <more>", n)}))
		case 1:
			must(d.Attribute(ctx, ceasefire.Attribution{Incident: id, PartyA: party(), PartyB: party(), Confidence: "low", Reason: "شهود"}))
		case 2:
			content := make([]byte, 1+r.IntN(3000))
			for i := range content {
				content[i] = byte(r.Uint32())
			}
			_, err := d.Attach(ctx, id, fmt.Sprintf("photo %d.jpg", n), content)
			must(err)
		case 3:
			commitment := frame.Commitments[r.IntN(len(frame.Commitments))].ID
			_, err := d.Assess(ctx, ceasefire.Assessment{Commitment: commitment, At: frame.Agreement.Effect.Add(time.Duration(r.IntN(1000)) * time.Hour), Judgement: ceasefire.Scored,
				Score: r.IntN(4), Rationale: "Seen", Evidence: []ceasefire.Evidence{{Incident: id, Stance: ceasefire.StanceFor}}})
			must(err)
		}
	}
}

// addAtRandom adds incidents with what may be known of them, and gives their IDs.
func addAtRandom(t *testing.T, d *store.Dossier, r *rand.Rand, n int) (ids []ceasefire.ID) {
	t.Helper()
	frame, err := d.Frame(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	count := func() ceasefire.Count {
		if r.IntN(2) == 0 {
			return ceasefire.Count{}
		}
		return ceasefire.People(r.IntN(3))
	}
	for k := range n {
		best := count()
		i := ceasefire.Incident{
			When: ceasefire.MinuteMoment(frame.Agreement.Effect.Add(time.Duration(r.IntN(20000))*time.Minute), frame.Agreement.Zone),
			Type: ceasefire.Types()[r.IntN(len(ceasefire.Types()))].Type, Severity: ceasefire.Severity(r.IntN(5)), Title: fmt.Sprintf("Incident %d", k),
			Text: strings.Repeat("نص \"quoted\"\n", r.IntN(3)), Verification: ceasefire.Verifications()[r.IntN(len(ceasefire.Verifications()))],
			Deaths: ceasefire.Deaths{Estimate: ceasefire.Estimate{Best: best}, Civilians: best}, Injured: ceasefire.Estimate{Best: count()}, ReportedBy: "A monitor",
			SideA: ceasefire.Side{Actor: "Syrian army"}, Place: ceasefire.Place{Name: "Somewhere", Precision: ceasefire.PlaceNear},
		}
		if r.IntN(2) == 0 {
			i.Place.Area, i.Place.Point, i.Place.HasPoint = frame.Areas[r.IntN(len(frame.Areas))].Code, ceasefire.Point{Lat: 33 + r.Float64(), Lon: 36 + r.Float64()}, true
		}
		if r.IntN(2) == 0 {
			i.Citations = []ceasefire.Citation{{Source: frame.Sources[r.IntN(len(frame.Sources))].ID, Locator: "p. 7", Credibility: ceasefire.Credibility(r.IntN(7))}}
		}
		added, err := d.AddIncident(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, added.ID)
	}
	return ids
}

// Everything of a dossier, exported and imported into an empty one, is the same: generated dossiers.
func TestADossierIsCarriedWholeIntoAnEmptyOne(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 7))
			path := filepath.Join(t.TempDir(), "a.truce")
			begun(t, path, "--template", "syria-2016")
			d := opened(t, path)
			ruleAtRandom(t, d, r, addAtRandom(t, d, r, 1+r.IntN(25)))
			before := wholeOf(t, d, store.View{})
			there := carried(t, d, store.View{})
			same(t, before, wholeOf(t, there, store.View{}))
			same(t, before, wholeOf(t, carried(t, there, store.View{}), store.View{}))
			checked, err := there.Check(t.Context())
			if err != nil || !checked.OK {
				t.Errorf("%+v, %v", checked, err)
			}
		})
	}
}

// The sample comes back whole, and with a filter exactly what is filtered does, with what belongs to it.
func TestTheSampleIsCarriedWholeIntoAnEmptyDossier(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.truce")
	begun(t, path, "--template", "syria-2016", "--sample")
	d := opened(t, path)
	var ids []ceasefire.ID
	for _, i := range wholeOf(t, d, store.View{}).Incidents[:40] {
		ids = append(ids, i.ID)
	}
	ruleAtRandom(t, d, rand.New(rand.NewPCG(1, 2)), ids)
	same(t, wholeOf(t, d, store.View{}), wholeOf(t, carried(t, d, store.View{}), store.View{}))
	in := store.View{Filter: ceasefire.Filter{Scope: ceasefire.ViewIn}, AsOf: ceasefire.AsOf{At: time.Now()}}
	part, some := wholeOf(t, carried(t, d, in), store.View{}), wholeOf(t, d, in)
	part.Frame, some.Frame = ceasefire.Frame{}, ceasefire.Frame{} // evidence that did not come along is not named
	same(t, some, part)
	if len(some.Incidents) == 0 || len(some.Incidents) >= 1466 {
		t.Errorf("%d incidents in scope", len(some.Incidents))
	}
}

// A file that was tampered with is refused, and nothing of it is taken.
func TestAFileInAnExportThatIsNotWhatWasWrittenIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.truce")
	begun(t, path, "--template", "syria-2016")
	d := opened(t, path)
	ids := addAtRandom(t, d, rand.New(rand.NewPCG(3, 3)), 1)
	if _, err := d.Attach(t.Context(), ids[0], "note.txt", []byte("the first")); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "all.json")
	if _, err := export.File(t.Context(), d, out, export.Options{MadeAt: time.Now()}); err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(textOf(t, out), "dGhlIGZpcnN0", "dGhlIGZpcnN5", 1)
	if err := os.WriteFile(out, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	to := blank(t)
	_, err := intake.File(t.Context(), to, out, intake.Options{})
	if err == nil || !strings.Contains(err.Error(), "SHA-256") {
		t.Fatal(err)
	}
	if w := wholeOf(t, to, store.View{}); len(w.Incidents)+len(w.Frame.Parties) > 0 {
		t.Errorf("%d incidents, %d parties were taken", len(w.Incidents), len(w.Frame.Parties))
	}
}
