package store

import (
	"cmp"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// remember keeps a record as it is before it is changed, nothing where it is not here.
func (m *merger) remember(k recordKey) error {
	if _, kept := m.before[k]; kept || m.tables[k.table] == nil {
		return nil
	}
	row, err := m.asItIs(k)
	m.before[k] = row
	return err
}

// asItIs gives a record's row as the audit trail keeps it, nothing where it is not here.
func (m *merger) asItIs(k recordKey) ([]byte, error) {
	if k.table == "actor_name" {
		return m.nameAsItIs(k.ident)
	}
	key, found, err := m.ours.key(k.table, k.ident)
	if err != nil || !found || slices.Contains(m.waiting, k) {
		return nil, err
	}
	if stands, err := m.stands(k.table, key); err != nil || !stands {
		return nil, err
	}
	row, err := m.rowOf(k.table, key)
	var missing *rowMissingError
	if errors.As(err, &missing) {
		return nil, nil
	}
	return row, err
}

// stands reports whether a record counts: to the trail one that was taken back, or marked as removed, is gone.
func (m *merger) stands(table string, key int64) (stands bool, err error) {
	query := "SELECT true"
	switch {
	case onlyFollowed(table):
		query = "SELECT " + standing(table, fmt.Sprint(key))
	case hasMark(table):
		query = fmt.Sprintf("SELECT NOT EXISTS (SELECT 1 FROM main.%s WHERE id = %d AND removed_at IS NOT NULL)", table, key)
	}
	if err := m.tx.QueryRowContext(m.ctx, query).Scan(&stands); err != nil {
		return false, fmt.Errorf("looking whether a record was taken back: %w", err)
	}
	return stands, nil
}

func (m *merger) nameAsItIs(name string) ([]byte, error) {
	row, err := m.ours.row(recordKey{"actor_name", name})
	if err != nil || row == nil {
		return nil, err
	}
	party, _ := row.fields["party_id"].(string)
	raw, err := hex.DecodeString(party)
	if err != nil {
		return nil, fmt.Errorf("reading the identifier %q: %w", party, err)
	}
	var id ceasefire.ID
	copy(id[:], raw)
	return json.Marshal(map[string]any{"name": name, "party": id.String(), "note": row.fields["note"]})
}

// finish works out anew what follows from what was merged, holds the whole against the rules, and writes the trail.
func (m *merger) finish() error {
	frame, err := readFrame(m.ctx, m.tx)
	if err != nil {
		return err
	}
	if hard := ceasefire.Errors(frame.Problems()); len(hard) > 0 && m.result.Open() == 0 {
		return fmt.Errorf("taken together the two copies make no sense, and nothing was written: %w", &InvalidError{Problems: append(hard, mendFirst(hard))})
	}
	if err := m.deriveAll(frame); err != nil {
		return err
	}
	if err := m.sealAll(); err != nil {
		return err
	}
	m.listComing()
	for _, record := range slices.Sorted(maps.Keys(m.counts)) {
		if c := *m.counts[record]; c != (MergeCount{Record: record}) {
			m.result.Counts = append(m.result.Counts, c)
		}
	}
	return nil
}

// mendFirst says how to go on where two copies cannot be merged as they are.
func mendFirst(hard []ceasefire.Problem) ceasefire.Problem {
	where := "on the page where it stands"
	if strings.HasPrefix(hard[0].Field, "actors[") {
		where = "on the page Agreement, under Names"
	}
	return ceasefire.Problem{Message: "Open one of the copies, mend that " + where + ", and merge again."}
}

// sealAll writes the lines of the trail: one for each record that the other copy's trail says something new of, in the order of that trail, and then those that
// follow from them.
func (m *merger) sealAll() error {
	if err := m.headMerge(); err != nil {
		return err
	}
	for _, p := range m.plans {
		if err := m.sealPlan(p); err != nil {
			return err
		}
	}
	others := slices.SortedFunc(maps.Keys(m.before), func(a, b recordKey) int { return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.ident, b.ident)) })
	for _, k := range others {
		if m.byKey[k] != nil {
			continue
		}
		if err := m.seal(k, "change", Origin{Both: m.toldApart[k]}); err != nil {
			return err
		}
	}
	return m.tellIdentities()
}

