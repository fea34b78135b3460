package store

import (
	"context"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

func TestRulingsOnAnIncidentAreToldNewestFirst(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	i := addBetween(t, d, "Somebody", "Opposition")
	for n, reason := range []string{"first", "second"} {
		stamp := ceasefire.Stamp{By: "Amal", At: recorded.Add(time.Duration(n) * time.Hour)}
		if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: i.ID, Scope: ceasefire.Disputed, Reason: reason, Recorded: stamp}); err != nil {
			t.Fatal(err)
		}
		if err := d.Attribute(ctx, ceasefire.Attribution{Incident: i.ID, PartyA: testID(3), Confidence: "low", Reason: reason, Recorded: stamp}); err != nil {
			t.Fatal(err)
		}
	}
	all, err := d.RulingsOn(ctx, i.ID, ceasefire.AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	if len(all.Overrides) != 2 || all.Overrides[0].Reason != "second" || all.Overrides[0].Recorded.By != "Amal" || all.Overrides[0].Incident != i.ID {
		t.Errorf("%+v", all.Overrides)
	}
	if len(all.Attributions) != 2 || all.Attributions[0].Reason != "second" || all.Attributions[0].PartyA != testID(3) || !all.Attributions[0].PartyB.IsZero() {
		t.Errorf("%+v", all.Attributions)
	}
	known, err := d.RulingsOn(ctx, i.ID, ceasefire.AsOf{KnownAt: recorded.Add(time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	if len(known.Overrides) != 1 || known.Overrides[0].Reason != "first" || len(known.Attributions) != 1 {
		t.Errorf("as known after the first: %+v", known)
	}
}
