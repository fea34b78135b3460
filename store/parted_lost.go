package store

import (
	"context"
	"database/sql"
	"fmt"

	"truceboard/store/ceasefire"
)

// gatherLost adds the records that a backup has, and that the present has not though its trail does not tell that they were removed: they were lost to damage. after is the last line that both trails have.
func (c *Comparison) gatherLost(ctx context.Context, old, now querier, after int64) error {
	told := map[ceasefire.ID]bool{}
	for _, list := range [][]RecordChange{c.Added, c.Changed, c.Removed} {
		for _, change := range list {
			told[change.ID] = true
		}
	}
	for _, table := range vouchedTables() {
		if keyColumn(table) != "uuid" {
			continue
		}
		switch kept, err := tableThere(ctx, old, table); {
		case err != nil:
			return err
		case !kept: // a backup of an old layout
			continue
		}
		there, err := keysOf[ceasefire.ID](ctx, now, "SELECT uuid, id FROM "+table)
		if err != nil {
			return fmt.Errorf("reading what is there of %s: %w", table, err)
		}
		lost, err := lostFrom(ctx, old, now, table, after, there)
		if err != nil {
			return err
		}
		for _, change := range lost {
			if !told[change.ID] && stands(change.Before) {
				c.Removed = append(c.Removed, change)
			}
		}
	}
	return nil
}

// lostFrom gives the records of one kind that a backup has and the present has not, without those that the backup's own later lines brought.
func lostFrom(ctx context.Context, old, now querier, table string, after int64, there map[ceasefire.ID]int64) (lost []RecordChange, err error) {
	later := "uuid NOT IN (SELECT uuid FROM audit WHERE seq > ?1 AND record = '" + table + "' AND uuid IS NOT NULL)"
	if table == "incident" {
		later += " AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE uuid IN (SELECT uuid FROM audit WHERE seq > ?1 AND record = 'import_batch' AND uuid IS NOT NULL)))"
	}
	ids, err := collect(ctx, old, func(rows *sql.Rows) (id ceasefire.ID, err error) {
		err = rows.Scan(into(&id))
		return id, err
	}, "SELECT uuid FROM "+table+" WHERE "+later, after)
	if err != nil {
		return nil, fmt.Errorf("reading what the backup has of %s: %w", table, err)
	}
	for _, id := range ids {
		if _, here := there[id]; here {
			continue
		}
		here, err := knownThere(ctx, now, table, id, there)
		if err != nil {
			return nil, err
		}
		if here {
			continue
		}
		rows, err := objects(ctx, old, "SELECT * FROM "+table+" WHERE uuid = ?", id[:])
		if err != nil || len(rows) != 1 {
			return nil, fmt.Errorf("reading a row of %s (%d found): %w", table, len(rows), err)
		}
		delete(rows[0], "content")
		lost = append(lost, RecordChange{Record: table, ID: id, Before: string(jsonOf(rows[0]))})
	}
	return lost, nil
}

// knownThere reports whether a record is there under what a merge had it known by since.
func knownThere(ctx context.Context, now querier, table string, id ceasefire.ID, there map[ceasefire.ID]int64) (bool, error) {
	is, err := known(ctx, now, table, id)
	_, here := there[is]
	return here, err
}
