package store

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func TestRowsOfNamedIncidents(t *testing.T) {
	d, ctx := logged(t), context.Background()
	ids := make([]ceasefire.ID, 3)
	for n, key := range []int64{1, 2, 4} {
		incident, err := d.IncidentByKey(ctx, key, ceasefire.AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		ids[n] = incident.ID
	}
	if err := d.DeleteIncident(ctx, ids[2]); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		ids  []ceasefire.ID
		at   time.Time
		want []int64
	}{
		"none":                              {},
		"newest first, without the deleted": {ids: ids, want: []int64{2, 1}},
		"what came later is left out":       {ids: ids, at: time.Date(2016, 9, 15, 0, 0, 0, 0, time.UTC), want: []int64{1}},
	} {
		rows, err := d.Rows(ctx, View{AsOf: ceasefire.AsOf{At: c.at}}, c.ids)
		if err != nil {
			t.Fatal(err)
		}
		var keys []int64
		for _, r := range rows {
			keys = append(keys, r.Key)
		}
		if diff := cmp.Diff(c.want, keys); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
