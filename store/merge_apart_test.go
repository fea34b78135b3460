package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// importedApart gives two copies of a dossier that each imported the same incident with another title: by its UUID, or as the same row of a data set.
func importedApart(t *testing.T, own bool) (a, b *Dossier) {
	t.Helper()
	base := testDossier(t)
	a, b = copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	for _, d := range []*Dossier{a, b} {
		row := titled("row 1", d.who, "Seen by "+d.who)
		same := titled("row 2", "same", "Seen alike")
		batch := testBatch()
		if own {
			row.ID, row.Origin = testID(200), ceasefire.Origin{}
			same.ID, same.Origin = testID(201), ceasefire.Origin{}
			batch.Same = SameContent
		}
		batch.Name = d.who + ".csv"
		if _, err := d.Import(context.Background(), batch, stream(row, same), false); err != nil {
			t.Fatal(err)
		}
	}
	return a, b
}

// What both imported and is not the same is decided, told with who imported it out of which file, and converges; what is the same is not asked about.
func TestWhatBothImportedDifferentlyIsDecided(t *testing.T) {
	for name, own := range map[string]bool{"by UUID": true, "by its row": false} {
		for _, prefer := range []Side{Ours, Theirs} {
			a, b := importedApart(t, own)
			ab, ba := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour))), copyOf(t, b, "Ben+", ticking(recorded.Add(72*time.Hour)))
			var open *ConflictError
			result, err := ab.Merge(context.Background(), b.Path(), MergeOptions{})
			if !errors.As(err, &open) || open.Open != 1 || len(result.Conflicts) != 1 {
				t.Fatalf("%s: %v, %+v", name, err, result.Conflicts)
			}
			c := result.Conflicts[0]
			if diff := cmp.Diff([]MergeField{{Name: "Title", Field: "title", Ours: "Seen by Ada", Theirs: "Seen by Ben"}}, c.Fields); diff != "" {
				t.Error(name, diff)
			}
			if c.Ours.By != "Ada, by the import of Ada.csv" || c.Theirs.By != "Ben, by the import of Ben.csv" || c.Ours.At.IsZero() || !c.Theirs.At.After(c.Ours.At) {
				t.Errorf("%s: ours by %+v, theirs by %+v", name, c.Ours, c.Theirs)
			}
			brought(t, ab, b, prefer)
			brought(t, ba, a, map[Side]Side{Ours: Theirs, Theirs: Ours}[prefer])
			if diff := cmp.Diff(everything(t, ab), everything(t, ba)); diff != "" {
				t.Errorf("%s, %s: the two ways differ: %s", name, prefer, diff)
			}
			if again := brought(t, b, ab, ""); len(again.Conflicts) > 0 {
				t.Errorf("%s: what was decided is asked again: %+v", name, again.Conflicts)
			}
			if diff := cmp.Diff(everything(t, ab), everything(t, b)); diff != "" {
				t.Errorf("%s: the decision did not come over: %s", name, diff)
			}
		}
	}
}

// What one analyst made of a row that both imported alike is taken, and asked about by nobody; undoing one of the imports leaves what the other brought too.
func TestWhatBothImportedAlikeIsOne(t *testing.T) {
	a, b := importedApart(t, false)
	ctx := context.Background()
	_, alike, err := readIncident(ctx, a.read, "i.dataset_key = ?", "row 2")
	if err != nil {
		t.Fatal(err)
	}
	alike.Text = "Ada looked closer."
	if _, err := a.UpdateIncident(ctx, alike); err != nil {
		t.Fatal(err)
	}
	if result := brought(t, b, a, Ours); len(result.Conflicts) != 1 || !strings.HasPrefix(result.Conflicts[0].Name, "Seen by") {
		t.Errorf("asked about: %+v", result.Conflicts)
	}
	if _, now, err := readIncident(ctx, b.read, "i.dataset_key = ?", "row 2"); err != nil || now.Text != alike.Text {
		t.Errorf("%q came over, %v", now.Text, err)
	}
	batches, err := b.Batches(ctx, anyTime)
	if err != nil || len(batches) != 2 {
		t.Fatal(batches, err)
	}
	for n, one := range batches {
		if _, err := b.UndoImport(ctx, one.ID, true, false); err != nil {
			t.Fatal(err)
		}
		left, err := b.Count(ctx, View{})
		if want := 2 * (1 - n); err != nil || left.Total != want {
			t.Errorf("%d incidents after %d undone, want %d, %v", left.Total, n+1, want, err)
		}
	}
}

