package store

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"maps"

	"truceboard/store/ceasefire"
)

// decideBoth puts together a record that both copies changed: what one changed alone is taken from it, what both changed alike is as it is, and what both changed differently is for somebody to
// decide. was is the record as the copies parted, nil where both added it.
func (m *merger) decideBoth(p *mergePlan, was, ours, theirs *portable) error {
	t := m.tables[p.key.table]
	row := &portable{fields: maps.Clone(ours.fields), parts: maps.Clone(ours.parts)}
	var open []MergeField
	for _, g := range t.groups() {
		take, conflict := m.compare(g, was, ours, theirs)
		if conflict {
			field := m.mergeField(p.key, g, was, ours, theirs)
			open = append(open, field)
			take = field.Decided == Theirs
			p.decided = cmp.Or(field.Decided, p.decided)
		}
		if take {
			g.copy(row, theirs)
		}
	}
	m.settlePosition(row, was, ours, theirs)
	m.settleDigest(p, row, was, theirs)
	if len(open) > 0 {
		if err := m.conflict(p, ours, theirs, open); err != nil {
			return err
		}
	}
	p.row = row
	if !samePortable(p.key.table, ours, row) || ours.fields["position"] != row.fields["position"] {
		p.do = actChange
	}
	return nil
}

// compare holds one group of a record in both copies against what it was. That a record was deleted in one copy while the other changed it is a conflict.
func (m *merger) compare(g *columnGroup, was, ours, theirs *portable) (take, conflict bool) {
	here, there := g.value(ours), g.value(theirs)
	if here == there {
		return false, false
	}
	deleted := len(g.columns) == 1 && (g.field == "deleted" || g.columns[0] == "undone_at")
	if deleted {
		if both, earlier := bothSet(g, ours, theirs); both {
			return earlier, false
		}
		return false, true
	}
	if was == nil || was.unknown[g.field] {
		return false, true
	}
	switch before := g.value(was); before {
	case there:
		return false, false
	case here:
		return true, false
	}
	return false, true
}

// bothSet reports whether an instant is set in both copies, and whether theirs is the earlier.
func bothSet(g *columnGroup, ours, theirs *portable) (both, earlier bool) {
	here, first := ours.fields[g.columns[0]].(int64)
	there, second := theirs.fields[g.columns[0]].(int64)
	return first && second, there < here
}

// settlePosition puts a record where the copy that moved it did; where both did, the nearer to the beginning.
func (m *merger) settlePosition(row, was, ours, theirs *portable) {
	here, has := ours.fields["position"].(int64)
	there, too := theirs.fields["position"].(int64)
	if !has || !too {
		return
	}
	before := int64(-1)
	if was != nil {
		before, _ = was.fields["position"].(int64)
	}
	switch before {
	case there:
	case here:
		row.fields["position"] = there
	default:
		row.fields["position"] = min(here, there)
	}
}

// settleDigest gives the row of a data set the digest of the copy that its content is of: of the one that changed it, or that was decided for, or else the same whichever way round they are merged.
func (m *merger) settleDigest(p *mergePlan, row, was, theirs *portable) {
	here, has := row.fields["dataset_digest"].(string)
	there, too := theirs.fields["dataset_digest"].(string)
	if !has || !too {
		return
	}
	before := any(nil)
	if was != nil {
		before = was.fields["dataset_digest"]
	}
	switch {
	case before == there && was.unknown == nil:
	case before == here && was != nil && was.unknown == nil, p.decided == Theirs:
		row.fields["dataset_digest"] = there
	case p.decided == "":
		row.fields["dataset_digest"] = min(here, there)
	}
}

// mergeField says in words what both copies changed differently.
func (m *merger) mergeField(key recordKey, g *columnGroup, was, ours, theirs *portable) MergeField {
	unlike := g.differing(ours, theirs)
	f := MergeField{Name: fieldWords(g.field), Field: g.field, Ours: m.words(key.table, unlike, ours), Theirs: m.words(key.table, unlike, theirs)}
	if was != nil && !was.unknown[g.field] {
		f.Before = m.words(key.table, unlike, was)
	}
	f.Decided = m.choice(key, f)
	return f
}

// conflict lists what both copies changed differently of a record.
func (m *merger) conflict(p *mergePlan, ours, theirs *portable, fields []MergeField) error {
	c := MergeConflict{Record: p.key.table, ID: p.key.ident, Fields: fields, Name: m.nameOf(p.key, cmp.Or(ours, theirs))}
	var err error
	if c.Ours, err = m.ours.stamp(p.key, m.since[Ours].of[p.key]); err != nil {
		return err
	}
	if c.Theirs, err = m.theirs.stamp(p.key, p.lines); err != nil {
		return err
	}
	m.result.Conflicts = append(m.result.Conflicts, c)
	return nil
}

// stamp tells who wrote the last of some lines, and when. Of what an import brought, which has no lines, it tells who imported it, and out of which file.
func (s *mergeSide) stamp(k recordKey, lines []sinceLine) (by ceasefire.Stamp, err error) {
	if len(lines) > 0 || k.table != "incident" {
		return lastStamp(lines), nil
	}
	key, found, err := s.key(k.table, k.ident)
	if err != nil || !found {
		return by, err
	}
	var file string
	err = s.m.tx.QueryRowContext(s.m.ctx, fmt.Sprintf("SELECT b.recorded_by, b.recorded_at, b.name FROM %[1]s.incident AS i JOIN %[1]s.import_batch AS b ON b.id = i.batch_id WHERE i.id = ?", s.schema), key).
		Scan(&by.By, into(&by.At), &file)
	if errors.Is(err, sql.ErrNoRows) { // nobody imported it
		return by, nil
	}
	if err != nil {
		return by, fmt.Errorf("reading who imported an incident: %w", err)
	}
	by.By += ", by the import of " + file
	return by, nil
}

// lastStamp tells who wrote the last of some lines, and when: who wrote it first, where a merge brought it.
func lastStamp(lines []sinceLine) ceasefire.Stamp {
	if len(lines) == 0 {
		return ceasefire.Stamp{}
	}
	news := lines[len(lines)-1].news
	last := news[len(news)-1]
	return ceasefire.Stamp{By: last.Who, At: unixTime(last.At)}
}
