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

// vouchedName is the SQL of whether a line of the trail stands for a row n of the table identity, which tells by what else a record is known: the line that ends the change which wrote it. A row that nothing stands for came past the
// trail, and nobody goes by it: it would have what is written to one record go to another.
func vouchedName(schema string) string {
	return fmt.Sprintf("n.change <= (SELECT h.seq FROM %[1]s.trail_head AS h) AND EXISTS (SELECT 1 FROM %[1]s.audit AS l WHERE l.record = '%[2]s' AND l.change = n.change)", schema, recordIdentity)
}

// vouchedOrFresh is vouchedName while a change writes such rows: its own, whose line follows, are the ones of the change given.
func vouchedOrFresh(fresh int64) string {
	if fresh == 0 {
		return vouchedName("main")
	}
	return fmt.Sprintf("(n.change = %d OR %s)", fresh, vouchedName("main"))
}

// nowKnown writes what asks by which identifier a record is known now that a column names as it was known when that was written.
func nowKnown(record, column string) string { return nowKnownOf("'"+record+"'", column, 0) }

// nowKnownOf is nowKnown where the kind of record is an expression, and where rows of a change that is still being written may count.
func nowKnownOf(record, column string, fresh int64) string {
	return fmt.Sprintf("coalesce((SELECT n.became FROM main.identity AS n WHERE n.record = %s AND n.uuid = %s AND %s ORDER BY n.id DESC LIMIT 1), %[2]s)", record, column, vouchedOrFresh(fresh))
}

// incidentNamed asks for the key of an incident by its identifier, also by one by which it was known before a merge; it takes that as ?1.
func incidentNamed() string {
	return "(SELECT id FROM main.incident WHERE uuid = " + nowKnown("incident", "?1") + ")"
}

// alsoKnown writes what asks for the identifiers, besides its own, by which lines of the trail may know a record: both the kind of record and the identifier are expressions.
func alsoKnown(record, is string) string {
	return fmt.Sprintf("SELECT n.uuid FROM main.identity AS n WHERE n.record = %s AND n.became = %s AND %s", record, is, vouchedName("main"))
}

// known gives the identifier by which a record is known now.
func known(ctx context.Context, q querier, record string, id ceasefire.ID) (now ceasefire.ID, err error) {
	return knownWith(ctx, q, record, id, 0)
}

// knownWith is known while a change writes such rows.
func knownWith(ctx context.Context, q querier, record string, id ceasefire.ID, fresh int64) (now ceasefire.ID, err error) {
	err = q.QueryRowContext(ctx, "SELECT n.became FROM main.identity AS n WHERE n.record = ? AND n.uuid = ? AND "+vouchedOrFresh(fresh)+" ORDER BY n.id DESC LIMIT 1", record, id[:]).Scan(into(&now))
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
	return readIdentitiesWith(ctx, q, record, 0)
}

// readIdentitiesWith is readIdentities while a change writes such rows.
func readIdentitiesWith(ctx context.Context, q querier, record string, fresh int64) (identities, error) {
	now := identities{}
	_, err := collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var id, became ceasefire.ID
		if err = rows.Scan(into(&id), into(&became)); err == nil {
			now[id] = became
		}
		return none, err
	}, "SELECT n.uuid, n.became FROM main.identity AS n WHERE n.record = ? AND "+vouchedOrFresh(fresh)+" ORDER BY n.id", record)
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
