package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"truceboard/store/ceasefire"
)

// apartWith makes two copies of a dossier, the second of which imported an incident, logged one of its own, cited, and retitled the agreement.
func apartWith(t *testing.T) (ours, theirs *Dossier, batch ceasefire.ID) {
	t.Helper()
	base, ctx := testDossier(t), context.Background()
	add(t, base, testIncident())
	ours, theirs = copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	report, err := theirs.Import(ctx, Batch{Name: "a file", Format: "ged", Source: ceasefire.Source{Title: "Zebra data", Attribution: "Zebra asks to be named"}}, stream(titled("1", "a", "Zebra imported")), false)
	if err != nil {
		t.Fatal(err)
	}
	own := testIncident()
	own.Title, own.Place.Name, own.SideA.Actor, own.Deaths.High = "Zebra logged", "Zebra crossing", "Zebra brigade", ceasefire.People(40)
	if _, err := theirs.AddIncident(ctx, own, Report{Source: ceasefire.Source{Title: "Zebra paper"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := theirs.Revise(ctx, func(f *ceasefire.Frame) { f.Agreement.Title, f.Parties[0].Note = "Zebra truce", "zebra" }); err != nil {
		t.Fatal(err)
	}
	brought(t, ours, theirs, Ours)
	return ours, theirs, report.Batch
}

// One import that a merge brought is undone on the Sources page without what else the merge brought, and carried out again so.
func TestAnImportThatAMergeBroughtIsUndoneAlone(t *testing.T) {
	ours, _, batch := apartWith(t)
	ctx, merge := context.Background(), nextUndo(t, ours)
	check := func(step string, imported int) {
		t.Helper()
		f, err := ours.Frame(ctx)
		if err != nil || f.Agreement.Title != "Zebra truce" || f.Parties[0].Note != "zebra" {
			t.Errorf("%s: the agreement is %q, %v", step, f.Agreement.Title, err)
		}
		if found(t, ours, "imported") != imported || found(t, ours, "logged") != 1 {
			t.Errorf("%s: %d imported, %d logged", step, found(t, ours, "imported"), found(t, ours, "logged"))
		}
		sound(t, ours)
	}
	for range 2 {
		for step, turn := range []func() error{
			func() error { _, err := ours.UndoImport(ctx, batch, false, false); return err },
			func() error { _, err := ours.RedoImport(ctx, batch); return err },
		} {
			if err := turn(); err != nil {
				t.Fatal(err)
			}
			check(fmt.Sprint("step ", step), step)
		}
	}
	if turns, err := ours.Turns(ctx); err != nil || turns.Undo == nil {
		t.Fatal(turns, err)
	}
	for range 4 { // the imports that were turned, and then the merge
		if err := undo(ours, nextUndo(t, ours).First); err != nil {
			t.Fatal(err)
		}
	}
	for _, turn := range []func(context.Context, int64) (Change, error){ours.UndoChange, ours.RedoChange} {
		if _, err := turn(ctx, merge.First); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := ours.UndoImport(ctx, batch, false, false); err != nil {
		t.Fatal(err)
	}
	check("after the merge was carried out again", 0)
}

// shownOf is what a dossier shows of its incidents in any way.
type shownOf struct {
	Facts            Counts
	Found, Places    []string
	Actors           []ceasefire.ActorCount
	Likely, Streamed int
	Sources          []string
	Attributions     []string
	Last             string
	Checked          int
}

func shownBy(t *testing.T, d *Dossier) (s shownOf) {
	t.Helper()
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var err error
	s.Facts, err = d.Count(ctx, View{})
	must(err)
	for _, word := range []string{"zebra", "shells"} {
		s.Found = append(s.Found, fmt.Sprint(word, found(t, d, word)))
	}
	places, err := d.Places(ctx, "z", 9)
	must(err)
	for _, p := range places {
		s.Places = append(s.Places, p.Place.Name)
	}
	s.Actors, err = d.ActorNames(ctx, View{})
	must(err)
	likely, err := d.LikelyDuplicates(ctx, testIncident(), 9)
	must(err)
	s.Likely = len(likely)
	s.Streamed = len(recordsOf(t, d).Incidents)
	f, err := d.Frame(ctx)
	must(err)
	for _, source := range f.Sources {
		s.Sources = append(s.Sources, source.Title)
	}
	s.Attributions, err = d.Attributions(ctx, View{})
	must(err)
	last, _, err := d.LastEntered(ctx)
	must(err)
	s.Last = last.Title
	checked, err := d.Check(ctx)
	must(err)
	s.Checked = checked.Incidents
	return s
}

// What a merge had brought that was taken back is shown nowhere: neither counted nor found, offered, named, cited or asked to be attributed; and it is there again where the merge is carried out again, or made anew.
func TestWhatAnUndoneMergeLeavesIsShownNowhere(t *testing.T) {
	ours, theirs, _ := apartWith(t)
	ctx, merge := context.Background(), nextUndo(t, ours)
	merged := shownBy(t, ours)
	if merged.Facts.Total != 3 {
		t.Fatalf("%+v", merged)
	}
	if err := undo(ours, merge.First); err != nil {
		t.Fatal(err)
	}
	base := testDossier(t)
	add(t, base, testIncident())
	if diff := cmp.Diff(shownBy(t, base), shownBy(t, ours), cmpopts.EquateEmpty()); diff != "" {
		t.Error("taken back: ", diff)
	}
	if _, err := ours.RedoChange(ctx, merge.First); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(merged, shownBy(t, ours), cmpopts.EquateEmpty()); diff != "" {
		t.Error("carried out again: ", diff)
	}
	if err := undo(ours, merge.First); err != nil {
		t.Fatal(err)
	}
	brought(t, ours, theirs, Ours)
	if diff := cmp.Diff(merged, shownBy(t, ours), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(shownOf{}, "Last")); diff != "" { // what was entered last is told by what came last
		t.Error("merged anew: ", diff)
	}
}
