package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// records is all that a dossier shows of its records.
type records struct {
	Frame       ceasefire.Frame
	Incidents   []ceasefire.Incident
	InScope     int
	Attachments map[string]int
	Outlines    OutlineSet
	Rulings     int
	Imports     int
	Filters     []SavedFilter
}

func recordsOf(t testing.TB, d *Dossier) records {
	t.Helper()
	ctx := context.Background()
	s := stateNow(t, d, ceasefire.AsOf{})
	r := records{Frame: s.frame, Incidents: s.incidents, InScope: s.inScope, Attachments: map[string]int{}}
	var err error
	if r.Outlines, err = d.Outlines(ctx, ceasefire.AsOf{}); err != nil {
		t.Fatal(err)
	}
	for _, i := range s.incidents {
		kept, err := d.Attachments(ctx, i.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range kept {
			r.Attachments[i.ID.String()+" "+a.Name]++
		}
		rulings, err := d.RulingsOn(ctx, i.ID, ceasefire.AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		r.Rulings += len(rulings.Overrides) + len(rulings.Attributions)
	}
	if r.Filters, err = d.SavedFilters(ctx); err != nil {
		t.Fatal(err)
	}
	batches, err := d.Batches(ctx, ceasefire.AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range batches {
		if b.Undone.IsZero() {
			r.Imports++
		}
	}
	return r
}

// deeds are changes of every kind of record; one that cannot be done is refused and changes nothing.
func deeds() map[string]func(context.Context, *Dossier, ceasefire.Incident, int) error {
	all := map[string]func(context.Context, *Dossier, ceasefire.Incident, int) error{
		"incident": func(ctx context.Context, d *Dossier, i ceasefire.Incident, n int) error {
			fresh := testIncident()
			fresh.Title = fmt.Sprint("New ", n)
			_, err := d.AddIncident(ctx, fresh, Report{Source: ceasefire.Source{Title: fmt.Sprint("Paper ", n%3)}})
			return err
		},
		"edit": func(ctx context.Context, d *Dossier, i ceasefire.Incident, n int) error {
			i.Title, i.Deaths.Best, i.Citations = fmt.Sprint("Edited ", n), ceasefire.People(3), nil
			_, err := d.UpdateIncident(ctx, i)
			return err
		},
		"delete": func(ctx context.Context, d *Dossier, i ceasefire.Incident, _ int) error {
			return d.DeleteIncident(ctx, i.ID)
		},
		"scope": func(ctx context.Context, d *Dossier, i ceasefire.Incident, _ int) error {
			return d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: i.ID, Scope: ceasefire.Disputed, Reason: "unclear"})
		},
		"attribute": func(ctx context.Context, d *Dossier, i ceasefire.Incident, _ int) error {
			return d.Attribute(ctx, ceasefire.Attribution{Incident: i.ID, PartyA: testID(3), PartyB: testID(2), Reason: "turned"})
		},
		"attribute to the new": func(ctx context.Context, d *Dossier, i ceasefire.Incident, _ int) error {
			fresh := ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 1}
			if f, err := d.Frame(ctx); err != nil || !slices.ContainsFunc(f.Parties, func(p ceasefire.Party) bool { return p.ID == fresh }) {
				return err
			}
			return d.Attribute(ctx, ceasefire.Attribution{Incident: i.ID, PartyA: fresh, Reason: "theirs"})
		},
		"attach": func(ctx context.Context, d *Dossier, i ceasefire.Incident, n int) error {
			_, err := d.Attach(ctx, i.ID, fmt.Sprint(n, ".txt"), []byte("seen"))
			return err
		},
		"assess": func(ctx context.Context, d *Dossier, i ceasefire.Incident, n int) error {
			_, err := d.Assess(ctx, ceasefire.Assessment{Commitment: testID(20), At: effect.Add(time.Duration(n) * time.Hour), Judgement: ceasefire.Scored, Score: n % 4,
				Rationale: "seen", Evidence: []ceasefire.Evidence{{Incident: i.ID, Stance: ceasefire.StanceFor}}})
			return err
		},
		"rule": func(ctx context.Context, d *Dossier, i ceasefire.Incident, n int) error {
			_, err := d.Determine(ctx, ceasefire.Determination{Clock: testID(10), Ruling: ceasefire.Broken, At: effect.Add(time.Duration(n) * time.Hour), Precision: ceasefire.PrecisionMinute, Reason: "shells"})
			return err
		},
		"annul": func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			_, err := d.Annul(ctx, testID(40), ceasefire.Annulment{Restores: n%2 == 1, Reason: "a mistake"})
			return err
		},
		"outlines": func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			return d.SetOutlines(ctx, OutlineSet{Name: fmt.Sprint(n), GeoJSON: fmt.Sprint(`{"n":`, n, `}`)})
		},
		"many": func(ctx context.Context, d *Dossier, i ceasefire.Incident, n int) error {
			facts, err := d.Facts(ctx, View{})
			var keys []int64
			for f := range facts.All() {
				keys = append(keys, f.Key)
			}
			if err == nil {
				_, err = d.ChangeIncidents(ctx, keys, BulkChange{Type: ceasefire.AirStrike, Delete: n%4 == 3,
					Scope: &ceasefire.ScopeOverride{Scope: ceasefire.OutOfScope, Reason: "many"}, Source: &ceasefire.Source{Title: fmt.Sprint("Paper ", n%3)}})
			}
			return err
		},
		"import again": func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			_, err := d.Import(ctx, Batch{Name: "a newer file", Format: "ged", Source: ceasefire.Source{Title: "A data set"}, ApplyUpdates: true}, stream(titled("1", fmt.Sprint(n), fmt.Sprint("Imported ", n))), false)
			return err
		},
		"import": func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			one, two := titled("1", fmt.Sprint(n), fmt.Sprint("Imported ", n)), titled(fmt.Sprint("own ", n), "a", "Once")
			_, err := d.Import(ctx, Batch{Name: "a file", Format: "ged", Source: ceasefire.Source{Title: "A data set"}, ApplyUpdates: true}, stream(one, two), false)
			return err
		},
		"a commitment, assessed": func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			id := ceasefire.ID{0: 8, 6: 0x70, 8: 0x80, 15: byte(n)}
			_, err := d.Revise(ctx, func(f *ceasefire.Frame) {
				f.Commitments = append(f.Commitments, ceasefire.Commitment{ID: id, Party: f.Parties[0].ID, Title: "More"})
			})
			return err
		},
		"assess the last": func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			f, err := d.Frame(ctx)
			if err == nil {
				_, err = d.Assess(ctx, ceasefire.Assessment{Commitment: f.Commitments[len(f.Commitments)-1].ID, At: effect, Judgement: ceasefire.NotAssessable, Rationale: "?"})
			}
			return err
		},
	}
	maps.Copy(all, filterDeeds())
	maps.Copy(all, returningDeeds())
	frame := acts()
	maps.Copy(frame, frameDeeds())
	for name, revise := range frame {
		all[name] = func(ctx context.Context, d *Dossier, _ ceasefire.Incident, _ int) error {
			_, err := d.Revise(ctx, func(f *ceasefire.Frame) { careful(f, revise) })
			return err
		}
	}
	return all
}

