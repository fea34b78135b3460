package store

import "slices"

// clear has what was marked as removed leave the file where nothing refers to it. Where something refers to it that counts, nothing is put back.
func (r *reverser) clear([]written) error {
	slices.Reverse(r.marked) // legs were marked before their clocks
	order := []string{"clock_leg", "commitment", "clock", "party", "area", "source"}
	slices.SortStableFunc(r.marked, func(a, b markedRecord) int { return slices.Index(order, a.table) - slices.Index(order, b.table) })
	refs, err := r.allReferences()
	if err != nil {
		return err
	}
	for _, m := range r.marked {
		kept, err := r.restedOn(m, refs)
		if err != nil {
			return err
		}
		if kept {
			continue
		}
		if err := r.frames.removeRow(m.table, m.key); err != nil {
			return err
		}
	}
	return r.heldGone()
}

// restedOn reports whether any of some references is to a record; what counts is refused.
func (r *reverser) restedOn(m markedRecord, refs []reference) (kept bool, err error) {
	for _, ref := range refs {
		if ref.parent != m.table {
			continue
		}
		h, found, err := r.holderBy(ref, m.key, counting(ref.table))
		if err != nil {
			return false, err
		}
		if found {
			return false, r.inTheWay(h)
		}
		if !kept {
			if _, kept, err = r.holderBy(ref, m.key, "TRUE"); err != nil {
				return false, err
			}
		}
	}
	return kept, nil
}

// counting writes the condition that a row of a table counts, and does not only stay in the file for what was.
func counting(table string) string {
	switch {
	case onlyFollowed(table):
		return standing(table, "t.id")
	case hasMark(table):
		return "t.removed_at IS NULL"
	}
	switch table {
	case "incident":
		return "t.deleted_at IS NULL"
	case "incident_source":
		return "(SELECT deleted_at FROM incident WHERE id = t.incident_id) IS NULL"
	case "import_batch":
		return "t.undone_at IS NULL"
	}
	return "TRUE"
}