// headMerge writes the line that heads the merge.
func (m *merger) headMerge() error {
	since := ceasefire.FormatInstant(m.result.Parted, ceasefire.PrecisionMinute, m.frame.Agreement.Location())
	line := map[string]any{"title": fmt.Sprintf("%d lines of the other copy since %s", m.result.TheirsSince, since), "copy": cmp.Or(m.o.Name, filepath.Base(m.other))}
	if err := m.sealMerged(line); err != nil {
		return err
	}
	if err := m.tellTogether(line); err != nil {
		return err
	}
	summary, err := json.Marshal(line)
	if err != nil {
		return fmt.Errorf("writing down the merge: %w", err)
	}
	return m.line(recordChange, string(ChangeMerge), ceasefire.ID{}, "", string(summary), Origin{})
}

// sealPlan writes the line of one record, with what it brings over.
func (m *merger) sealPlan(p *mergePlan) error {
	o := Origin{Decided: p.decided, Both: p.both && (p.do == actChange || p.decided != "") || m.toldApart[p.key], Added: p.did == "added" && p.key.table == "incident"}
	for _, l := range p.lines {
		for _, news := range l.news {
			if !p.both && !m.toldApart[p.key] && len(p.lines) == 1 && len(l.news) == 1 || p.key.table == "attachment" {
				news.Before, news.After = "", "" // the line says the same
			}
			o.Lines = append(o.Lines, news)
		}
	}
	action := "merge"
	if len(p.lines) > 0 {
		action = p.lines[len(p.lines)-1].entry.Action
	}
	return m.seal(p.key, action, o)
}

// seal writes the line of a record that the merge touched. One that is as it was says that it was merged, and nothing where it brings nothing over.
func (m *merger) seal(k recordKey, action string, o Origin) error {
	if m.tables[k.table] == nil {
		if len(o.Lines) == 0 {
			return nil
		}
		last := o.Lines[len(o.Lines)-1]
		return m.line(k.table, action, idOf(k), last.Before, last.After, o)
	}
	now, err := m.asItIs(k)
	if err != nil {
		return err
	}
	same := string(now) == string(m.before[k])
	if same && len(o.Lines) == 0 && !o.Both {
		return nil
	}
	if err := m.refuseAltered(k); err != nil {
		return err
	}
	switch {
	case same:
		action = "merge"
	case m.before[k] == nil && len(o.Lines) == 0:
		action = "add"
	}
	if k.table == "import_batch" {
		if action, err = m.batchAction(k, action); err != nil {
			return err
		}
	}
	return m.line(k.table, action, idOf(k), string(m.before[k]), string(now), o)
}

// batchAction names what a line says of an import, by which it is read whether it counts: that it was undone where it is, whatever it was before.
func (m *merger) batchAction(k recordKey, action string) (string, error) {
	row, err := m.ours.row(k)
	switch {
	case err != nil || row == nil:
		return action, err
	case row.fields["undone_at"] != nil:
		return actionUndo, nil
	case action == "import" || action == "add":
		return action, nil
	}
	return actionRedo, nil
}

// idOf gives the identifier of a record that has one.
func idOf(k recordKey) (id ceasefire.ID) {
	if raw, err := hex.DecodeString(k.ident); err == nil && len(raw) == len(id) && keyColumn(k.table) == "uuid" {
		copy(id[:], raw)
	}
	return id
}

// line writes one line of the trail.
func (m *merger) line(record, action string, id ceasefire.ID, before, after string, o Origin) error {
	if o.Lines == nil {
		o.Lines = []OriginLine{}
	}
	origin, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("writing down where a line comes from: %w", err)
	}
	return m.trail.add(m.change, AuditEntry{At: m.now, Who: m.who, Action: action, Record: record, ID: id, Before: before, After: after, Origin: string(origin)})
}