// Whatever is done and taken back again, one thing after another, leaves the records as they were before each; carried out again, they are as they were after it. The trail stays
// whole, the file can be closed in between, and what was known at any time stays known.
func TestWhatIsDoneCanBeTakenBackAndCarriedOutAgain(t *testing.T) {
	histories := rapid.SliceOfN(rapid.SampledFrom(slices.Sorted(maps.Keys(deeds()))), 3, 9)
	for seed := range 10 { // each makes a dossier on the disk and turns every change four times, so that a few must do
		history := histories.Example(seed)
		t.Run(fmt.Sprint(seed), func(t *testing.T) { t.Parallel(); thereAndBack(t, history) })
	}
}

func thereAndBack(t *testing.T, history []string) {
	d, ctx := laterDossier(t), context.Background()
	first := add(t, d, testIncident())
	states, known := []records{recordsOf(t, d)}, []state{stateNow(t, d, ceasefire.AsOf{})}
	done := []int64{}
	own, err := d.Turns(ctx)
	if err != nil {
		t.Fatal(err)
	}
	note := func() { known = append(known, stateNow(t, d, ceasefire.AsOf{})) }
	for n, deed := range history {
		i, err := d.Incident(ctx, first.ID)
		if err != nil {
			t.Fatal(err)
		}
		var refused *InvalidError
		if err := deeds()[deed](ctx, d, i, n); err != nil && !errors.As(err, &refused) {
			t.Fatalf("%s: %v", deed, err)
		}
		turns, err := d.Turns(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if last := append([]int64{own.Undo.First}, done...); turns.Undo.First == last[len(last)-1] { // nothing was done
			continue
		}
		if turns.Redo != nil {
			t.Fatalf("after %s there is %q to carry out again", deed, turns.Redo.What)
		}
		done, states = append(done, turns.Undo.First), append(states, recordsOf(t, d))
		note()
	}
	for range 2 {
		for n := len(done) - 1; n >= 0; n-- {
			turnTo(t, d, history, false, done[n], states[n])
			note()
		}
		for n := range done {
			turnTo(t, d, history, true, done[n], states[n+1])
			note()
		}
	}
	sound(t, d)
	for n, want := range known {
		got := stateNow(t, d, ceasefire.AsOf{KnownAt: want.at})
		got.at = want.at
		asOf := ceasefire.AsOf{At: want.at.AddDate(100, 0, 0), KnownAt: want.at} // what is only ever followed by more is told by its stamp
		got.frame, want.frame = got.frame.At(asOf), want.frame.At(asOf)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(state{}), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("known after %d steps of %v:\n%s", n, history, diff)
		}
	}
}

