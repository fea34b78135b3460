package store

import (
	"database/sql"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// stillOf gives those of the names that came with an import which are to go or come with it: one that stands for something else since stays as it is, and so does one that is to go
// while incidents that came or were changed since bear it.
func (r *reverser) stillOf(batch ceasefire.ID, action string, names []written) (still []written, err error) {
	if action == actionUndo {
		if names, err = r.unused(batch, names); err != nil {
			return nil, err
		}
	}
	for _, t := range names {
		now, shall, left, err := r.nameOf(t)
		if err != nil {
			return nil, err
		}
		if now == shall || now == left {
			still = append(still, t)
		}
	}
	return still, nil
}

// turned gives those of some names that are to stand for something else than they do.
func (r *reverser) turned(names []written) (turned []string, err error) {
	for _, t := range names {
		now, shall, _, err := r.nameOf(t)
		if err != nil {
			return nil, err
		}
		if now != shall {
			turned = append(turned, t.name)
		}
	}
	return turned, nil
}

// unused leaves out the names that incidents bear which stay and came, or were changed, since an import: they would lose their party. It is asked once the import's own incidents are gone.
func (r *reverser) unused(batch ceasefire.ID, names []written) ([]written, error) {
	borne, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (name string, err error) {
		err = rows.Scan(&name)
		return name, err
	}, `WITH since AS (SELECT actor_a, actor_b FROM incident WHERE deleted_at IS NULL AND (batch_id >= (SELECT id FROM import_batch WHERE uuid = ?1)
			OR uuid IN (SELECT `+nowKnown("incident", "audit.uuid")+` FROM audit WHERE record = 'incident' AND action NOT IN ('undo', 'redo') AND seq > ?2)))
		SELECT actor_a FROM since UNION SELECT actor_b FROM since`, batch[:], r.of.Last)
	if err != nil {
		return nil, fmt.Errorf("looking for the incidents that bear a name: %w", err)
	}
	return slices.DeleteFunc(slices.Clone(names), func(t written) bool {
		return t.record == "actor_name" && slices.ContainsFunc(borne, func(name string) bool { return sameName(name, t.name) })
	}), nil
}
