package store

import "slices"

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
	if _, err := m.exec("removing a record", "SAVEPOINT removing"); err != nil {
		return false, err
	}
	for _, part := range m.tables[k.table].parts {
		if err == nil {
			_, err = m.exec("removing a record", "DELETE FROM main."+part.name+" WHERE "+part.parent+" = ?", key)
		}
	}
	if err == nil {
		_, err = m.exec("removing a record", "DELETE FROM main."+k.table+" WHERE id = ?", key)
	}
	if isForeignKey(err) {
		_, err = m.exec("keeping a record", "ROLLBACK TO removing")
	} else if err == nil {
		gone = true
		delete(m.ours.keys[k.table], k.ident)
	}
	if err != nil {
		return false, err
	}
	_, err = m.exec("removing a record", "RELEASE removing")
	return gone, err
}
