package store

import (
	"context"
	"slices"
	"testing"

	"truceboard/store/ceasefire"
)

// An order is asked of the file once: after that it is known, and after a change only where what changed belongs is looked for.
func TestAnOrderIsReadOnce(t *testing.T) {
	ctx, d := context.Background(), testDossier(t)
	var ids []ceasefire.ID
	for _, title := range []string{"Mortar", "bridge", "Attack", ""} {
		i := testIncident()
		i.Title = title
		ids = append(ids, add(t, d, i).ID)
	}
	m := NewMemory(d)
	if err := m.Rank(ctx); err != nil {
		t.Fatal(err)
	}
	was := ranksBy(t, m, SortTitle)
	if want := []uint32{0, 3, 2, 1}; !slices.Equal(was.of.list(), want) {
		t.Fatalf("the titles have the ranks %v", was.of.list())
	}
	if _, err := m.List(ctx, View{}, Sort{By: SortTitle}); err != nil {
		t.Fatal(err)
	}
	if now := ranksBy(t, m, SortTitle); &now.of.small[0] != &was.of.small[0] {
		t.Error("the titles were ranked anew though nothing changed")
	}
	changed, err := d.Incident(ctx, ids[2])
	if err != nil {
		t.Fatal(err)
	}
	changed.Title = "Curfew"
	if _, err := d.UpdateIncident(ctx, changed); err != nil {
		t.Fatal(err)
	}
	list, err := m.List(ctx, View{}, Sort{By: SortTitle})
	if err != nil {
		t.Fatal(err)
	}
	if want := []int64{2, 3, 1, 4}; !slices.Equal(list.keys, want) {
		t.Errorf("bridge, Curfew, Mortar and no title come as %v", list.keys)
	}
	if now := ranksBy(t, m, SortTitle); !slices.Equal(now.of.list()[1:4], []uint32{3, 1, 2}) || was.of.at(3) != 1 {
		t.Errorf("ranks %v, those handed out before %v", now.of.list(), was.of.list())
	}
}

func ranksBy(t *testing.T, m *Memory, by SortKey) keyRanks {
	t.Helper()
	known, ok := m.ranks.known(by)
	if !ok {
		t.Fatalf("there are no ranks by %s", by)
	}
	return known
}

// A value goes beside the one it equals, or between its neighbours, several at one place in their order.
func TestRanksAreRenumbered(t *testing.T) {
	of := []uint32{0, 1, 2, 2, 4, 0, 0, 0, 0}
	standing := standingRanks(of)
	if want := []standingRank{{1, 1}, {2, 3}, {4, 4}}; !slices.Equal(standing, want) {
		t.Fatalf("the ranks in use are %v", standing)
	}
	values := []string{"b", "d", "f"}
	changed := []rankedValue{{5, "a"}, {6, "d"}, {7, "e"}, {8, "e"}, {10, "g"}}
	var places []belongs
	for _, c := range changed {
		at, err := belonging(len(values), c.value, func(n int) (string, error) { return values[n], nil })
		if err != nil {
			t.Fatal(err)
		}
		places = append(places, at)
	}
	if got, want := renumbered(of, standing, changed, places), []uint32{0, 2, 3, 3, 5, 1, 3, 4, 4, 0, 6}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// However high ranks are, they come out of their list as they went in.
func TestRanksArePacked(t *testing.T) {
	for most, size := range map[uint32]int{0: 1, 255: 1, 256: 2, 65_535: 2, 65_536: 4, 1 << 31: 4} {
		ranks := []uint32{0, most, 1}
		list := packed(ranks)
		if got := list.list(); !slices.Equal(got, ranks) || list.at(1) != most || list.at(3) != 0 || list.at(-1) != 0 {
			t.Errorf("%v came out as %v", ranks, got)
		}
		if bytes := (len(list.small) + 2*len(list.middle) + 4*len(list.large)) / len(ranks); bytes != size {
			t.Errorf("a rank up to %d takes %d bytes, want %d", most, bytes, size)
		}
	}
	if list := packed(nil); len(list.list()) != 0 || list.at(0) != 0 {
		t.Error("no ranks are some")
	}
}
