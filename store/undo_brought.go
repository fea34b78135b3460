package store

import "fmt"

// An incident may have been brought more than once: its import was undone, and another brought it back. The import that brought it last stands in its row, and incident_removal tells of those
// before. It is there as long as one of them counts.
const (
	broughtBy       = `i.id IN (SELECT id FROM incident WHERE batch_id = ?1 UNION SELECT incident_id FROM incident_removal WHERE batch_id = ?1)`
	countsElsewhere = `EXISTS (SELECT 1 FROM import_batch AS b WHERE b.id <> ?1 AND b.undone_at IS NULL
		AND (b.id = i.batch_id OR b.id IN (SELECT r.batch_id FROM incident_removal AS r WHERE r.incident_id = i.id)))`
)

// remove marks what the import brought as deleted, unless another import that counts had brought it too.
func (u *undoer) remove() error {
	const added = "FROM incident AS i WHERE " + broughtBy + " AND i.deleted_at IS NULL AND NOT " + countsElsewhere
	untouched := added
	if !u.all {
		untouched += " AND i.id NOT IN (SELECT id FROM touched)"
		if err := u.keep(added+" AND i.id IN (SELECT id FROM touched)", u.key); err != nil {
			return err
		}
	}
	if u.dry {
		if err := u.tx.QueryRowContext(u.ctx, "SELECT count(*) "+untouched, u.key).Scan(&u.did.Removed); err != nil {
			return fmt.Errorf("counting what was imported: %w", err)
		}
		return nil
	}
	return u.removeAll(untouched)
}

// removeAll marks incidents as deleted, and notes that this undoing did it.
func (u *undoer) removeAll(from string) error {
	done, err := u.tx.ExecContext(u.ctx, "INSERT INTO incident_removal (incident_id, removed_at, batch_id) SELECT i.id, ?2, ?1 "+from+
		" ON CONFLICT DO UPDATE SET restored_at = NULL", u.key, u.now.Unix())
	if err != nil {
		return fmt.Errorf("removing what was imported: %w", err)
	}
	n, err := done.RowsAffected()
	if err != nil {
		return fmt.Errorf("removing what was imported: %w", err)
	}
	u.did.Removed = int(n)
	_, err = u.tx.ExecContext(u.ctx, `UPDATE incident SET deleted_at = ?, changed_at = ? WHERE id IN (
		SELECT incident_id FROM incident_removal WHERE batch_id = ? AND restored_at IS NULL)`, u.now.Unix(), u.now.Unix(), u.key)
	if err != nil {
		return fmt.Errorf("removing what was imported: %w", err)
	}
	return nil
}

// restore lets what the import brought be there again, where undoing it, or another that had brought it too, had marked it as deleted.
func (u *undoer) restore() error {
	const removed = "SELECT i.id FROM incident AS i WHERE " + broughtBy + " AND i.id IN (SELECT incident_id FROM incident_removal WHERE restored_at IS NULL)"
	done, err := u.tx.ExecContext(u.ctx, "UPDATE incident SET deleted_at = NULL, changed_at = ?2 WHERE id IN ("+removed+")", u.key, u.now.Unix())
	if err != nil {
		return fmt.Errorf("restoring what was imported: %w", err)
	}
	n, err := done.RowsAffected()
	if err == nil {
		u.did.Restored = int(n)
		_, err = u.tx.ExecContext(u.ctx, "UPDATE incident_removal SET restored_at = max(?2, removed_at) WHERE restored_at IS NULL AND incident_id IN ("+removed+")", u.key, u.now.Unix())
	}
	if err != nil {
		return fmt.Errorf("restoring what was imported: %w", err)
	}
	return nil
}
