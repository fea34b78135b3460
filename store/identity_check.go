package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// wrongIdentities names the lines of the audit trail that tell of identifiers which were settled, where the file holds others now.
func wrongIdentities(ctx context.Context, q querier) (wrong []string, err error) {
	type line struct {
		seq  int64
		said string
	}
	after := "0" // an older layout has no such table
	if there, err := tableThere(ctx, q, startTable); err != nil {
		return nil, err
	} else if there {
		after = "coalesce((SELECT last_id FROM " + startTable + " WHERE record = 'audit'), 0)" // what a salvage found wrong was listed by it
	}
	lines, err := collect(ctx, q, func(rows *sql.Rows) (l line, err error) {
		err = rows.Scan(&l.seq, &l.said)
		return l, err
	}, "SELECT seq, after_row FROM audit WHERE record = ? AND seq > "+after+" ORDER BY seq", recordIdentity)
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	for _, l := range lines {
		var said identityWords
		if err := json.Unmarshal([]byte(l.said), &said); err != nil {
			return wrong, fmt.Errorf("reading line %d of the audit trail: %w", l.seq, err)
		}
		change, err := firstLineOf(ctx, q, l.seq)
		if err != nil {
			return wrong, err
		}
		digest, _, err := identityDigest(ctx, q, change)
		if err != nil {
			return wrong, err
		}
		if digest != said.SHA256 {
			wrong = append(wrong, fmt.Sprintf("line %d of the audit trail tells of other identifiers than the file holds: by what records were known before a merge was changed outside the program", l.seq))
		}
	}
	return wrong, nil
}

// trustNames refuses to go on where the rows by which records are known otherwise are not those that the trail stands for: an import or a merge would write to another record than is meant.
func trustNames(ctx context.Context, q querier) error {
	wrong, err := wrongIdentities(ctx, q)
	if err == nil && len(wrong) > 0 {
		err = errors.New(wrong[0] + ", and nothing was written; put back its newest good backup")
	}
	return err
}
