package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

var anyTime = ceasefire.AsOf{}

// What each of two analysts did apart is in both copies after merging, whichever way round, and is told as theirs.
func TestCopiesComeTogether(t *testing.T) {
	a, ctx := testDossier(t), context.Background()
	shared := add(t, a, testIncident())
	b := copyOf(t, a, "Ben", ticking(recorded.Add(time.Hour)))
	a2 := copyOf(t, a, "Ada", ticking(recorded.Add(2*time.Hour)))
	mine := testIncident()
	mine.Title = "Seen by Ada"
	add(t, a2, mine)
	other := testIncident()
	other.Title, other.Citations = "Seen by Ben", nil
	saved, err := b.AddIncident(ctx, other, Report{Source: ceasefire.Source{Title: "A witness of Ben's"}, Locator: "1"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Attach(ctx, saved.ID, "photo.png", []byte("\x89PNG\r\n\x1a\nnot much")); err != nil {
		t.Fatal(err)
	}
	shared.Text = "Four shells fell."
	if _, err := b.UpdateIncident(ctx, shared); err != nil {
		t.Fatal(err)
	}
	if err := b.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: saved.ID, Scope: ceasefire.Disputed, Reason: "Denied"}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Assess(ctx, ceasefire.Assessment{Commitment: testID(20), At: effect.Add(30 * time.Hour), Judgement: ceasefire.Scored, Score: 3, Rationale: "Done",
		Evidence: []ceasefire.Evidence{{Incident: saved.ID, Stance: "for"}}}); err != nil {
		t.Fatal(err)
	}
	_, err = b.Revise(ctx, func(f *ceasefire.Frame) {
		f.Parties = append(f.Parties, ceasefire.Party{Name: "Newcomers", Short: "New", Role: ceasefire.RoleExcluded, Colour: 4})
		f.Actors = append(f.Actors, ceasefire.ActorName{Name: "Opposition", Party: testID(3)})
	})
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(b.Path())
	if err != nil {
		t.Fatal(err)
	}
	was := everything(t, b)
	ab := copyOf(t, a2, "Ada+", ticking(recorded.Add(3*time.Hour)))
	result := brought(t, ab, b, "")
	if after, err := os.ReadFile(b.Path()); err != nil || string(after) != string(before) || cmp.Diff(was, everything(t, b)) != "" {
		t.Error("the other copy changed", err)
	}
	if result.OursSince != 1 || len(result.Conflicts) != 0 || result.Copy == "" {
		t.Errorf("%+v", result)
	}
	var coming []string
	for _, c := range result.Coming {
		coming = append(coming, c.By.By+" "+c.What+" "+c.Record+" "+c.Name)
	}
	for _, want := range []string{"Ben added incident Seen by Ben", "Ben changed incident " + shared.Title, "Ben added assessment Done", "Ben added party Newcomers", "Ben added actor_name Opposition"} {
		if !slices.Contains(coming, want) {
			t.Errorf("%q does not come in by %q", want, coming)
		}
	}
	brought(t, b, a2, "")
	if diff := cmp.Diff(everything(t, ab), everything(t, b)); diff != "" {
		t.Error(diff)
	}
	if who := origins(t, ab); !slices.Contains(who, "Ben add incident") || !slices.Contains(who, "Ben change incident") || !slices.Contains(who, "Ben add assessment") {
		t.Error(who)
	}
	if n := found(t, ab, "Ben"); n != 1 {
		t.Errorf("%d incidents are found by a word of the other copy", n)
	}
	lines := sound(t, ab).AuditRows
	for range 2 {
		if again := brought(t, ab, b, ""); again.TheirsSince != 0 || again.Copy != "" || sound(t, ab).AuditRows != lines {
			t.Errorf("merging again: %+v", again)
		}
	}
	if _, err := CheckFile(ctx, result.Copy); err != nil {
		t.Error(err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(ab.Path()), ".*"))
	if err != nil || len(left) > 0 {
		t.Error("left behind:", left, err)
	}
}

func TestWhatBothChangedIsDecided(t *testing.T) {
	a, ctx := testDossier(t), context.Background()
	i := add(t, a, testIncident())
	b := copyOf(t, a, "Ben", ticking(recorded.Add(time.Hour)))
	mine, yours := i, i
	mine.Title, mine.Deaths.Best = "Ada's title", ceasefire.People(3)
	yours.Title, yours.Text = "Ben's title", "Ben's text"
	if _, err := a.UpdateIncident(ctx, mine); err != nil {
		t.Fatal(err)
	}
	if _, err := b.UpdateIncident(ctx, yours); err != nil {
		t.Fatal(err)
	}
	was, lines := everything(t, a), sound(t, a).AuditRows
	var open *ConflictError
	result, err := a.Merge(ctx, b.Path(), MergeOptions{})
	if !errors.As(err, &open) || open.Open != 1 || sound(t, a).AuditRows != lines || cmp.Diff(was, everything(t, a)) != "" {
		t.Fatalf("%v, %+v", err, result)
	}
	c := result.Conflicts[0]
	want := []MergeField{{Name: "Title", Field: "title", Before: i.Title, Ours: "Ada's title", Theirs: "Ben's title"}}
	if diff := cmp.Diff(want, c.Fields); diff != "" || c.Ours.By != "Tester" || c.Theirs.By != "Ben" {
		t.Error(diff, c)
	}
	dry, err := a.Merge(ctx, b.Path(), MergeOptions{DryRun: true})
	if err != nil || dry.Open() != 1 || cmp.Diff(was, everything(t, a)) != "" {
		t.Errorf("%+v, %v", dry, err)
	}
	if _, err := a.Merge(ctx, b.Path(), MergeOptions{Choices: map[MergePoint]Side{{c.Record, c.ID, "title"}: Theirs}}); err != nil {
		t.Fatal(err)
	}
	now, err := a.Incident(ctx, i.ID)
	if err != nil || now.Title != "Ben's title" || now.Text != "Ben's text" || now.Deaths.Best != ceasefire.People(3) {
		t.Errorf("%+v, %v", now, err)
	}
	brought(t, b, a, "")
	if diff := cmp.Diff(everything(t, a), everything(t, b)); diff != "" {
		t.Error("the decision did not come over:", diff)
	}
}

func TestWhatIsNoCopyIsNotMerged(t *testing.T) {
	a, b, ctx := testDossier(t), testDossier(t), context.Background()
	frame := testFrame()
	frame.Agreement.Title = "Another truce"
	path := filepath.Join(t.TempDir(), "other.truce")
	other, err := Create(ctx, path, frame, Options{Who: "Somebody", Now: ticking(recorded)})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var none *NoCopyError
	if _, err := a.Merge(ctx, path, MergeOptions{}); !errors.As(err, &none) {
		t.Errorf("another dossier: %v", err)
	}
	for _, wrong := range []string{a.Path(), filepath.Join(t.TempDir(), "none.truce"), filepath.Dir(a.Path())} {
		if _, err := a.Merge(ctx, wrong, MergeOptions{}); err == nil {
			t.Errorf("%s was merged", wrong)
		}
	}
	raw, err := os.ReadFile(b.Path())
	if err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(t.TempDir(), "broken.truce")
	if err := os.WriteFile(broken, raw[:len(raw)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Merge(ctx, broken, MergeOptions{}); err == nil {
		t.Error("half a file was merged")
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(a.Path()), ".*"))
	if err != nil || len(left) > 0 {
		t.Error("left behind:", left, err)
	}
}

// Every table is merged, or left out knowingly.
func TestEveryTableIsMergedOrLeftOutKnowingly(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	known := append(mergedTables(), "audit", "setting", "draft", "draft_attachment", "column_set", "outline_text", "withdrawal", "incident_removal", "trail_head", "row_seal", "vouched_after", "identity", "together")
	for _, t := range mergedTables() {
		for part := range belongings(t) {
			known = append(known, part)
		}
	}
	rows, err := objects(ctx, d.read, "SELECT name FROM sqlite_schema WHERE type = 'table'")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		name, _ := r["name"].(string)
		if !slices.Contains(known, name) && !strings.HasPrefix(name, "incident_text") && !strings.HasPrefix(name, "sqlite_") {
			t.Errorf("nobody says what merging does with %s", name)
		}
	}
}

// onceMore has a copy that was merged with another be worked on further, as is that other: they converge again.
func onceMore(r *rapid.T, t *testing.T, ab, a *Dossier, shared []ceasefire.ID) {
	for _, d := range []*Dossier{ab, a} {
		for range rapid.IntRange(0, 3).Draw(r, d.who+" acts again") {
			if err := doSomething(r, d, d.who+" again", shared); err != nil {
				r.Fatal(err)
			}
		}
	}
	later := copyOf(t, a, "Ada later", ticking(recorded.Add(96*time.Hour)))
	defer later.Close()
	brought(t, later, ab, Theirs)
	brought(t, ab, a, Ours)
	if diff := cmp.Diff(everything(t, later), everything(t, ab)); diff != "" {
		r.Fatal("a copy that was worked on after it was merged differs: ", diff)
	}
}

// Whatever two analysts do apart: each way round the same comes of it, merging again changes nothing, and a third merge of what was merged converges.
func TestMergingIsTheSameEitherWay(t *testing.T) {
	fewChecks(t, 12)
	base := testDossier(t)
	var shared []ceasefire.ID
	for range 3 {
		shared = append(shared, add(t, base, testIncident()).ID)
	}
	rapid.Check(t, func(r *rapid.T) {
		a, b := copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
		defer a.Close()
		defer b.Close()
		for _, d := range []*Dossier{a, b} {
			for range rapid.IntRange(0, 6).Draw(r, d.who+" acts") {
				if err := doSomething(r, d, d.who, shared); err != nil {
					r.Fatal(err)
				}
			}
		}
		prefer := rapid.SampledFrom([]Side{Ours, Theirs}).Draw(r, "prefer")
		against := map[Side]Side{Ours: Theirs, Theirs: Ours}[prefer]
		ab, ba := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour))), copyOf(t, b, "Ben+", ticking(recorded.Add(72*time.Hour)))
		defer ab.Close()
		defer ba.Close()
		brought(t, ab, b, prefer)
		brought(t, ba, a, against)
		if diff := cmp.Diff(everything(t, ab), everything(t, ba)); diff != "" {
			r.Fatal("the two ways differ: ", diff)
		}
		whole, lines := everything(t, ab), sound(t, ab).AuditRows
		brought(t, ab, b, prefer)
		if sound(t, ab).AuditRows != lines || cmp.Diff(whole, everything(t, ab)) != "" {
			r.Fatal("merging twice changed something")
		}
		brought(t, b, ab, "")
		if diff := cmp.Diff(everything(t, ab), everything(t, b)); diff != "" {
			r.Fatal("the other copy does not become the same: ", diff)
		}
		lines = sound(t, ab).AuditRows
		brought(t, ab, b, "")
		if sound(t, ab).AuditRows != lines {
			r.Fatal("what came back was taken for something new")
		}
		onceMore(r, t, ab, a, shared)
	})
}