// turnTo takes the change that is next back, or carries it out again, and holds what comes of it against what was.
func turnTo(t *testing.T, d *Dossier, history []string, redo bool, change int64, want records) {
	t.Helper()
	ctx := context.Background()
	turns, err := d.Turns(ctx)
	if err != nil {
		t.Fatal(err)
	}
	next, turn := turns.Undo, d.UndoChange
	if redo {
		next, turn = turns.Redo, d.RedoChange
	}
	if next == nil || next.First != change {
		t.Fatalf("of %v: next is %+v, want change %d (redo %v)", history, next, change, redo)
	}
	if _, err := turn(ctx, next.First); err != nil {
		t.Fatalf("of %v: turning %q (redo %v): %v", history, next.What, redo, err)
	}
	if diff := cmp.Diff(want, recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("of %v: after turning %q (redo %v):\n%s", history, next.What, redo, diff)
	}
	if strings.TrimSpace(next.What) == "" || next.What == "change" {
		t.Errorf("the change is called %q", next.What)
	}
}

// A change that a later one contradicts is not taken back, and the sentence names what stands in the way.
func TestAnUndoThatLaterChangesContradictIsRefused(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	retitle := func(title string) int64 {
		saved.Title = title
		if _, err := d.UpdateIncident(ctx, saved); err != nil {
			t.Fatal(err)
		}
		return nextUndo(t, d).First
	}
	first := retitle("Two")
	retitle("Three")
	says(t, undo(d, first), "change of the incident Three by Tester (2 Jan 2026, 06:04) stands in the way")
	fresh := ceasefire.ID{0: 7, 6: 0x70, 8: 0x80, 15: 1}
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Commitments = append(f.Commitments, ceasefire.Commitment{ID: fresh, Party: f.Parties[0].ID, Title: "More"})
	}); err != nil {
		t.Fatal(err)
	}
	added := nextUndo(t, d).First
	if _, err := d.Assess(ctx, ceasefire.Assessment{Commitment: fresh, At: effect, Judgement: ceasefire.Scored, Score: 2, Rationale: "seen"}); err != nil {
		t.Fatal(err)
	}
	score := nextUndo(t, d)
	if score.What != "score of Guar.'s commitment 1" {
		t.Errorf("the score is called %q", score.What)
	}
	says(t, undo(d, added), "score of Guar.'s commitment 1 by Tester (2 Jan 2026, 06:04) stands in the way")
	says(t, undo(d, 1), "The dossier was made by this")
	for _, change := range []int64{score.First, added} {
		if err := undo(d, change); err != nil {
			t.Fatal(err)
		}
	}
	says(t, undo(d, added), "is undone already")
	sound(t, d)
}

