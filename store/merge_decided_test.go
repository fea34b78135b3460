package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// turned undoes the newest import of a dossier, or carries it out again.
func turned(t testing.TB, d *Dossier, redo bool) {
	t.Helper()
	ctx := context.Background()
	batches, err := d.Batches(ctx, anyTime)
	switch {
	case err != nil:
	case len(batches) == 0:
		err = errors.New("nothing was imported")
	case redo:
		_, err = d.RedoImport(ctx, batches[0].ID)
	default:
		_, err = d.UndoImport(ctx, batches[0].ID, true, false)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// rowsImported imports two rows of a data set.
func rowsImported(t testing.TB, d *Dossier) {
	t.Helper()
	if _, err := d.Import(context.Background(), testBatch(), stream(titled("row 1", "one", "one"), titled("row 2", "one", "one")), false); err != nil {
		t.Fatal(err)
	}
}

// sameInAll fails the test unless all copies hold the same, and merging any two again changes nothing.
func sameInAll(t *testing.T, copies ...*Dossier) {
	t.Helper()
	for _, d := range copies[1:] {
		if diff := cmp.Diff(everything(t, copies[0]), everything(t, d)); diff != "" {
			t.Errorf("%s and %s: %s", copies[0].who, d.who, diff)
		}
	}
	for _, d := range copies {
		for _, other := range copies {
			if d != other && !brought(t, d, other, "").Nothing() {
				t.Errorf("%s and %s are not done with each other", d.who, other.who)
			}
		}
	}
}

// That incidents stay deleted which one copy imported and the other imported and undid was decided: a third copy has them deleted too, whichever it merges first.
func TestWhatWasDecidedToStayDeletedDoesSoInAThirdCopy(t *testing.T) {
	for _, first := range []int{0, 1} {
		base := testDossier(t)
		var d []*Dossier
		for n, who := range []string{"Ada", "Cleo", "Ben"} {
			d = append(d, copyOf(t, base, who, ticking(recorded.Add(time.Duration(n+1)*24*time.Hour))))
		}
		a, c, b := d[0], d[1], d[2]
		rowsImported(t, a)
		rowsImported(t, c)
		turned(t, c, false)
		brought(t, c, a, Ours)
		brought(t, a, c, Ours)
		brought(t, b, d[first], "")
		for _, one := range d {
			if n := found(t, one, "one"); n != 0 {
				t.Errorf("%s has %d incidents", one.who, n)
			}
		}
		brought(t, b, d[1-first], "")
		sameInAll(t, a, b, c)
	}
}

// Whether an import counts that one copy undid and the other undid and carried out again is decided: its incidents stand where it counts and are deleted where it does not, in both copies and in a third, also where both undid it in one second.
func TestIncidentsFollowWhatIsDecidedOfTheirImport(t *testing.T) {
	for _, apart := range []time.Duration{0, time.Hour, -time.Hour} {
		for _, undone := range []bool{true, false} {
			base := testDossier(t)
			rowsImported(t, base)
			a, b := copyOf(t, base, "Ada", ticking(recorded.Add(24*time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour+apart)))
			c := copyOf(t, base, "Cleo", ticking(recorded.Add(96*time.Hour)))
			turned(t, a, false)
			turned(t, b, false)
			turned(t, b, true)
			ab, ba := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour))), copyOf(t, b, "Ben+", ticking(recorded.Add(72*time.Hour)))
			prefer := map[bool][]Side{true: {Ours, Theirs}, false: {Theirs, Ours}}[undone]
			result := brought(t, ab, b, prefer[0])
			brought(t, ba, a, prefer[1])
			if f := result.Conflicts; len(f) != 1 || len(f[0].Fields) != 1 || f[0].Fields[0].Ours != "undone" || f[0].Fields[0].Theirs != "counts" || f[0].Fields[0].Before != "counts" {
				t.Errorf("to be decided were %+v", f)
			}
			if diff := cmp.Diff(everything(t, ab), everything(t, ba)); diff != "" {
				t.Errorf("either way, apart %s, undone %t: %s", apart, undone, diff)
			}
			brought(t, b, ab, "")
			brought(t, c, b, "")
			for _, d := range []*Dossier{ab, ba, b, c} {
				batches, err := d.Batches(context.Background(), anyTime)
				if n := found(t, d, "one"); err != nil || (n == 0) != undone || batches[0].Undone.IsZero() == undone {
					t.Errorf("apart %s: %s has %d incidents, and the import was undone at %s, not %t, %v", apart, d.who, n, batches[0].Undone, undone, err)
				}
			}
			sameInAll(t, ab, b, c)
		}
	}
}

// Each of two imports that brought the same incidents is undone in one copy: there they stand by the other, and once the copies are merged they stand by none.
func TestWhatNoImportBringsAnyLongerIsRemoved(t *testing.T) {
	ctx, base := context.Background(), testDossier(t)
	d, c := copyOf(t, base, "Dan", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Cleo", ticking(recorded.Add(96*time.Hour)))
	rowsImported(t, d)
	base = copyOf(t, base, "Eve", ticking(recorded.Add(2*time.Hour)))
	rowsImported(t, base)
	brought(t, base, d, "")
	brought(t, c, base, "")
	a, b := copyOf(t, base, "Ada", ticking(recorded.Add(24*time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(48*time.Hour)))
	for n, one := range []*Dossier{a, b} {
		batches, err := one.Batches(ctx, anyTime)
		if err == nil {
			_, err = one.UndoImport(ctx, batches[n].ID, true, false)
		}
		if n := found(t, one, "one"); err != nil || n != 2 {
			t.Fatalf("%d incidents stand, %v", n, err)
		}
	}
	brought(t, c, a, "")
	brought(t, c, b, "")
	brought(t, a, b, "")
	brought(t, b, a, "")
	for _, one := range []*Dossier{a, b, c} {
		if n := found(t, one, "one"); n != 0 {
			t.Errorf("%s has %d incidents", one.who, n)
		}
	}
	sameInAll(t, a, b, c)
}

// After a merge too the newest import is the first: undoing the newest undoes that.
func TestTheNewestImportIsFirstAfterAMerge(t *testing.T) {
	ctx, base := context.Background(), testDossier(t)
	a, b := copyOf(t, base, "Ada", ticking(recorded.Add(48*time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	rowsImported(t, a)
	if _, err := b.Import(ctx, testBatch(), stream(titled("row 3", "three", "three")), false); err != nil {
		t.Fatal(err)
	}
	brought(t, a, b, "")
	turned(t, a, false)
	if one, three := found(t, a, "one"), found(t, a, "three"); one != 0 || three != 1 {
		t.Errorf("%d and %d stand", one, three)
	}
}
