package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// Both copies may have imported the same incident since they parted: under one UUID, or as the same row of a data set. The trail has one line for the whole of an import, so that what it says of such an
// incident has to be looked for in the rows. An incident was added apart where no import that brought it is one that both copies know.

// addedApart reports whether both copies added a record each by itself since they parted.
func (m *merger) addedApart(k recordKey) (apart bool, err error) {
	if k.table != "incident" {
		return m.apart[k], nil
	}
	ours, err := m.ours.broughtBy(k)
	if err != nil {
		return false, err
	}
	theirs, err := m.theirs.broughtBy(k)
	if err != nil || len(ours)+len(theirs) == 0 {
		return false, err
	}
	for _, batch := range ours {
		if slices.Contains(theirs, batch) {
			return false, nil
		}
	}
	return m.news(Ours, k, ours) && m.news(Theirs, k, theirs), nil
}

// news reports whether the other copy knows nothing of how a copy came by an incident: by imports, or by hand where there are none.
func (m *merger) news(side Side, k recordKey, batches []string) bool {
	if len(batches) == 0 {
		return len(m.since[side].of[k]) > 0
	}
	return !slices.ContainsFunc(batches, func(batch string) bool { return !m.importedSince(side, batch) })
}

// importedSince reports whether the other copy does not know that something was imported.
func (m *merger) importedSince(side Side, batch string) bool {
	return slices.ContainsFunc(m.since[side].of[recordKey{"import_batch", batch}], func(l sinceLine) bool {
		return slices.ContainsFunc(l.news, func(line OriginLine) bool { return line.Action == "import" })
	})
}

// importedAnything reports whether a copy imported something that the other does not know of, or undid an import.
func (m *merger) importedAnything(side Side) bool {
	for k := range m.since[side].of {
		if k.table == "import_batch" {
			return true
		}
	}
	return false
}

// broughtBy names the imports that brought an incident. A merge that was undone leaves behind which imports brought it in the other copy too: those count for nothing here.
func (s *mergeSide) broughtBy(k recordKey) ([]string, error) {
	key, found, err := s.key(k.table, k.ident)
	if err != nil || !found {
		return nil, err
	}
	batches, err := collect(s.m.ctx, s.m.tx, scanText, fmt.Sprintf(`SELECT lower(hex(b.uuid)) FROM %[1]s.import_batch AS b WHERE b.id = (SELECT batch_id FROM %[1]s.incident WHERE id = ?1)
		OR b.id IN (SELECT batch_id FROM %[1]s.incident_removal WHERE incident_id = ?1)`, s.schema), key)
	if err != nil {
		return nil, fmt.Errorf("reading by which imports an incident came: %w", err)
	}
	return slices.DeleteFunc(batches, func(batch string) bool { return s.m.unbrought[s.schema][batch] }), nil
}

// born gives a record as a copy added it: before the first line that the copy's trail has of it, or as it is where there is none.
func (s *mergeSide) born(k recordKey) (*portable, error) {
	lines, err := collect(s.m.ctx, s.m.tx, func(rows *sql.Rows) (AuditEntry, error) {
		entry, _, err := scanAudit(rows)
		return entry, err
	}, auditColumns+"FROM "+s.schema+".audit WHERE record = ?1 AND uuid IN (SELECT uuid FROM main.identity WHERE record = ?1 AND became = unhex(?2) UNION SELECT unhex(?2)) ORDER BY seq LIMIT 1", k.table, k.ident)
	if err != nil {
		return nil, fmt.Errorf("reading how a record was added: %w", err)
	}
	if len(lines) == 0 {
		return s.row(k)
	}
	if lines[0].Before == "" {
		lines[0].Before = lines[0].After
	}
	return s.before(k, lines[0])
}

// bornAlike gives what a record that both copies added said in both from the beginning; of the rest it is unknown what it was.
func (m *merger) bornAlike(k recordKey) (*portable, error) {
	ours, err := m.ours.born(k)
	if err != nil {
		return nil, err
	}
	theirs, err := m.theirs.born(k)
	if err != nil || ours == nil || theirs == nil {
		return nil, err
	}
	ours.unknown = map[string]bool{}
	for _, g := range m.tables[k.table].groups() {
		if g.value(ours) != g.value(theirs) {
			ours.unknown[g.field] = true
		}
	}
	return ours, nil
}

