package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"sort"

	"truceboard/store/ceasefire"
)

// RecordChange is a record that two states of a dossier do not have alike: its row in the earlier state and in the later one, as JSON objects by column
// name, empty where it has none.
type RecordChange struct {
	Record        string
	ID            ceasefire.ID
	Before, After string
}

// Comparison is what happened to a dossier's records since a backup, by the audit trail; what was lost or changed past it, of which that does not tell, is among what was removed or changed. Beyond counts the lines that the backup has and the present has not:
// the dossier was put back to an earlier state in between, or this is a backup of another copy of it.
type Comparison struct {
	Added, Changed, Removed []RecordChange
	Lines, Beyond           int
}

// Same reports whether the two hold the same records.
func (c Comparison) Same() bool {
	return c.Lines+c.Beyond+len(c.Added)+len(c.Changed)+len(c.Removed) == 0
}

// Compare holds a backup against the present. A file that is no backup of this dossier is refused.
func (d *Dossier) Compare(ctx context.Context, backup string) (c Comparison, err error) {
	err = withFile(ctx, backup, func(old *sql.DB) error {
		seq, err := partedAfter(ctx, old, d.read)
		if err != nil {
			return fmt.Errorf("comparing with %s: %w", backup, err)
		}
		last, err := lastLine(ctx, old)
		if err != nil {
			return err
		}
		if seq == 0 && last > 0 {
			return &OtherDossierError{Path: backup}
		}
		c.Beyond = int(last - seq)
		if err := c.gather(ctx, d.read, seq); err != nil {
			return err
		}
		if err := c.gatherLost(ctx, old, d.read, seq); err != nil {
			return err
		}
		return c.gatherDiffering(ctx, old, d.read, seq)
	})
	return c, err
}

// OtherDossierError says that a backup is not one of the dossier that it was named for.
type OtherDossierError struct{ Path string }

// Error says so, and by what it is known.
func (e *OtherDossierError) Error() string {
	return e.Path + " is a backup of another dossier: its audit trail has nothing in common with this one"
}

// refuseOther gives an *OtherDossierError where a backup is one of another dossier. What a dossier is known by is the first line of its audit trail, whose hash covers when it was made, by whom and of what:
// two that were made of one template have the same agreement, and are two.
func (d *Dossier) refuseOther(ctx context.Context, backup string) error {
	return withFile(ctx, backup, func(old *sql.DB) error {
		same, err := sameLine(ctx, old, d.read, 1)
		if err == nil && !same {
			return &OtherDossierError{Path: backup}
		}
		return err
	})
}

// Behind counts the lines of the audit trail that a backup of a dossier has beyond the end of the dossier's own: its end was cut off, or an older copy was put in its place by hand. It is 0 where the dossier went on
// from that backup, or parted from it before: a dossier that was put back to another backup says so in its trail.
func Behind(ctx context.Context, path, backup string) (lines int64, err error) {
	err = withFile(ctx, path, func(now *sql.DB) error {
		end, err := openTrail(ctx, now)
		if err != nil {
			return err
		}
		return withFile(ctx, backup, func(old *sql.DB) error {
			last, err := lastLine(ctx, old)
			if err != nil || last <= end.seq || end.seq == 0 {
				return err
			}
			same, err := sameLine(ctx, now, old, end.seq)
			if same {
				lines = last - end.seq
			}
			return err
		})
	})
	return lines, err
}

// withFile reads a dossier's file that is not open, without leaving a trace of that.
func withFile(ctx context.Context, path string, do func(*sql.DB) error) (err error) {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return err
	}
	if err := sniff(path, len(steps)); err != nil {
		return err
	}
	pool, letGo, err := aside(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, letGo()) }()
	return do(pool)
}

// sameAs reports whether a backup ends with the same line of the audit trail as the dossier, that is, holds the same records. One that cannot be read does not.
func (d *Dossier) sameAs(ctx context.Context, backup string) (same bool, err error) {
	now, err := openTrail(ctx, d.read)
	if err != nil {
		return false, err
	}
	unread := withFile(ctx, backup, func(old *sql.DB) error {
		then, err := openTrail(ctx, old)
		same = err == nil && then.seq == now.seq && bytes.Equal(then.hash, now.hash)
		return err
	})
	return same && unread == nil, nil
}

// partedAfter gives the last line that two trails have in common, 0 where they have none. Each line's hash covers those before it, so that the lines up
// to one that both have are the same too.
func partedAfter(ctx context.Context, one, other querier) (int64, error) {
	a, err := lastLine(ctx, one)
	if err != nil {
		return 0, err
	}
	b, err := lastLine(ctx, other)
	if err != nil {
		return 0, err
	}
	apart := sort.Search(int(min(a, b)), func(n int) bool {
		if err != nil {
			return true
		}
		var same bool
		same, err = sameLine(ctx, one, other, int64(n)+1)
		return !same
	})
	return int64(apart), err
}

func sameLine(ctx context.Context, one, other querier, seq int64) (bool, error) {
	var hashes [2][]byte
	for i, q := range []querier{one, other} {
		err := q.QueryRowContext(ctx, "SELECT hash FROM audit WHERE seq = ?", seq).Scan(&hashes[i])
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return false, fmt.Errorf("reading the audit trail: %w", err)
		}
	}
	return hashes[0] != nil && bytes.Equal(hashes[0], hashes[1]), nil
}

// gather puts the lines after one together, record by record.
func (c *Comparison) gather(ctx context.Context, q querier, after int64) error {
	lines, err := collect(ctx, q, func(rows *sql.Rows) (AuditEntry, error) {
		entry, _, err := scanAudit(rows)
		return entry, err
	}, auditSelect+"WHERE seq > ? ORDER BY seq", after)
	if err != nil {
		return fmt.Errorf("reading the audit trail: %w", err)
	}
	c.Lines = len(lines)
	type named struct {
		record string
		id     ceasefire.ID
		own    string // what a record without an ID is known by
	}
	places := map[named]int{}
	var all []RecordChange
	for _, e := range lines {
		if e.Record == recordChange { // it heads a change of records, and is none
			continue
		}
		key := named{e.Record, e.ID, ""}
		if e.ID.IsZero() {
			key.own = ownName(e)
		}
		at, known := places[key]
		if !known {
			at = len(all)
			places[key] = at
			all = append(all, RecordChange{Record: e.Record, ID: e.ID, Before: e.Before})
		}
		all[at].After = e.After
	}
	for _, change := range all {
		c.sort(change)
	}
	return nil
}

// ownName gives what a record is known by that has no ID: an actor's name, an area's code.
func ownName(e AuditEntry) string {
	var row struct{ Name, Code string }
	text := e.After
	if text == "" {
		text = e.Before
	}
	if err := json.Unmarshal([]byte(text), &row); err != nil {
		return ""
	}
	return row.Code + "/" + row.Name
}

// sort puts a change where it belongs. What was added and removed since is neither.
func (c *Comparison) sort(change RecordChange) {
	was, is := stands(change.Before), stands(change.After)
	switch {
	case !was && is:
		c.Added = append(c.Added, change)
	case was && !is:
		c.Removed = append(c.Removed, change)
	case was && change.Before != change.After:
		c.Changed = append(c.Changed, change)
	}
}

// stands reports whether a record's row is there and not marked as deleted.
func stands(text string) bool {
	var row struct {
		DeletedAt any `json:"deleted_at"`
		RemovedAt any `json:"removed_at"`
	}
	return text != "" && json.Unmarshal([]byte(text), &row) == nil && row.DeletedAt == nil && row.RemovedAt == nil
}
