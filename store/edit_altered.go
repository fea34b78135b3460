package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// A line of the audit trail tells of a whole row. Whoever changes one field of a record that was altered past the trail would have the line say that the other fields, too, are as they were entered. So what is about to be
// changed, by an analyst or by taking a change back, is held against the trail first, and nothing is written where it is altered: what the trail says is put back first, or the analyst takes the record as it stands (TakeOver).

// AlteredRecordError says that records were to be changed that had been altered past the audit trail, and that nothing was written.
type AlteredRecordError struct {
	Faults []RecordFault
	More   int // how many there are beside
}

// Error names them, and says what to do.
func (e *AlteredRecordError) Error() string {
	var names []string
	for _, f := range e.Faults {
		names = append(names, f.What())
	}
	if e.More > 0 {
		names = append(names, fmt.Sprintf("and %d more", e.More))
	}
	return strings.Join(names, "; ") + ": nothing was saved, since that would vouch for what nobody entered; put it right first, or take it as it stands (See what was changed)"
}

// mostAlteredNamed is how many altered records are named where many were to be changed.
const mostAlteredNamed = 3

// add takes one more.
func (e *AlteredRecordError) add(f RecordFault) {
	if len(e.Faults) == mostAlteredNamed {
		e.More++
		return
	}
	e.Faults = append(e.Faults, f)
}

// orNil gives the error, nil where nothing is in it.
func (e *AlteredRecordError) orNil() error {
	if len(e.Faults) == 0 {
		return nil
	}
	return e
}

// editHolder holds the records that one change is about to write.
type editHolder struct {
	*incidentVoucher
	knowsTogether bool // what changes without a line of each incident kept was held too
}

func newEditHolder(ctx context.Context, q querier, fresh int64) (*editHolder, error) {
	v := &voucher{ctx: ctx, q: q, holding: holding{all: true}, fresh: fresh, astray: map[int64]togetherLine{}}
	if err := v.begin(); err != nil {
		return nil, err
	}
	h, err := v.readySeals()
	if err != nil {
		return nil, err
	}
	h.strict = true
	return &editHolder{incidentVoucher: h}, nil
}

// editing gives what holds the records that the change writes, made once.
func (c *change) editing() (h *editHolder, err error) {
	if c.holder == nil {
		c.holder, err = newEditHolder(c.ctx, c.tx, c.trail.first)
	}
	return c.holder, err
}

// among gives those of some incidents, by their keys, that are altered. They are held by their last lines as these stand now.
func (h *editHolder) among(keys []int64) (map[ceasefire.ID]RecordFault, error) {
	list := string(jsonOf(append([]int64{}, keys...)))
	if err := h.together(list); err != nil {
		return nil, err
	}
	const these = " IN (SELECT i.uuid FROM incident AS i WHERE i.id" + amongKeys + ")"
	var err error
	h.last, err = h.lastLinesOf("incident", "(uuid"+these+" OR uuid IN (SELECT n.uuid FROM main.identity AS n WHERE n.record = 'incident' AND n.became"+these+"))", list, list)
	if err != nil {
		return nil, err
	}
	h.faults = nil
	if err := h.some(keysAmong(keys)); err != nil {
		return nil, fmt.Errorf("holding incidents against the audit trail: %w", err)
	}
	found := map[ceasefire.ID]RecordFault{}
	for _, f := range h.faults {
		if before, twice := found[f.ID]; twice {
			f.Columns = append(before.Columns, f.Columns...)
		}
		found[f.ID] = f
	}
	return found, nil
}

// together has what changes kept that wrote no line of each incident held too, where one of some incidents was among those: few ever are, and it takes a reading of all of it.
func (h *editHolder) together(keys string) error {
	if h.knowsTogether {
		return nil
	}
	if err := h.q.QueryRowContext(h.ctx, "SELECT EXISTS (SELECT 1 FROM main.together WHERE incident_id"+amongKeys+")", keys).Scan(&h.knowsTogether); err != nil {
		return fmt.Errorf("reading what was brought together: %w", err)
	}
	if !h.knowsTogether {
		return nil
	}
	_, err := h.findAstray()
	return err
}

