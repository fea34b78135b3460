package store

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// An incident that was altered past the audit trail must not be vouched for by an import: the line of its update would say that what nobody entered had stood there before, and keep what the file does not say. The
// incidents that rows of the file are, and no others, are held against the trail before anything of them is written.

// heldRows holds them. It reads what they are held against once, as it was before the import wrote any line.
type heldRows struct {
	voucher *incidentVoucher // nil until a row is there already
	of      map[ceasefire.ID]RecordFault
	found   Altered
}

// hold holds some incidents that the import has not written to.
func (h *heldRows) hold(c *change, rows []knownRow) error {
	if len(rows) == 0 {
		return nil
	}
	if h.voucher == nil {
		if err := h.begin(c); err != nil {
			return err
		}
	}
	keys := make([]int64, len(rows))
	for n, k := range rows {
		keys[n] = k.key
	}
	if err := h.voucher.some(keysAmong(keys)); err != nil {
		return fmt.Errorf("holding incidents against the audit trail: %w", err)
	}
	for _, f := range h.voucher.faults {
		h.of[f.ID] = f
		h.found.take(f)
	}
	h.voucher.faults = h.voucher.faults[:0]
	return nil
}

func (h *heldRows) begin(c *change) (err error) {
	v := &voucher{ctx: c.ctx, q: c.tx, holding: holding{all: true}}
	if err := v.begin(); err != nil {
		return err
	}
	h.of = map[ceasefire.ID]RecordFault{}
	if h.voucher, err = v.readyIncidents(); err == nil {
		h.voucher.strict = true
	}
	return err
}

// altered gives what is wrong with an incident that a row is, nil where nothing is.
func (m *importer) altered(k knownRow) *RecordFault {
	if f, is := m.held.of[k.id]; is {
		return &f
	}
	return nil
}

// refuseAltered rejects a row by which an incident would be written that was altered past the trail.
func (m *importer) refuseAltered(k knownRow, i ceasefire.Incident) error {
	return &alteredRowError{line: i.Origin.Line, fault: *m.altered(k)}
}

// alteredRowError says that a row would update an incident that was altered past the audit trail.
type alteredRowError struct {
	line  int
	fault RecordFault
}

// Error gives the sentence for a list of rejected rows.
func (e *alteredRowError) Error() string {
	return e.fault.what() + ": updating it would vouch for what nobody entered; put it right first (truceboard check says how), and import again"
}

// Line gives the line on which the row begins.
func (e *alteredRowError) Line() int { return e.line }
