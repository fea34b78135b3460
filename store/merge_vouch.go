package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A record that was altered past the trail must not come out of a merge as sound: its new line, or the seal of what a merge adds, would vouch for what nobody entered. Both copies are held against their trails
// before they are merged, and what is altered is neither taken over nor written down as it is.

// AlteredError says that records would be merged that were altered past the audit trail of a copy, and that nothing was written. Path is that copy.
type AlteredError struct {
	Path   string
	Faults []RecordFault
}

// Error names the first of them, and what to do.
func (e *AlteredError) Error() string {
	const most = 3
	var names []string
	for _, f := range e.Faults[:min(len(e.Faults), most)] {
		names = append(names, f.named())
	}
	text := strings.Join(names, "; ")
	if more := len(e.Faults) - most; more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return fmt.Sprintf("nothing was merged: in %s these were changed past its audit trail, and merging would vouch for them: %s; put them right there first (truceboard check names them all), by merging an undamaged copy or backup into it, or by taking them as they stand in the window, or take another copy",
		e.Path, text)
}

// alteredIn are the records of one copy that are not as its trail tells of them.
type alteredIn struct {
	all []RecordFault
	of  map[recordKey]RecordFault
}

// allFaults holds a file that is not written to against its trail.
func allFaults(ctx context.Context, path string) (faults []RecordFault, err error) {
	pool := connect(path, accessImmutable)
	defer func() { err = errors.Join(err, pool.Close()) }()
	faults, _, err = heldAs(ctx, pool, holding{all: true})
	return faults, err
}

// holdOther finds what is altered in the other copy, and lists it in a table of its own: nothing of that is taken over in the place of what is lost here.
func (m *merger) holdOther() error {
	faults, err := allFaults(m.ctx, m.copied)
	if err != nil {
		return fmt.Errorf("holding %s against its audit trail: %w", m.other, err)
	}
	if m.wrong[Theirs], err = m.alteredBy(faults); err != nil {
		return err
	}
	names := map[string]bool{} // and whether nobody entered it
	for k, f := range m.wrong[Theirs].of {
		names[k.ident] = f.Fault == FaultAdded
	}
	for _, f := range m.wrong[Theirs].all {
		if f.Fault == FaultAdded {
			m.result.LeftOut = append(m.result.LeftOut, f)
		}
	}
	_, err = m.exec("noting what is altered there", "CREATE TEMP TABLE wrong AS SELECT unhex(key) AS uuid, value AS added FROM json_each(?) WHERE unhex(key) IS NOT NULL", string(jsonOf(names)))
	return err
}

// alteredBy lists faults by what their records are known by from now on; what is worked out anew anyway is none.
func (m *merger) alteredBy(faults []RecordFault) (a alteredIn, err error) {
	a.of = map[recordKey]RecordFault{}
	for _, f := range faults {
		if f.Fault == FaultDerived {
			continue
		}
		if slices.Equal(f.Columns, []string{withdrawalTable}) { // which is taken from the trails, and is put right by this one's
			continue
		}
		a.all = append(a.all, f)
		if k := f.key(); !f.ID.IsZero() || keyColumn(f.Record) != "uuid" {
			a.of[k] = f
			if k, err = m.nameHere(k); err != nil {
				return a, err
			}
			a.of[k] = f
		}
	}
	return a, nil
}

// refuseTaken refuses a merge that takes over imports of which the other copy's seal is gone, or incidents that are altered there: those have no lines.
func (m *merger) refuseTaken() error {
	var taken []RecordFault
	for _, f := range m.wrong[Theirs].all {
		whole := f.Fault == FaultSeal || f.Fault == FaultRemoved && f.Row > 0
		if whole && slices.ContainsFunc(m.since[Theirs].lines, func(l sinceLine) bool { return l.entry.Seq == f.Line }) {
			taken = append(taken, f)
		}
	}
	return m.refuseIncidents(m.other, Theirs, taken, "SELECT lower(hex(o.uuid)) FROM other.incident AS o WHERE o.uuid IN (SELECT uuid FROM temp.wrong) AND o.id IN (SELECT theirs FROM temp.fresh)")
}

// refuseIncidents refuses a merge for the incidents of one copy that are altered there among those that a query gives, and for what else was found.
func (m *merger) refuseIncidents(path string, side Side, found []RecordFault, query string, args ...any) error {
	names, err := collect(m.ctx, m.tx, scanText, query, args...)
	if err != nil {
		return fmt.Errorf("looking for what is altered: %w", err)
	}
	for _, name := range names {
		if f, is := m.wrong[side].of[recordKey{"incident", name}]; is {
			found = append(found, f)
		}
	}
	if len(found) > 0 {
		return &AlteredError{Path: path, Faults: found}
	}
	return nil
}

