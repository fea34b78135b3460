package main

import (
	"cmp"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"truceboard/app/export"
	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// inOrder puts the sources of a dossier, which have no order of their own, into that of their names.
func inOrder(w whole) whole {
	w.Frame.Sources = slices.Clone(w.Frame.Sources)
	slices.SortFunc(w.Frame.Sources, func(a, b ceasefire.Source) int { return cmp.Compare(a.Title+a.Address, b.Title+b.Address) })
	return w
}

// A complete import is undone with the agreement that came with it, by the list of imports as by the last change, is carried out again, and comes back whole when the file is imported once more.
func TestACompleteImportIsUndoneWithItsAgreement(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.truce")
	begun(t, path, "--template", "syria-2016")
	d := opened(t, path)
	r := rand.New(rand.NewPCG(9, 9))
	ruleAtRandom(t, d, r, addAtRandom(t, d, r, 15))
	file := filepath.Join(t.TempDir(), "all.json")
	if _, err := export.File(t.Context(), d, file, export.Options{}); err != nil {
		t.Fatal(err)
	}
	full := wholeOf(t, d, store.View{})
	for name, turn := range map[string]func(to *store.Dossier, batch ceasefire.ID, undo bool) error{
		"the list of imports": func(to *store.Dossier, batch ceasefire.ID, undo bool) error {
			if !undo {
				_, err := to.RedoImport(t.Context(), batch)
				return err
			}
			would, err := to.UndoImport(t.Context(), batch, false, true)
			if err != nil || !would.Frame || would.Removed != 15 || would.Kept != 0 {
				t.Fatalf("%+v, %v", would, err)
			}
			_, err = to.UndoImport(t.Context(), batch, false, false)
			return err
		},
		"the last change": func(to *store.Dossier, _ ceasefire.ID, undo bool) error {
			turns, err := to.Turns(t.Context())
			if err != nil {
				return err
			}
			if undo {
				_, err = to.UndoChange(t.Context(), turns.Undo.First)
				return err
			}
			_, err = to.RedoChange(t.Context(), turns.Redo.First)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			to := blank(t)
			before := wholeOf(t, to, store.View{})
			bring := func() ceasefire.ID {
				t.Helper()
				out, err := intake.File(t.Context(), to, file, intake.Options{})
				if err != nil || !out.FrameTaken || out.Added != 15 {
					t.Fatalf("%+v, %v", out.ImportResult, err)
				}
				same(t, inOrder(full), inOrder(wholeOf(t, to, store.View{})))
				return out.Batch
			}
			batch := bring()
			for _, undo := range []bool{true, false, true} {
				if err := turn(to, batch, undo); err != nil {
					t.Fatal(err)
				}
				want := full
				if undo {
					want = before
				}
				same(t, inOrder(want), inOrder(wholeOf(t, to, store.View{})))
			}
			batch = bring()
			if err := turn(to, batch, true); err != nil {
				t.Fatal(err)
			}
			same(t, inOrder(before), inOrder(wholeOf(t, to, store.View{})))
			if checked, err := to.Check(t.Context()); err != nil || !checked.OK {
				t.Errorf("%+v, %v", checked, err)
			}
		})
	}
}
