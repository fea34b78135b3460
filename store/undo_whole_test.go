package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// wholeDeeds are the deeds, and those that put back any state that the trail tells of, or meet records that were changed before.
func wholeDeeds() map[string]deed {
	all := deeds()
	for name, revise := range map[string]func(*ceasefire.Frame, int){
		"pass a name on": func(f *ceasefire.Frame, n int) {
			f.Parties[1].Name, f.Parties[0].Name = f.Parties[0].Name, fmt.Sprint("Renamed ", n)
		},
		"turn the clocks":      func(f *ceasefire.Frame, _ int) { slices.Reverse(f.Clocks) },
		"turn the commitments": func(f *ceasefire.Frame, _ int) { slices.Reverse(f.Commitments) },
		"another leg": func(f *ceasefire.Frame, n int) {
			f.Clocks[2].Legs = append([]ceasefire.Leg{{Name: fmt.Sprint("leg ", n)}}, f.Clocks[2].Legs...)
		},
		"drop a leg":          func(f *ceasefire.Frame, _ int) { f.Clocks[2].Legs = f.Clocks[2].Legs[1:] },
		"hide a source":       func(f *ceasefire.Frame, _ int) { f.Sources[0].Confidential = !f.Sources[0].Confidential },
		"another effect":      func(f *ceasefire.Frame, _ int) { f.Agreement.Effect = f.Agreement.Effect.Add(time.Hour) },
		"map a name in turns": func(f *ceasefire.Frame, n int) { f.Actors[0].Party = f.Parties[n%len(f.Parties)].ID },
		"drop the first area": func(f *ceasefire.Frame, _ int) { f.Areas = f.Areas[1:] },
		"bring an area": func(f *ceasefire.Frame, _ int) {
			f.Areas = append(f.Areas, ceasefire.Area{Code: "SY-HL", Name: "Halab"})
		},
	} {
		all[name] = func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			_, err := d.Revise(ctx, func(f *ceasefire.Frame) { careful(f, func(f *ceasefire.Frame) { revise(f, n) }) })
			return err
		}
	}
	for name, record := range map[string]string{"put any state back": "", "put any state of the incident back": "incident"} {
		all[name] = func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			var line int64
			err := d.read.QueryRowContext(ctx, "SELECT seq FROM audit WHERE record = ?2 OR ?2 = '' ORDER BY seq * (7 + 2 * ?1) % 13 LIMIT 1", n, record).Scan(&line)
			if err == nil {
				_, err = d.RestoreRecord(ctx, line)
			}
			return err
		}
	}
	all["undo an import with all"] = func(ctx context.Context, d *Dossier, _ ceasefire.Incident, _ int) error {
		batches, err := d.Batches(ctx, ceasefire.AsOf{})
		if err == nil && len(batches) > 0 {
			_, err = d.UndoImport(ctx, batches[0].ID, true, false)
		}
		return err
	}
	all["undo the rest of an import"] = func(ctx context.Context, d *Dossier, _ ceasefire.Incident, _ int) error {
		batches, err := d.Batches(ctx, ceasefire.AsOf{})
		if err == nil && len(batches) > 0 {
			_, err = d.UndoImportRest(ctx, batches[0].ID, false)
		}
		return err
	}
	all["restore an annulment"] = func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
		f, err := d.Frame(ctx)
		if err == nil && len(f.Determinations) > 0 {
			was := f.Determinations[n%len(f.Determinations)]
			_, err = d.Annul(ctx, was.ID, ceasefire.Annulment{Restores: !was.Counts(), Reason: "looked at again"})
		}
		return err
	}
	return all
}

// wholeTrail is a dossier whose changes are followed: what was done, what of it is taken back, and how the records were before and after each.
type wholeTrail struct {
	*testing.T
	d      *Dossier
	first  ceasefire.Incident
	states []records // before the first change, and after each
	done   []int64
	names  []string
	at     int // so many of them stand
}

// Whatever is done, in whatever order and with what is taken back and carried out again in between, undoing again and again ends at what was before the first change, and each step gives what
// stood before it; carrying out again ends at what stood last. Nothing of that is refused.
func TestUndoingAgainAndAgainEndsBeforeTheFirstChange(t *testing.T) {
	fewChecks(t, 12)
	all := wholeDeeds()
	names := append(slices.Sorted(maps.Keys(all)), "UNDO", "UNDO", "REDO", "delete", "return", "put any state of the incident back")
	rapid.Check(t, func(r *rapid.T) {
		acts := rapid.SliceOfN(rapid.SampledFrom(names), 3, 12).Draw(r, "acts")
		r.Log(acts)
		d := laterDossier(t)
		defer d.Close()
		w := &wholeTrail{T: t, d: d, first: add(t, d, testIncident())}
		w.states = []records{recordsOf(t, d)}
		for n, act := range acts {
			switch {
			case act == "UNDO" && w.at > 0:
				w.turn(r, false)
			case act == "REDO" && w.at < len(w.done):
				w.turn(r, true)
			case all[act] != nil:
				w.do(r, act, all[act], n)
			}
		}
		for w.at > 0 {
			w.turn(r, false)
		}
		for w.at < len(w.done) {
			w.turn(r, true)
		}
		sound(t, d)
	})
}

// do does one thing. What the dossier refuses changes nothing.
func (w *wholeTrail) do(r *rapid.T, name string, do deed, n int) {
	ctx, was := context.Background(), nextUndo(w.T, w.d).First
	i, err := w.d.Incident(ctx, w.first.ID)
	if err != nil {
		r.Fatal(err)
	}
	var refused *InvalidError
	var gone *NotFoundError
	if err := do(ctx, w.d, i, n); err != nil && !errors.As(err, &refused) && !errors.As(err, &gone) {
		r.Fatalf("%s: %v", name, err)
	}
	now := nextUndo(w.T, w.d).First
	if now == was {
		return
	}
	w.done, w.names, w.states = append(w.done[:w.at:w.at], now), append(w.names[:w.at:w.at], name), append(w.states[:w.at+1:w.at+1], recordsOf(w.T, w.d))
	w.at++
}

// turn takes the last change back that stands, or carries out again the one that was taken back last.
func (w *wholeTrail) turn(r *rapid.T, redo bool) {
	ctx := context.Background()
	turns, err := w.d.Turns(ctx)
	if err != nil {
		r.Fatal(err)
	}
	next, turn, change, to := turns.Undo, w.d.UndoChange, w.at-1, w.at-1
	if redo {
		next, turn, change, to = turns.Redo, w.d.RedoChange, w.at, w.at+1
	}
	if next == nil || next.First != w.done[change] {
		r.Fatalf("of %q next is %+v, not %q (redo %v)", w.names, next, w.names[change], redo)
	}
	if _, err := turn(ctx, next.First); err != nil {
		r.Fatalf("of %q, turning %q (redo %v): %v", w.names, w.names[change], redo, err)
	}
	w.at = to
	if diff := cmp.Diff(w.states[to], recordsOf(w.T, w.d), cmpopts.EquateEmpty()); diff != "" {
		r.Fatalf("of %q, %q turned (redo %v): %s", w.names, w.names[change], redo, diff)
	}
}
