package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func TestAnIncidentComesBackAsItWasSaved(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	got, err := d.Incident(ctx, saved.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(saved, got); diff != "" {
		t.Error(diff)
	}
	want := testIncident()
	want.ID, want.Recorded = saved.ID, ceasefire.Stamp{By: "Tester", At: recorded}
	want.Verification, want.Severity = ceasefire.Unverified, ceasefire.SeverityDeadly
	want.SideA.Party, want.SideB.Party = testID(2), testID(3)
	want.Scope = ceasefire.ScopeReading{Scope: ceasefire.InScope, Rule: testID(51), Why: "Signatories in Aleppo"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBadIncidentsAreRefusedAndNothingIsWritten(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	before := sound(t, d)
	for name, spoil := range map[string]func(*ceasefire.Incident){
		"deaths":  func(i *ceasefire.Incident) { i.Deaths.Low = ceasefire.People(9) },
		"point":   func(i *ceasefire.Incident) { i.Place.Point.Lat = 91 },
		"when":    func(i *ceasefire.Incident) { i.When.Zone = "Asia/Nowhere" },
		"type":    func(i *ceasefire.Incident) { i.Type = "" },
		"area":    func(i *ceasefire.Incident) { i.Place.Area = "XX" },
		"injured": func(i *ceasefire.Incident) { i.Injured.Best = ceasefire.People(-1) },
	} {
		t.Run(name, func(t *testing.T) {
			bad := testIncident()
			spoil(&bad)
			_, err := d.AddIncident(ctx, bad)
			var invalid *InvalidError
			if !errors.As(err, &invalid) || invalid.Problems[0].Field != name {
				t.Fatalf("error %v, want an InvalidError of %s", err, name)
			}
		})
	}
	if diff := cmp.Diff(before, sound(t, d)); diff != "" {
		t.Error(diff)
	}
}

func TestUpdateDeleteRestore(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	changed := saved
	changed.Title, changed.Deaths.Best, changed.Severity = "Shells on the Castello road", ceasefire.People(5), ceasefire.SeverityUnknown
	changed.SideB = ceasefire.Side{Actor: "Outsiders"}
	got, err := d.UpdateIncident(ctx, changed)
	if err != nil {
		t.Fatal(err)
	}
	if got.Severity != ceasefire.SeverityGrave || got.Scope.Scope != ceasefire.OutOfScope || got.SideB.Party != testID(5) {
		t.Errorf("severity %d, scope %+v, side %+v", got.Severity, got.Scope, got.SideB)
	}
	if err := d.DeleteIncident(ctx, saved.ID); err != nil {
		t.Fatal(err)
	}
	if n := total(t, d, View{}); n != 0 {
		t.Errorf("%d incidents after the deletion", n)
	}
	if err := d.RestoreIncident(ctx, saved.ID); err != nil {
		t.Fatal(err)
	}
	back, err := d.Incident(ctx, saved.ID)
	if diff := cmp.Diff(got, back); err != nil || diff != "" {
		t.Error(err, diff)
	}
	wantTrail(t, d, "restore incident", "delete incident", "change incident", "add incident")
	var missing *NotFoundError
	if err := d.DeleteIncident(ctx, testID(99)); !errors.As(err, &missing) {
		t.Errorf("deleting what is not there: %v", err)
	}
}

func total(t *testing.T, d *Dossier, v View) int {
	t.Helper()
	n, err := d.Count(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	return n.Total
}

// wantTrail holds the newest lines of the audit trail, newest first.
func wantTrail(t *testing.T, d *Dossier, lines ...string) {
	t.Helper()
	entries, err := d.Audit(context.Background(), ceasefire.AsOf{}, len(lines))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Action+" "+e.Record)
	}
	if diff := cmp.Diff(lines, got); diff != "" {
		t.Error(diff)
	}
	sound(t, d)
}

func TestRulingsOnAnIncidentCountAndAreKept(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: saved.ID, Scope: ceasefire.Disputed}); err == nil {
		t.Error("an override without a reason was taken")
	}
	override := ceasefire.ScopeOverride{Incident: saved.ID, Scope: ceasefire.Disputed, Reason: "Both deny it"}
	if err := d.OverrideScope(ctx, override); err != nil {
		t.Fatal(err)
	}
	ruling := ceasefire.Attribution{Incident: saved.ID, PartyA: testID(4), PartyB: testID(2), Confidence: "high", Reason: "Its aircraft"}
	if err := d.Attribute(ctx, ruling); err != nil {
		t.Fatal(err)
	}
	got, err := d.Incident(ctx, saved.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.SideA != (ceasefire.Side{Actor: "Army of the Government", Party: testID(4)}) || got.SideB.Party != testID(2) {
		t.Errorf("sides %+v, %+v", got.SideA, got.SideB)
	}
	if want := (ceasefire.ScopeReading{Scope: ceasefire.Disputed, Overridden: true, Why: "Both deny it"}); got.Scope != want {
		t.Errorf("scope %+v, want %+v", got.Scope, want)
	}
	wantTrail(t, d, "derive incident", "add attribution", "derive incident", "add scope_override", "add incident")
}

func TestAssessmentsAndDeterminationsAreAppended(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	assessed, err := d.Assess(ctx, ceasefire.Assessment{Commitment: testID(20), At: effect.Add(48 * time.Hour), Judgement: ceasefire.Scored, Score: 1,
		Rationale: "A beginning", Evidence: []ceasefire.Evidence{{Incident: saved.ID, Stance: ceasefire.StanceAgainst}}})
	if err != nil {
		t.Fatal(err)
	}
	ruled, err := d.Determine(ctx, ceasefire.Determination{Clock: testID(10), Ruling: ceasefire.Broken, At: effect.Add(60 * time.Hour),
		Precision: ceasefire.PrecisionMinute, Reason: "Shells", Evidence: []ceasefire.Evidence{{Incident: saved.ID, Stance: ceasefire.StanceFor}}})
	if err != nil {
		t.Fatal(err)
	}
	frame, err := d.Frame(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(assessed, frame.Assessments[1]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(ruled, frame.Determinations[1]); diff != "" {
		t.Error(diff)
	}
	facts, err := d.Facts(ctx, View{})
	if err != nil {
		t.Fatal(err)
	}
	at := ceasefire.AsOf{At: effect.Add(60 * time.Hour)}
	if keys, err := d.Ruled(ctx, at); err != nil || !keys[facts.Key(0)] || len(keys) != 1 {
		t.Errorf("ruled on %v, %v", keys, err)
	}
	if keys, err := d.Ruled(ctx, ceasefire.AsOf{At: at.At.Add(-time.Second)}); err != nil || len(keys) != 0 {
		t.Errorf("ruled on before the ruling: %v, %v", keys, err)
	}
	if _, err := d.writer.ExecContext(ctx, "UPDATE assessment SET score = 3"); err == nil || !strings.Contains(err.Error(), "never changed") {
		t.Errorf("an assessment was overwritten: %v", err)
	}
	var invalid *InvalidError
	if _, err := d.Assess(ctx, ceasefire.Assessment{Commitment: testID(20), At: effect, Judgement: ceasefire.Scored, Score: 4, Rationale: "x"}); !errors.As(err, &invalid) {
		t.Errorf("a score of 4 was taken: %v", err)
	}
	sound(t, d)
}

// A dismissal is annulled, so that its incident is argued about again, and restored; as known before, it stood.
func TestAnAnnulledRulingFreesItsIncidents(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	ruled, err := d.Determine(ctx, ceasefire.Determination{Clock: testID(10), Ruling: ceasefire.Dismissed, At: effect.Add(60 * time.Hour),
		Precision: ceasefire.PrecisionMinute, Reason: "Hearsay", Evidence: []ceasefire.Evidence{{Incident: saved.ID, Stance: ceasefire.StanceFor}}})
	if err != nil {
		t.Fatal(err)
	}
	recorded := d.now()
	now := recorded
	d.now = func() time.Time { return now }
	ruledOn := func(known time.Time) int {
		keys, err := d.Ruled(ctx, ceasefire.AsOf{At: effect.Add(90 * time.Hour), KnownAt: known})
		if err != nil {
			t.Fatal(err)
		}
		return len(keys)
	}
	var want []ceasefire.Annulment
	for n, restores := range []bool{false, true, false} {
		now = recorded.Add(time.Duration(n+1) * time.Hour)
		a, err := d.Annul(ctx, ruled.ID, ceasefire.Annulment{Restores: restores, Reason: "Seen again"})
		if err != nil || a.Recorded.By != "Tester" || !a.Recorded.At.Equal(now) {
			t.Fatalf("annulment %+v, %v", a, err)
		}
		want = append(want, a)
		held := map[bool]int{true: 1, false: 0}[restores]
		if got := ruledOn(time.Time{}); got != held {
			t.Errorf("after annulment %d %d incidents are ruled on, want %d", n, got, held)
		}
		if got := ruledOn(now.Add(-time.Second)); got != 1-held {
			t.Errorf("as known before annulment %d %d incidents were ruled on, want %d", n, got, 1-held)
		}
	}
	frame, err := d.Frame(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, frame.Determinations[1].Annulments); diff != "" {
		t.Error(diff)
	}
	var invalid *InvalidError
	if _, err := d.Annul(ctx, ruled.ID, ceasefire.Annulment{Reason: "Again"}); !errors.As(err, &invalid) {
		t.Errorf("annulled twice: %v", err)
	}
	for _, change := range []string{"UPDATE annulment SET reason = 'x'", "DELETE FROM annulment"} {
		if _, err := d.writer.ExecContext(ctx, change); err == nil || !strings.Contains(err.Error(), "followed by another") {
			t.Errorf("%s: %v", change, err)
		}
	}
	wantTrail(t, d, "annul annulment", "restore annulment", "annul annulment")
	sound(t, d)
}

func TestSourcesAreNotAddedTwice(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	before := len(testFrame().Sources)
	report := Report{Source: ceasefire.Source{Title: "A report", Publisher: "A paper"}, Locator: "page 2", Credibility: 2}
	var cited [2]ceasefire.ID
	for n := range cited {
		i := testIncident()
		i.Citations = nil
		saved, err := d.AddIncident(ctx, i, report)
		if err != nil || len(saved.Citations) != 1 {
			t.Fatalf("%+v, %v", saved.Citations, err)
		}
		if c := saved.Citations[0]; c.Locator != "page 2" || c.Credibility != 2 {
			t.Errorf("cited as %+v", c)
		}
		cited[n] = saved.Citations[0].Source
	}
	frame, err := d.Frame(ctx)
	if err != nil || cited[0] != cited[1] || len(frame.Sources) != before+1 {
		t.Errorf("cited %v, %d sources, %v", cited, len(frame.Sources), err)
	}
}

// A refused incident leaves nothing behind, its source neither.
func TestARefusedIncidentAddsNoSource(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	trail := auditLength(t, d)
	wrong := testIncident()
	wrong.Deaths.Low, wrong.Deaths.Best = ceasefire.People(9), ceasefire.People(5)
	var invalid *InvalidError
	if _, err := d.AddIncident(ctx, wrong, Report{Source: ceasefire.Source{Title: "A wire"}}); !errors.As(err, &invalid) {
		t.Fatalf("error %v", err)
	}
	frame, err := d.Frame(ctx)
	if err != nil || len(frame.Sources) != len(testFrame().Sources) || auditLength(t, d) != trail {
		t.Errorf("%d sources, %d lines of the trail, %v", len(frame.Sources), auditLength(t, d)-trail, err)
	}
}
