package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	sqlite "github.com/mattn/go-sqlite3"

	"truceboard/store/ceasefire"
)

// refused reports whether the database refused a row for what it says.
func refused(err error) bool {
	var said sqlite.Error
	return errors.As(err, &said) && (said.Code == sqlite.ErrConstraint || said.Code == sqlite.ErrMismatch)
}

// fault reports whether an error comes of the damage itself.
func fault(err error) bool {
	var said sqlite.Error
	return errors.As(err, &said)
}

// rebuild writes records again of which the audit trail tells and whose row could not be read: the trail has each as it last was.
func (s *salvager) rebuild(tables []salvageTable) error {
	for _, t := range tables {
		if t.name == "audit" || t.name == "attachment" || !slices.ContainsFunc(t.columns, func(c salvageColumn) bool { return c.name == "uuid" }) {
			continue
		}
		rows, err := collect(s.ctx, s.to, func(rows *sql.Rows) (text string, err error) {
			err = rows.Scan(&text)
			return text, err
		}, `SELECT a.after_row FROM audit AS a WHERE a.record = ? AND a.uuid IS NOT NULL AND a.after_row IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM audit AS b WHERE b.record = a.record AND b.uuid = a.uuid AND b.seq > a.seq)
			AND NOT EXISTS (SELECT 1 FROM `+t.name+` AS t WHERE t.uuid = `+nowKnown(t.name, "a.uuid")+`)
			AND NOT EXISTS (SELECT 1 FROM audit AS b WHERE b.record = a.record AND b.uuid <> a.uuid AND b.after_row IS NOT NULL AND b.uuid = `+nowKnown(t.name, "a.uuid")+`)`, t.name)
		if err != nil {
			return err
		}
		for _, text := range rows {
			if err := s.writeAgain(t, tables, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeAgain writes one record, and the rows that belong to it, from its line of the trail. What cannot be written stays lost.
func (s *salvager) writeAgain(t salvageTable, tables []salvageTable, text string) error {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var row map[string]any
	if err := decoder.Decode(&row); err != nil {
		return nil // a line that was damaged itself
	}
	if written, err := s.writeRecord(t, tables, row); err != nil || !written {
		return err
	}
	s.done.Rebuilt++
	return nil
}

// writeRecord writes a record and the rows that belong to it.
func (s *salvager) writeRecord(t salvageTable, tables []salvageTable, row row) (written bool, err error) {
	if written, err = s.writeRow(t, row); err != nil || !written {
		return written, err
	}
	for child := range belongings(t.name) {
		if err := s.writeParts(t, tables, row, child); err != nil {
			return true, err
		}
	}
	return true, nil
}

// writeParts writes the rows of one table that belong to a record.
func (s *salvager) writeParts(t salvageTable, tables []salvageTable, row row, child string) error {
	at := slices.IndexFunc(tables, func(o salvageTable) bool { return o.name == child })
	parts, _ := row[child].([]any)
	for _, part := range parts {
		if fields, ok := part.(map[string]any); ok && at >= 0 {
			if _, err := s.writeRow(tables[at], fields); err != nil {
				return err
			}
		}
	}
	return nil
}

// valueOf gives what is written into a column for what the trail has; nothing where that cannot be.
func (c salvageColumn) valueOf(said any) (value any, ok bool) {
	switch v := said.(type) {
	case string:
		if c.kind == "BLOB" {
			raw, err := hex.DecodeString(v)
			return raw, err == nil
		}
	case json.Number:
		return v.String(), true // the column's type makes a number of it again
	}
	return said, true
}

func (s *salvager) writeRow(t salvageTable, row map[string]any) (written bool, err error) {
	var names []string
	var values []any
	for _, c := range t.columns {
		value, there := row[c.name]
		if !there {
			continue
		}
		value, ok := c.valueOf(value)
		if !ok {
			return false, nil
		}
		names, values = append(names, c.name), append(values, value)
	}
	if len(names) == 0 {
		return false, nil
	}
	done, err := s.to.ExecContext(s.ctx, "INSERT OR IGNORE INTO "+t.name+" ("+quotedList(names)+") VALUES ("+
		strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")+")", values...)
	if err != nil {
		if refused(err) {
			return false, nil
		}
		return false, err
	}
	n, err := done.RowsAffected()
	return n > 0, err
}

// mendAgreement puts something in the place of an agreement that is lost: there has to be one.
func (s *salvager) mendAgreement([]salvageTable) error {
	var n int
	if err := s.to.QueryRowContext(s.ctx, "SELECT count(*) FROM agreement").Scan(&n); err != nil {
		return err
	}
	if n > 0 {
		return s.mendZone()
	}
	id := NewID()
	s.lose("agreement", 1, "agreement: its title, zone and instant of effect cannot be read: type them in anew")
	_, err := s.to.ExecContext(s.ctx, "INSERT INTO agreement (id, uuid, title, effect_at, zone) VALUES (1, ?, 'Salvaged: type in the agreement anew', 0, 'UTC')", id[:])
	return err
}

// mendZone puts UTC in the place of a zone that nobody knows: the dossier could not be opened with it.
func (s *salvager) mendZone() error {
	var zone string
	if err := s.to.QueryRowContext(s.ctx, "SELECT zone FROM agreement").Scan(&zone); err != nil {
		return err
	}
	if _, unknown := ceasefire.LoadZone(zone); unknown == nil {
		return nil
	}
	s.lose("agreement", 0, "agreement: its zone %q is not one that is known, and UTC stands in its place: put it right", zone)
	_, err := s.run("UPDATE agreement SET zone = 'UTC'")
	return err
}

// mendReferences takes out what refers to rows that are lost: the reference, where a record can be without it, and else the record.
func (s *salvager) mendReferences(tables []salvageTable) error {
	for {
		changed := int64(0)
		for _, t := range tables {
			n, err := s.mendTable(t)
			if err != nil {
				return err
			}
			changed += n
		}
		if changed == 0 {
			return nil
		}
	}
}

func (s *salvager) mendTable(t salvageTable) (changed int64, err error) {
	type reference struct{ from, table, to string }
	all, err := collect(s.ctx, s.to, func(rows *sql.Rows) (r reference, err error) {
		err = rows.Scan(&r.from, &r.table, &r.to)
		return r, err
	}, `SELECT "from", "table", coalesce("to", 'id') FROM pragma_foreign_key_list(?)`, t.name)
	if err != nil {
		return 0, err
	}
	for _, r := range all {
		lost := fmt.Sprintf("%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s AS p WHERE p.%s = %s.%s)", r.from, r.table, r.to, t.name, r.from)
		for _, c := range t.columns {
			if c.name == r.from && !c.required && c.key == 0 {
				n, err := s.run("UPDATE OR IGNORE " + t.name + " SET " + r.from + " = NULL WHERE " + lost)
				if err != nil {
					return changed, err
				}
				if changed += n; n > 0 {
					s.lose(t.name, 0, "%s: %d rows no longer say which %s they belong to, for that is lost", t.name, n, r.table)
				}
			}
		}
		n, err := s.run("DELETE FROM " + t.name + " WHERE " + lost)
		if err != nil {
			return changed, err
		}
		if changed += n; n > 0 {
			s.lose(t.name, int(n), "%s: %s mean nothing without a row of %s that is lost", t.name, rowWords(n), r.table)
		}
	}
	return changed, nil
}

func (s *salvager) run(query string) (int64, error) {
	done, err := s.to.ExecContext(s.ctx, query)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// mostGaps is how many lost lines of the audit trail are given a line that says so; a number beyond is damage itself.
const mostGaps = 1_000_000

// mendTrail seals the audit trail anew where lines of it are lost or changed: each lost line gets one that says so, so that all keep their numbers. That this was done
// is told by the line about the salvage.
func (s *salvager) mendTrail([]salvageTable) error {
	broken, _, err := followTrail(s.ctx, s.to, func(int) {})
	if err == nil && len(broken) == 0 {
		return nil
	}
	entries, err := collect(s.ctx, s.to, func(rows *sql.Rows) (AuditEntry, error) {
		entry, _, err := scanAudit(rows)
		return entry, err
	}, auditSelect+"WHERE seq > 0 ORDER BY seq")
	if err != nil {
		return err
	}
	if _, err := s.run("DELETE FROM audit"); err != nil {
		return err
	}
	s.lose("audit", 0, "audit: lines of the audit trail are lost or changed; it was sealed anew, and what it says of the time before the salvage cannot be vouched for")
	return s.sealAnew(entries)
}

func (s *salvager) sealAnew(entries []AuditEntry) error {
	hash, seq, at := make([]byte, sha256.Size), int64(0), time.Unix(0, 0).UTC()
	write := func(e AuditEntry) error {
		var err error
		if hash, err = sealed(hash, e); err != nil {
			return err
		}
		seq, at = e.Seq, e.At
		return writeLine(s.ctx, s.to, e, bytes.Clone(hash))
	}
	for _, e := range entries {
		if e.Seq-seq > mostGaps {
			break
		}
		for seq+1 < e.Seq {
			if err := write(AuditEntry{Seq: seq + 1, At: at, Who: "unknown", Action: "lost", Record: "audit"}); err != nil {
				return err
			}
		}
		if err := write(e); err != nil {
			return err
		}
	}
	return nil
}

// vouchAnew has what was salvaged stand as it is: rows that are lost, or were written again, are told of in the list of losses.
func (s *salvager) vouchAnew([]salvageTable) error {
	return vouchAnew(func(query string) error {
		_, err := s.run(query)
		return err
	})
}

// tellSalvaged writes a line about the salvage.
func (c *change) tellSalvaged(from string, s Salvaged) error {
	row, err := salvageLine("from the damaged file "+filepath.Base(from), s)
	if err != nil {
		return fmt.Errorf("writing the audit trail: %w", err)
	}
	return c.trail.add(c, AuditEntry{At: c.now, Who: c.who, Action: "salvage", Record: recordDossier, After: string(row)})
}

// rowWords counts rows: "1 row would", "2 rows would".
func rowWords(n int64) string {
	if n == 1 {
		return "1 row would"
	}
	return fmt.Sprintf("%d rows would", n)
}
