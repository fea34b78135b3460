package store

import (
	"context"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// column gives what the values of a key are read from.
func (k SortKey) column() string {
	if k == byOtherActor {
		return "i.actor_b"
	}
	term, _ := Sort{By: k}.terms()
	return strings.TrimSuffix(term.value, " COLLATE NOCASE")
}

// readRanks reads the ranks by some keys, in one pass over the file. All their values are kept with them where they are wanted.
func (m *Memory) readRanks(ctx context.Context, by []SortKey, values bool) error {
	columns, rankers := []string{"i.id"}, make([]ranker, len(by))
	for n, key := range by {
		columns = append(columns, key.column())
		rankers[n].places = map[string]uint32{}
	}
	_, seq, err := throughAll(ctx, m.dossier, func(r *reader) error {
		return r.rows("SELECT "+strings.Join(columns, ", ")+" FROM incident AS i WHERE i.deleted_at IS NULL", nil, func(values []driver.Value) error {
			key, ok := values[0].(int64)
			if !ok {
				return oddValue("a whole number", values[0])
			}
			for n := range rankers {
				rankers[n].take(key, values[n+1])
			}
			return nil
		})
	})
	if err != nil {
		return fmt.Errorf("putting incidents in order: %w", err)
	}
	for n, key := range by {
		of, list := rankers[n].ranks()
		m.ranks.keep(key, keyRanks{seq, packed(of), list}.asKept(values))
	}
	return nil
}

// ranker takes the values of incidents and gives their ranks. Each value is held once: most are those of many incidents.
type ranker struct {
	of     []uint32 // by the incidents' keys: the place of the value in list, and one more
	list   []string
	places map[string]uint32
	said   []byte
	last   uint32 // the place that was given last, 0 where none was
}

// take takes the value of an incident.
func (r *ranker) take(key int64, value driver.Value) {
	if r.said = sortable(r.said[:0], value); len(r.said) == 0 {
		return
	}
	r.of = roomFor(r.of, key)
	r.of[key] = r.place()
}

// place gives the place of what is said in the list, and one more. Many incidents say what the one before said.
func (r *ranker) place() uint32 {
	if r.last > 0 && r.list[r.last-1] == string(r.said) {
		return r.last
	}
	place, known := r.places[string(r.said)]
	if !known {
		r.list = append(r.list, string(r.said))
		place = uint32(len(r.list))
		r.places[r.list[place-1]] = place
	}
	r.last = place
	return place
}

// roomFor gives a list that has a place for a key. Keys are given out one after another, so that a place for each is no waste.
func roomFor(of []uint32, key int64) []uint32 {
	if key < int64(len(of)) {
		return of
	}
	return append(of, make([]uint32, key+1-int64(len(of)))...)
}

// ranks puts ranks in the place of places in the list, and gives the values in the order of their ranks.
func (r *ranker) ranks() (of []uint32, values []string) {
	order := make([]uint32, len(r.list))
	for n := range order {
		order[n] = uint32(n)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(r.list[a], r.list[b]) })
	rank := make([]uint32, len(order)+1)
	values = make([]string, len(order))
	for n, place := range order {
		rank[place+1], values[n] = uint32(n)+1, r.list[place]
	}
	for key, place := range r.of {
		r.of[key] = rank[place]
	}
	return r.of, values
}

// sortable writes a value so that its bytes are in the order of the values: letters of ASCII in lower case, as SQLite's NOCASE compares them, and whole numbers from their highest byte on. What is
// empty or unknown has none.
func sortable(to []byte, value driver.Value) []byte {
	switch v := value.(type) {
	case string:
		for _, c := range []byte(v) {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			to = append(to, c)
		}
	case int64:
		to = binary.BigEndian.AppendUint64(to, uint64(v)^(1<<63))
	}
	return to
}
