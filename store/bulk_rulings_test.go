package store

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// TestRulingsReadTogetherAreThoseReadOneByOne holds what is read of many incidents at once, and what a change of many writes by it, against the readings of each.
func TestRulingsReadTogetherAreThoseReadOneByOne(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var keys []int64
	for n := range 8 {
		i := testIncident()
		i.Title = fmt.Sprint("Incident ", n)
		i = add(t, d, i)
		for m := range n % 3 {
			must(d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: i.ID, Scope: []ceasefire.Scope{ceasefire.InScope, ceasefire.OutOfScope}[m], Reason: fmt.Sprint("scope ", m)}))
		}
		for m := range n / 4 * 2 {
			must(d.Attribute(ctx, ceasefire.Attribution{Incident: i.ID, PartyA: []ceasefire.ID{testID(3), {}}[m], Reason: fmt.Sprint("party ", m)}))
		}
	}
	byID, err := keysOf[ceasefire.ID](ctx, d.read, "SELECT uuid, id FROM incident")
	must(err)
	for _, key := range byID {
		keys = append(keys, key)
	}
	same := func() {
		t.Helper()
		together, err := rulingsAmong(ctx, d.read, keys)
		must(err)
		for id, key := range byID {
			one, err := rulingsOf(ctx, d.read, key)
			must(err)
			if diff := cmp.Diff(one, together[key], cmp.AllowUnexported(lastRulings{})); diff != "" {
				t.Errorf("%s: %s", id, diff)
			}
			incident, err := d.Incident(ctx, id)
			must(err)
			if o := one.override; o != nil && incident.Scope != o.Reading() {
				t.Errorf("%s is %+v, ruled %+v", id, incident.Scope, o.Reading())
			}
			if a := one.attribution; a != nil && (incident.SideA.Party != a.PartyA || incident.SideB.Party != a.PartyB) {
				t.Errorf("%s has the parties %v and %v, ruled %+v", id, incident.SideA.Party, incident.SideB.Party, a)
			}
		}
	}
	same()
	for _, change := range []BulkChange{
		{Scope: &ceasefire.ScopeOverride{Scope: ceasefire.Disputed, Reason: "Under review"}},
		{Attribution: &ceasefire.Attribution{PartyB: testID(3), Reason: "Two witnesses"}},
		{Type: ceasefire.AirStrike},
	} {
		before := incidentTable(t, d)
		if _, err := d.ChangeIncidents(ctx, keys, change); err != nil {
			t.Fatal(err)
		}
		same()
		after := incidentTable(t, d)
		must(undo(d, nextUndo(t, d).First))
		same()
		if diff := cmp.Diff(before, incidentTable(t, d)); diff != "" {
			t.Errorf("taken back: %s", diff)
		}
		turns, err := d.Turns(ctx)
		must(err)
		_, err = d.RedoChange(ctx, turns.Redo.First)
		must(err)
		same()
		if diff := cmp.Diff(after, incidentTable(t, d)); diff != "" {
			t.Errorf("carried out again: %s", diff)
		}
	}
	sound(t, d)
}

// incidentTable gives what the table of incidents says of parties and scopes.
func incidentTable(t *testing.T, d *Dossier) []string {
	t.Helper()
	lines, err := collect(context.Background(), d.read, scanText, `SELECT json_array(id, type, party_a_id, party_b_id, scope, scope_rule_id, scope_overridden, scope_why) FROM incident ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
