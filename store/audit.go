package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// AuditEntry is one line of the audit trail: who did what to which record, and the record's row before and after, as JSON objects by column
// name (empty where there was none). Origin says of a line that a merge wrote what it brings over from the other copy, as ParseOrigin reads it.
type AuditEntry struct {
	Seq           int64
	Change        int64 // the first line of the change that it belongs to, 0 in a line of an old layout
	At            time.Time
	Who           string
	Action        string
	Record        string
	ID            ceasefire.ID
	Before, After string
	Origin        string
}

// trail is the end of the audit trail, to which a change adds.
type trail struct {
	seq   int64
	hash  []byte
	at    int64 // when the last line was written, in Unix seconds
	first int64 // the first line that this change writes
}

// openTrail finds the last line. An empty trail begins after 32 zero bytes.
func openTrail(ctx context.Context, q querier) (*trail, error) {
	t := &trail{hash: make([]byte, sha256.Size)}
	err := q.QueryRowContext(ctx, "SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1").Scan(&t.seq, &t.hash, &t.at)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	t.first = t.seq + 1
	return t, nil
}

// next begins another change within the transaction of the one before.
func (t *trail) next() { t.first = t.seq + 1 }

// sealed gives the hash of a line over the one before it: SHA-256 of the earlier hash and the line as a JSON array, which ends in the change where the line names one, and in what it brings over from another copy.
func sealed(before []byte, e AuditEntry) ([]byte, error) {
	parts := []any{e.Seq, e.At.Unix(), e.Who, e.Action, e.Record, e.ID.String(), e.Before, e.After}
	if e.Change > 0 {
		parts = append(parts, e.Change)
	}
	if e.Origin != "" {
		parts = append(parts, e.Origin)
	}
	line, err := json.Marshal(parts)
	if err != nil {
		return nil, fmt.Errorf("sealing the audit trail: %w", err)
	}
	sum := sha256.Sum256(append(append([]byte(nil), before...), line...))
	return sum[:], nil
}

// record writes a line about a row as it is now, and as it was before the change (nil where it was not there).
func (c *change) record(action, table string, id ceasefire.ID, key int64, before []byte) error {
	after, err := c.rowOf(table, key)
	if err != nil {
		return err
	}
	return c.trail.add(c, AuditEntry{
		At: c.now, Who: c.who, Action: action, Record: table, ID: id, Before: string(before), After: string(after),
	})
}

func (t *trail) add(c *change, e AuditEntry) error {
	e.Seq, e.Change = t.seq+1, t.first
	hash, err := sealed(t.hash, e)
	if err != nil {
		return err
	}
	if err := writeLine(c.ctx, c.tx, e, hash); err != nil {
		return err
	}
	t.seq, t.hash = e.Seq, hash
	return nil
}

// writeLine puts a sealed line into the audit trail.
func writeLine(ctx context.Context, to interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}, e AuditEntry, hash []byte) error {
	_, err := to.ExecContext(ctx, "INSERT INTO audit (seq, change, at, who, action, record, uuid, before_row, after_row, origin, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		e.Seq, sql.NullInt64{Int64: e.Change, Valid: e.Change > 0}, e.At.Unix(), e.Who, e.Action, e.Record, idArg(e.ID), rowArg(e.Before), rowArg(e.After), rowArg(e.Origin), hash)
	if err != nil {
		return fmt.Errorf("writing the audit trail: %w", err)
	}
	return nil
}

func rowArg(row string) any {
	if row == "" {
		return nil
	}
	return row
}

// rowOf gives a row as a JSON object by column name, with the rows that belong to it under their table's name.
func (c *change) rowOf(table string, key int64) ([]byte, error) {
	row, err := c.rowTold(table, key)
	if err != nil {
		return nil, err
	}
	return json.Marshal(row)
}

// rowTold gives a row as the audit trail tells of it.
func (c *change) rowTold(table string, key int64) (row, error) {
	rows, err := objects(c.ctx, c.tx, "SELECT * FROM "+table+" WHERE id = ?", key)
	if err != nil {
		return nil, fmt.Errorf("reading a row of %s for the audit trail: %w", table, err)
	}
	if len(rows) != 1 {
		return nil, &rowMissingError{table, key}
	}
	if table == "attachment" {
		delete(rows[0], "content") // its SHA-256 vouches for it
	}
	for child, column := range belongings(table) {
		query := "SELECT * FROM " + child + " WHERE " + column + " = ?"
		if hasMark(child) {
			query += " AND removed_at IS NULL"
		}
		parts, err := objects(c.ctx, c.tx, query, key)
		if err != nil {
			return nil, fmt.Errorf("reading %s for the audit trail: %w", child, err)
		}
		if len(parts) > 0 {
			rows[0][child] = parts
		}
	}
	return rows[0], nil
}

// rowMissingError says that no row has a key.
type rowMissingError struct {
	table string
	key   int64
}

// Error names the table and the key.
func (e *rowMissingError) Error() string {
	return fmt.Sprintf("reading a row of %s for the audit trail: no row has the key %d", e.table, e.key)
}

// belongings names the tables whose rows are part of a record, and the column by which they belong to it.
func belongings(table string) map[string]string {
	switch table {
	case "agreement":
		return map[string]string{"agreement_source": "1"} // there is one agreement, whose key is 1
	case "party":
		return map[string]string{"party_answer": "guarantor_id"}
	case "clock":
		return map[string]string{"clock_leg": "clock_id"}
	case "scope_rule":
		return map[string]string{"scope_rule_party": "rule_id", "scope_rule_area": "rule_id"}
	case "incident":
		return map[string]string{"incident_source": "incident_id", "incident_extra": "incident_id"}
	case "assessment":
		return map[string]string{"assessment_evidence": "assessment_id"}
	case "determination":
		return map[string]string{"determination_evidence": "determination_id"}
	}
	return nil
}

// objects reads rows as maps by column name; bytes become hexadecimal digits.
func objects(ctx context.Context, q querier, query string, args ...any) ([]map[string]any, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var all []map[string]any
	for rows.Next() {
		values, targets := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			return nil, err
		}
		object := make(map[string]any, len(names))
		for i, name := range names {
			if raw, ok := values[i].([]byte); ok {
				values[i] = hex.EncodeToString(raw)
			}
			object[name] = values[i]
		}
		all = append(all, object)
	}
	return all, rows.Err()
}

