package store

import (
	"database/sql"
	"fmt"
	"slices"
)

// Parties, areas, clocks, commitments and scope rules stand in an order: by their place, and by their UUID or code where several have the same, since two copies that were merged may each have put one there. A merge moves none of
// them on to make room: then the order that came of merging three copies would depend on which were merged first.

// placesOf gives the places that records of a table get which are to stand in an order, named by their UUIDs in hexadecimal digits or their codes: those that they have, where they stand so, and those of their number otherwise.
func (w *framer) placesOf(table string, names []string) ([]int64, error) {
	name := keyColumn(table)
	if name == "uuid" {
		name = "lower(hex(uuid))"
	}
	places := make([]int64, 0, len(names))
	stand, err := collect(w.ctx, w.tx, func(rows *sql.Rows) (name string, err error) {
		var place int64
		err = rows.Scan(&name, &place)
		places = append(places, place)
		return name, err
	}, "SELECT "+name+", position FROM "+table+unmarked(table)+" ORDER BY position, "+keyColumn(table))
	if err != nil {
		return nil, fmt.Errorf("reading the order of %s: %w", table, err)
	}
	if slices.Equal(stand, names) {
		return places, nil
	}
	places = places[:0]
	for i := range names {
		places = append(places, int64(i))
	}
	return places, nil
}

// recordNames gives what records are known by.
func recordNames[T any](records []T, name func(T) string) []string {
	names := make([]string, len(records))
	for i, r := range records {
		names[i] = name(r)
	}
	return names
}
