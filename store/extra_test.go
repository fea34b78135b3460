package store

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// drawnColumns draws columns without a field, with whatever stands in names and values.
func drawnColumns(r *rapid.T) []ceasefire.Column {
	var columns []ceasefire.Column
	for range rapid.IntRange(1, 6).Draw(r, "columns") {
		columns = append(columns, ceasefire.Column{Name: rapid.String().Draw(r, "name"), Value: rapid.String().Draw(r, "value")})
	}
	return columns
}

func TestColumnsWithoutAFieldComeBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		want := drawnColumns(r)
		names, values, err := encodeExtra(want)
		if err != nil {
			r.Fatal(err)
		}
		got, err := decodeExtra(names, values)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			r.Fatal(err, diff)
		}
	})
	if _, err := decodeExtra(`["a","b"]`, `["1"]`); err == nil {
		t.Error("a value is missing, and nobody says so")
	}
}

func TestNamesOfColumnsAreKeptOnce(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	var rows []any
	for n := range 40 {
		rows = append(rows, imported(fmt.Sprint(n), "a", n))
	}
	other := imported("40", "a", 41)
	other.Extra = []ceasefire.Column{{Name: "year", Value: "2016"}, {Name: "note", Value: "kept"}}
	if _, err := d.Import(ctx, testBatch(), stream(append(rows, other)...), false); err != nil {
		t.Fatal(err)
	}
	var sets int
	if err := d.read.QueryRowContext(ctx, "SELECT count(*) FROM column_set").Scan(&sets); err != nil || sets != 2 {
		t.Errorf("%d sets, %v", sets, err)
	}
	for key, want := range map[string][]ceasefire.Column{"7": testIncident().Extra, "40": other.Extra} {
		id, err := d.IncidentOf(ctx, "ged", key)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.Incident(ctx, id)
		if diff := cmp.Diff(want, got.Extra); err != nil || diff != "" {
			t.Error(err, diff)
		}
	}
}

func TestColumnsKeptBeforeLayoutSixAreRead(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	if _, err := d.writer.ExecContext(ctx, `UPDATE incident_extra SET column_set_id = NULL, columns = '[["note","kept"],["year",""]]'`); err != nil {
		t.Fatal(err)
	}
	got, err := d.Incident(ctx, saved.ID)
	want := []ceasefire.Column{{Name: "note", Value: "kept"}, {Name: "year"}}
	if diff := cmp.Diff(want, got.Extra); err != nil || diff != "" {
		t.Error(err, diff)
	}
}
