package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// An import of updates is undone and carried out again as often as somebody likes, and what an analyst changed since stays each time.
func TestAnImportOfUpdatesIsUndoneAgainAndAgain(t *testing.T) {
	for _, all := range []bool{false, true} {
		d, ctx := testDossier(t), context.Background()
		batchOf(t, d, false, titled("1", "a", "One"), titled("2", "a", "Two"))
		before := []ceasefire.Incident{keyed(t, d, "1"), keyed(t, d, "2")}
		batch := batchOf(t, d, true, titled("1", "b", "One, corrected"), titled("2", "b", "Two, corrected"))
		edited := keyed(t, d, "2")
		edited.Text = "An analyst was here"
		if _, err := d.UpdateIncident(ctx, edited); err != nil {
			t.Fatal(err)
		}
		after := []ceasefire.Incident{keyed(t, d, "1"), keyed(t, d, "2")}
		undone, turned := slices.Clone(after), 2
		if undone[0] = before[0]; all {
			undone[1] = before[1]
		} else {
			turned = 1
		}
		for n := range 3 {
			did, err := d.UndoImport(ctx, batch, all, false)
			if err != nil || did.PutBack != turned || did.Kept != 2-turned {
				t.Errorf("all %v, undone %d times: %+v, %v", all, n+1, did, err)
			}
			if diff := cmp.Diff(undone, []ceasefire.Incident{keyed(t, d, "1"), keyed(t, d, "2")}); diff != "" {
				t.Errorf("all %v, undone %d times: %s", all, n+1, diff)
			}
			if did, err = d.RedoImport(ctx, batch); err != nil || did.PutBack != turned {
				t.Errorf("all %v, carried out again %d times: %+v, %v", all, n+1, did, err)
			}
			if diff := cmp.Diff(after, []ceasefire.Incident{keyed(t, d, "1"), keyed(t, d, "2")}); diff != "" {
				t.Errorf("all %v, carried out again %d times: %s", all, n+1, diff)
			}
		}
		sound(t, d)
	}
}

// What an import added and an analyst changed since stays where the import is undone, however often that is.
func TestWhatWasChangedSinceStaysEachTime(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	batch := batchOf(t, d, false, titled("1", "a", "One"), titled("2", "a", "Two"))
	edited := keyed(t, d, "2")
	edited.Text = "An analyst was here"
	if _, err := d.UpdateIncident(ctx, edited); err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		did, err := d.UndoImport(ctx, batch, false, false)
		if diff := cmp.Diff(Undoing{Removed: 1, Kept: 1, KeptNames: []string{"Two"}}, did); err != nil || diff != "" {
			t.Errorf("undone %d times: %v, %s", n+1, err, diff)
		}
		if _, err := d.RedoImport(ctx, batch); err != nil {
			t.Fatal(err)
		}
	}
}

// What an analyst changed after an import was undone stays each time that it is carried out again, not the first time alone.
func TestWhatWasChangedAfterAnUndoingStaysEachTime(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	batchOf(t, d, false, titled("1", "a", "One"))
	batch := batchOf(t, d, true, titled("1", "b", "One, corrected"))
	if _, err := d.UndoImport(ctx, batch, false, false); err != nil {
		t.Fatal(err)
	}
	edited := keyed(t, d, "1")
	edited.Title = "An analyst's"
	if _, err := d.UpdateIncident(ctx, edited); err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		if did, err := d.RedoImport(ctx, batch); err != nil || did.PutBack != 0 || did.Kept != 1 {
			t.Errorf("carried out again %d times: %+v, %v", n+1, did, err)
		}
		if got := keyed(t, d, "1").Title; got != "An analyst's" {
			t.Errorf("carried out again %d times it is %q", n+1, got)
		}
		if _, err := d.UndoImport(ctx, batch, false, false); err != nil {
			t.Fatal(err)
		}
	}
}

// A change that was made before an import and is taken back after it stays taken back where the import is undone.
func TestUndoingAnImportLeavesWhatWasTakenBackBefore(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	batchOf(t, d, false, titled("1", "a", "One"))
	edited := keyed(t, d, "1")
	edited.Text = "An analyst was here"
	if _, err := d.UpdateIncident(ctx, edited); err != nil {
		t.Fatal(err)
	}
	turns, err := d.Turns(ctx)
	if err != nil {
		t.Fatal(err)
	}
	batch := batchOf(t, d, true, titled("1", "b", "One, corrected"))
	if _, err := d.UndoChange(ctx, turns.Undo.First); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if did, err := d.UndoImport(ctx, batch, false, false); err != nil || did.PutBack != 1 {
			t.Fatalf("%+v, %v", did, err)
		}
		if i := keyed(t, d, "1"); i.Title != "One" || i.Text != "" {
			t.Errorf("it is %q, %q", i.Title, i.Text)
		}
		if _, err := d.RedoImport(ctx, batch); err != nil {
			t.Fatal(err)
		}
		if i := keyed(t, d, "1"); i.Title != "One, corrected" || i.Text != "" {
			t.Errorf("it is %q, %q", i.Title, i.Text)
		}
	}
}

