package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// dangling lists the references of a dossier to records that are not there.
func dangling(t testing.TB, d *Dossier) []string {
	t.Helper()
	found, err := collect(context.Background(), d.read, func(rows *sql.Rows) (string, error) {
		var table, parent, row sql.NullString
		var number int
		err := rows.Scan(&table, &row, &parent, &number)
		return fmt.Sprint(table.String, " ", row.String, " to ", parent.String), err
	}, "PRAGMA foreign_key_check")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// What was left open by the same transaction before a change of the agreement was taken back is still known to be open when it is committed.
func TestPuttingBackForgetsNoOpenReference(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	i := add(t, d, testIncident())
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) { f.Agreement.Title += "!" }); err != nil {
		t.Fatal(err)
	}
	done := nextUndo(t, d)
	err := d.write(ctx, func(c *change) error {
		for _, text := range []string{"PRAGMA defer_foreign_keys = ON", "UPDATE incident SET area_id = 4711 WHERE uuid = ?1"} {
			if _, err := c.tx.ExecContext(ctx, text, i.ID[:]); err != nil {
				return err
			}
		}
		if err := c.head(ChangeUndo, head{Change: done.First, Reversed: done.First}); err != nil {
			return err
		}
		return c.reverse(done.First, done, true)
	})
	if err == nil {
		t.Error("it was committed")
	}
	if open := dangling(t, d); len(open) > 0 {
		t.Errorf("the file holds %q", open)
	}
}

// Whatever is done, and whichever of it is taken back and carried out again in whatever order, no record refers to one that is not there; and where it is refused, a sentence says what holds it, by name.
func TestNoReferenceIsLeftOpen(t *testing.T) {
	fewChecks(t, 10)
	names := slices.Sorted(maps.Keys(deeds()))
	rapid.Check(t, func(r *rapid.T) {
		d, ctx := laterDossier(t), context.Background()
		defer d.Close()
		first := add(t, d, testIncident())
		var done []int64
		for n := range rapid.IntRange(3, 9).Draw(r, "deeds") {
			i, err := d.Incident(ctx, first.ID)
			if err != nil {
				r.Fatal(err)
			}
			was := nextUndo(t, d).First
			refusedWell(r, deeds()[rapid.SampledFrom(names).Draw(r, "deed")](ctx, d, i, n))
			if now := nextUndo(t, d).First; now != was {
				done = append(done, now)
			}
		}
		for range rapid.IntRange(2, 8).Draw(r, "turns") {
			if len(done) == 0 {
				return
			}
			change := rapid.SampledFrom(done).Draw(r, "change")
			turn := rapid.SampledFrom([]func(context.Context, int64) (Change, error){d.UndoChange, d.RedoChange}).Draw(r, "way")
			_, err := turn(ctx, change)
			refusedWell(r, err)
			if open := dangling(t, d); len(open) > 0 {
				r.Fatalf("the file holds %q", open)
			}
		}
	})
}

// refusedWell holds an error to being a sentence that names what stands in the way.
func refusedWell(r *rapid.T, err error) {
	var invalid *InvalidError
	var gone *NotFoundError
	if err == nil || errors.As(err, &gone) {
		return
	}
	if !errors.As(err, &invalid) || strings.Contains(err.Error(), "something") {
		r.Fatalf("refused by %v", err)
	}
}

// What cannot be put back because of what it refers to, or because of what refers to it, is refused by a sentence that names that.
func TestWhatHoldsARecordIsNamed(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	source, party := ceasefire.ID{0: 7, 6: 0x70, 8: 0x80, 15: 1}, ceasefire.ID{0: 7, 6: 0x70, 8: 0x80, 15: 2}
	changed := func(revise func(*ceasefire.Frame)) int64 {
		t.Helper()
		if _, err := d.Revise(ctx, revise); err != nil {
			t.Fatal(err)
		}
		return nextUndo(t, d).First
	}
	changed(func(f *ceasefire.Frame) {
		f.Sources = append(f.Sources, ceasefire.Source{ID: source, Title: "A paper"})
	})
	changed(func(f *ceasefire.Frame) {
		f.Timeline = append(f.Timeline, ceasefire.Event{ID: ceasefire.ID{0: 7, 6: 0x70, 8: 0x80, 15: 3}, Title: "A talk", When: ceasefire.MinuteMoment(effect, "UTC"), Source: source})
	})
	event := changed(func(f *ceasefire.Frame) {
		f.Timeline = slices.DeleteFunc(f.Timeline, func(e ceasefire.Event) bool { return e.Title == "A talk" })
	})
	changed(func(f *ceasefire.Frame) {
		f.Sources = slices.DeleteFunc(f.Sources, func(s ceasefire.Source) bool { return s.ID == source })
	})
	says(t, undo(d, event), "removal of the source A paper by Tester")

	added := changed(func(f *ceasefire.Frame) {
		f.Parties = append(f.Parties, ceasefire.Party{ID: party, Name: "New", Short: "New", Role: ceasefire.RoleSignatory, Colour: 7})
	})
	tied := changed(func(f *ceasefire.Frame) {
		f.Actors = append(f.Actors, ceasefire.ActorName{Name: "The new", Party: party})
	})
	says(t, undo(d, added), "The adding of the actor's name The new by Tester")
	if err := undo(d, tied); err != nil {
		t.Fatal(err)
	}
	answered := changed(func(f *ceasefire.Frame) { f.Parties[0].AnswersFor = append(f.Parties[0].AnswersFor, party) })
	says(t, undo(d, added), "The change of the party "+testFrame().Parties[0].Name+" by Tester")
	if err := undo(d, answered); err != nil {
		t.Fatal(err)
	}
	if err := undo(d, added); err != nil {
		t.Fatal(err)
	}
	sound(t, d)
}

// Whatever table comes to refer to another, what holds a record by it can be asked for.
func TestEveryReferenceCanBeAskedFor(t *testing.T) {
	d := testDossier(t)
	err := d.write(context.Background(), func(c *change) error {
		refs, err := c.allReferences()
		if err != nil {
			return err
		}
		if len(refs) < 40 {
			t.Errorf("%d references were found", len(refs))
		}
		for _, ref := range refs {
			h, found, err := c.holderBy(ref, 0, counting(ref.table))
			if err != nil || found {
				t.Errorf("%+v: %v, %v", ref, found, err)
			}
			h.key = 0
			if _, err := c.lastLineOf(h); err != nil {
				t.Errorf("%+v: %v", ref, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
