package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// mostFaults is how many records are named that are not as the trail tells of them.
const mostFaults = 100

// vouchedTables names the kinds of record that are held against the trail and have a key.
func vouchedTables() []string {
	return slices.DeleteFunc(mergedTables(), func(name string) bool { return name == "actor_name" })
}

// heldAgainstTrail holds every record against the last line that the trail has about it, and gives those that are not as it says, without what is worked out anew from others. It reads in one transaction: a window
// may write meanwhile.
func heldAgainstTrail(ctx context.Context, pool *sql.DB) (faults []RecordFault, more int, err error) {
	return heldAs(ctx, pool, holding{})
}

// holding says how records are held against the trail: all has every fault given, and rest, where it is set, is called between two pieces of the work, and may wait.
type holding struct {
	all  bool
	rest func(context.Context) error
}

// heldAs holds the records as it is said.
func heldAs(ctx context.Context, pool *sql.DB, as holding) (faults []RecordFault, more int, err error) {
	for _, table := range []string{"vouched_after", "identity"} { // which an older layout has not
		if there, err := tableThere(ctx, pool, table); err != nil || !there {
			return nil, 0, err
		}
	}
	err = inOneReading(ctx, pool, func(q querier) error {
		faults, more, err = heldIn(ctx, q, as)
		return err
	})
	return faults, more, err
}

// inOneReading reads in one transaction.
func inOneReading(ctx context.Context, pool *sql.DB, read func(querier) error) (err error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return fmt.Errorf("reading the records: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return fmt.Errorf("reading the records: %w", err)
	}
	defer func() {
		_, ended := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		err = errors.Join(err, ended)
	}()
	return read(conn)
}

// heldIn does so within a transaction.
func heldIn(ctx context.Context, q querier, as holding) (faults []RecordFault, more int, err error) {
	v := &voucher{ctx: ctx, q: q, holding: as}
	for _, step := range []func() error{v.begin, v.records, v.named, v.contents, v.strays, v.together, v.incidents, v.removals, v.derived} {
		if err := step(); err != nil {
			return nil, 0, err
		}
	}
	return v.faults, v.more, nil
}

// voucher holds records against the trail.
type voucher struct {
	ctx       context.Context
	q         querier
	astray    map[int64]togetherLine                   // changes of which the table together does not hold what the trail tells
	fresh     int64                                    // the change that is just being written, where it is within one that records are held against the trail
	withdrawn map[string]map[ceasefire.ID]*withdrawals // by kind of record, of those that were asked for
	after     map[string]int64                         // what stood before records were held against the trail
	renamed   map[string]map[ceasefire.ID]renamedLine
	faults    []RecordFault
	more      int
	holding
}

func (v *voucher) fault(f RecordFault) {
	if len(v.faults) == mostFaults && !v.all {
		v.more++
		return
	}
	v.faults = append(v.faults, f)
}

// pause lets whoever asked for it have a turn.
func (v *voucher) pause() error {
	if v.rest == nil {
		return v.ctx.Err()
	}
	return v.rest(v.ctx)
}

// begin reads what is not held against the trail, and which lines name a record as another copy does.
func (v *voucher) begin() (err error) {
	if v.after, err = keysOf[string](v.ctx, v.q, "SELECT record, last_id FROM vouched_after"); err != nil {
		return fmt.Errorf("reading what is held against the audit trail: %w", err)
	}
	if err := v.holdStart(); err != nil {
		return err
	}
	v.renamed, v.withdrawn = map[string]map[ceasefire.ID]renamedLine{}, map[string]map[ceasefire.ID]*withdrawals{}
	return v.readRenamed()
}

// said reads what lines tell of how their records were left, by the lines' numbers; nothing of what is not held against them.
func (v *voucher) said(lines []int64) (map[int64]string, error) {
	list, err := json.Marshal(lines)
	if err != nil {
		return nil, fmt.Errorf("listing lines of the audit trail: %w", err)
	}
	texts := make(map[int64]string, len(lines))
	_, err = collect(v.ctx, v.q, func(rows *sql.Rows) (none struct{}, err error) {
		var seq int64
		var text string
		err = rows.Scan(&seq, &text)
		texts[seq] = text
		return none, err
	}, "SELECT seq, coalesce(after_row, '') FROM audit WHERE seq"+amongKeys, string(list))
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	return texts, nil
}

// records holds the kinds of record that have an identifier and are not as many as incidents.
func (v *voucher) records() error {
	for _, table := range vouchedTables() {
		if table == "incident" || keyColumn(table) != "uuid" {
			continue
		}
		if err := errors.Join(v.pause(), v.table(table)); err != nil {
			return err
		}
	}
	return nil
}

func (v *voucher) table(table string) error {
	last, err := v.lastLines(table)
	if err != nil {
		return err
	}
	said, err := v.said(slices.Collect(maps.Values(last)))
	if err != nil {
		return err
	}
	rows, err := v.rowsOf(table, "")
	if err != nil {
		return err
	}
	for _, now := range rows {
		id := idIn(now)
		line, told := last[id]
		delete(last, id)
		if err := v.hold(table, id, now, line, told, said[line]); err != nil {
			return err
		}
	}
	return v.missing(table, last, said)
}

