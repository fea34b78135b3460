package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// badRow is an error that is about one row alone.
type badRow struct{ line int }

func (e badRow) Error() string { return "the row is bad" }
func (e badRow) Line() int     { return e.line }

// imported gives an incident of another data set.
func imported(key, digest string, line int) ceasefire.Incident {
	i := testIncident()
	i.Citations = nil
	i.Origin = ceasefire.Origin{Dataset: "ged", Key: key, Digest: digest, Line: line}
	return i
}

// stream gives incidents and errors in turn.
func stream(rows ...any) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		for _, row := range rows {
			incident, _ := row.(ceasefire.Incident)
			err, _ := row.(error)
			if !yield(incident, err) {
				return
			}
		}
	}
}

func testBatch() Batch {
	return Batch{Name: "events.csv", Format: "ged", Source: ceasefire.Source{Title: "GED", Attribution: "UCDP, CC BY 4.0"}}
}

func TestImportTwiceAddsNothing(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	rows := stream(imported("1", "a", 2), imported("2", "b", 3), badRow{4}, imported("3", "c", 5))
	first, err := d.Import(ctx, testBatch(), rows, false)
	if err != nil {
		t.Fatal(err)
	}
	want := ImportResult{Read: 4, Added: 3, Rejected: []Rejection{{Line: 4, Reason: "the row is bad"}}, Batch: first.Batch}
	if diff := cmp.Diff(want, first); diff != "" || first.Batch.IsZero() {
		t.Error(diff)
	}
	wantTrail(t, d, "import import_batch", "add source")
	before := sound(t, d)
	again, err := d.Import(ctx, testBatch(), rows, false)
	if err != nil {
		t.Fatal(err)
	}
	want = ImportResult{Read: 4, Duplicates: 3, Rejected: want.Rejected}
	if diff := cmp.Diff(want, again); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(before, sound(t, d)); diff != "" {
		t.Error(diff)
	}
	batches, err := d.Batches(ctx, ceasefire.AsOf{})
	if err != nil || len(batches) != 1 || batches[0].Added != 3 || batches[0].Rejected != 1 || batches[0].Source != "GED" {
		t.Errorf("%+v, %v", batches, err)
	}
	if lines, err := d.Attributions(ctx, View{}); err != nil || !cmp.Equal(lines, []string{"The text, by both", "UCDP, CC BY 4.0"}[1:]) {
		t.Errorf("attributions %q, %v", lines, err)
	}
}

func TestAChangedRowIsReplacedOnlyIfWanted(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	if _, err := d.Import(ctx, testBatch(), stream(imported("1", "a", 2)), false); err != nil {
		t.Fatal(err)
	}
	id, err := d.IncidentOf(ctx, "ged", "1")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: id, Scope: ceasefire.Disputed, Reason: "Denied"}); err != nil {
		t.Fatal(err)
	}
	changed := imported("1", "b", 7)
	changed.Title = "Corrected"
	result, err := d.Import(ctx, testBatch(), stream(changed), false)
	want := []Rejection{{Line: 7, Reason: "ged 1 has changed since it was imported: import with --update to replace it", Waiting: true}}
	if diff := cmp.Diff(want, result.Rejected); err != nil || diff != "" {
		t.Error(err, diff)
	}
	batch := testBatch()
	batch.ApplyUpdates = true
	if result, err = d.Import(ctx, batch, stream(changed), false); err != nil || result.Updated != 1 || result.Pending != 0 {
		t.Fatalf("%+v, %v", result, err)
	}
	if c := result.Changes; len(c) != 1 || c[0].Line != 7 || len(c[0].Fields) == 0 || c[0].Fields[0].After != "Corrected" {
		t.Errorf("what changed is not said: %+v", c)
	}
	got, err := d.Incident(ctx, id)
	if err != nil || got.Title != "Corrected" || got.Scope.Scope != ceasefire.Disputed || got.Origin.Digest != "b" {
		t.Errorf("%q, %+v, %+v, %v", got.Title, got.Scope, got.Origin, err)
	}
	wantTrail(t, d, "import import_batch", "update incident")
}

func TestAnImportIsAllOrNothing(t *testing.T) {
	broken := errors.New("the disk is on fire")
	for name, c := range map[string]struct {
		rows    func(cancel func()) iter.Seq2[ceasefire.Incident, error]
		dry     bool
		wantErr error
	}{
		"a failure in the middle": {
			rows: func(func()) iter.Seq2[ceasefire.Incident, error] {
				return stream(imported("1", "a", 2), broken, imported("2", "b", 3))
			},
			wantErr: broken,
		},
		"cancelled": {
			rows: func(cancel func()) iter.Seq2[ceasefire.Incident, error] {
				return func(yield func(ceasefire.Incident, error) bool) {
					for n := range 50 {
						if n == 20 {
							cancel()
						}
						if !yield(imported(fmt.Sprint(n), "a", n), nil) {
							return
						}
					}
				}
			},
			wantErr: context.Canceled,
		},
		"a dry run": {
			rows: func(func()) iter.Seq2[ceasefire.Incident, error] { return stream(imported("1", "a", 2)) }, dry: true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := testDossier(t)
			before := sound(t, d)
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			_, err := d.Import(ctx, testBatch(), c.rows(cancel), c.dry)
			if !errors.Is(err, c.wantErr) {
				t.Errorf("error %v, want %v", err, c.wantErr)
			}
			if diff := cmp.Diff(before, sound(t, d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestImportedCodingIsKeptWhenTheSidesAreChanged(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	if _, err := d.Import(ctx, testBatch(), stream(imported("1", "a", 2)), false); err != nil {
		t.Fatal(err)
	}
	id, err := d.IncidentOf(ctx, "ged", "1")
	if err != nil {
		t.Fatal(err)
	}
	i, err := d.Incident(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	i.SideA = ceasefire.Side{Actor: "Guarantor", Party: testID(4)}
	got, err := d.UpdateIncident(ctx, i)
	if err != nil {
		t.Fatal(err)
	}
	if want := (ceasefire.Side{Actor: "Army of the Government", Party: testID(4)}); got.SideA != want {
		t.Errorf("side %+v, want %+v", got.SideA, want)
	}
	wantTrail(t, d, "change incident", "add attribution")
}

func TestOddEstimatesOfADataSetAreKept(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	odd := imported("1", "a", 2)
	odd.Deaths.Low, odd.Deaths.Best = ceasefire.People(9), ceasefire.People(3)
	result, err := d.Import(ctx, testBatch(), stream(odd), false)
	if err != nil || result.Added != 1 {
		t.Errorf("%+v, %v", result, err)
	}
	warnings := []Warning{{Line: 2, Reason: "The low estimate (9) is above the best (3): check both."}}
	if diff := cmp.Diff(warnings, result.Warnings); diff != "" {
		t.Error(diff)
	}
	if result, err = d.Import(ctx, testBatch(), stream(odd), false); err != nil || result.Duplicates != 1 || len(result.Warnings) > 0 {
		t.Errorf("a row that is there already: %+v, %v", result, err)
	}
	outside := imported("2", "a", 3)
	outside.Place.Point.Lat = 91
	if result, err = d.Import(ctx, testBatch(), stream(outside), false); err != nil || len(result.Rejected) != 1 || result.Rejected[0].Line != 3 {
		t.Errorf("%+v, %v", result, err)
	}
}
