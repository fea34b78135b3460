package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"truceboard/store/ceasefire"
)

// written is a record that a change wrote, by its ID or, where it has none, by its name, and where in the trail its lines begin and end.
type written struct {
	record      string
	id          ceasefire.ID
	name        string // of an actor, or the code of an area
	action      string // of the last line
	first, last int64
	// state, where it is set, is what the record shall be and what it is, in place of what the lines say.
	state *[2]row
}

// reverser puts records back within one change.
type reverser struct {
	*change
	of     Change // the change whose lines are reversed
	root   Change // the change that is taken back or carried out again: of, or one that of turned
	newest bool   // what followed it is taken back already
	before ceasefire.Frame
	frames *framer
	marked []markedRecord
	gone   []markedRecord          // that left the file already
	held   map[markedRecord][]byte // the rows, as the audit trail keeps them, of records whose names were taken from them meanwhile
	known  map[coded]derivation    // what followed for the incidents that were put back already
}

// markedRecord is a record that was marked as removed and may leave the file.
type markedRecord struct {
	table string
	key   int64
}

func newReverser(c *change, of Change, newest bool) (*reverser, error) {
	r := &reverser{change: c, of: of, root: of, newest: newest, known: map[coded]derivation{}, held: map[markedRecord][]byte{}}
	var err error
	if r.before, err = readFrame(c.ctx, c.tx); err != nil {
		return nil, err
	}
	r.frames, err = newFramer(c)
	return r, err
}

// touched lists the records that the change wrote, in the order in which it first wrote them.
func (r *reverser) touched() ([]written, error) {
	all, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (t written, err error) {
		err = rows.Scan(&t.record, into(&t.id), &t.name, &t.first, &t.last, &t.action)
		return t, err
	}, `SELECT t.record, t.uuid, t.name, t.first, t.last, l.action FROM (
		SELECT record, uuid, CASE WHEN uuid IS NULL THEN coalesce(json_extract(coalesce(after_row, before_row), '$.code'),
			json_extract(coalesce(after_row, before_row), '$.name'), '') ELSE '' END AS name, min(seq) AS first, max(seq) AS last
		FROM audit WHERE seq BETWEEN ? AND ? AND record NOT IN ('change', 'identity') GROUP BY 1, 2, 3) AS t JOIN audit AS l ON l.seq = t.last ORDER BY t.first`, r.of.First, r.of.Last)
	if err != nil {
		return nil, fmt.Errorf("reading what a change wrote: %w", err)
	}
	return all, r.knownNow(all)
}

// knownNow has records go by what they are known by now: a merge may have given them another identifier since.
func (r *reverser) knownNow(all []written) error {
	of := map[string]identities{}
	for n, t := range all {
		if likeness(t.record) == nil {
			continue
		}
		if of[t.record] == nil {
			var err error
			if of[t.record], err = readIdentities(r.ctx, r.tx, t.record); err != nil {
				return err
			}
		}
		all[n].id = of[t.record].now(t.id)
	}
	return nil
}

// rows gives a record as it shall be, and as the change left it; nil where it is not there.
func (r *reverser) rows(t written) (was, became row, err error) {
	if t.state != nil {
		return t.state[0], t.state[1], nil
	}
	var before, after string
	err = r.tx.QueryRowContext(r.ctx, "SELECT coalesce((SELECT before_row FROM audit WHERE seq = ?), ''), coalesce((SELECT after_row FROM audit WHERE seq = ?), '')",
		t.first, t.last).Scan(&before, &after)
	if err != nil {
		return nil, nil, fmt.Errorf("reading what a change wrote: %w", err)
	}
	if was, err = parsed(before); err != nil {
		return nil, nil, err
	}
	became, err = parsed(after)
	return was, became, err
}

// merge gives a row that is as it is now but for what a change wrote in it, which is as it was; against names the columns that were written again since.
func merge(was, became, now row, leave ...string) (want row, against []string) {
	want = row{}
	for column, value := range now {
		want[column] = value
	}
	columns := map[string]bool{}
	for column := range was {
		columns[column] = true
	}
	for column := range became {
		columns[column] = true
	}
	for column := range columns {
		if slices.Contains(leave, column) || alikeIn(column, was[column], became[column]) {
			continue
		}
		if !alikeIn(column, now[column], became[column]) && !alikeIn(column, now[column], was[column]) {
			against = append(against, column)
		}
		if value, there := was[column]; there {
			want[column] = value
		} else {
			delete(want, column)
		}
	}
	slices.Sort(against)
	return want, against
}