// hold holds one record against the last line about it.
func (v *voucher) hold(table string, id ceasefire.ID, now row, line int64, told bool, said string) error {
	key, _ := now["id"].(int64)
	f := RecordFault{Record: table, ID: id, Name: nameIn(now), Line: line}
	if !told {
		if key > v.after[table] {
			f.Fault = FaultAdded
			v.fault(f)
		}
		return nil
	}
	if line <= v.after["audit"] {
		return nil
	}
	if said == "" {
		return v.holdGone(table, now, f)
	}
	was, err := parsed(said)
	if err != nil {
		return err
	}
	f.Columns = unlike(table, now, was)
	return v.holdCounting(table, f)
}

// holdCounting names a record in which something is not as it should be, or that counts, or does not, otherwise than the trail tells.
func (v *voucher) holdCounting(table string, f RecordFault) error {
	if onlyFollowed(table) {
		wrong, err := v.withdrawnWrong(table, f.ID)
		if err != nil {
			return err
		}
		if wrong {
			f.Columns = append(f.Columns, withdrawalTable)
		}
	}
	if len(f.Columns) > 0 {
		f.Fault = FaultAltered
		v.fault(f)
	}
	return nil
}

// missing finds the records that the trail has and the file has not, among those whose last lines are given.
func (v *voucher) missing(table string, last map[ceasefire.ID]int64, said map[int64]string) error {
	for _, id := range slices.SortedFunc(maps.Keys(last), func(a, b ceasefire.ID) int { return bytes.Compare(a[:], b[:]) }) {
		line := last[id]
		if said[line] == "" || line <= v.after["audit"] {
			continue
		}
		was, err := parsed(said[line])
		if err != nil {
			return err
		}
		v.fault(RecordFault{Record: table, ID: id, Name: nameIn(was), Fault: FaultRemoved, Line: line})
	}
	return nil
}

// rowsOf reads rows as the trail tells of them, all of a table or those of some keys, given as a JSON list.
func (v *voucher) rowsOf(table, keys string) ([]row, error) {
	columns, err := columnsOf(v.ctx, v.q, table)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, c := range columns {
		if c.name != "content" { // its SHA-256 vouches for it
			names = append(names, c.name)
		}
	}
	where, args := "", []any(nil)
	if keys != "" {
		where, args = " WHERE id"+amongKeys, []any{keys}
	}
	found, err := objects(v.ctx, v.q, "SELECT "+strings.Join(names, ", ")+" FROM "+table+where, args...)
	if err != nil {
		return nil, fmt.Errorf("reading the rows of %s: %w", table, err)
	}
	rows, byKey := make([]row, len(found)), map[int64]row{}
	for n, one := range found {
		rows[n] = one
		if key, ok := one["id"].(int64); ok {
			byKey[key] = one
		}
	}
	for child, column := range belongings(table) {
		if err := v.parts(byKey, child, column, keys); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// parts reads the rows that belong to records, and puts them into those.
func (v *voucher) parts(of map[int64]row, child, column, keys string) error {
	where, args := []string{"true"}, []any(nil)
	if hasMark(child) {
		where = append(where, "removed_at IS NULL")
	}
	if keys != "" {
		where, args = append(where, column+amongKeys), []any{keys}
	}
	parts, err := objects(v.ctx, v.q, "SELECT * FROM "+child+" WHERE "+strings.Join(where, " AND "), args...)
	if err != nil {
		return fmt.Errorf("reading %s: %w", child, err)
	}
	for _, part := range parts {
		key, ok := part[column].(int64)
		if !ok {
			key = 1 // there is one agreement
		}
		if owner, there := of[key]; there {
			before, _ := owner[child].([]map[string]any)
			owner[child] = append(before, part)
		}
	}
	return nil
}

// unlike names the columns in which a row is not as a line of the trail has it. What follows from other records is left out, and what a later layout has more.
func unlike(table string, now, was row) (columns []string) {
	leave := []string{"uuid"} // it is by this, or by what it was known by before a merge, that the line was found
	if table == "incident" {
		leave = slices.Concat(leave, derivedColumns(), unsealedColumns(), provenanceColumns()) // which is held by itself
	}
	parts := belongings(table)
	for name, value := range was {
		_, isPart := parts[name]
		_, there := now[name]
		if isPart || !there || slices.Contains(leave, name) || alike(now[name], value) {
			continue
		}
		columns = append(columns, name)
	}
	for part := range parts {
		if !sameParts(now, was, part) {
			columns = append(columns, part)
		}
	}
	slices.Sort(columns)
	return columns
}

// sameParts reports whether the rows that belong to a record are the same, in whatever order.
func sameParts(now, was row, part string) bool {
	here, read := now[part].([]map[string]any)
	if !read { // it is as the trail has it too
		for _, one := range nested(now, part) {
			here = append(here, one)
		}
	}
	there := nested(was, part)
	if len(here) != len(there) {
		return false
	}
	var ours, theirs []string
	for n := range here {
		one := maps.Clone(here[n])
		maps.DeleteFunc(one, func(name string, _ any) bool { _, known := there[0][name]; return !known })
		ours, theirs = append(ours, string(jsonOf(one))), append(theirs, string(jsonOf(there[n])))
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	return slices.Equal(ours, theirs)
}

// idIn reads a record's identifier out of its row.
func idIn(r row) (id ceasefire.ID) {
	if raw, err := hex.DecodeString(text(r, "uuid")); err == nil && len(raw) == len(id) {
		copy(id[:], raw)
	}
	return id
}

// nameIn gives what a record is called by, empty where it has no name.
func nameIn(r row) string {
	for _, column := range []string{"title", "name", "rationale", "reason", "metric"} {
		if name := text(r, column); name != "" {
			return name
		}
	}
	return ""
}