func undo(d *Dossier, change int64) error {
	_, err := d.UndoChange(context.Background(), change)
	return err
}

func nextUndo(t *testing.T, d *Dossier) Change {
	t.Helper()
	turns, err := d.Turns(context.Background())
	if err != nil || turns.Undo == nil {
		t.Fatalf("%+v, %v", turns, err)
	}
	return *turns.Undo
}

func says(t *testing.T, err error, words string) {
	t.Helper()
	var invalid *InvalidError
	if !errors.As(err, &invalid) || !strings.Contains(err.Error(), words) {
		t.Errorf("error %v, want one that says %q", err, words)
	}
}

// Two changes that wrote different fields of one record do not stand in each other's way.
func TestAnUndoLeavesWhatOthersWrote(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	saved.Title = "Two"
	if _, err := d.UpdateIncident(ctx, saved); err != nil {
		t.Fatal(err)
	}
	title := nextUndo(t, d).First
	saved.ReportedBy = "Another"
	if _, err := d.UpdateIncident(ctx, saved); err != nil {
		t.Fatal(err)
	}
	if err := undo(d, title); err != nil {
		t.Fatal(err)
	}
	got, err := d.Incident(ctx, saved.ID)
	if err != nil || got.Title != testIncident().Title || got.ReportedBy != "Another" {
		t.Errorf("%+v, %v", got, err)
	}
	sound(t, d)
}

// A dossier that was put back to a backup is another file: the trail takes nothing back across that, offers nothing, and says where to turn.
func TestNothingIsUndoneAcrossAWholeFilePutBack(t *testing.T) {
	ctx, d := context.Background(), testDossier(t)
	add(t, d, testIncident())
	shelf := Shelf{Folder: t.TempDir(), Rule: ceasefire.UsualKeeping()}
	saved, _, err := d.BackUp(ctx, shelf, OnOpening)
	if err != nil {
		t.Fatal(err)
	}
	add(t, d, testIncident())
	if _, err := d.Restore(ctx, shelf, saved.Path); err != nil {
		t.Fatal(err)
	}
	if turns, err := d.Turns(ctx); err != nil || turns.Undo != nil || turns.Redo != nil {
		t.Errorf("offered: %+v, %v", turns, err)
	}
	line, err := lastLine(ctx, d.read)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.UndoChange(ctx, line); err == nil || !strings.Contains(err.Error(), "among its backups") {
		t.Errorf("undone: %v", err)
	}
	if _, err := d.RestoreRecord(ctx, line); err == nil {
		t.Error("put back as a record")
	}
	told, err := d.HistoryLines(ctx, []int64{line})
	if err != nil || len(told) != 1 || told[0].HasStates() || !strings.HasPrefix(told[0].What, "dossier put back, as it was in the backup") {
		t.Errorf("%+v, %v", told, err)
	}
	add(t, d, testIncident())
	if turns, err := d.Turns(ctx); err != nil || turns.Undo == nil {
		t.Errorf("what came after is not offered: %+v, %v", turns, err)
	}
}
