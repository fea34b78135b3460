package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// foundIn gives the keys of the incidents that a filter leaves, as each way of asking finds them.
func foundIn(t testing.TB, d *Dossier, m *Memory, v View) []int64 {
	t.Helper()
	ctx := context.Background()
	list, err := m.List(ctx, v, Sort{By: SortWhen})
	if err != nil {
		t.Fatal(err)
	}
	keys := slices.Sorted(slices.Values(list.keys))
	facts, err := m.Facts(ctx, v)
	if err != nil {
		t.Fatal(err)
	}
	n, err := d.Count(ctx, v)
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	for _, err := range d.Incidents(ctx, v, Sort{}) {
		if err != nil {
			t.Fatal(err)
		}
		written++
	}
	if facts.Len() != len(keys) || n.Total != len(keys) || written != len(keys) {
		t.Fatalf("%q finds %d rows, %d facts, counts %d and exports %d", v.Text, len(keys), facts.Len(), n.Total, written)
	}
	return keys
}

// Read as known at an instant, a word finds the incidents that said it then: not those that say it only since, and those too that say it no longer.
func TestWordsAreLookedForInWhatWasSaidThen(t *testing.T) {
	d, ctx := laterDossier(t), context.Background()
	m := NewMemory(d)
	last := func() time.Time { return stateNow(t, d, ceasefire.AsOf{}).at }
	i := add(t, d, testIncident())
	unchanged := testIncident()
	unchanged.Title, unchanged.Text = "Mortars, far from it", "None fell."
	add(t, d, unchanged)
	first := last()
	i.Title, i.Text, i.Place.Name = "Mortars at the bridge", "Nobody knows.", "Ramouseh"
	i, err := d.UpdateIncident(ctx, i)
	if err != nil {
		t.Fatal(err)
	}
	second := last()
	if err := d.DeleteIncident(ctx, i.ID); err != nil {
		t.Fatal(err)
	}
	text, place := func(words string) ceasefire.Filter { return ceasefire.Filter{Text: words} }, func(words string) ceasefire.Filter { return ceasefire.Filter{Place: words} }
	for _, test := range []struct {
		filter              ceasefire.Filter
		before, first, then int
		now                 int
	}{
		{text("shells"), 0, 1, 0, 0}, {text("shells on the ro"), 0, 1, 0, 0}, {text("mort"), 0, 1, 2, 1}, {text("bridge"), 0, 0, 1, 0},
		{text("ramouseh"), 0, 0, 1, 0}, {text("castello"), 0, 2, 1, 1}, {place("castello road"), 0, 2, 1, 1}, {place("ramous"), 0, 0, 1, 0}, {place("mortars"), 0, 0, 0, 0},
		{place("aleppo"), 0, 2, 2, 1}, {text("bridge shells"), 0, 0, 0, 0}, {text("far bri"), 0, 0, 0, 0}, {text("opposition"), 0, 2, 2, 1},
	} {
		for known, want := range map[time.Time]int{recorded.Add(-time.Hour): test.before, first: test.first, second: test.then, {}: test.now} {
			if got := foundIn(t, d, m, View{Filter: test.filter, AsOf: ceasefire.AsOf{KnownAt: known}}); len(got) != want {
				t.Errorf("%q%q as known at %v finds %v; want %d", test.filter.Text, test.filter.Place, known, got, want)
			}
		}
	}
}

// Whatever incidents say one after another, what a search found at once after something was recorded is what it finds as known at that instant.
func TestASearchAsKnownAtFindsWhatItFoundThen(t *testing.T) {
	pool := []string{"shells", "shelling", "al-Bab", "Al Bāb", "ḥalab", "حَلَب", "مدرسة", "мост", "Ёлка", "road", "the", "3", "O'Neill", "Kafr", "Kafr-Nabl", "\"x\"", ""}
	said := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(pool), 0, 4), func(words []string) string { return fmt.Sprint(words) })
	var queries []ceasefire.Filter
	for _, words := range []string{"shell", "shells", "bab", "al bab", "al-bab", "halab", "حلب", "مدرسه", "мос", "елка", "road the", "the road", "3", "o neill", "kafr nabl", "Kafr-Na", "x"} {
		queries = append(queries, ceasefire.Filter{Text: words}, ceasefire.Filter{Place: words})
	}
	for seed := range 8 { // each makes a dossier on the disk
		d, ctx := laterDossier(t), context.Background()
		m := NewMemory(d)
		then := map[time.Time][][]int64{}
		ask := func(asOf ceasefire.AsOf) (found [][]int64) {
			for _, filter := range queries {
				found = append(found, foundIn(t, d, m, View{Filter: filter, AsOf: asOf}))
			}
			return found
		}
		var all []ceasefire.Incident
		for n := range 6 {
			i := testIncident()
			if at := said.Example(seed*100 + n); n > 1 && n%2 == 1 {
				i = all[n/2-1]
				i.Title, i.Place.Name = at, said.Example(seed*100+50+n)
				if _, err := d.UpdateIncident(ctx, i); err != nil {
					t.Fatal(err)
				}
			} else {
				i.Title, i.Text, i.Place.District = at, said.Example(seed*100+20+n), said.Example(seed*100+40+n)
				all = append(all, add(t, d, i))
			}
			then[stateNow(t, d, ceasefire.AsOf{}).at] = ask(ceasefire.AsOf{})
		}
		for _, at := range slices.SortedFunc(maps.Keys(then), time.Time.Compare) {
			if diff := cmp.Diff(then[at], ask(ceasefire.AsOf{KnownAt: at})); diff != "" {
				t.Fatalf("seed %d, as known at %v:\n%s", seed, at, diff)
			}
		}
	}
}

// What a search as known at an instant marks in a row is what stood there then.
func TestHitsAreMarkedInWhatStoodThen(t *testing.T) {
	d, ctx := laterDossier(t), context.Background()
	i := add(t, d, testIncident())
	first := stateNow(t, d, ceasefire.AsOf{}).at
	i.Title, i.Place.Name, i.Text = "Mortars at the bridge", "Ramouseh", "Nobody knows."
	if _, err := d.UpdateIncident(ctx, i); err != nil {
		t.Fatal(err)
	}
	for words, known := range map[string]time.Time{"shells": first, "bridge": {}} {
		list, err := d.List(ctx, View{Filter: ceasefire.Filter{Text: words}, AsOf: ceasefire.AsOf{KnownAt: known}}, Sort{})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := list.Page(ctx, 0, 10)
		if err != nil || len(rows) != 1 || len(Hits(words, rows[0].Title)) != 1 {
			t.Errorf("%q marks %+v, %v", words, rows, err)
		}
	}
}