// actsUpon are what was done to one incident, in order: each thing counts or was taken back.
type actsUpon []actUpon

type actUpon struct {
	by          string // "import 3" or "edit 4"
	title, text string // what it wrote, if any
	counts      bool
}

// turn takes back or carries out again what was done by one, unless something that was done later counts.
func (s actsUpon) turn(by string, counts bool) {
	for n, one := range s {
		if one.by == by && !slices.ContainsFunc(s[n+1:], func(later actUpon) bool { return later.counts }) {
			s[n].counts = counts
		}
	}
}

// is gives what the incident is: what was written last of each field, as far as it counts.
func (s actsUpon) is(title, text string) (string, string) {
	for _, one := range s {
		if one.counts && one.title != "" {
			title = one.title
		}
		if one.counts && one.text != "" {
			text = one.text
		}
	}
	return title, text
}

// Whatever is imported, edited, undone and carried out again, in whatever order and however often: each incident is as what counts of it says.
func TestEachIncidentIsAsWhatStandsSays(t *testing.T) {
	fewChecks(t, 12)
	rapid.Check(t, func(r *rapid.T) {
		d, ctx := laterDossier(t), context.Background()
		now := recorded
		d.now = func() time.Time { now = now.Add(time.Minute); return now }
		batchOf(t, d, false, titled("0", "a", "Zero"), titled("1", "a", "One"))
		done := make([]actsUpon, 2)
		titles := []string{"Zero", "One"}
		imports, edits := map[string]ceasefire.ID{}, map[string]int64{}
		var names []string // of imports and edits, in order
		counts := map[string]bool{}
		for n := range rapid.IntRange(3, 10).Draw(r, "acts") {
			which := rapid.IntRange(0, 2).Draw(r, "which") // 2: both
			name := fmt.Sprint("act ", n)
			if len(names) > 0 && rapid.IntRange(0, 3).Draw(r, "act") > 0 {
				name = rapid.SampledFrom(names).Draw(r, "again")
				turnAct(r, d, name, imports, edits, counts, done)
			} else {
				names, counts[name] = append(names, name), true
				if rapid.IntRange(0, 2).Draw(r, "edit") == 0 && which < 2 {
					i := keyed(t, d, fmt.Sprint(which))
					i.Text = name
					if _, err := d.UpdateIncident(ctx, i); err != nil {
						r.Fatal(err)
					}
					turns, err := d.Turns(ctx)
					if err != nil {
						r.Fatal(err)
					}
					edits[name] = turns.Undo.First
					done[which] = append(done[which], actUpon{name, "", name, true})
				} else {
					var rows []any
					for key := range done {
						if which == key || which == 2 {
							rows = append(rows, titled(fmt.Sprint(key), name, name))
							done[key] = append(done[key], actUpon{name, name, "", true})
						}
					}
					imports[name] = batchOf(t, d, true, rows...)
				}
			}
			for key, s := range done {
				i := keyed(t, d, fmt.Sprint(key))
				title, text := s.is(titles[key], "")
				if i.Title != title || i.Text != text {
					r.Fatalf("after act %d (%s) incident %d is %q, %q: %+v", n, name, key, i.Title, i.Text, s)
				}
			}
		}
		sound(t, d)
	})
}

// turnAct takes an import or an edit back, or carries it out again. What the dossier refuses changes nothing.
func turnAct(r *rapid.T, d *Dossier, name string, imports map[string]ceasefire.ID, edits map[string]int64, counts map[string]bool, done []actsUpon) {
	ctx := context.Background()
	batch, imported := imports[name]
	var err error
	switch {
	case imported && counts[name]:
		_, err = d.UndoImport(ctx, batch, false, false)
	case imported:
		_, err = d.RedoImport(ctx, batch)
	case counts[name]:
		_, err = d.UndoChange(ctx, edits[name])
	default:
		_, err = d.RedoChange(ctx, edits[name])
	}
	var invalid *InvalidError
	if errors.As(err, &invalid) {
		if imported {
			r.Fatal(err)
		}
		return
	}
	if err != nil {
		r.Fatal(err)
	}
	counts[name] = !counts[name]
	for _, s := range done {
		if imported {
			s.turn(name, counts[name])
			continue
		}
		for n := range s {
			if s[n].by == name {
				s[n].counts = counts[name]
			}
		}
	}
}