// auditColumns begins a statement that reads what scanAudit takes.
const auditColumns = "SELECT seq, coalesce(change, 0), at, who, action, record, uuid, coalesce(before_row, ''), coalesce(after_row, ''), coalesce(origin, ''), hash "

const auditSelect = auditColumns + "FROM audit "

// auditOfLayout is auditSelect for a file that may be of an old layout, whose lines name no change and bring nothing over from another copy.
func auditOfLayout(ctx context.Context, q querier) (string, error) {
	columns, err := columnsOf(ctx, q, "audit")
	text := auditSelect
	for name, none := range map[string][2]string{"change": {"coalesce(change, 0)", "0"}, "origin": {"coalesce(origin, '')", "''"}} {
		if !slices.ContainsFunc(columns, func(c tableColumn) bool { return c.name == name }) {
			text = strings.Replace(text, none[0], none[1], 1)
		}
	}
	return text, err
}

func scanAudit(rows *sql.Rows) (e AuditEntry, hash []byte, err error) {
	err = rows.Scan(&e.Seq, &e.Change, into(&e.At), &e.Who, &e.Action, &e.Record, into(&e.ID), &e.Before, &e.After, &e.Origin, &hash)
	return e, hash, err
}

// Audit reads the newest lines of the audit trail that were known, newest first, up to a limit.
func (d *Dossier) Audit(ctx context.Context, asOf ceasefire.AsOf, limit int) ([]AuditEntry, error) {
	entries, err := collect(ctx, d.read, func(rows *sql.Rows) (AuditEntry, error) {
		entry, _, err := scanAudit(rows)
		return entry, err
	}, auditSelect+"WHERE at <= ? ORDER BY seq DESC LIMIT ?", knownUntil(asOf), limit)
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	return entries, nil
}

// brokenTrail holds every line of the trail against the one before it, and its end against what is kept of it, and names the first that does not follow, or is not as this program writes one.
func brokenTrail(ctx context.Context, q querier) (broken []string, entries int, err error) {
	broken, entries, err = followTrail(ctx, q, func(int) {})
	if err != nil || len(broken) > 0 {
		return broken, entries, err
	}
	cut, err := cutEnd(ctx, q)
	if cut != "" {
		broken = []string{cut}
	}
	return broken, entries, err
}

// trailToldEvery is after how many lines the progress of following the trail is told.
const trailToldEvery = 2048

func followTrail(ctx context.Context, q querier, told func(done int)) (broken []string, entries int, err error) {
	text, err := auditOfLayout(ctx, q)
	if err != nil {
		return nil, 0, err
	}
	rows, err := q.QueryContext(ctx, text+"ORDER BY seq")
	if err != nil {
		return nil, 0, fmt.Errorf("reading the audit trail: %w", err)
	}
	defer rows.Close()
	before := make([]byte, sha256.Size)
	for rows.Next() {
		entry, hash, err := scanAudit(rows)
		if err != nil {
			return nil, entries, fmt.Errorf("reading the audit trail: %w", err)
		}
		entries++
		if entries%trailToldEvery == 0 {
			told(entries)
		}
		want, err := sealed(before, entry)
		if err != nil {
			return nil, entries, err
		}
		if entry.Seq != int64(entries) || string(want) != string(hash) {
			return []string{brokenAt(entry)}, entries, nil
		}
		if odd := oddLine(entry); odd != "" {
			return []string{odd}, entries, nil
		}
		before = hash
	}
	return nil, entries, rows.Err()
}
