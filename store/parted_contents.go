package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// contents holds what stands in the rows of a backup against what stands in those of the present, of the records of which neither trail tells anything since they parted: what differs was changed past the trail.
type contents struct {
	ctx      context.Context
	c        *Comparison
	old, now *voucher
	told     map[recordKey]bool
	leave    []string // columns of incidents that lines about other records may have changed
}

// gatherDiffering adds the records that are not alike in a backup and the present though no line of the trails after the one given tells of it. A backup of an older layout is compared by the trails alone.
func (c *Comparison) gatherDiffering(ctx context.Context, old, now querier, after int64) error {
	was, err := layoutOf(ctx, old)
	if err != nil {
		return err
	}
	if is, err := layoutOf(ctx, now); err != nil || was != is {
		return err
	}
	h := &contents{ctx: ctx, c: c, old: &voucher{ctx: ctx, q: old}, now: &voucher{ctx: ctx, q: now}, told: map[recordKey]bool{}}
	for _, q := range []querier{old, now} {
		if err := h.readTold(q, after); err != nil {
			return err
		}
	}
	for _, table := range mergedTables() {
		if table == "incident" {
			continue
		}
		if err := h.table(table); err != nil {
			return err
		}
	}
	return h.incidents()
}

// readTold reads what the lines after one tell of, and which columns of incidents follow from that.
func (h *contents) readTold(q querier, after int64) error {
	_, err := collect(h.ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		e, _, err := scanAudit(rows)
		if err != nil {
			return none, err
		}
		h.told[keyOfEntry(e)] = true
		if slices.Contains(restsOn(), e.Record) {
			h.leave = append(h.leave, append(derivedColumns(), "day")...)
		}
		if slices.Contains([]string{"import_batch", recordChange, recordDossier}, e.Record) {
			h.leave = append(h.leave, provenanceColumns()...)
		}
		return none, nil
	}, auditSelect+"WHERE seq > ?", after)
	if err != nil {
		return fmt.Errorf("reading the audit trail: %w", err)
	}
	return nil
}

// table compares the records of a kind that are not as many as incidents.
func (h *contents) table(table string) error {
	was, err := h.old.rowsOf(table, "")
	if err != nil {
		return err
	}
	is, err := h.now.rowsOf(table, "")
	if err != nil {
		return err
	}
	if err := h.hold(table, was, is); err != nil || !onlyFollowed(table) {
		return err
	}
	return h.withdrawn(table, was, is)
}

// withdrawn compares what both tell of records that are only ever followed by more: that they were taken back, or count again.
func (h *contents) withdrawn(table string, was, is []row) error {
	old, err := readWithdrawals(h.old, table)
	if err != nil {
		return err
	}
	now, err := readWithdrawals(h.now, table)
	if err != nil {
		return err
	}
	before := map[ceasefire.ID]row{}
	for _, r := range was {
		before[idIn(r)] = r
	}
	for _, after := range is {
		id := idIn(after)
		then, there := before[id]
		if !there || h.told[rowKey(table, after)] || slices.Equal(old[id].rows(), now[id].rows()) {
			continue
		}
		c := RecordChange{Record: table, ID: id, Before: old[id].text(then), After: now[id].text(after)}
		switch counted, counting := counts(old[id].rows()), counts(now[id].rows()); {
		case counted == counting:
			h.c.Changed = append(h.c.Changed, c)
		case counting:
			h.c.Added = append(h.c.Added, RecordChange{Record: table, ID: id, After: c.After})
		default:
			h.c.Removed = append(h.c.Removed, RecordChange{Record: table, ID: id, Before: c.Before})
		}
	}
	return nil
}

// hold compares rows, by what their records are known by.
func (h *contents) hold(table string, was, is []row) error {
	before := make(map[recordKey]row, len(was))
	for _, r := range was {
		before[rowKey(table, r)] = r
	}
	for _, now := range is {
		k := rowKey(table, now)
		found, there := before[k]
		if !there || h.told[k] {
			continue
		}
		then, err := parsed(string(jsonOf(found))) // as a line of the trail has it
		if err != nil {
			return err
		}
		columns := unlike(table, now, then)
		if table == "incident" {
			for _, name := range slices.Concat(derivedColumns(), provenanceColumns(), []string{"day"}) {
				if !slices.Contains(h.leave, name) && !alike(now[name], then[name]) {
					columns = append(columns, name)
				}
			}
		}
		if len(columns) > 0 {
			c := RecordChange{Record: table, ID: idIn(now), Before: string(jsonOf(then)), After: string(jsonOf(now))}
			if table != "incident" && !stands(c.Before) && !stands(c.After) {
				h.c.Changed = append(h.c.Changed, c)
			} else {
				h.c.sort(c)
			}
		}
	}
	return nil
}

// rowKey names the record of a row as the audit trail does.
func rowKey(table string, r row) recordKey {
	column := keyColumn(table)
	return recordKey{table, text(r, column)}
}

// incidents compares the incidents, some at a time: of those alone that have not the same digest all of the row is read.
func (h *contents) incidents() error {
	var greatest int64
	if err := h.now.q.QueryRowContext(h.ctx, "SELECT coalesce(max(id), 0) FROM incident").Scan(&greatest); err != nil {
		return fmt.Errorf("counting the incidents: %w", err)
	}
	was, err := newSealReader(h.ctx, h.old.q, 0)
	if err != nil {
		return err
	}
	is, err := newSealReader(h.ctx, h.now.q, 0)
	if err != nil {
		return err
	}
	for first := int64(1); first <= greatest; first += incidentsAtOnce {
		before, err := h.digests(was, first)
		if err != nil {
			return err
		}
		after, err := h.digests(is, first)
		if err != nil {
			return err
		}
		var differ []int64
		for key, sum := range after {
			if then, there := before[key]; there && then != sum {
				differ = append(differ, key)
			}
		}
		if err := h.some(differ); err != nil {
			return err
		}
	}
	return nil
}

// digests gives a digest of everything that stands in the rows of some incidents, by their keys.
func (h *contents) digests(r *sealReader, first int64) (map[int64]string, error) {
	found := map[int64]string{}
	err := r.read(keysBetween(first, first+incidentsAtOnce-1), func(one sealedRow) {
		sum := one.digest(one.uuid, &one.is)
		found[one.key] = string(appendValue(sum[:], one.is.deleted))
	})
	if err != nil {
		return nil, err
	}
	_, err = collect(h.ctx, r.q, func(rows *sql.Rows) (none struct{}, err error) {
		var key int64
		var text string
		err = rows.Scan(&key, &text)
		found[key] += text
		return none, err
	}, "SELECT id, concat_ws('|', day, coalesce("+strings.Join(derivedColumns(), ", ''), coalesce(")+", '')) FROM incident WHERE id BETWEEN ? AND ?", first, first+incidentsAtOnce-1)
	if err != nil {
		return nil, fmt.Errorf("reading what follows for incidents: %w", err)
	}
	return found, nil
}

// some compares some incidents whole.
func (h *contents) some(keys []int64) error {
	if len(keys) == 0 {
		return nil
	}
	slices.Sort(keys)
	list := string(jsonOf(keys))
	was, err := h.old.rowsOf("incident", list)
	if err != nil {
		return err
	}
	is, err := h.now.rowsOf("incident", list)
	if err != nil {
		return err
	}
	return h.hold("incident", was, is)
}
