package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"truceboard/store/ceasefire"
)

// incidentsAtOnce is how many incidents are held against the trail at once.
const incidentsAtOnce = 4096

// incidentVoucher holds incidents against the trail: by their own last lines, or where they have none by what the line of their import vouches for.
type incidentVoucher struct {
	*voucher
	last    map[ceasefire.ID]int64
	lines   []vouchedLine
	batches []provenance   // what the imports that there are give their incidents
	merged  int64          // the line of the last merge, which may have changed incidents without a line of each
	undone  map[int64]bool // which imports are undone, by their keys
	reader  *sealReader
	passed  unlinedChanges  // of the incidents that are held just now
	seen    map[int64]int64 // how many are there of those that a line vouches for
	strict  bool            // an incident of which the seal is gone is named too
}

func (v *voucher) incidents() error {
	h, err := v.readyIncidents()
	if err != nil {
		return err
	}
	h.seals()
	greatest, err := v.lastIncident()
	if err != nil {
		return err
	}
	for first := int64(1); first <= greatest; first += incidentsAtOnce {
		if err := errors.Join(v.pause(), h.some(keysBetween(first, first+incidentsAtOnce-1))); err != nil {
			return err
		}
	}
	return h.gone()
}

// readyIncidents reads what incidents are held against.
func (v *voucher) readyIncidents() (h *incidentVoucher, err error) {
	if h, err = v.readySeals(); err != nil {
		return nil, err
	}
	if h.last, err = v.lastLines("incident"); err == nil && v.astray == nil {
		_, err = v.findAstray()
	}
	return h, err
}

// readySeals reads it but for the lines of their own.
func (v *voucher) readySeals() (h *incidentVoucher, err error) {
	h = &incidentVoucher{voucher: v, seen: map[int64]int64{}}
	if h.lines, err = vouchedLines(v.ctx, v.q); err != nil {
		return nil, err
	}
	h.lines = slices.DeleteFunc(h.lines, func(l vouchedLine) bool { return l.seq <= v.after["audit"] })
	if h.batches, err = h.imports(); err != nil {
		return nil, err
	}
	if err := v.q.QueryRowContext(v.ctx, "SELECT coalesce(max(seq), 0) FROM audit WHERE record = ? AND action = ?", recordChange, string(ChangeMerge)).Scan(&h.merged); err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	h.reader, err = newSealReader(v.ctx, v.q, v.fresh)
	return h, err
}

// lastIncident gives the greatest key of an incident.
func (v *voucher) lastIncident() (greatest int64, err error) {
	if err := v.q.QueryRowContext(v.ctx, "SELECT coalesce(max(id), 0) FROM incident").Scan(&greatest); err != nil {
		return 0, fmt.Errorf("counting the incidents: %w", err)
	}
	return greatest, nil
}

// someKeys is the SQL of which incidents are read, behind the name of the column that has their keys.
type someKeys struct {
	text string
	args []any
}

// keysBetween are the keys from one to another, keysAmong those of a list.
func keysBetween(first, last int64) someKeys { return someKeys{" BETWEEN ? AND ?", []any{first, last}} }

func keysAmong(keys []int64) someKeys {
	return someKeys{amongKeys, []any{string(jsonOf(append([]int64{}, keys...)))}}
}

func (h *incidentVoucher) keys(query string) (map[int64]bool, error) {
	found := map[int64]bool{}
	_, err := collect(h.ctx, h.q, func(rows *sql.Rows) (none struct{}, err error) {
		var key int64
		err = rows.Scan(&key)
		found[key] = true
		return none, err
	}, query)
	if err != nil {
		return nil, fmt.Errorf("reading which incidents are deleted: %w", err)
	}
	return found, nil
}

// seals tells of lines that vouch for incidents by digests that are gone or changed.
func (h *incidentVoucher) seals() {
	for _, l := range h.lines {
		if l.seal == nil {
			record := "import"
			if l.name == "" {
				record = "merge"
			}
			h.fault(RecordFault{Record: record, Name: l.name, Fault: FaultSeal, Line: l.seq})
		}
	}
}

