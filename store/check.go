package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// CheckReport is what a look over a dossier found; a list without entries means that nothing is wrong there. Incidents counts those not
// marked as deleted. Records are the first of those that are not as the audit trail tells of them, and RecordsMore counts the others. Salvage tells of what was lost when the dossier was salvaged, and did not come back.
type CheckReport struct {
	Integrity   []string
	ForeignKeys []string
	Audit       []string
	Records     []RecordFault
	RecordsMore int
	Salvage     []string
	OK          bool
	Incidents   int
	AuditRows   int
}

// Problems gives everything that was found.
func (r CheckReport) Problems() []string {
	all := slices.Concat(r.Integrity, r.ForeignKeys, r.Audit)
	for _, f := range r.Records {
		all = append(all, f.String())
	}
	if r.RecordsMore > 0 {
		all = append(all, fmt.Sprintf("and %d more records that are not as the audit trail tells of them", r.RecordsMore))
	}
	return append(all, r.Salvage...)
}

// Whole reports whether the file, its references and its audit trail are sound, whether or not a record was changed past the trail.
func (r CheckReport) Whole() bool { return len(r.Integrity)+len(r.ForeignKeys)+len(r.Audit) == 0 }

// Check looks the open dossier over: the file's structure, references between records, the audit trail's chain and its end, and whether each record is as the trail tells of it.
func (d *Dossier) Check(ctx context.Context) (CheckReport, error) {
	leave, err := d.long.enter(ctx)
	if err != nil {
		return CheckReport{}, err
	}
	defer leave()
	return checkRecords(ctx, d.read)
}

// CheckFile looks a file over that is not open, damaged or not, without changing it. What is no dossier at all is an *OpenError.
func CheckFile(ctx context.Context, path string) (CheckReport, error) {
	return lookAt(ctx, path, checkRecords)
}

// checkStructure is CheckFile without holding each record against the trail: a dossier in which a record was changed past it can be backed up, merged and put back like any other.
func checkStructure(ctx context.Context, path string) (CheckReport, error) {
	return lookAt(ctx, path, func(ctx context.Context, pool *sql.DB) (CheckReport, error) { return check(ctx, pool) })
}

func lookAt(ctx context.Context, path string, look func(context.Context, *sql.DB) (CheckReport, error)) (report CheckReport, err error) {
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
	var refused *OpenError
	if _, err := recognise(ctx, pool, path, steps); errors.As(err, &refused) {
		if soundWithoutLog(ctx, path) {
			refused = strayLogError(path)
		}
		return CheckReport{}, refused
	}
	if report, err = look(ctx, pool); err == nil && torn(report.Integrity) && soundWithoutLog(ctx, path) { // it finds what cannot be read
		return CheckReport{}, strayLogError(path)
	}
	return report, err
}

// checkRecords is check, and holds the records against the trail where that is sound itself.
func checkRecords(ctx context.Context, pool *sql.DB) (CheckReport, error) {
	r, err := check(ctx, pool)
	if err != nil || !r.OK {
		return r, err
	}
	if r.Records, r.RecordsMore, err = heldAgainstTrail(ctx, pool); err != nil && ctx.Err() == nil {
		r.Integrity = append(r.Integrity, fmt.Sprintf("the records cannot be held against the audit trail: %v", bare(err)))
	}
	if r.Salvage, err = saidLost(ctx, pool, len(r.Records) == 0); err != nil && ctx.Err() == nil {
		r.Integrity = append(r.Integrity, bare(err).Error())
	}
	r.OK = len(r.Problems()) == 0
	return r, ctx.Err()
}

// check runs each look; one that the damage itself stops is a finding and not a failure.
func check(ctx context.Context, q querier) (CheckReport, error) {
	var r CheckReport
	r.Integrity = integrity(ctx, q)
	r.ForeignKeys = foreignKeys(ctx, q)
	var err error
	if r.Audit, r.AuditRows, err = brokenTrail(ctx, q); err != nil {
		r.Audit = append(r.Audit, fmt.Sprintf("the audit trail cannot be read: %v", bare(err)))
	}
	if len(r.Audit) == 0 {
		if r.Audit, err = wrongIdentities(ctx, q); err != nil {
			r.Audit = append(r.Audit, fmt.Sprintf("by what records were known before a merge cannot be checked: %v", bare(err)))
		}
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
	if len(lines) != 1 || lines[0] != "ok" {
		return lines
	}
	if lines, err = wrongTrees(ctx, q); err != nil {
		return append(lines, fmt.Sprintf("the file's structure cannot be read: %v", bare(err)))
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
