package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strings"
)

// The table together tells what stood in the rows of incidents before a change that wrote no line of each, and what stands since: an incident that is as it says is sound. So a line of that change has the SHA-256 of all that it
// wrote there, none included: that of an import, the one that heads a merge, or the last one where a merge was turned.

// togetherWords is what such a line calls it.
const togetherWords = "together"

// togetherDigest gives the SHA-256 of what a change wrote in the table together of a schema, in hexadecimal digits, and how many rows those are.
func togetherDigest(ctx context.Context, q querier, schema string, change int64) (digest string, n int, err error) {
	now, err := togetherNow(ctx, q)
	if err != nil {
		return "", 0, err
	}
	sum := sha256.New()
	_, err = collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var key int64
		var before, since provenance
		if err = rows.Scan(append(append([]any{&key}, before.targets()...), since.targets()...)...); err != nil {
			return none, err
		}
		n++
		text := appendValue(nil, key)
		for _, p := range []provenance{before, since} {
			for _, value := range []any{p.batch, p.by, p.at, p.deleted} {
				text = appendValue(text, value)
			}
		}
		_, err = sum.Write(text)
		return none, err
	}, "SELECT incident_id, "+strings.Join(provenanceColumns(), ", ")+", "+now+" FROM "+schema+".together WHERE change = ? ORDER BY incident_id", change)
	if err != nil {
		return "", 0, fmt.Errorf("reading what was brought together: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), n, nil
}

// tellTogether has a line say what the change wrote there.
func (c *change) tellTogether(line map[string]any) error {
	digest, _, err := togetherDigest(c.ctx, c.tx, "main", c.trail.first)
	line[togetherWords] = digest
	return err
}

// togetherLine is what the trail tells of a change that may have written there: the line that tells, by what it goes, and the digest, nothing where an earlier version wrote it.
type togetherLine struct {
	seq    int64
	what   string
	digest sql.NullString
}

// togetherTold reads what the trail tells, by the changes.
func togetherTold(ctx context.Context, q querier) (map[int64]togetherLine, error) {
	told := map[int64]togetherLine{}
	_, err := collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var change int64
		var l togetherLine
		if err = rows.Scan(&change, &l.seq, &l.what, &l.digest); err != nil {
			return none, err
		}
		if was, there := told[change]; !there || !was.digest.Valid {
			told[change] = l
		}
		return none, nil
	}, `SELECT coalesce(change, seq), seq, CASE record WHEN 'import_batch' THEN 'import' WHEN 'identity' THEN 'merge' ELSE action END, json_extract(after_row, '$.`+togetherWords+`') FROM main.audit
		WHERE record = 'change' AND action IN ('merge', 'undo', 'redo') OR record = 'import_batch' AND action = 'import' OR record = '`+recordIdentity+`' ORDER BY seq`)
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	return told, nil
}

// together names the changes of which the table does not hold what the trail tells.
func (v *voucher) together() error {
	faults, err := v.findAstray()
	for _, f := range faults {
		v.fault(f)
	}
	return err
}

// findAstray holds the table against what the trail tells, and notes the changes of which nothing that stands there can be gone by.
func (v *voucher) findAstray() (faults []RecordFault, err error) {
	told, err := togetherTold(v.ctx, v.q)
	if err != nil {
		return nil, err
	}
	there := map[int64]bool{}
	_, err = collect(v.ctx, v.q, func(rows *sql.Rows) (none struct{}, err error) {
		var change int64
		err = rows.Scan(&change)
		there[change] = true
		return none, err
	}, "SELECT DISTINCT change FROM main.together")
	if err != nil {
		return nil, fmt.Errorf("reading what was brought together: %w", err)
	}
	for change, l := range told {
		if l.digest.Valid {
			there[change] = true
		}
	}
	stray := RecordFault{Record: "together", Fault: FaultAdded}
	v.astray = map[int64]togetherLine{}
	for change := range there {
		if change <= v.after["audit"] || change == v.fresh {
			continue
		}
		digest, n, err := togetherDigest(v.ctx, v.q, "main", change)
		if err != nil {
			return nil, err
		}
		switch l, known := told[change]; {
		case !known:
			stray.Count += n
		case l.digest.Valid && l.digest.String != digest:
			faults = append(faults, RecordFault{Record: l.what, Fault: FaultSeal, Line: l.seq})
		default:
			continue
		}
		v.astray[change] = told[change]
	}
	if stray.Count > 0 {
		faults = append(faults, stray)
	}
	return faults, nil
}
