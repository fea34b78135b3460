package store

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// nameOfParty gives a party another name.
func nameOfParty(t testing.TB, d *Dossier, from, to string) {
	t.Helper()
	_, err := d.Revise(context.Background(), func(f *ceasefire.Frame) {
		for n := range f.Parties {
			if f.Parties[n].Name == from {
				f.Parties[n].Name = to
				return
			}
		}
		t.Errorf("no party is called %s", from)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// newParty adds one.
func newParty(t testing.TB, d *Dossier, name string) {
	t.Helper()
	if _, err := d.Revise(context.Background(), func(f *ceasefire.Frame) {
		f.Parties = append(f.Parties, ceasefire.Party{Name: name, Short: "N", Role: ceasefire.RoleImplementer, Colour: 6})
	}); err != nil {
		t.Fatal(err)
	}
}

// allNames gives the names of the parties, the areas and the saved filters of a dossier.
func allNames(t testing.TB, d *Dossier) (names []string) {
	t.Helper()
	f, err := d.Frame(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range f.Parties {
		names = append(names, p.Name)
	}
	for _, a := range f.Areas {
		names = append(names, a.Name)
	}
	filters, err := d.SavedFilters(context.Background())
	for _, s := range filters {
		names = append(names, s.Name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// Names that were swapped, or given on, come over as they are; where both copies gave one to different records, one of these gets a number after it, the same in every copy, and that is told. Merging never stops at it, and can be taken back and carried out again.
func TestNamesAreMergedWhoeverHadThemBefore(t *testing.T) {
	ctx := context.Background()
	swapped := func(t *testing.T, d *Dossier, one, two string) {
		nameOfParty(t, d, one, "Meanwhile")
		nameOfParty(t, d, two, one)
		nameOfParty(t, d, "Meanwhile", two)
	}
	nameOfFilter := func(t *testing.T, d *Dossier, from, to string) {
		filters, err := d.SavedFilters(ctx)
		n := slices.IndexFunc(filters, func(f SavedFilter) bool { return f.Name == from })
		if err == nil {
			err = d.RenameFilter(ctx, filters[n].ID, to)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	nameOfArea := func(t *testing.T, d *Dossier, n int, name string) {
		if _, err := d.Revise(ctx, func(f *ceasefire.Frame) { f.Areas[n].Name = name }); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		ada, ben func(*testing.T, *Dossier)
		want     []string // names that are there, and those that are not
		none     []string
		told     int
	}{
		"swapped in one copy":             {func(t *testing.T, d *Dossier) { swapped(t, d, "Government", "Opposition") }, nil, []string{"Government", "Opposition"}, nil, 0},
		"swapped in one, renamed in both": {func(t *testing.T, d *Dossier) { swapped(t, d, "Government", "Opposition") }, func(t *testing.T, d *Dossier) { nameOfParty(t, d, "Guarantor", "Friend") }, []string{"Government", "Opposition", "Friend"}, nil, 0},
		"given on to a new one": {func(t *testing.T, d *Dossier) {
			nameOfParty(t, d, "Guarantor", "Russia")
			newParty(t, d, "Guarantor")
		}, nil, []string{"Guarantor", "Russia"}, nil, 0},
		"given to two":              {func(t *testing.T, d *Dossier) { nameOfParty(t, d, "Government", "Side") }, func(t *testing.T, d *Dossier) { nameOfParty(t, d, "Opposition", "side") }, []string{"Side", "side (2)"}, []string{"side"}, 1},
		"given to a new and an old": {func(t *testing.T, d *Dossier) { newParty(t, d, "New") }, func(t *testing.T, d *Dossier) { nameOfParty(t, d, "Outsiders", "New") }, []string{"New", "New (2)"}, []string{"Outsiders"}, 1},
		"given to two, with the next name taken": {func(t *testing.T, d *Dossier) {
			nameOfParty(t, d, "Government", "Side")
			newParty(t, d, "Side (2)")
		}, func(t *testing.T, d *Dossier) { nameOfParty(t, d, "Opposition", "Side") }, []string{"Side", "Side (2)", "Side (3)"}, nil, 1},
		"filters swapped": {func(t *testing.T, d *Dossier) {
			nameOfFilter(t, d, "one", "meanwhile")
			nameOfFilter(t, d, "two", "one")
			nameOfFilter(t, d, "meanwhile", "two")
		}, nil, []string{"one", "two"}, nil, 0},
		"filters given one name": {func(t *testing.T, d *Dossier) { nameOfFilter(t, d, "one", "all") }, func(t *testing.T, d *Dossier) { nameOfFilter(t, d, "two", "all") }, []string{"all", "all (2)"}, nil, 1},
		"areas given one name":   {func(t *testing.T, d *Dossier) { nameOfArea(t, d, 0, "Here") }, func(t *testing.T, d *Dossier) { nameOfArea(t, d, 1, "Here") }, []string{"Here", "Here (2)"}, nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			base := testDossier(t)
			for _, name := range []string{"one", "two"} {
				if err := base.SaveFilter(ctx, name, ceasefire.Filter{Text: name}); err != nil {
					t.Fatal(err)
				}
			}
			a, b, d := copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour))), copyOf(t, base, "Cleo", ticking(recorded.Add(48*time.Hour)))
			c.ada(t, a)
			if c.ben != nil {
				c.ben(t, b)
			} else {
				add(t, b, testIncident())
			}
			ab, ba := copyOf(t, a, "Ada+", ticking(recorded.Add(72*time.Hour))), copyOf(t, b, "Ben+", ticking(recorded.Add(96*time.Hour)))
			result := brought(t, ab, b, "")
			brought(t, ba, a, "")
			brought(t, d, b, "")
			brought(t, d, ab, "")
			names := allNames(t, ab)
			for _, want := range c.want {
				if !slices.Contains(names, want) {
					t.Errorf("nothing is called %q: %q", want, names)
				}
			}
			for _, none := range c.none {
				if slices.Contains(names, none) {
					t.Errorf("something is called %q: %q", none, names)
				}
			}
			if len(result.Renamed) != c.told {
				t.Errorf("told was %+v", result.Renamed)
			}
			for _, other := range []*Dossier{ba, d} {
				if diff := cmp.Diff(everything(t, ab), everything(t, other)); diff != "" {
					t.Errorf("%s: %s", other.who, diff)
				}
			}
			sameInAll(t, ab, d)
			merge := nextUndo(t, ba)
			if _, err := ba.UndoChange(ctx, merge.First); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(allNames(t, b), allNames(t, ba)); diff != "" {
				t.Error("taken back: ", diff)
			}
			if _, err := ba.RedoChange(ctx, merge.First); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(allNames(t, ab), allNames(t, ba)); diff != "" {
				t.Error("carried out again: ", diff)
			}
		})
	}
}
