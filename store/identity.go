package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// recordIdentity is the record of the audit trail's line that tells of records which two copies had each added, and which have one identifier since a merge; the table identity says which.
const recordIdentity = "identity"

// nowKnown writes what asks by which identifier a record is known now that a column names as it was known when that was written.
func nowKnown(record, column string) string { return nowKnownOf("'"+record+"'", column) }

// nowKnownOf is nowKnown where the kind of record is an expression.
func nowKnownOf(record, column string) string {
	return fmt.Sprintf("coalesce((SELECT n.became FROM main.identity AS n WHERE n.record = %s AND n.uuid = %s ORDER BY n.id DESC LIMIT 1), %[2]s)", record, column)
}

// incidentNamed asks for the key of an incident by its identifier, also by one by which it was known before a merge; it takes that as ?1.
const incidentNamed = "(SELECT id FROM main.incident WHERE uuid = coalesce((SELECT became FROM main.identity WHERE record = 'incident' AND uuid = ?1 ORDER BY id DESC LIMIT 1), ?1))"

// known gives the identifier by which a record is known now.
func known(ctx context.Context, q querier, record string, id ceasefire.ID) (now ceasefire.ID, err error) {
	err = q.QueryRowContext(ctx, "SELECT became FROM identity WHERE record = ? AND uuid = ? ORDER BY id DESC LIMIT 1", record, id[:]).Scan(into(&now))
	if errors.Is(err, sql.ErrNoRows) {
		return id, nil
	}
	if err != nil {
		return id, fmt.Errorf("looking for what a record is known by: %w", err)
	}
	return now, nil
}

// identities are by what records are known now that were known by something else once, for one kind of record.
type identities map[ceasefire.ID]ceasefire.ID

func readIdentities(ctx context.Context, q querier, record string) (identities, error) {
	now := identities{}
	_, err := collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var id, became ceasefire.ID
		if err = rows.Scan(into(&id), into(&became)); err == nil {
			now[id] = became
		}
		return none, err
	}, "SELECT uuid, became FROM main.identity WHERE record = ? ORDER BY id", record)
	if err != nil {
		return nil, fmt.Errorf("reading what records are known by: %w", err)
	}
	return now, nil
}

// now gives the identifier by which a record is known.
func (i identities) now(id ceasefire.ID) ceasefire.ID {
	if became, changed := i[id]; changed {
		return became
	}
	return id
}