// planImportedTwice looks for incidents that both copies imported and that are not alike, where the other copy's trail has no line of them.
func (m *merger) planImportedTwice() error {
	limit := ""
	if !m.importedAnything(Ours) || !m.importedAnything(Theirs) {
		limit = " LIMIT 0"
	}
	const pairs = "SELECT o.id AS theirs, i.id AS ours, lower(hex(i.uuid)) AS uuid FROM other.incident AS o JOIN main.incident AS i ON "
	const apart = " AND (SELECT uuid FROM other.import_batch WHERE id = o.batch_id) IS NOT (SELECT uuid FROM main.import_batch WHERE id = i.batch_id)"
	_, err := m.exec("looking for what both copies imported", "CREATE TEMP TABLE twice AS "+pairs+"i.uuid = o.uuid"+apart+
		" UNION "+pairs+"i.dataset = o.dataset AND i.dataset_key = o.dataset_key AND i.dataset <> '' AND o.dataset <> ''"+apart+limit)
	if err != nil {
		return err
	}
	names, err := m.twiceUnlike(m.ctx)
	if err != nil {
		return fmt.Errorf("comparing what both copies imported: %w", err)
	}
	for n, name := range names {
		if m.o.Progress != nil && n%mergeToldEvery == 0 {
			m.o.Progress(n, 2*len(names))
		}
		if err := m.planOnce(recordKey{"incident", name}); err != nil {
			return err
		}
	}
	return nil
}

func (m *merger) planOnce(key recordKey) error {
	if err := m.ctx.Err(); err != nil || m.byKey[key] != nil {
		return err
	}
	apart, err := m.addedApart(key)
	if err != nil || !apart {
		return err
	}
	p := &mergePlan{key: key}
	m.byKey[key] = p
	m.plans = append(m.plans, p)
	return m.decide(p)
}

// twiceUnlike names the incidents that both copies imported and whose rows may not say the same. What a row refers to is held against what has the same name there; whether they are alike in the end is looked at one by one.
func (m *merger) twiceUnlike(ctx context.Context) ([]string, error) {
	t := m.tables["incident"]
	var differ []string
	for _, c := range t.columns {
		if !unsaid("incident", c.name) {
			differ = append(differ, sameInBoth(c.name, t.refs[c.name], "o", "i"))
		}
	}
	for _, part := range t.parts {
		differ = append(differ, fmt.Sprintf("(%s) IS NOT (%s)", part.written("other", "o.id"), part.written("main", "i.id")))
	}
	return collect(ctx, m.tx, scanText, `SELECT w.uuid FROM twice AS w JOIN other.incident AS o ON o.id = w.theirs JOIN main.incident AS i ON i.id = w.ours WHERE `+strings.Join(differ, " OR ")+" ORDER BY w.uuid")
}

// sameInBoth asks whether a column is not the same in both copies.
func sameInBoth(column, ref, theirs, ours string) string {
	if ref == "" {
		return fmt.Sprintf("%s.%s IS NOT %s.%s", theirs, column, ours, column)
	}
	return fmt.Sprintf("(SELECT %[1]s FROM other.%[2]s WHERE id = %[3]s.%[5]s) IS NOT (SELECT %[1]s FROM main.%[2]s WHERE id = %[4]s.%[5]s)", nameColumns(ref), ref, theirs, ours, column)
}

// nameColumns gives what tells a record in either copy, as one text.
func nameColumns(table string) string {
	columns := likeness(table)
	if columns == nil {
		columns = []string{keyColumn(table)}
	}
	for n, c := range columns {
		columns[n] = "quote(" + c + ")"
	}
	return strings.Join(columns, " || ")
}

// written asks for the rows that belong to a record, as one text that reads alike in both copies.
func (p mergePart) written(schema, key string) string {
	var values []string
	for _, c := range p.columns {
		switch ref := p.refs[c.name]; {
		case c.name == p.parent || c.name == "id" || c.name == "removed_at":
		case ref == "":
			values = append(values, "quote(p."+c.name+")")
		default:
			values = append(values, fmt.Sprintf("coalesce((SELECT %s FROM %s.%s AS r WHERE r.id = p.%s), '')", nameColumns(ref), schema, ref, c.name))
		}
	}
	return fmt.Sprintf("SELECT group_concat(one) FROM (SELECT %s AS one FROM %s.%s AS p WHERE p.%s = %s ORDER BY 1)", strings.Join(values, " || ' ' || "), schema, p.name, p.parent, key)
}
