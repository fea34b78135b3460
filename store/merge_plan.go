package store

import (
	"bytes"
	"slices"
	"strings"
)

// mergePlan is what becomes of one record about which the other copy's trail says something new.
type mergePlan struct {
	key     recordKey
	lines   []sinceLine // of the other copy
	do      mergeAct
	row     *portable // as it is to be
	decided Side      // by whom a conflict was decided
	both    bool      // both copies changed it: what comes of it may be neither's
	name    string    // what it goes by
	did     string    // what was done to it, once it was
}

// mergeAct is what is done to a record of ours.
type mergeAct int

const (
	actKeep mergeAct = iota
	actAdd
	actChange
	actRemove
)

// plan decides what becomes of each record that the other copy's trail says something new of, in the order of the last of these lines.
func (m *merger) plan() error {
	since := m.since[Theirs]
	last := map[recordKey]int64{}
	for key, lines := range since.of {
		p := &mergePlan{key: key, lines: lines}
		m.byKey[key], last[key] = p, lines[len(lines)-1].entry.Seq
		m.plans = append(m.plans, p)
	}
	slices.SortFunc(m.plans, func(a, b *mergePlan) int { return int(last[a.key] - last[b.key]) })
	for n, p := range m.plans {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		if m.o.Progress != nil && n%mergeToldEvery == 0 {
			m.o.Progress(n, 2*len(m.plans))
		}
		if m.tables[p.key.table] == nil {
			continue // what is said of the dossier as a whole
		}
		if err := m.decide(p); err != nil {
			return err
		}
	}
	return m.planImportedTwice()
}

// decide settles what becomes of one record.
func (m *merger) decide(p *mergePlan) error {
	ours, err := m.ours.row(p.key)
	if err != nil {
		return err
	}
	theirs, err := m.theirs.row(p.key)
	if err != nil {
		return err
	}
	m.named(p, ours, theirs)
	changed := m.since[Ours].of[p.key]
	apart, err := m.addedApart(p.key)
	if err != nil {
		return err
	}
	p.both = len(changed) > 0 || apart && (p.key.table == "incident" || !decidedIn(p.lines))
	switch {
	case ours == nil && theirs == nil:
		p.both = false
		return nil
	case !p.both && theirs == nil:
		p.do = actRemove
		return nil
	case ours == nil && !p.both:
		p.do, p.row = actAdd, theirs
		return nil
	case ours == nil || theirs == nil:
		return m.decideRemoved(p, ours, theirs)
	case !p.both:
		p.do, p.row = actChange, m.taken(p.key.table, ours, theirs)
		if samePortable(p.key.table, ours, p.row) && ours.fields["position"] == p.row.fields["position"] {
			p.do = actKeep
		}
		return nil
	}
	was, err := m.parted(p, apart)
	if err != nil {
		return err
	}
	return m.decideBoth(p, was, ours, theirs)
}

// parted gives a record as it was when the copies parted. Where they were merged before, that is what the copy which was merged into the other last was then.
func (m *merger) parted(p *mergePlan, apart bool) (*portable, error) {
	switch {
	case apart && p.key.table == "incident":
		return m.bornAlike(p.key)
	case decidedIn(p.lines[:1]) && len(m.since[Ours].of[p.key]) > 0:
		return m.ours.before(p.key, m.since[Ours].of[p.key][0].entry)
	}
	return m.theirs.before(p.key, p.lines[0].entry)
}

// taken gives the other copy's record with what is worked out of others as it is here.
func (m *merger) taken(table string, ours, theirs *portable) *portable {
	row := &portable{fields: map[string]any{}, parts: theirs.parts}
	for column, value := range theirs.fields {
		row.fields[column] = value
		if keepsOurs(table, column) {
			row.fields[column] = ours.fields[column]
		}
	}
	return row
}

// keepsOurs reports whether a column of a record that both copies have stays as it is here.
func keepsOurs(table, column string) bool { return unsaid(table, column) && column != "position" }

// samePortable reports whether two records say the same.
func samePortable(table string, a, b *portable) bool {
	for column := range a.fields {
		if !unsaid(table, column) && !bytes.Equal(jsonOf(a.fields[column]), jsonOf(b.fields[column])) {
			return false
		}
	}
	for part := range a.parts {
		if !bytes.Equal(jsonOf(a.parts[part]), jsonOf(b.parts[part])) {
			return false
		}
	}
	return true
}

// decideRemoved settles a record that one copy removed and the other changed: somebody has to decide.
func (m *merger) decideRemoved(p *mergePlan, ours, theirs *portable) error {
	const there, gone = "kept and changed", "removed"
	field := MergeField{Name: "Record", Field: "removed", Ours: there, Theirs: gone}
	if ours == nil {
		field.Ours, field.Theirs = gone, there
	}
	side := m.choice(p.key, field)
	field.Decided = side
	if err := m.conflict(p, ours, theirs, []MergeField{field}); err != nil {
		return err
	}
	p.decided = side
	switch {
	case side != Theirs:
	case theirs == nil:
		p.do = actRemove
	default:
		p.do, p.row = actAdd, theirs
	}
	return nil
}

// choice gives who was chosen for a field of a record, nothing where nobody has chosen, or did so over something else than the copies say now.
func (m *merger) choice(key recordKey, f MergeField) Side {
	for _, name := range []string{f.Field, ""} {
		point := MergePoint{key.table, key.ident, name}
		side, chosen := m.o.Choices[point]
		if !chosen {
			continue
		}
		if seen, noted := m.o.Seen[point]; noted && !seen.Says(f) {
			return ""
		}
		return side
	}
	return m.o.Prefer
}

// columnGroup is the columns and parts that are compared and decided together.
type columnGroup struct {
	field   string
	columns []string
	parts   []string
}

// groups gives what of a kind of record is compared, in the order of its columns.
func (t *mergeTable) groups() []*columnGroup {
	var groups []*columnGroup
	of := func(field string) *columnGroup {
		for _, g := range groups {
			if g.field == field {
				return g
			}
		}
		groups = append(groups, &columnGroup{field: field})
		return groups[len(groups)-1]
	}
	for _, c := range t.columns {
		if !unsaid(t.name, c.name) && c.name != "dataset_digest" { // which goes with what the row says
			g := of(fieldOf(t.name, c.name))
			g.columns = append(g.columns, c.name)
		}
	}
	for _, part := range t.parts {
		g := of(fieldOf(t.name, part.name))
		g.parts = append(g.parts, part.name)
	}
	return groups
}

// value gives what a record says in a group, as a text that can be compared.
func (g *columnGroup) value(p *portable) string {
	var text strings.Builder
	for _, column := range g.columns {
		text.Write(jsonOf(p.fields[column]))
		text.WriteByte(' ')
	}
	for _, part := range g.parts {
		text.Write(jsonOf(p.parts[part]))
	}
	return text.String()
}

// copy takes a group over from another record.
func (g *columnGroup) copy(to, from *portable) {
	for _, column := range g.columns {
		to.fields[column] = from.fields[column]
	}
	for _, part := range g.parts {
		to.parts[part] = from.parts[part]
	}
}

// decidedIn reports whether the other copy's lines say that somebody decided between the two copies.
func decidedIn(lines []sinceLine) bool {
	return slices.ContainsFunc(lines, func(l sinceLine) bool {
		origin, merged, err := ParseOrigin(l.entry.Origin)
		return err == nil && merged && origin.Both
	})
}
