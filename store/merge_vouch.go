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
	return fmt.Sprintf("nothing was merged: in %s these were changed past its audit trail, and merging would vouch for them: %s; put them right there first (truceboard check names them all), by merging an undamaged copy or backup into it, or by editing them, or take another copy",
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
	names := []string{}
	for k := range m.wrong[Theirs].of {
		names = append(names, k.ident)
	}
	_, err = m.exec("noting what is altered there", "CREATE TEMP TABLE wrong AS SELECT unhex(value) AS uuid FROM json_each(?) WHERE unhex(value) IS NOT NULL", string(jsonOf(names)))
	return err
}

// alteredBy lists faults by what their records are known by from now on; what is worked out anew anyway is none.
func (m *merger) alteredBy(faults []RecordFault) (a alteredIn, err error) {
	a.of = map[recordKey]RecordFault{}
	for _, f := range faults {
		if f.Fault == FaultDerived {
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

// refuseTaken refuses a merge that takes over imports of which the other copy's seal is gone, or incidents that are altered there: those have no lines, or are brought together by what stands in their rows.
func (m *merger) refuseTaken() error {
	var taken []RecordFault
	for _, f := range m.wrong[Theirs].all {
		whole := f.Fault == FaultSeal || f.Fault == FaultRemoved && f.Row > 0
		if whole && slices.ContainsFunc(m.since[Theirs].lines, func(l sinceLine) bool { return l.entry.Seq == f.Line }) {
			taken = append(taken, f)
		}
	}
	names, err := collect(m.ctx, m.tx, scanText, `SELECT lower(hex(o.uuid)) FROM other.incident AS o WHERE o.uuid IN (SELECT uuid FROM temp.wrong) AND o.id IN (SELECT theirs FROM temp.fresh UNION SELECT theirs FROM temp.pair)`)
	if err != nil {
		return fmt.Errorf("looking for what is altered there: %w", err)
	}
	for _, name := range names {
		if f, is := m.wrong[Theirs].of[recordKey{"incident", name}]; is {
			taken = append(taken, f)
		}
	}
	if len(taken) > 0 {
		return &AlteredError{Path: m.other, Faults: taken}
	}
	return nil
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
