package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

// querier is what reads: the readers, or the one transaction that writes.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// scanner takes a column whose NULL means something: no record, no time, an unknown number.
type scanner func(value any) error

// Scan hands the column over.
func (s scanner) Scan(value any) error { return s(value) }

// into gives what scans a column into an ID, an instant (Unix seconds, UTC) or a number of people.
func into[T ceasefire.ID | time.Time | ceasefire.Count](target *T) sql.Scanner {
	return scanner(func(value any) error {
		if value == nil {
			var none T
			*target = none
			return nil
		}
		switch target := any(target).(type) {
		case *ceasefire.ID:
			return scanID(target, value)
		case *time.Time:
			return scanWhole(value, func(n int64) { *target = time.Unix(n, 0).UTC() })
		case *ceasefire.Count:
			return scanWhole(value, func(n int64) { *target = ceasefire.People(int(n)) })
		}
		return nil
	})
}

func scanID(target *ceasefire.ID, value any) error {
	raw, ok := value.([]byte)
	if !ok || len(raw) != len(target) {
		return fmt.Errorf("an identifier of 16 bytes is expected, not %v", value)
	}
	copy(target[:], raw)
	return nil
}

func scanWhole(value any, take func(int64)) error {
	n, ok := value.(int64)
	if !ok {
		return fmt.Errorf("a whole number is expected, not %v", value)
	}
	take(n)
	return nil
}

// timeArg gives an instant as a parameter, NULL for the zero time.
func timeArg(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at.Unix()
}

// countArg gives a number of people as a parameter, NULL where it is unknown.
func countArg(c ceasefire.Count) any {
	if !c.Known {
		return nil
	}
	return int64(c.N)
}

// idArg gives an ID as a parameter, NULL for the zero ID.
func idArg(id ceasefire.ID) any {
	if id.IsZero() {
		return nil
	}
	return id[:]
}

// keyArg gives the file's own key of a record as a parameter, NULL where none is named. A record that the file does not have gives 0, which
// no row has, so that the foreign key refuses it.
func keyArg[K comparable](keys map[K]int64, name K) any {
	var none K
	if name == none {
		return nil
	}
	return keys[name]
}

// degreeArg gives a coordinate as a parameter, NULL where the place has no point.
func degreeArg(place ceasefire.Place, degrees float64) any {
	if !place.HasPoint {
		return nil
	}
	return degrees
}

// collect reads every row of a query.
func collect[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, unreadable(err)
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// pair is a name under which a row is known, and the row's key.
type pair[K comparable] struct {
	name K
	key  int64
}

// keysOf reads a query of two columns, a name and a key, into a map.
func keysOf[K ceasefire.ID | string](ctx context.Context, q querier, query string, args ...any) (map[K]int64, error) {
	pairs, err := collect(ctx, q, func(rows *sql.Rows) (p pair[K], err error) {
		switch name := any(&p.name).(type) {
		case *ceasefire.ID:
			err = rows.Scan(into(name), &p.key)
		case *string:
			err = rows.Scan(name, &p.key)
		}
		return p, err
	}, query, args...)
	keys := make(map[K]int64, len(pairs))
	for _, p := range pairs {
		keys[p.name] = p.key
	}
	return keys, err
}
