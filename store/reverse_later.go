package store

import (
	"database/sql"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// passedOver is the SQL of the changes whose lines tell of nothing that stands: those that are taken back now, and what turned a change but for the last carrying out again. (Beside max, SQLite gives the other columns of the same row:
// "The SELECT statement", section 2.5.)
const passedOver = `WITH turned AS (SELECT json_extract(after_row, '$.change') AS change, action, max(seq) AS last FROM audit WHERE record = 'change' AND action IN ('undo', 'redo') GROUP BY 1)
	SELECT change FROM turned WHERE action = 'undo' UNION SELECT seq FROM audit WHERE record = 'change' AND action IN ('undo', 'redo') AND seq NOT IN (SELECT last FROM turned WHERE action = 'redo')`

// recordName tells a record by what it is known by now.
type recordName struct {
	record string
	id     ceasefire.ID
	name   string
}

// heldByLater refuses to put records back while a later change stands that wrote the same of them, though it may have written what was there before: taken back after this one, it would bring back what this one wrote. Where all that
// followed is taken back, nothing of it stands.
func (r *reverser) heldByLater(all []written) error {
	if r.newest || len(all) == 0 {
		return nil
	}
	later, err := r.laterLines()
	if err != nil || len(later) == 0 {
		return err
	}
	for _, t := range all {
		lines := later[recordName{t.record, t.id, t.name}]
		if len(lines) == 0 {
			continue
		}
		was, became, err := r.rows(t)
		if err != nil {
			return err
		}
		if line, err := meets(t.record, was, became, lines); err != nil || line > 0 {
			if err == nil {
				err = r.standsInTheWay(line)
			}
			return err
		}
	}
	return nil
}

// laterLines reads the lines of changes that stand and came after the change, of kinds of record that it wrote, newest first. What follows from others, and what an import updated, is no entry of anybody's: undoing that import looks itself
// at what was changed since.
func (r *reverser) laterLines() (map[recordName][]AuditEntry, error) {
	lines, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (e AuditEntry, err error) {
		e, _, err = scanAudit(rows)
		return e, err
	}, auditSelect+`WHERE seq > ?2 AND seq < ?3 AND record IN (SELECT record FROM audit WHERE seq BETWEEN ?1 AND ?2) AND record NOT IN ('change', 'identity', 'import_batch')
		AND action NOT IN ('derive', 'update') AND coalesce(change, 0) NOT IN (`+passedOver+`) ORDER BY seq DESC`, r.of.First, r.of.Last, r.trail.first)
	if err != nil {
		return nil, fmt.Errorf("looking for what was written since: %w", err)
	}
	named := make([]written, len(lines))
	for n, line := range lines {
		named[n] = written{record: line.Record, id: line.ID}
		if line.ID.IsZero() {
			row, err := parsed(line.After)
			if err == nil && row == nil {
				row, err = parsed(line.Before)
			}
			if err != nil {
				return nil, err
			}
			if named[n].name = text(row, "code"); named[n].name == "" {
				named[n].name = text(row, "name")
			}
		}
	}
	if err := r.knownNow(named); err != nil {
		return nil, err
	}
	of := map[recordName][]AuditEntry{}
	for n, t := range named {
		key := recordName{t.record, t.id, t.name}
		of[key] = append(of[key], lines[n])
	}
	return of, nil
}

// meets gives the first of some lines that wrote what a change wrote of the same record, 0 where none did. A record that was added or removed is written as a whole.
func meets(record string, was, became row, lines []AuditEntry) (int64, error) {
	leave := []string{"position", "uuid"}
	if record == "incident" {
		leave = append(leave, notEntered()...)
	}
	wrote := differing(was, became, leave...)
	for _, line := range lines {
		before, err := parsed(line.Before)
		if err != nil {
			return 0, err
		}
		after, err := parsed(line.After)
		if err != nil {
			return 0, err
		}
		columns := differing(before, after, leave...)
		whole := (was == nil) != (became == nil) || (before == nil) != (after == nil)
		if whole && len(columns) > 0 || slices.ContainsFunc(columns, func(column string) bool { return slices.Contains(wrote, column) }) {
			return line.Seq, nil
		}
	}
	return 0, nil
}
