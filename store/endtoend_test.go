package store

import (
	"context"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// TestAViewThatIsCountedIsReadFromEndToEnd holds that no index of times is gone through, since each row that it finds lies elsewhere in the file; rows that are named are still found by their keys.
func TestAViewThatIsCountedIsReadFromEndToEnd(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for _, tt := range []struct {
		name, plan string
		filter     ceasefire.Filter
	}{
		{"as of an instant", "SCAN i", ceasefire.Filter{}},
		{"some days", "SCAN i", ceasefire.Filter{Days: ceasefire.Span{From: 1, To: 9}}},
		{"words", "SEARCH i USING INTEGER PRIMARY KEY", ceasefire.Filter{Text: "shells"}},
	} {
		where, err := View{Filter: tt.filter, AsOf: ceasefire.AsOf{At: fixedNow()}}.condition(ctx, d.read)
		if err != nil {
			t.Fatal(err)
		}
		where.endToEnd()
		var steps [3]int64
		var plan string
		err = d.read.QueryRowContext(ctx, "EXPLAIN QUERY PLAN SELECT sum(i.deaths_best) "+where.sql(), where.args...).Scan(&steps[0], &steps[1], &steps[2], &plan)
		if err != nil || !strings.HasPrefix(plan, tt.plan) {
			t.Errorf("%s: %s, %v", tt.name, plan, err)
		}
	}
}
