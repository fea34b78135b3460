package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// followed gives ranks in step with the file, those of the few incidents that changed worked out anew; few is false where many may have.
func (m *Memory) followed(ctx context.Context, by SortKey, known keyRanks) (next keyRanks, few bool, err error) {
	_, seq, err := inTransaction(ctx, m.dossier, func(r *reader) error {
		var keys []int64
		if keys, few, err = changedAfter(ctx, r.conn, known.seq); err != nil || !few || len(keys) == 0 {
			return err
		}
		changed, err := r.values(by, keys)
		if err != nil {
			return err
		}
		of, err := reranked(ctx, r.conn, by, known.of.list(), keys, changed)
		known.values = carried(known.values, known.of, of, changed)
		known.of = packed(of)
		return err
	})
	if err != nil {
		return keyRanks{}, false, fmt.Errorf("putting incidents in order: %w", err)
	}
	return keyRanks{seq, known.of, known.values}, few, nil
}

// carried gives the values of ranks that were worked out anew, from those of the ranks before; none where there were none.
func carried(values []string, before rankList, of []uint32, changed []rankedValue) []string {
	if values == nil {
		return nil
	}
	is := make(map[int64]string, len(changed))
	for _, c := range changed {
		is[c.key] = c.value
	}
	most := uint32(0)
	if len(of) > 0 {
		most = slices.Max(of)
	}
	next := make([]string, most)
	for key, rank := range of {
		if rank == 0 || next[rank-1] != "" {
			continue
		}
		value, anew := is[int64(key)]
		if !anew {
			value = values[before.at(int64(key))-1]
		}
		next[rank-1] = value
	}
	return next
}

// rankedValue is the value of an incident, as sortable writes it.
type rankedValue struct {
	key   int64
	value string
}

// values reads the values of some incidents, in the order of the values; those that have none are left out.
func (r *reader) values(by SortKey, keys []int64) (values []rankedValue, err error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("listing incidents: %w", err)
	}
	query := "SELECT i.id, " + by.column() + " FROM incident AS i WHERE i.deleted_at IS NULL AND i.id IN (SELECT value FROM json_each(?))"
	err = r.rows(query, []driver.NamedValue{{Ordinal: 1, Value: string(list)}}, func(row []driver.Value) error {
		key, ok := row[0].(int64)
		if !ok {
			return oddValue("a whole number", row[0])
		}
		if value := sortable(nil, row[1]); len(value) > 0 {
			values = append(values, rankedValue{key, string(value)})
		}
		return nil
	})
	slices.SortFunc(values, func(a, b rankedValue) int { return strings.Compare(a.value, b.value) })
	return values, err
}

// reranked gives ranks in which some incidents were changed. Where the value of each belongs is found by halving: of the incidents that did not change, the file is asked for one of each rank that is
// looked at.
func reranked(ctx context.Context, conn *sql.Conn, by SortKey, of []uint32, gone []int64, changed []rankedValue) (_ []uint32, err error) {
	for _, key := range gone {
		if key < int64(len(of)) {
			of[key] = 0
		}
	}
	standing := standingRanks(of)
	one, err := conn.PrepareContext(ctx, "SELECT "+by.column()+" FROM incident AS i WHERE i.id = ?")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, one.Close()) }()
	valueAt := func(at int) (string, error) {
		var value any
		err := one.QueryRowContext(ctx, standing[at].key).Scan(&value)
		return string(sortable(nil, value)), err
	}
	places := make([]belongs, len(changed))
	for n, c := range changed {
		if places[n], err = belonging(len(standing), c.value, valueAt); err != nil {
			return nil, err
		}
	}
	return renumbered(of, standing, changed, places), nil
}

// standingRank is a rank that is in use, and the key of an incident that has it.
type standingRank struct {
	rank uint32
	key  int64
}

// standingRanks gives the ranks that are in use, in their order.
func standingRanks(of []uint32) []standingRank {
	most := uint32(0)
	for _, rank := range of {
		most = max(most, rank)
	}
	holder := make([]int64, most+1)
	for key, rank := range of {
		holder[rank] = int64(key)
	}
	standing := make([]standingRank, 0, most)
	for rank := uint32(1); rank <= most; rank++ {
		if of[holder[rank]] == rank {
			standing = append(standing, standingRank{rank, holder[rank]})
		}
	}
	return standing
}

// belongs is where a value belongs among the ranks in use: before the one there, or with it.
type belongs struct {
	at   int
	with bool
}

// belonging finds where a value belongs among n values in order.
func belonging(n int, value string, valueAt func(int) (string, error)) (belongs, error) {
	low, high := 0, n
	for low < high {
		middle := (low + high) / 2
		there, err := valueAt(middle)
		if err != nil {
			return belongs{}, err
		}
		switch c := strings.Compare(value, there); {
		case c == 0:
			return belongs{middle, true}, nil
		case c < 0:
			high = middle
		default:
			low = middle + 1
		}
	}
	return belongs{at: low}, nil
}

// renumbered gives ranks from 1 on to the ranks in use and the values that changed between them, which are in order.
func renumbered(of []uint32, standing []standingRank, changed []rankedValue, places []belongs) []uint32 {
	var next uint32
	ranks, c := make([]uint32, len(changed)), 0
	anew := []uint32{0}
	between := func(at int) { // the values that belong before the rank in use there
		for ; c < len(changed) && places[c].at == at && !places[c].with; c++ {
			if c == 0 || places[c-1] != places[c] || changed[c-1].value != changed[c].value {
				next++
			}
			ranks[c] = next
		}
	}
	for at, s := range standing {
		between(at)
		next++
		anew = append(anew, make([]uint32, int(s.rank)+1-len(anew))...)
		anew[s.rank] = next
		for ; c < len(changed) && places[c].at == at; c++ {
			ranks[c] = next
		}
	}
	between(len(standing))
	for key, rank := range of {
		of[key] = anew[rank]
	}
	for n, one := range changed {
		of = roomFor(of, one.key)
		of[one.key] = ranks[n]
	}
	return of
}
