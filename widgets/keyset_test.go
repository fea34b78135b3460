package widgets

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A set of keys has what a map of them has, whatever is put in and taken out.
func TestAKeySetIsAMapOfKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var set keySet
		want := map[int64]bool{}
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			key := rapid.Int64Range(-2, 200).Draw(t, "key")
			if rapid.Bool().Draw(t, "in") {
				if set.add(key); key >= 0 {
					want[key] = true
				}
			} else {
				set.remove(key)
				delete(want, key)
			}
			if set.has(key) != want[key] || set.n != len(want) {
				t.Fatalf("%d: %v, and there are %d; want %v of %d", key, set.has(key), set.n, want[key], len(want))
			}
		}
		if got := set.list(); !slices.Equal(got, slices.Sorted(maps.Keys(want))) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// BenchmarkPickAll picks every row of a million, and says which.
func BenchmarkPickAll(b *testing.B) {
	table := NewIncidentTable()
	table.SetSource(millionRows{})
	table.OnPicked = func([]int64) {}
	for b.Loop() {
		table.PickAll()
	}
}

// millionRows are a million rows that are never read, their keys in no order.
type millionRows struct{}

func (millionRows) Len() int                        { return 1_000_000 }
func (millionRows) Page(int, int, func([]TableRow)) {}
func (millionRows) Keys(from, to int) (keys []int64) {
	for at := from; at <= to; at++ {
		keys = append(keys, int64(at)*7919%1_000_003+1)
	}
	return keys
}
