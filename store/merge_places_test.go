package store

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// partiesInOrder gives the names of the parties in their order.
func partiesInOrder(t *testing.T, d *Dossier) (names []string) {
	t.Helper()
	f, err := d.Frame(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range f.Parties {
		names = append(names, p.Short)
	}
	return names
}

// placeParty puts a party somewhere among those of a dossier, or moves one that is there.
func placeParty(t *testing.T, d *Dossier, id byte, name string, at int) {
	t.Helper()
	_, err := d.Revise(context.Background(), func(f *ceasefire.Frame) {
		one := ceasefire.Party{ID: testID(id), Name: name, Short: name, Role: ceasefire.RoleImplementer, Colour: 5}
		if p, known := f.Party(testID(id)); known {
			one = p
		}
		f.Parties = slices.DeleteFunc(f.Parties, func(p ceasefire.Party) bool { return p.ID == one.ID })
		f.Parties = slices.Insert(f.Parties, at, one)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Parties that three copies put in the same place stand in the same order whichever of the copies are merged first: by the place that they were put in, and then by their identifiers. So do those that had to make room, and so they
// do in a copy that takes over what was merged.
func TestNewPartiesStandInOneOrder(t *testing.T) {
	type act struct {
		id byte
		at int
	}
	names := map[byte]string{3: "Opp.", 4: "Guar.", 201: "201", 202: "202", 203: "203"}
	for name, c := range map[string]struct {
		acts [3][]act
		want []string
	}{
		"at the end":               {[3][]act{{{203, 4}}, {{202, 4}}, {{201, 4}}}, []string{"Guar.", "Gov.", "Opp.", "Out.", "201", "202", "203"}},
		"in the middle":            {[3][]act{{{202, 2}}, {{201, 2}}, {{203, 2}}}, []string{"Guar.", "Gov.", "201", "202", "203", "Opp.", "Out."}},
		"here and there":           {[3][]act{{{202, 0}}, {{201, 4}}, {{203, 2}}}, []string{"202", "Guar.", "Gov.", "203", "Opp.", "Out.", "201"}},
		"several at the beginning": {[3][]act{{{201, 0}}, {{202, 0}, {203, 0}}, nil}, []string{"201", "203", "Guar.", "202", "Gov.", "Opp.", "Out."}},
		"moved in all of them":     {[3][]act{{{3, 0}}, {{3, 3}, {202, 4}}, {{4, 3}}}, []string{"Gov.", "Opp.", "Guar.", "Out.", "202"}},
	} {
		base := testDossier(t)
		var copies []*Dossier
		for n, who := range []string{"Ada", "Ben", "Cleo"} {
			d := copyOf(t, base, who, ticking(recorded.Add(time.Duration(n+1)*time.Hour)))
			for _, a := range c.acts[n] {
				placeParty(t, d, a.id, names[a.id], a.at)
			}
			copies = append(copies, d)
		}
		for _, order := range [][]int{{0, 1, 2}, {1, 2, 0}, {2, 0, 1}} {
			one := copyOf(t, copies[order[0]], "one", ticking(recorded.Add(48*time.Hour)))
			brought(t, one, copies[order[1]], Ours)
			back := copyOf(t, copies[order[1]], "back", ticking(recorded.Add(72*time.Hour)))
			brought(t, back, one, Ours)
			if diff := cmp.Diff(everything(t, one), everything(t, back)); diff != "" {
				t.Errorf("%s, %v: taken over: %s", name, order, diff)
			}
			brought(t, one, copies[order[2]], Ours)
			if diff := cmp.Diff(c.want, partiesInOrder(t, one)); diff != "" {
				t.Errorf("%s, %v: %s", name, order, diff)
			}
		}
	}
}

// A party that both copies added in different places has one place once they are merged, and that comes back to the copy that it came from as nothing new.
func TestAPartyThatBothAddedHasOnePlace(t *testing.T) {
	for _, c := range []struct {
		ids    [2]byte
		places [2]int
		more   bool
	}{{[2]byte{201, 202}, [2]int{1, 4}, false}, {[2]byte{202, 201}, [2]int{1, 4}, false}, {[2]byte{201, 202}, [2]int{4, 1}, false}, {[2]byte{202, 201}, [2]int{4, 1}, false},
		{[2]byte{201, 202}, [2]int{1, 4}, true}, {[2]byte{202, 201}, [2]int{1, 4}, true}, {[2]byte{201, 202}, [2]int{4, 1}, true}, {[2]byte{202, 201}, [2]int{4, 1}, true}} {
		base := testDossier(t)
		a, b := copyOf(t, base, "Ada", ticking(recorded)), copyOf(t, base, "Ben", ticking(recorded))
		for n, d := range []*Dossier{a, b} {
			placeParty(t, d, c.ids[n], "Both", c.places[n])
			if c.more && d == b {
				placeParty(t, d, 203, "More", 0)
			}
		}
		ab := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour)))
		brought(t, ab, b, Ours)
		brought(t, b, ab, "")
		if diff := cmp.Diff(everything(t, ab), everything(t, b)); diff != "" {
			t.Errorf("%+v: %s", c, diff)
		}
		lines := sound(t, ab).AuditRows
		if brought(t, ab, b, ""); sound(t, ab).AuditRows != lines {
			t.Errorf("%+v: what came back was taken for something new", c)
		}
	}
}

// Where two parties stand in one place after a merge, a change of something else has no line for any of them but its own; and the order that an analyst made of them stands through the next merge.
func TestAnOrderMadeAfterAMergeStands(t *testing.T) {
	base := testDossier(t)
	a, b, c := copyOf(t, base, "Ada", ticking(recorded)), copyOf(t, base, "Ben", ticking(recorded)), copyOf(t, base, "Cleo", ticking(recorded))
	placeParty(t, a, 201, "201", 0)
	placeParty(t, b, 202, "202", 0)
	placeParty(t, c, 203, "203", 4)
	brought(t, a, b, "")
	lines := sound(t, a).AuditRows
	if _, err := a.Revise(context.Background(), func(f *ceasefire.Frame) { f.Parties[0].Note = "Looked at" }); err != nil {
		t.Fatal(err)
	}
	if n := sound(t, a).AuditRows - lines; n != 1 {
		t.Errorf("a note has %d lines", n)
	}
	placeParty(t, a, 3, "", 3)
	ac, ca := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour))), copyOf(t, c, "Cleo+", ticking(recorded.Add(72*time.Hour)))
	brought(t, ac, c, "")
	brought(t, ca, a, "")
	want := []string{"201", "202", "Guar.", "Opp.", "Gov.", "203", "Out."}
	for _, d := range []*Dossier{ac, ca} {
		if diff := cmp.Diff(want, partiesInOrder(t, d)); diff != "" {
			t.Errorf("%s: %s", d.who, diff)
		}
	}
}