// some holds some incidents.
func (h *incidentVoucher) some(keys someKeys) error {
	told := map[ceasefire.ID]int64{} // those with lines of their own, and their keys
	var err error
	if h.passed, err = readUnlined(h.ctx, h.q, keys); err != nil {
		return err
	}
	h.passed.without(h.astray)
	err = h.reader.read(keys, func(one sealedRow) {
		var id ceasefire.ID
		copy(id[:], one.uuid)
		if _, own := h.last[id]; own {
			told[id] = one.key
		} else {
			h.unlined(one, id)
		}
		if n := slices.IndexFunc(h.lines, func(l vouchedLine) bool { return l.covers(one.key) }); n >= 0 {
			h.seen[h.lines[n].seq]++
		}
	})
	if err != nil || len(told) == 0 {
		return err
	}
	return h.lined(told)
}

// unlined holds an incident that has no line of its own.
func (h *incidentVoucher) unlined(one sealedRow, id ceasefire.ID) {
	f := RecordFault{Record: "incident", ID: id, Name: one.title}
	n := slices.IndexFunc(h.lines, func(l vouchedLine) bool { return l.covers(one.key) })
	switch {
	case n < 0:
		if one.key <= h.after["incident"] {
			return
		}
		f.Fault = FaultAdded
	case h.lines[n].seal == nil && !h.strict:
		return
	case h.lines[n].seal == nil:
		f.Fault, f.Line = FaultSeal, h.lines[n].seq
	default:
		if h.sealedRight(one, h.lines[n], &f) {
			return
		}
	}
	h.fault(f)
}

// lined holds incidents against the last lines about them.
func (h *incidentVoucher) lined(told map[ceasefire.ID]int64) error {
	keys, err := json.Marshal(slices.Sorted(maps.Values(told)))
	if err != nil {
		return fmt.Errorf("listing incidents: %w", err)
	}
	var lines []int64
	for id := range told {
		lines = append(lines, h.last[id])
	}
	said, err := h.said(lines)
	if err != nil {
		return err
	}
	changes, err := h.changesOf(lines)
	if err != nil {
		return err
	}
	rows, err := h.rowsOf("incident", string(keys))
	if err != nil {
		return err
	}
	for _, now := range rows {
		id := idIn(now)
		line := h.last[id]
		delete(h.last, id)
		if err := h.holdIncident(id, now, toldLine{line, changes[line], said[line]}); err != nil {
			return err
		}
	}
	return nil
}

// holdIncident holds one incident against the last line about it, and where it comes from against what was changed without a line since.
func (h *incidentVoucher) holdIncident(id ceasefire.ID, now row, line toldLine) error {
	if line.text == "" || line.seq <= h.after["audit"] {
		return nil
	}
	was, err := parsed(line.text)
	if err != nil {
		return err
	}
	f := RecordFault{Record: "incident", ID: id, Name: nameIn(now), Fault: FaultAltered, Line: line.seq}
	f.Columns = unlike("incident", now, was)
	passing, columns := h.passedSince(now, was, line)
	if passing == line.seq {
		f.Columns, columns = append(f.Columns, columns...), nil
	}
	if len(f.Columns) > 0 {
		h.fault(f)
	}
	if len(columns) > 0 {
		f.Columns, f.Line = columns, passing
		h.fault(f)
	}
	return nil
}

// gone finds the incidents that the trail has and the file has not, by their own lines or by those of their imports.
func (h *incidentVoucher) gone() error {
	for _, l := range h.lines {
		if l.seal == nil || h.seen[l.seq] == l.rows {
			continue
		}
		if err := h.goneOf(l); err != nil {
			return err
		}
	}
	said, err := h.said(slices.Collect(maps.Values(h.last)))
	if err != nil {
		return err
	}
	return h.missing("incident", h.last, said)
}

// goneOf names the incidents of one import that are not in the file.
func (h *incidentVoucher) goneOf(l vouchedLine) error {
	there, err := h.keys(fmt.Sprintf("SELECT id FROM incident WHERE id BETWEEN %d AND %d", l.first, l.first+l.rows-1))
	if err != nil {
		return err
	}
	for key := l.first; key < l.first+l.rows; key++ {
		if !there[key] && l.seal.of(key) != (rowDigest{}) {
			h.fault(RecordFault{Record: "incident", Fault: FaultRemoved, Line: l.seq, Row: key - l.first + 1})
		}
	}
	return nil
}
