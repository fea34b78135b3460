package store

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// An incident that was altered past the audit trail must not be vouched for by an import: the line of its update would say that what nobody entered had stood there before, and keep what the file does not say. The
// incidents that rows of the file are are held against the trail before anything of them is written, and so are the records by which it follows what rows are counted as. No others are: that would take longer than most imports.

// heldRows holds them. It reads what incidents are held against once, as it was before the import wrote a line of any.
type heldRows struct {
	records   *voucher
	incidents *incidentVoucher // nil until a row is there already
	of        map[ceasefire.ID]RecordFault
	found     Altered
}

// begin holds what the parties and the scope of rows follow from, before the import writes anything.
func (h *heldRows) begin(c *change) error {
	h.of, h.records = map[ceasefire.ID]RecordFault{}, &voucher{ctx: c.ctx, q: c.tx, holding: holding{all: true}, fresh: c.trail.first}
	if err := h.records.begin(); err != nil {
		return err
	}
	for _, table := range []string{"agreement", "party", "scope_rule"} {
		if err := h.records.table(table); err != nil {
			return err
		}
	}
	if err := h.records.named(); err != nil {
		return err
	}
	h.take()
	return nil
}

// take takes what was found.
func (h *heldRows) take() {
	for _, f := range h.records.faults {
		if f.Record == "incident" {
			h.of[f.ID] = f
		}
		h.found.take(f)
	}
	h.records.faults = h.records.faults[:0]
}

// hold holds some incidents that the import has not written to.
func (h *heldRows) hold(rows []knownRow) (err error) {
	if len(rows) == 0 {
		return nil
	}
	if h.incidents == nil {
		if h.incidents, err = h.records.readyIncidents(); err != nil {
			return err
		}
		h.incidents.strict = true
	}
	keys := make([]int64, len(rows))
	for n, k := range rows {
		keys[n] = k.key
	}
	if err := h.incidents.some(keysAmong(keys)); err != nil {
		return fmt.Errorf("holding incidents against the audit trail: %w", err)
	}
	h.take()
	return nil
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
	return e.fault.What() + ": updating it would vouch for what nobody entered; put it right first (truceboard check says how), and import again"
}

// Line gives the line on which the row begins.
func (e *alteredRowError) Line() int { return e.line }