// record gives how a record of a table that has few is altered, nil where it is not; now is its row as it was found.
func (h *editHolder) record(table string, id ceasefire.ID, now row) (*RecordFault, error) {
	h.faults = nil
	if column := keyColumn(table); column != "uuid" {
		last, err := h.lastNamed(table, column)
		if err != nil {
			return nil, err
		}
		h.holdNamed(table, text(now, column), now, last)
		return h.only(), nil
	}
	last, err := h.lastLines(table)
	if err != nil {
		return nil, err
	}
	line, told := last[id]
	said, err := h.said([]int64{line})
	if err != nil {
		return nil, err
	}
	if err := h.hold(table, id, now, line, told, said[line]); err != nil {
		return nil, err
	}
	return h.only(), nil
}

func (h *editHolder) only() *RecordFault {
	if len(h.faults) == 0 {
		return nil
	}
	return &h.faults[0]
}

// alteredAmong gives those of some incidents that are altered, before they are written to.
func (c *change) alteredAmong(keys ...int64) (map[ceasefire.ID]RecordFault, error) {
	h, err := c.editing()
	if err != nil {
		return nil, err
	}
	return h.among(keys)
}

// refuseAlteredIncidents refuses to write to incidents of which one is altered.
func (c *change) refuseAlteredIncidents(keys ...int64) error {
	if len(keys) == 0 {
		return nil
	}
	found, err := c.alteredAmong(keys...)
	if err != nil {
		return err
	}
	refused := &AlteredRecordError{}
	for _, f := range found {
		refused.add(f)
	}
	slices.SortFunc(refused.Faults, func(a, b RecordFault) int { return strings.Compare(a.Name, b.Name) })
	return refused.orNil()
}

// holdIncidents refuses to turn a change into incidents that are altered, before anything of it is.
func (r *reverser) holdIncidents(all []written) error {
	incidents := slices.DeleteFunc(slices.Clone(all), func(t written) bool { return t.record != "incident" })
	for some := range slices.Chunk(incidents, mostAtOnce) {
		names := make([]string, len(some))
		for n, t := range some {
			names[n] = hexOf(t.id)
		}
		keys, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (key int64, err error) {
			err = rows.Scan(&key)
			return key, err
		}, "SELECT id FROM incident WHERE uuid IN (SELECT unhex(value) FROM json_each(?))", string(jsonOf(names)))
		if err != nil {
			return fmt.Errorf("looking for incidents: %w", err)
		}
		if err := r.refuseAlteredIncidents(keys...); err != nil {
			return err
		}
	}
	return nil
}

// refuseAltered refuses to turn a change into a record that is altered. Where it stands among others is no matter: what is put back moves others first.
func (r *reverser) refuseAltered(t written, before []byte, removes bool) error {
	err := r.change.refuseAltered(t.record, t.id, before, removes)
	var altered *AlteredRecordError
	if errors.As(err, &altered) && slices.Equal(altered.Faults[0].Columns, []string{"position"}) {
		return nil
	}
	return err
}

// refuseAltered refuses to write to a record that is altered; before is its row as it was found. One that nobody entered may be removed, which the line then tells.
func (c *change) refuseAltered(table string, id ceasefire.ID, before []byte, removes bool) error {
	now, err := parsed(string(before))
	if err != nil {
		return err
	}
	return c.refuseAlteredRow(table, id, now, removes)
}

func (c *change) refuseAlteredRow(table string, id ceasefire.ID, now row, removes bool) error {
	h, err := c.editing()
	if err != nil {
		return err
	}
	f, err := h.record(table, id, now)
	if err != nil || f == nil || removes && f.Fault == FaultAdded {
		return err
	}
	return &AlteredRecordError{Faults: []RecordFault{*f}}
}
