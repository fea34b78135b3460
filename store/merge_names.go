package store

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// Parties, areas and saved filters are told apart by their names. Two copies may have swapped such names, or given one to different records, so that none is written before all are known: until then a record that
// is given a name has one that nothing else has.

// MergeRenaming is a record that was to bear a name which another has: both copies gave it, to different records. It is called Name, and not Was.
type MergeRenaming struct{ Record, ID, Was, Name string }

// naming is a record and the name that it is to have; where another has that, it is asked, and shall is one of its own.
type naming struct {
	k                recordKey
	key              int64
	is, shall, asked string
	gone             bool // it is marked as removed
}

// heldBack keeps a name until all are known, and gives what is written meanwhile. Any other value is written as it is.
func (m *merger) heldBack(k recordKey, column string, value any) any {
	name, isText := value.(string)
	if column != "name" || !isText || !slices.Contains([]string{"party", "saved_filter"}, k.table) { // whose names the database holds to be unique
		return value
	}
	m.names[k] = name
	return "named later " + k.ident
}

// giveNames writes the names that were held back. Where different records would have one name, that which stands, and of several that with the least identifier, has it, in whichever copy they are merged; the others have a number after it, which
// frees the name first.
func (m *merger) giveNames() error {
	for _, table := range []string{"party", "area", "saved_filter"} {
		list, err := m.namings(table)
		if err != nil {
			return err
		}
		tellApart(table, list)
		for _, apart := range []bool{true, false} {
			for _, n := range list {
				if n.is == n.shall || apart != (n.asked != "") {
					continue
				}
				if err := m.giveName(n); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// namings lists the records of a table with the names that they are to have, those first that keep theirs.
func (m *merger) namings(table string) ([]naming, error) {
	mark := "false"
	if hasMark(table) {
		mark = "removed_at IS NOT NULL"
	}
	list, err := collect(m.ctx, m.tx, func(rows *sql.Rows) (n naming, err error) {
		err = rows.Scan(&n.key, &n.is, &n.gone)
		n.k = recordKey{table, m.ours.names[table][n.key]}
		n.shall = cmp.Or(m.names[n.k], n.is)
		return n, err
	}, "SELECT id, name, "+mark+" FROM main."+table)
	if err != nil {
		return nil, fmt.Errorf("reading the names of %s: %w", table, err)
	}
	slices.SortFunc(list, func(a, b naming) int {
		if a.gone != b.gone {
			return map[bool]int{true: 1, false: -1}[a.gone]
		}
		return cmp.Compare(a.k.ident, b.k.ident)
	})
	return list, nil
}

// tellApart gives each record whose name one before it has a name that none has.
func tellApart(table string, list []naming) {
	for i, n := range list {
		if bearing(table, list[:i], n.shall) {
			list[i].asked = n.shall
		}
	}
	for i, n := range list {
		for number := 2; n.asked != "" && list[i].shall == n.asked; number++ {
			if name := fmt.Sprintf("%s (%d)", n.asked, number); !bearing(table, list, name) {
				list[i].shall = name
			}
		}
	}
}

// bearing reports whether one of some records is to have a name: those of parties and areas are the same in capitals.
func bearing(table string, list []naming, name string) bool {
	return slices.ContainsFunc(list, func(n naming) bool {
		return n.shall == name || table != "saved_filter" && strings.EqualFold(strings.TrimSpace(n.shall), strings.TrimSpace(name))
	})
}

// giveName writes the name of a record. That it got one of its own is something new, which the other copy has to be told.
func (m *merger) giveName(n naming) error {
	if n.asked != "" {
		if err := m.remember(n.k); err != nil {
			return err
		}
		m.toldApart[n.k] = true
	}
	if n.asked != "" && !n.gone {
		m.result.Renamed = append(m.result.Renamed, MergeRenaming{Record: n.k.table, ID: n.k.ident, Was: n.asked, Name: n.shall})
	}
	_, err := m.exec("naming a record", "UPDATE main."+n.k.table+" SET name = ? WHERE id = ?", n.shall, n.key)
	return err
}