// differing names the columns in which two rows differ.
func differing(a, b row, leave ...string) (columns []string) {
	for _, side := range []row{a, b} {
		for column := range side {
			if !slices.Contains(leave, column) && !slices.Contains(columns, column) && !alikeIn(column, a[column], b[column]) {
				columns = append(columns, column)
			}
		}
	}
	slices.Sort(columns)
	return columns
}

// alikeIn reports whether two values of a column say the same. Of a mark that something was removed, only whether it stands counts: what is removed again, by an undo too, bears another instant than before.
func alikeIn(column string, a, b any) bool {
	if column == "deleted_at" || column == "removed_at" {
		return (a == nil) == (b == nil)
	}
	return alike(a, b)
}

// alike reports whether two values are the same, as the trail or as a row has them; a column that is not there is empty.
func alike(a, b any) bool {
	if same, plain := alikePlain(a, b); plain {
		return same
	}
	first, err := json.Marshal(a)
	if err != nil {
		return false
	}
	second, err := json.Marshal(b)
	return err == nil && bytes.Equal(first, second)
}

// alikePlain compares what can be told apart without writing it down as JSON, which is nearly every value of nearly every row.
func alikePlain(a, b any) (same, plain bool) {
	switch a := a.(type) {
	case nil:
		return b == nil, b == nil
	case string:
		text, ok := b.(string)
		return true, ok && a == text // others may be written alike: bytes that are no UTF-8
	case json.Number:
		switch b := b.(type) {
		case json.Number:
			return a == b, true
		case int64:
			return string(a) == strconv.FormatInt(b, 10), true
		}
	case int64:
		switch b := b.(type) {
		case json.Number:
			return string(b) == strconv.FormatInt(a, 10), true
		case int64:
			return a == b, true
		}
	}
	return false, false
}

// contradicted refuses to put a record back because a later change wrote it again, which it names.
func (r *reverser) contradicted(t written, columns []string) error {
	lines, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (e AuditEntry, err error) {
		e, _, err = scanAudit(rows)
		return e, err
	}, auditSelect+`WHERE record = ?1 AND (uuid IS ?2 OR uuid IN (`+alsoKnown("?1", "?2")+`)) AND seq > ?3 AND seq < ?4 AND (uuid IS NOT NULL
		OR coalesce(json_extract(coalesce(after_row, before_row), '$.code'), json_extract(coalesce(after_row, before_row), '$.name')) = ?5) ORDER BY seq DESC`,
		t.record, idArg(t.id), r.of.Last, r.trail.first, t.name)
	if err != nil {
		return fmt.Errorf("looking for what stands in the way: %w", err)
	}
	for _, line := range lines {
		before, err := parsed(line.Before)
		if err != nil {
			return err
		}
		after, err := parsed(line.After)
		if err != nil {
			return err
		}
		if before == nil || after == nil || len(columns) == 0 || slices.ContainsFunc(columns, func(c string) bool { return !alike(before[c], after[c]) }) {
			return r.standsInTheWay(line.Seq)
		}
	}
	return refuse("This cannot be put back: the record was changed since. Change it by hand.")
}

// standsInTheWay refuses because of the change that a line belongs to. What took another back cannot be taken back itself: that other has to be carried out again.
func (r *reverser) standsInTheWay(line int64) error {
	first, err := firstLineOf(r.ctx, r.tx, line)
	if err != nil {
		return err
	}
	later, err := changeFrom(r.ctx, r.tx, first)
	undone := later.Kind == ChangeUndo
	if err == nil && (undone || later.Kind == ChangeRedo) {
		later, err = changeFrom(r.ctx, r.tx, later.Of)
	}
	if err != nil {
		return err
	}
	what, err := newWording(r.ctx, r.tx).change(later)
	if err != nil {
		return err
	}
	at := ceasefire.FormatInstant(later.At, ceasefire.PrecisionMinute, r.before.Agreement.Location())
	if undone {
		return refuse("This rests on the %s by %s (%s), which is undone: carry that out again first.", what, later.Who, at)
	}
	return refuse("The %s by %s (%s) stands in the way: undo that first.", what, later.Who, at)
}
