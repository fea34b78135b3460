package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// CheckReport is what a look over a dossier found; a list without entries means that nothing is wrong there. Incidents counts those not
// marked as deleted.
type CheckReport struct {
	Integrity   []string
	ForeignKeys []string
	Audit       []string
	OK          bool
	Incidents   int
	AuditRows   int
}

// Problems gives everything that was found.
func (r CheckReport) Problems() []string {
	return append(append(append([]string(nil), r.Integrity...), r.ForeignKeys...), r.Audit...)
}

// Check looks the open dossier over: the file's structure, references between records, the audit trail's chain.
func (d *Dossier) Check(ctx context.Context) (CheckReport, error) { return check(ctx, d.read) }

// CheckFile looks a file over that is not open, damaged or not, without changing it. What is no dossier at all is an *OpenError.
func CheckFile(ctx context.Context, path string) (report CheckReport, err error) {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return CheckReport{}, err
	}
	if err := sniff(path, len(steps)); err != nil {
		return CheckReport{}, err
	}
	pool, letGo, err := aside(ctx, path)
	if err != nil {
		return CheckReport{}, err
	}
	defer func() { err = errors.Join(err, letGo()) }()
	version, err := layoutOf(ctx, pool)
	if err == nil {
		var foreign *OpenError
		if err := refuseForeign(ctx, pool, path, version, steps); errors.As(err, &foreign) {
			return CheckReport{}, foreign
		}
	}
	return check(ctx, pool) // which finds what cannot be read
}

// check runs each look; one that the damage itself stops is a finding and not a failure.
func check(ctx context.Context, q querier) (CheckReport, error) {
	var r CheckReport
	r.Integrity = integrity(ctx, q)
	r.ForeignKeys = foreignKeys(ctx, q)
	var err error
	if r.Audit, r.AuditRows, err = brokenLinks(ctx, q); err != nil {
		r.Audit = append(r.Audit, fmt.Sprintf("the audit trail cannot be read: %v", bare(err)))
	}
	if err := q.QueryRowContext(ctx, "SELECT count(*) FROM incident WHERE deleted_at IS NULL").Scan(&r.Incidents); err != nil {
		r.Integrity = append(r.Integrity, fmt.Sprintf("the incidents cannot be counted: %v", bare(err)))
	}
	r.OK = len(r.Problems()) == 0
	return r, ctx.Err()
}

func integrity(ctx context.Context, q querier) []string {
	lines, err := collect(ctx, q, func(rows *sql.Rows) (line string, err error) {
		err = rows.Scan(&line)
		return line, err
	}, "PRAGMA integrity_check(20)")
	if err != nil {
		return append(lines, fmt.Sprintf("the file's structure cannot be read: %v", bare(err)))
	}
	if len(lines) == 1 && lines[0] == "ok" {
		return nil
	}
	return lines
}

func foreignKeys(ctx context.Context, q querier) []string {
	lines, err := collect(ctx, q, func(rows *sql.Rows) (string, error) {
		var table, parent string
		var row, key sql.NullInt64
		err := rows.Scan(&table, &row, &parent, &key)
		return fmt.Sprintf("row %d of %s refers to a row of %s that is not there", row.Int64, table, parent), err
	}, "PRAGMA foreign_key_check")
	if err != nil {
		return append(lines, fmt.Sprintf("the references cannot be checked: %v", bare(err)))
	}
	return lines
}
