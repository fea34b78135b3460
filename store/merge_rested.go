package store

import (
	"database/sql"
	"fmt"
)

// keepRested has sources stand that one copy removed and that something rests on which counts once the copies are merged: the other copy imported or cited by them meanwhile. A source that is marked as removed while something rests on it
// would be named nowhere, and the merge that marked it could not be carried out again.
func (m *merger) keepRested() error {
	removed, err := collect(m.ctx, m.tx, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, "SELECT id FROM main.source WHERE removed_at IS NOT NULL ORDER BY id")
	if err != nil {
		return fmt.Errorf("reading which sources were removed: %w", err)
	}
	if len(removed) == 0 {
		return nil
	}
	refs, err := m.references("source")
	if err != nil {
		return err
	}
	for _, key := range removed {
		rested := false
		for _, ref := range refs {
			if _, rested, err = m.holderBy(ref, key, counting(ref.table)); err != nil {
				return err
			}
			if rested {
				break
			}
		}
		if !rested {
			continue
		}
		if err := m.remember(recordKey{"source", m.ours.names["source"][key]}); err != nil {
			return err
		}
		if _, err := m.exec("keeping what something rests on", "UPDATE main.source SET removed_at = NULL WHERE id = ?", key); err != nil {
			return err
		}
	}
	return nil
}
