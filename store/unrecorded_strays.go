package store

import (
	"database/sql"
	"fmt"
	"strings"
)

// strays names the rows of tables beside the records that no line of the trail stands for: by what else a record is known, and that a record was taken back which there is not.
func (v *voucher) strays() error {
	for _, s := range straysOf(v.fresh) {
		f := RecordFault{Record: s.table, Fault: FaultAdded}
		if err := v.q.QueryRowContext(v.ctx, "SELECT count(*) FROM "+s.from()).Scan(&f.Count); err != nil {
			return fmt.Errorf("reading the rows of %s: %w", s.table, err)
		}
		if f.Count > 0 {
			v.fault(f)
		}
	}
	return nil
}

// stray is a table, and the condition, over n, of its rows that nothing stands for.
type stray struct{ table, where string }

func (s stray) from() string { return "main." + s.table + " AS n WHERE " + s.where }

// straysOf lists them. fresh is the change that is just being written, whose lines follow; 0 outside of one.
func straysOf(fresh int64) []stray {
	var kinds, about []string
	for _, table := range followedTables() {
		kinds = append(kinds, "'"+table+"'")
		about = append(about, "n.record = '"+table+"' AND n.record_id NOT IN (SELECT id FROM main."+table+")")
	}
	return []stray{
		{recordIdentity, "NOT (" + vouchedOrFresh(fresh) + ")"},
		{withdrawalTable, "n.record NOT IN (" + strings.Join(kinds, ", ") + ") OR " + strings.Join(about, " OR ")},
	}
}

// startTable tells what stood before records were held against the trail, and is not.
const startTable = "vouched_after"

// heldWord is what the line of a new dossier's agreement calls that its records are held against the trail from the beginning.
const heldWord = "held"

// holdStart holds against the trail itself from where on records are held against it: that table is written where a file of an older layout is brought up to date, a copy is redacted, or a damaged file is salvaged, and a
// line of a version that held records cannot stand before, but for a salvage: that of an import or a merge, or that by which a new dossier began. Where it does, all is held.
func (v *voucher) holdStart() error {
	if len(v.after) == 0 {
		return nil
	}
	var first sql.NullInt64
	var salvaged, made bool
	err := v.q.QueryRowContext(v.ctx, `WITH s AS (SELECT coalesce(max(seq), 0) AS line FROM main.audit WHERE record = ?3 AND action = 'salvage')
		SELECT (SELECT min(seq) FROM (SELECT seq FROM main.audit WHERE (record = 'import_batch' AND action = 'import' OR record = ?1 AND action = ?2) AND json_extract(after_row, '$.sealed') IS NOT NULL
			UNION ALL SELECT coalesce(change, seq) FROM main.audit WHERE record = 'agreement' AND before_row IS NULL AND json_extract(after_row, '$.`+heldWord+`')) WHERE seq > s.line),
		s.line > 0, EXISTS (SELECT 1 FROM main.audit WHERE record = 'agreement' AND before_row IS NULL) FROM s`,
		recordChange, string(ChangeMerge), recordDossier).Scan(&first, &salvaged, &made)
	if err != nil {
		return fmt.Errorf("reading the audit trail: %w", err)
	}
	upTo, told := v.after["audit"]
	if (salvaged || told || !made) && (!first.Valid || upTo < first.Int64) { // a file may have had no line at all
		return nil
	}
	v.fault(RecordFault{Record: startTable, Fault: FaultAdded, Count: len(v.after)})
	v.after = map[string]int64{}
	return nil
}
