package store

import (
	"fmt"
	"slices"
)

// removeAll removes what the other copy removed, those that refer to others first. What something else rests on stays: nothing recorded is destroyed.
func (m *merger) removeAll() error {
	order := mergedTables()
	slices.Reverse(order)
	for _, table := range order {
		for again := true; again; {
			again = false
			for _, p := range m.plans {
				if p.do != actRemove || p.key.table != table {
					continue
				}
				gone, err := m.remove(p.key)
				if err != nil {
					return err
				}
				if gone {
					p.do, p.did, again = actKeep, "removed", true
					m.count(table).Removed++
				}
			}
		}
	}
	for _, p := range m.plans {
		if p.do == actRemove {
			m.count(p.key.table).Kept++
		}
	}
	return nil
}

// remove removes a record, unless something refers to it.
func (m *merger) remove(k recordKey) (gone bool, err error) {
	if err := m.remember(k); err != nil {
		return false, err
	}
	if k.table == "actor_name" {
		_, err := m.exec("removing a name", "DELETE FROM main.actor_name WHERE name = ?", k.ident)
		return err == nil, err
	}
	key, found, err := m.ours.key(k.table, k.ident)
	if err != nil || !found {
		return false, err
	}
	if rested, err := m.restedOn(k.table, key); err != nil || rested {
		return false, err
	}
	for _, part := range m.tables[k.table].parts {
		if _, err := m.exec("removing a record", "DELETE FROM main."+part.name+" WHERE "+part.parent+" = ?", key); err != nil {
			return false, err
		}
	}
	if _, err := m.exec("removing a record", "DELETE FROM main."+k.table+" WHERE id = ?", key); err != nil {
		return false, err
	}
	delete(m.ours.keys[k.table], k.ident)
	return true, nil
}

// restedOn reports whether what was recorded refers to a record. What is worked out of it does not count, and refers to it no longer: it is worked out anew once all is merged.
func (m *merger) restedOn(table string, key int64) (rested bool, err error) {
	refs, err := m.references(table)
	if err != nil {
		return false, err
	}
	var derived []string
	for _, ref := range refs {
		switch {
		case m.isPart(table, ref):
			continue
		case ref.table == "incident" && slices.Contains(derivedColumns(), ref.column):
			derived = append(derived, ref.column)
			continue
		}
		if err := m.tx.QueryRowContext(m.ctx, fmt.Sprintf("SELECT EXISTS (SELECT 1 FROM main.%s WHERE %s = ?)", ref.table, ref.column), key).Scan(&rested); err != nil {
			return false, fmt.Errorf("looking at what refers to a record of %s: %w", table, err)
		}
		if rested {
			return true, nil
		}
	}
	for _, column := range derived {
		if _, err := m.exec("removing a record", "UPDATE main.incident SET "+column+" = NULL WHERE "+column+" = ?", key); err != nil {
			return false, err
		}
	}
	return false, nil
}

// isPart reports whether rows that refer to a record are part of it, and go with it.
func (m *merger) isPart(table string, ref reference) bool {
	return slices.ContainsFunc(m.tables[table].parts, func(p mergePart) bool { return p.name == ref.table && p.parent == ref.column })
}
