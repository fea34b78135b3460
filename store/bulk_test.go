package store

import (
	"context"
	"database/sql"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// auditLines counts the lines of the audit trail.
func auditLines(t testing.TB, d *Dossier) int {
	t.Helper()
	trail, err := d.Audit(context.Background(), ceasefire.AsOf{}, 10000)
	if err != nil {
		t.Fatal(err)
	}
	return len(trail)
}

func TestManyIncidentsAreChangedAtOnceAndTakenBack(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	first, second := addBetween(t, d, "Army of the Government", "Opposition"), addBetween(t, d, "Somebody", "Opposition")
	var keys []int64
	for key := range shown(t, d, ceasefire.AsOf{}) {
		keys = append(keys, key)
	}
	grave := ceasefire.Severity(4)
	change := BulkChange{Type: ceasefire.AirStrike, Severity: &grave, Scope: &ceasefire.ScopeOverride{Scope: ceasefire.Disputed, Reason: "Under review"},
		Attribution: &ceasefire.Attribution{PartyA: testID(3), Reason: "Two witnesses"}, Source: &ceasefire.Source{Title: "A second report"}}
	before := auditLines(t, d)
	preview, err := d.PreviewBulk(ctx, keys, change)
	if err != nil || preview.Changed != 2 || preview.Unchanged != 0 || len(preview.After) != 2 || preview.After[0].Type != ceasefire.AirStrike {
		t.Fatalf("%+v, %v", preview, err)
	}
	if lines := auditLines(t, d); lines != before {
		t.Errorf("a preview left %d lines in the audit trail", lines-before)
	}
	n, err := d.ChangeIncidents(ctx, keys, change)
	if err != nil || n != 2 {
		t.Fatal(n, err)
	}
	changed, err := d.Incident(ctx, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	if changed.Type != ceasefire.AirStrike || changed.Severity != 4 || changed.Scope.Scope != ceasefire.Disputed || changed.SideA.Party != testID(3) ||
		len(changed.Citations) != len(first.Citations)+1 || changed.Title != first.Title {
		t.Errorf("%+v", changed)
	}
	if again, err := d.ChangeIncidents(ctx, keys, change); err != nil || again != 0 {
		t.Errorf("what is so already was changed: %d, %v", again, err)
	}
	if what := nextUndo(t, d).What; what != "change of 2 incidents" {
		t.Errorf("the change is called %q", what)
	}
	if err := undo(d, nextUndo(t, d).First); err != nil {
		t.Fatal(err)
	}
	for _, was := range []ceasefire.Incident{first, second} {
		now, err := d.Incident(ctx, was.ID)
		if err != nil {
			t.Fatal(err)
		}
		if now.Type != was.Type || now.Severity != was.Severity || now.Scope.Scope != was.Scope.Scope || now.SideA != was.SideA || len(now.Citations) != len(was.Citations) {
			t.Errorf("taken back: %+v\nwas: %+v", now, was)
		}
	}
	if found, err := d.Check(ctx); err != nil || !found.OK {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestABulkChangeThatCannotBeSavedChangesNothing(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	i := addBetween(t, d, "Somebody", "Opposition")
	var keys []int64
	for key := range shown(t, d, ceasefire.AsOf{}) {
		keys = append(keys, key)
	}
	before := auditLines(t, d)
	nowhere, none := "XX-NO", ceasefire.Severity(9)
	for name, change := range map[string]BulkChange{
		"a ruling without a reason": {Scope: &ceasefire.ScopeOverride{Scope: ceasefire.Disputed}},
		"an area that is none":      {Area: &nowhere},
		"a severity beyond five":    {Severity: &none},
	} {
		var invalid *InvalidError
		if _, err := d.ChangeIncidents(ctx, keys, change); !errors.As(err, &invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := d.ChangeIncidents(stopped, keys, BulkChange{Type: ceasefire.AirStrike}); err == nil {
		t.Error("a change that was stopped was carried out")
	}
	if now, err := d.Incident(ctx, i.ID); err != nil || now.Type != i.Type || auditLines(t, d) != before {
		t.Errorf("%+v, %v", now, err)
	}
}

func TestABulkChangeIsNotTakenBackOverALaterOne(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	addBetween(t, d, "Somebody", "Opposition")
	var keys []int64
	for key := range shown(t, d, ceasefire.AsOf{}) {
		keys = append(keys, key)
	}
	if _, err := d.ChangeIncidents(ctx, keys, BulkChange{Type: ceasefire.AirStrike}); err != nil {
		t.Fatal(err)
	}
	change := nextUndo(t, d).First
	if _, err := d.ChangeIncidents(ctx, keys, BulkChange{Type: ceasefire.Arrest}); err != nil {
		t.Fatal(err)
	}
	says(t, undo(d, change), "stands in the way")
}

func TestABulkChangeIsNotKnownBefore(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	now := recorded
	d.now = func() time.Time { return now }
	i := addBetween(t, d, "Somebody", "Opposition")
	var keys []int64
	for key := range shown(t, d, ceasefire.AsOf{}) {
		keys = append(keys, key)
	}
	now = recorded.Add(time.Hour)
	if _, err := d.ChangeIncidents(ctx, keys, BulkChange{Type: ceasefire.AirStrike}); err != nil {
		t.Fatal(err)
	}
	then, err := d.IncidentByKey(ctx, keys[0], ceasefire.AsOf{KnownAt: recorded.Add(time.Minute)})
	if err != nil || then.Type != i.Type {
		t.Errorf("%s, %v", then.Type, err)
	}
}

// trailTells fails the test unless the last line of the trail about each incident holds its row as it is.
func trailTells(t testing.TB, d *Dossier) {
	t.Helper()
	if err := d.write(context.Background(), func(c *change) error {
		keys, err := keysOf[ceasefire.ID](c.ctx, c.tx, "SELECT uuid, id FROM incident")
		for id, key := range keys {
			now, err := c.rowOf("incident", key)
			if err != nil {
				return err
			}
			var told string
			err = c.tx.QueryRow("SELECT after_row FROM audit WHERE record = 'incident' AND uuid = ? ORDER BY seq DESC LIMIT 1", id[:]).Scan(&told)
			if errors.Is(err, sql.ErrNoRows) { // imported, and not changed since
				continue
			}
			if err != nil {
				return err
			}
			if told != string(now) {
				t.Errorf("the trail tells\n%s\nof\n%s", told, now)
			}
		}
		return errors.Join(err, errNothing)
	}); !errors.Is(err, errNothing) {
		t.Fatal(err)
	}
}

func TestTheTrailOfAChangeOfManyHoldsTheirRows(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for n := range 3 {
		i := testIncident()
		i.Title = string(rune('a' + n))
		if n == 1 {
			i.Citations, i.Extra, i.Place.HasPoint = nil, nil, false
		}
		add(t, d, i)
	}
	var keys []int64
	for key := range shown(t, d, ceasefire.AsOf{}) {
		keys = append(keys, key)
	}
	grave, hama := ceasefire.Severity(4), "SY-HM"
	for name, change := range map[string]BulkChange{
		"columns": {Type: ceasefire.AirStrike, Severity: &grave, Verification: ceasefire.Verified}, "what follows from them": {Area: &hama},
		"a source": {Source: &ceasefire.Source{Title: "A second report"}}, "a ruling": {Scope: &ceasefire.ScopeOverride{Scope: ceasefire.Disputed, Reason: "unclear"}},
		"deleting": {Delete: true},
	} {
		before := stateNow(t, d, ceasefire.AsOf{})
		if n, err := d.ChangeIncidents(ctx, append(keys, keys[0]), change); err != nil || n != len(keys) {
			t.Fatal(name, n, err)
		}
		trailTells(t, d)
		changed := stateNow(t, d, ceasefire.AsOf{})
		last := nextUndo(t, d).First
		if err := undo(d, last); err != nil {
			t.Fatal(name, err)
		}
		trailTells(t, d)
		if diff := cmp.Diff(before, stateNow(t, d, ceasefire.AsOf{}), cmp.AllowUnexported(state{})); diff != "" {
			t.Errorf("%s, taken back: %s", name, diff)
		}
		if _, err := d.RedoChange(ctx, last); err != nil {
			t.Fatal(name, err)
		}
		trailTells(t, d)
		if diff := cmp.Diff(changed, stateNow(t, d, ceasefire.AsOf{}), cmp.AllowUnexported(state{})); diff != "" {
			t.Errorf("%s, carried out again: %s", name, diff)
		}
		if err := undo(d, last); err != nil {
			t.Fatal(name, err)
		}
	}
	sound(t, d)
}

// A title that the program made of the type follows a change of many; one that was typed stays, and both come back.
func TestMadeTitlesFollowAChangeOfMany(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	made, typed := testIncident(), testIncident()
	made.Title = made.MadeTitle()
	made, typed = add(t, d, made), add(t, d, typed)
	var keys []int64
	for key := range shown(t, d, ceasefire.AsOf{}) {
		keys = append(keys, key)
	}
	title := func(i ceasefire.Incident) string {
		now, err := d.Incident(ctx, i.ID)
		if err != nil {
			t.Fatal(err)
		}
		return now.Title
	}
	kind := ceasefire.AirStrike
	if made.Type == kind {
		kind = ceasefire.Shelling
	}
	if n, err := d.ChangeIncidents(ctx, keys, BulkChange{Type: kind}); err != nil || n != 2 {
		t.Fatal(n, err)
	}
	want := made
	want.Type = kind
	if got := title(made); got != want.MadeTitle() {
		t.Errorf("made: %q, want %q", got, want.MadeTitle())
	}
	if got := title(typed); got != typed.Title {
		t.Errorf("typed: %q, want %q", got, typed.Title)
	}
	if err := undo(d, nextUndo(t, d).First); err != nil {
		t.Fatal(err)
	}
	if got := title(made); got != made.Title {
		t.Errorf("taken back: %q, want %q", got, made.Title)
	}
	sound(t, d)
}