// onlyOf gives the incident of a row of the data set.
func onlyOf(t *testing.T, d *Dossier, key string) ceasefire.Incident {
	t.Helper()
	_, i, err := readIncident(context.Background(), d.read, "i.dataset_key = ?", key)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// An incident that two copies imported apart has one identifier after merging, whichever way round: its history is whole, it is found by either identifier, earlier changes of it are taken back, and what was exported before comes back as it.
func TestWhatWasImportedApartHasOneIdentifier(t *testing.T) {
	a, b := importedApart(t, false)
	ctx := context.Background()
	ours, theirs := onlyOf(t, a, "row 2").ID, onlyOf(t, b, "row 2").ID
	for _, d := range []*Dossier{a, b} {
		i := onlyOf(t, d, "row 2")
		if d == a {
			i.Text = "Ada looked closer."
		} else {
			i.Place.District = "Ben's district"
		}
		if _, err := d.UpdateIncident(ctx, i); err != nil {
			t.Fatal(err)
		}
		if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: i.ID, Scope: ceasefire.Disputed, Reason: d.who + " says so"}); err != nil {
			t.Fatal(err)
		}
	}
	edited := nextUndo(t, a)
	ab, ba := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour))), copyOf(t, b, "Ben+", ticking(recorded.Add(72*time.Hour)))
	brought(t, ab, b, Ours)
	brought(t, ba, a, Theirs)
	for _, d := range []*Dossier{ab, ba} {
		want := ours
		if string(theirs[:]) < string(ours[:]) {
			want = theirs
		}
		now := onlyOf(t, d, "row 2")
		if now.ID != want || now.Text != "Ada looked closer." || now.Place.District != "Ben's district" {
			t.Fatalf("%s: %s, %q, %q", d.who, now.ID, now.Text, now.Place.District)
		}
		for _, id := range []ceasefire.ID{ours, theirs} {
			if same, err := d.Incident(ctx, id); err != nil || same.ID != want {
				t.Errorf("%s is not found by %s: %v", d.who, id, err)
			}
			rulings, err := d.RulingsOn(ctx, id, anyTime)
			if err != nil || len(rulings.Overrides) != 2 {
				t.Errorf("%d rulings, %v", len(rulings.Overrides), err)
			}
			lines, _, err := d.History(ctx, HistoryFilter{Of: RecordRef{Record: "incident", ID: id}})
			if err != nil || len(lines) < 5 {
				t.Errorf("%s: its history has %d lines, %v", d.who, len(lines), err)
			}
			if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: id, Scope: ceasefire.InScope, Reason: "Seen again"}); err != nil {
				t.Error(err)
			}
			if _, err := d.UndoChange(ctx, nextUndo(t, d).First); err != nil {
				t.Error(err)
			}
		}
		known, err := d.IncidentByKey(ctx, keyOfIncident(t, d, want), ceasefire.AsOf{At: recorded.Add(90 * time.Hour), KnownAt: recorded.Add(47 * time.Hour)})
		if err != nil || known.ID != want {
			t.Errorf("as it was known before it was merged: %s, %v", known.ID, err)
		}
		batch := testBatch()
		batch.Same, batch.Name = SameContent, "exported before"
		for _, id := range []ceasefire.ID{ours, theirs} {
			again := now
			again.ID, again.Origin = id, ceasefire.Origin{}
			result, err := d.Import(ctx, batch, stream(again), true)
			if err != nil || result.Added != 0 || result.Duplicates+result.Pending != 1 {
				t.Errorf("what was exported as %s comes back as %+v, %v", id, result, err)
			}
		}
		sound(t, d)
	}
	if _, err := ab.UndoChange(ctx, edited.First); err != nil {
		t.Errorf("a change from before the merge: %v", err)
	}
	if _, err := ab.writer.Exec("DROP TRIGGER identity_kept_update; UPDATE identity SET own = NOT own"); err != nil {
		t.Fatal(err)
	}
	if found, err := ab.Check(ctx); err != nil || len(found.Audit) != 1 || !strings.Contains(found.Audit[0], "other identifiers") {
		t.Errorf("%+v, %v", found, err)
	}
}

