package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// batchOf imports rows and gives the import's ID.
func batchOf(t testing.TB, d *Dossier, update bool, rows ...any) ceasefire.ID {
	t.Helper()
	batch := testBatch()
	batch.ApplyUpdates = update
	result, err := d.Import(context.Background(), batch, stream(rows...), false)
	if err != nil || result.Batch.IsZero() {
		t.Fatalf("%+v, %v", result, err)
	}
	return result.Batch
}

// shown gives the titles of the incidents that are shown, by the keys of their rows, as they were known.
func shown(t testing.TB, d *Dossier, asOf ceasefire.AsOf) map[int64]string {
	t.Helper()
	list, err := d.List(context.Background(), View{AsOf: asOf}, Sort{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := list.Page(context.Background(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	titles := map[int64]string{}
	for _, row := range rows {
		titles[row.Key] = row.Title
	}
	return titles
}

// keyed gives the incident of a data set's row.
func keyed(t testing.TB, d *Dossier, key string) ceasefire.Incident {
	t.Helper()
	id, err := d.IncidentOf(context.Background(), "ged", key)
	if err != nil {
		t.Fatal(err)
	}
	i, err := d.Incident(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestAnImportIsUndoneAndDoneAgain(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	own := add(t, d, testIncident())
	batch := batchOf(t, d, false, titled("1", "a", "One"), titled("2", "a", "Two"), titled("3", "a", "Three"))
	all := shown(t, d, ceasefire.AsOf{})
	edited := keyed(t, d, "2")
	edited.Text = "An analyst was here"
	if _, err := d.UpdateIncident(ctx, edited); err != nil {
		t.Fatal(err)
	}
	want := Undoing{Removed: 2, Kept: 1, KeptNames: []string{"Two"}}
	did, err := d.UndoImport(ctx, batch, false, true)
	if diff := cmp.Diff(want, did); err != nil || diff != "" {
		t.Fatal(err, diff)
	}
	if diff := cmp.Diff(all, shown(t, d, ceasefire.AsOf{})); diff != "" {
		t.Error("looking changed something:", diff)
	}
	if did, err = d.UndoImport(ctx, batch, false, false); err != nil || !cmp.Equal(want, did) {
		t.Fatalf("%+v, %v", did, err)
	}
	if got := shown(t, d, ceasefire.AsOf{}); len(got) != 2 || keyed(t, d, "1").Deleted.IsZero() || !keyed(t, d, "2").Deleted.IsZero() {
		t.Errorf("shown are %v", got)
	}
	wantTrail(t, d, "undo import_batch", "change incident", "import import_batch")
	batches, err := d.Batches(ctx, ceasefire.AsOf{})
	if err != nil || !batches[0].Undone.Equal(recorded) {
		t.Errorf("%+v, %v", batches, err)
	}
	var invalid *InvalidError
	if _, err := d.UndoImport(ctx, batch, false, false); !errors.As(err, &invalid) {
		t.Errorf("undone twice: %v", err)
	}
	sound(t, d)
	if did, err = d.RedoImport(ctx, batch); err != nil || !cmp.Equal(Undoing{Restored: 2}, did) {
		t.Fatalf("%+v, %v", did, err)
	}
	if diff := cmp.Diff(all, shown(t, d, ceasefire.AsOf{})); diff != "" {
		t.Error(diff)
	}
	if did, err = d.UndoImport(ctx, batch, true, false); err != nil || did.Removed != 3 || did.Kept != 0 {
		t.Errorf("all of it: %+v, %v", did, err)
	}
	if got := shown(t, d, ceasefire.AsOf{}); len(got) != 1 || got[1] != own.Title {
		t.Errorf("shown are %v", got)
	}
	sound(t, d)
	var gone *NotFoundError
	if _, err := d.UndoImport(ctx, testID(99), false, false); !errors.As(err, &gone) {
		t.Errorf("an import that is not there: %v", err)
	}
}

func TestWhatAnImportUpdatedIsPutBack(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	first := titled("1", "a", "As it was")
	first.Extra, first.Citations = []ceasefire.Column{{Name: "year", Value: "2016"}}, testIncident().Citations
	batchOf(t, d, false, first, titled("2", "a", "Two"))
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: keyed(t, d, "1").ID, Scope: ceasefire.Disputed, Reason: "Denied"}); err != nil {
		t.Fatal(err)
	}
	before := keyed(t, d, "1")
	second := titled("1", "b", "As it is now")
	second.Deaths.Best, second.Extra = ceasefire.People(3), []ceasefire.Column{{Name: "year", Value: "2017"}, {Name: "note", Value: "x"}}
	batch := batchOf(t, d, true, second, titled("2", "b", "Two, corrected"), titled("3", "a", "Three"))
	after := keyed(t, d, "1")
	edited := keyed(t, d, "2")
	edited.Title = "Two, edited"
	if _, err := d.UpdateIncident(ctx, edited); err != nil {
		t.Fatal(err)
	}
	did, err := d.UndoImport(ctx, batch, false, false)
	if diff := cmp.Diff(Undoing{Removed: 1, PutBack: 1, Kept: 1, KeptNames: []string{"Two, edited"}}, did); err != nil || diff != "" {
		t.Fatal(err, diff)
	}
	if diff := cmp.Diff(before, keyed(t, d, "1")); diff != "" {
		t.Error(diff)
	}
	if n := found(t, d, "now"); n != 0 {
		t.Errorf("the old words still find %d", n)
	}
	sound(t, d)
	if did, err = d.RedoImport(ctx, batch); err != nil || did.PutBack != 1 || did.Restored != 1 {
		t.Fatalf("%+v, %v", did, err)
	}
	if diff := cmp.Diff(after, keyed(t, d, "1")); diff != "" {
		t.Error(diff)
	}
	if title := keyed(t, d, "2").Title; title != "Two, edited" {
		t.Errorf("the edited incident is %q", title)
	}
	sound(t, d)
}

func TestWhatWasUndoneCanBeImportedAgain(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	batch := batchOf(t, d, false, titled("1", "a", "One"), titled("2", "a", "Two"), titled("3", "a", "Three"))
	if err := d.DeleteIncident(ctx, keyed(t, d, "3").ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.UndoImport(ctx, batch, false, false); err != nil {
		t.Fatal(err)
	}
	result, err := d.Import(ctx, testBatch(), stream(titled("1", "a", "One"), titled("2", "b", "Two, corrected"), titled("3", "a", "Three")), false)
	if err != nil || result.Added != 2 || result.Duplicates != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	if got := shown(t, d, ceasefire.AsOf{}); len(got) != 2 || got[2] != "Two, corrected" || found(t, d, "corrected") != 1 {
		t.Errorf("shown are %v", got)
	}
	if did, err := d.UndoImport(ctx, result.Batch, false, false); err != nil || did.Removed != 2 {
		t.Errorf("%+v, %v", did, err)
	}
	sound(t, d)
}

func TestChangedRowsSayWhatChanged(t *testing.T) {
	d := testDossier(t)
	batchOf(t, d, false, titled("1", "a", "One"))
	changed := titled("1", "b", "One, corrected")
	changed.Deaths.Best, changed.Origin.Line = ceasefire.People(4), 9
	result, err := d.Import(context.Background(), testBatch(), stream(changed), true)
	if err != nil {
		t.Fatal(err)
	}
	want := []RowChange{{Line: 9, Incident: keyed(t, d, "1").ID, Title: "One", Fields: []ceasefire.FieldChange{
		{Name: "Title", Before: "One", After: "One, corrected"}, {Name: "Deaths, best", Before: "2", After: "4"}}}}
	if diff := cmp.Diff(want, result.Changes); diff != "" {
		t.Error(diff)
	}
}

// Whatever is imported, undone, done again, edited, deleted and restored: the dossier read as it was known after each of these acts is what was shown then.
func TestUndoingKeepsWhatWasKnown(t *testing.T) {
	fewChecks(t, 30)
	rapid.Check(t, func(r *rapid.T) {
		d, ctx := laterDossier(t), context.Background()
		var batches []ceasefire.ID
		var at []time.Time
		var want []map[int64]string
		now := recorded
		d.now = func() time.Time { return now }
		for n := range rapid.IntRange(2, 6).Draw(r, "acts") {
			now = now.Add(time.Hour)
			act := rapid.IntRange(0, 5).Draw(r, "act")
			if len(batches) == 0 {
				act = 0
			}
			one := fmt.Sprint(rapid.IntRange(1, 4).Draw(r, "which"))
			var err error
			switch act {
			case 0:
				batch := testBatch()
				batch.ApplyUpdates = true
				var result ImportResult
				result, err = d.Import(ctx, batch, stream(titled(one, fmt.Sprint(n), "Act "+fmt.Sprint(n)), titled("2", "a", "Two"), titled("9"+one, "a", "Nine")), false)
				if !result.Batch.IsZero() {
					batches = append(batches, result.Batch)
				}
			case 1:
				_, err = d.UndoImport(ctx, rapid.SampledFrom(batches).Draw(r, "batch"), rapid.Bool().Draw(r, "all"), false)
			case 2:
				_, err = d.RedoImport(ctx, rapid.SampledFrom(batches).Draw(r, "batch"))
			default:
				err = touch(d, one, act, fmt.Sprint("Edited ", n))
			}
			var invalid *InvalidError
			if err != nil && !errors.As(err, &invalid) {
				r.Fatal(err)
			}
			at, want = append(at, now), append(want, shown(t, d, ceasefire.AsOf{}))
		}
		now = now.Add(time.Hour)
		for n := range at {
			if diff := cmp.Diff(want[n], shown(t, d, ceasefire.AsOf{KnownAt: at[n]})); diff != "" {
				r.Fatalf("after act %d: %s", n, diff)
			}
		}
		sound(t, d)
	})
}

// touch edits, deletes or restores the incident of a row, where there is one.
func touch(d *Dossier, key string, act int, title string) error {
	ctx := context.Background()
	id, err := d.IncidentOf(ctx, "ged", key)
	if err != nil {
		return nil // no import brought it yet
	}
	i, err := d.Incident(ctx, id)
	if err != nil {
		return err
	}
	switch {
	case act == 3:
		i.Title = title
		_, err = d.UpdateIncident(ctx, i)
	case act == 4 && i.Deleted.IsZero():
		err = d.DeleteIncident(ctx, id)
	case !i.Deleted.IsZero():
		err = d.RestoreIncident(ctx, id)
	}
	return err
}

func TestAnUndoingThatCannotBeWrittenLeavesTheDossierAlone(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	batch := batchOf(t, d, false, titled("1", "a", "One"))
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := d.UndoImport(gone, batch, false, false); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	reader, err := Open(ctx, filepath.Clean(d.Path()), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if _, err := reader.UndoImport(ctx, batch, false, false); err == nil {
		t.Error("a dossier that is open for reading alone was written to")
	}
	if len(shown(t, d, ceasefire.AsOf{})) != 1 {
		t.Error("something was undone")
	}
}

// An incident that two imports brought, the second after the first was undone, is there as long as one of them counts.
func TestWhatTwoImportsBroughtIsThereAsLongAsOneCounts(t *testing.T) {
	fewChecks(t, 30)
	rapid.Check(t, func(r *rapid.T) {
		d, ctx := laterDossier(t), context.Background()
		now := recorded
		d.now = func() time.Time { now = now.Add(time.Minute); return now }
		var batches []ceasefire.ID
		var stands []bool
		brought := map[int]bool{} // by which of them the row came
		bring := func() {
			result, err := d.Import(ctx, testBatch(), stream(titled("1", "a", "One"), titled(fmt.Sprint("own", len(batches)), "a", "Own")), false)
			if err != nil {
				r.Fatal(err)
			}
			if result.Added == 2 {
				brought[len(batches)] = true
			}
			batches, stands = append(batches, result.Batch), append(stands, true)
		}
		bring()
		for range rapid.IntRange(1, 12).Draw(r, "acts") {
			if rapid.IntRange(0, 4).Draw(r, "act") == 0 {
				bring()
				continue
			}
			n := rapid.IntRange(0, len(batches)-1).Draw(r, "import")
			var err error
			if stands[n] {
				_, err = d.UndoImport(ctx, batches[n], false, false)
			} else {
				_, err = d.RedoImport(ctx, batches[n])
			}
			if err != nil {
				r.Fatal(err)
			}
			stands[n] = !stands[n]
			there := false
			for n, counts := range stands {
				there = there || counts && brought[n]
			}
			if keyed(t, d, "1").Deleted.IsZero() != there {
				r.Fatalf("it is there: %v, imports %v, brought by %v", !there, stands, brought)
			}
		}
	})
}

func TestTheTrailOfUpdatesThatArePutBackHoldsTheirRows(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	row := func(n int, digest, text string) ceasefire.Incident {
		i := imported(fmt.Sprint(n), digest, n+2)
		i.Text, i.Extra = text, []ceasefire.Column{{Name: "note", Value: text}}
		i.Deaths.Best = ceasefire.People(len(text))
		switch n {
		case 1:
			i.Extra = nil
		case 2:
			i.Extra = append(i.Extra, ceasefire.Column{Name: "more", Value: digest})
		case 3:
			i.Citations = []ceasefire.Citation{{Source: testID(1), Locator: text}}
		case 4:
			i.Place.HasPoint, i.Place.Area, i.SideB.Actor = digest == "a", "SY-HM", text
		}
		return i
	}
	var first, second []any
	for n := range 6 {
		first, second = append(first, row(n, "a", "As it was")), append(second, row(n, "b", "As it became"))
	}
	if _, err := d.Import(ctx, testBatch(), stream(first...), false); err != nil {
		t.Fatal(err)
	}
	ruled, err := d.IncidentOf(ctx, "ged", "5")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: ruled, Scope: ceasefire.Disputed, Reason: "unclear"}); err != nil {
		t.Fatal(err)
	}
	before, batch := stateNow(t, d, ceasefire.AsOf{}), testBatch()
	batch.ApplyUpdates = true
	done, err := d.Import(ctx, batch, stream(second...), false)
	if err != nil || done.Updated != 6 {
		t.Fatal(done.Updated, err)
	}
	became := stateNow(t, d, ceasefire.AsOf{})
	if did, err := d.UndoImport(ctx, done.Batch, false, false); err != nil || did.PutBack != 6 {
		t.Fatalf("%+v, %v", did, err)
	}
	trailTells(t, d)
	if diff := cmp.Diff(before, stateNow(t, d, ceasefire.AsOf{}), cmp.AllowUnexported(state{})); diff != "" {
		t.Error("undone: ", diff)
	}
	if _, err := d.RedoImport(ctx, done.Batch); err != nil {
		t.Fatal(err)
	}
	trailTells(t, d)
	if diff := cmp.Diff(became, stateNow(t, d, ceasefire.AsOf{}), cmp.AllowUnexported(state{})); diff != "" {
		t.Error("carried out again: ", diff)
	}
	sound(t, d)
}
