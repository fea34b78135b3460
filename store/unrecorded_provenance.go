package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
)

// toldLine is the last line about an incident: its number, that of the change to which it belongs, and what it says.
type toldLine struct {
	seq, change int64
	text        string
}

// changesOf gives the changes to which lines belong, by the lines' numbers.
func (v *voucher) changesOf(lines []int64) (map[int64]int64, error) {
	list, err := json.Marshal(lines)
	if err != nil {
		return nil, fmt.Errorf("listing lines of the audit trail: %w", err)
	}
	changes := make(map[int64]int64, len(lines))
	_, err = collect(v.ctx, v.q, func(rows *sql.Rows) (none struct{}, err error) {
		var seq, change int64
		err = rows.Scan(&seq, &change)
		changes[seq] = change
		return none, err
	}, "SELECT seq, coalesce(change, seq) FROM audit WHERE seq"+amongKeys, string(list))
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	return changes, nil
}

// imports reads what the imports that there are give the incidents that they bring.
func (h *incidentVoucher) imports() ([]provenance, error) {
	h.undone = map[int64]bool{}
	all, err := collect(h.ctx, h.q, func(rows *sql.Rows) (p provenance, err error) {
		var key int64
		var undone bool
		err = rows.Scan(&key, &p.by, &p.at, &undone)
		p.batch, h.undone[key] = key, undone
		return p, err
	}, "SELECT id, recorded_by, recorded_at, undone_at IS NOT NULL FROM import_batch")
	if err != nil {
		return nil, fmt.Errorf("reading the imports: %w", err)
	}
	return all, nil
}

// sealedRight holds an incident that has no line of its own against the seal that a line has of it, and tells in a fault what is not as it was.
func (h *incidentVoucher) sealedRight(one sealedRow, l vouchedLine, f *RecordFault) bool {
	if f.Fault, f.Line = FaultAltered, l.seq; l.name != "" {
		f.Row = one.key - l.first + 1
	}
	later := slices.Clone(h.passed.together[one.key])
	later = slices.DeleteFunc(later, func(c unlinedChange) bool { return c.change <= l.seq })
	was := one.is
	if len(later) > 0 {
		was = later[0].before
	}
	seal, sealed := l.seal.of(one.key), &was
	if !l.stamped {
		sealed = nil
	}
	if !one.sealedAs(seal, sealed) {
		if l.stamped && len(later) == 0 && h.merged <= l.seq { // what a later merge kept of it may be lost
			h.findCertain(one, seal, f)
		}
		return false
	}
	if was.deleted = nil; !l.stamped && len(later) == 0 && l.batch != 0 {
		was.batch = l.batch
	}
	if len(later) > 0 {
		last := later[len(later)-1]
		if was = last.now; !last.known {
			return true
		}
		if f.Row = 0; last.change != l.seq {
			f.Line = last.change
		}
	}
	f.Columns = h.unlikeProvenance(one.key, one.is, was, len(later) == 0)
	return len(f.Columns) == 0
}

// findCertain looks whether an incident is as its seal has it but for where it comes from, if that is what one of the imports gives: then it is certain what stood there.
func (h *incidentVoucher) findCertain(one sealedRow, seal rowDigest, f *RecordFault) {
	undone := func(batch int64) bool { return h.undone[batch] }       // whichever brought it: that is what is looked for
	if !h.passed.deletedRight(one.key, one.is.deleted, nil, undone) { // it is wrong in more than that
		return
	}
	for _, b := range h.batches {
		for _, was := range []provenance{b, {batch: b.batch, by: one.is.by, at: one.is.at}, {batch: one.is.batch, by: b.by, at: b.at}, {batch: b.batch, by: one.is.by, at: b.at}, {batch: b.batch, by: b.by, at: one.is.at}} {
			if !one.sealedAs(seal, &was) {
				continue
			}
			was.deleted = one.is.deleted
			f.Columns = h.unlikeProvenance(one.key, one.is, was, false)
			f.was = row{}
			for _, column := range f.Columns {
				f.was[column] = was.row()[column]
			}
			return
		}
	}
}

// passedSince names the columns in which where an incident comes from is not as its last line has it, or as what was changed without a line since does, and the line that tells of that.
func (h *incidentVoucher) passedSince(now, was row, line toldLine) (told int64, columns []string) {
	key, _ := now["id"].(int64)
	told, want, lined := line.seq, provenanceIn(was), true
	if all := h.passed.together[key]; len(all) > 0 && all[len(all)-1].change >= line.change {
		last := all[len(all)-1]
		if !last.known {
			return told, nil
		}
		told, want, lined = last.change, last.now, false
	}
	return told, h.unlikeProvenance(key, provenanceIn(now), want, lined)
}

// unlikeProvenance names the columns in which where an incident comes from is not as it shall be. Earlier versions brought incidents back by another import without keeping it: brought tells that this may be.
func (h *incidentVoucher) unlikeProvenance(key int64, is, shall provenance, brought bool) (columns []string) {
	if !alike(is.batch, shall.batch) && !(brought && h.broughtBack(key, is.batch)) {
		columns = append(columns, "batch_id")
	}
	if !alike(is.by, shall.by) {
		columns = append(columns, "recorded_by")
	}
	if !alike(is.at, shall.at) {
		columns = append(columns, "recorded_at")
	}
	undone := func(batch int64) bool { return h.undone[batch] && h.brought(key, is, batch) }
	if !h.passed.deletedRight(key, is.deleted, shall.deleted, undone) {
		columns = append(columns, "deleted_at")
	}
	return columns
}

// broughtBack reports whether an import may have brought an incident back that another's undoing had removed: it was imported while that was so.
func (h *incidentVoucher) broughtBack(key int64, batch any) bool {
	at := slices.IndexFunc(h.batches, func(b provenance) bool { return alike(b.batch, batch) })
	return at >= 0 && slices.ContainsFunc(h.passed.removals[key], func(r removalMark) bool { return r.covers(h.batches[at].at) })
}

// brought reports whether an import brought an incident, by what else tells of that than that it was removed with it.
func (h *incidentVoucher) brought(key int64, is provenance, batch int64) bool {
	return alike(is.batch, batch) ||
		slices.ContainsFunc(h.lines, func(l vouchedLine) bool { return l.batch == batch && l.covers(key) }) ||
		slices.ContainsFunc(h.passed.together[key], func(c unlinedChange) bool { return alike(c.before.batch, batch) || alike(c.now.batch, batch) })
}