func keyOfIncident(t *testing.T, d *Dossier, id ceasefire.ID) int64 {
	t.Helper()
	key, err := d.IncidentKey(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// Three copies that each imported, and named, the same apart come to the same, with the same identifiers and in the same order, whichever two are merged first.
func TestThreeCopiesComeToTheSame(t *testing.T) {
	fewChecks(t, 12)
	base := testDossier(t)
	shared := []ceasefire.ID{add(t, base, testIncident()).ID}
	rapid.Check(t, func(r *rapid.T) {
		copies := map[string]*Dossier{}
		for n, who := range []string{"Ada", "Ben", "Cleo"} {
			d := copyOf(t, base, who, ticking(recorded.Add(time.Duration(n+1)*24*time.Hour)))
			defer d.Close()
			copies[who] = d
			for range rapid.IntRange(1, 4).Draw(r, who+" acts") {
				var err error
				switch rapid.IntRange(0, 5).Draw(r, who+" act") {
				case 0:
					err = doSomething(r, d, who, shared, 8, 8)
				case 1:
					err = doSomething(r, d, who, shared, 0, 0)
				case 2:
					err = doSomething(r, d, who, shared, 11, 11)
				case 3:
					err = insertParty(r, d, who)
				default:
					err = importAlike(r, d, who)
				}
				if err != nil {
					r.Fatal(err)
				}
			}
		}
		merged := map[string]map[string]string{}
		for _, order := range []string{"Ada+Ben,+Cleo", rapid.SampledFrom([]string{"Ben+Cleo,Ada+", "Cleo+Ada,+Ben", "Ben+Ada,Cleo+"}).Draw(r, "another order")} {
			first, then, _ := strings.Cut(order, ",")
			one, two, _ := strings.Cut(first, "+")
			d := copyOf(t, copies[one], one+" merges", ticking(recorded.Add(96*time.Hour)))
			brought(t, d, copies[two], Ours)
			if third, last := strings.CutSuffix(then, "+"); last {
				whole := copyOf(t, copies[third], third+" merges", ticking(recorded.Add(120*time.Hour)))
				brought(t, whole, d, Ours)
				merged[order] = everything(t, whole)
				whole.Close()
			} else {
				brought(t, d, copies[strings.TrimPrefix(then, "+")], Ours)
				merged[order] = everything(t, d)
			}
			d.Close()
			if diff := cmp.Diff(merged["Ada+Ben,+Cleo"], merged[order]); diff != "" {
				r.Fatalf("%s: %s", order, diff)
			}
		}
	})
}

// insertParty adds a party somewhere among those that there are.
func insertParty(r *rapid.T, d *Dossier, label string) error {
	word := rapid.SampledFrom([]string{"one", "two", "three"}).Draw(r, label+" party")
	_, err := d.Revise(context.Background(), func(f *ceasefire.Frame) {
		at := rapid.IntRange(0, len(f.Parties)).Draw(r, label+" at")
		f.Parties = slices.Insert(f.Parties, at, ceasefire.Party{Name: word, Short: word, Role: ceasefire.RoleImplementer, Colour: 5})
	})
	var invalid *InvalidError
	if errors.As(err, &invalid) { // a name that is there
		return nil
	}
	return err
}

// importAlike imports rows that say the same in whichever copy they are imported.
func importAlike(r *rapid.T, d *Dossier, label string) error {
	var rows []any
	for n := range rapid.IntRange(1, 4).Draw(r, label+" rows") {
		rows = append(rows, titled(fmt.Sprint("row ", n), "same", "Alike"))
	}
	_, err := d.Import(context.Background(), testBatch(), stream(rows...), false)
	return err
}