// leaveWrong leaves out of the incidents whose removal is brought together those that are altered in the other copy, where neither trail says anything new of an import that brought them: then nothing of that can have changed but past the trail.
func (m *merger) leaveWrong() error {
	imports := []string{}
	for _, since := range m.since {
		for k := range since.of {
			if k.table == "import_batch" {
				imports = append(imports, k.ident)
			}
		}
	}
	brought := func(copy, incident string) string {
		return fmt.Sprintf(`SELECT b.uuid FROM %[1]s.import_batch AS b JOIN %[1]s.incident AS i ON i.id = pair.%[2]s
			WHERE b.id = i.batch_id OR b.id IN (SELECT r.batch_id FROM %[1]s.incident_removal AS r WHERE r.incident_id = i.id)`, copy, incident)
	}
	_, err := m.exec("leaving out what is altered there", `DELETE FROM temp.pair WHERE theirs IN (SELECT id FROM other.incident WHERE uuid IN (SELECT uuid FROM temp.wrong))
		AND NOT EXISTS (SELECT 1 FROM json_each(?) AS n WHERE unhex(n.value) IN (`+brought("main", "ours")+" UNION ALL "+brought("other", "theirs")+"))", string(jsonOf(imports)))
	return err
}

// refuseMarked refuses a merge that changed of incidents, without lines of them, by which import they came and whether they are removed, where that was altered past the trail of the copy that it was taken from: it would be vouched for by what is
// kept of the change.
func (m *merger) refuseMarked() error {
	const changed = "(i.batch_id, i.recorded_by, i.recorded_at, i.deleted_at) IS NOT (s.batch_id, s.recorded_by, s.recorded_at, s.deleted_at)"
	const marks = "SELECT incident_id, removed_at, batch_id, restored_at FROM "
	const marked = " WHERE incident_id IN (SELECT incident FROM temp.wrongly)"
	err := m.refuseIncidents(m.other, Theirs, nil, `SELECT lower(hex(o.uuid)) FROM temp.wrongly AS w JOIN other.incident AS o ON o.id = w.theirs JOIN main.incident AS i ON i.id = w.incident JOIN stood AS s ON s.id = i.id
		WHERE `+changed+" OR i.id IN (SELECT incident_id FROM (SELECT * FROM ("+marks+"main.incident_removal"+marked+" EXCEPT "+marks+"temp.stood_marks) UNION ALL SELECT * FROM ("+marks+"temp.stood_marks EXCEPT "+marks+"main.incident_removal"+marked+")))")
	if err != nil {
		return err
	}
	return m.refuseMarkedHere(changed)
}

// refuseMarkedHere refuses it for what was altered here, and is not put back since the other copy may know better: what is kept of the change, or the line of what else is put back, would vouch for it.
func (m *merger) refuseMarkedHere(changed string) error {
	altered, rewritten := []string{}, []RecordFault{}
	for k, f := range m.wrong[Ours].of {
		comes := slices.ContainsFunc(f.Columns, func(name string) bool { return slices.Contains(provenanceColumns(), name) })
		switch {
		case k.table != "incident" || !comes:
		case !slices.Contains(m.altered, k):
			altered = append(altered, k.ident)
		case len(m.since[Theirs].of) > 0:
			rewritten = append(rewritten, f)
		}
	}
	return m.refuseIncidents(m.path, Ours, rewritten, "SELECT lower(hex(i.uuid)) FROM main.incident AS i JOIN stood AS s ON s.id = i.id WHERE i.uuid IN (SELECT unhex(value) FROM json_each(?)) AND "+changed, string(jsonOf(altered)))
}

// refuseAltered refuses to write a line of a record that is altered in the copy from which what stands there now comes.
func (m *merger) refuseAltered(k recordKey) error {
	p := m.byKey[k]
	if f, is := m.wrong[Theirs].of[k]; is && p.takes(f, m.before[k] == nil) {
		return &AlteredError{Path: m.other, Faults: []RecordFault{f}}
	}
	if f, is := m.wrong[Ours].of[k]; is && !slices.Contains(m.altered, k) && !slices.Contains(m.lost, k) && (p == nil || p.keepsOf(f)) {
		return &AlteredError{Path: m.path, Faults: []RecordFault{f}}
	}
	return nil
}

// takes reports whether a record becomes what it is in the other copy, or part of that; fresh tells that it was not here.
func (p *mergePlan) takes(f RecordFault, fresh bool) bool {
	switch {
	case p == nil:
		return fresh
	case f.Fault == FaultRemoved:
		return p.do == actRemove
	}
	return (p.do == actAdd || p.do == actChange) && p.decided != Ours
}

// keepsOf reports whether something of what a record is here stays.
func (p *mergePlan) keepsOf(f RecordFault) bool {
	return f.Fault != FaultRemoved && p.do != actRemove && (p.do == actKeep || p.both && p.decided != Theirs)
}
