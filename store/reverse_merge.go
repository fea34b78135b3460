package store

import (
	"database/sql"
	"fmt"
	"time"
)

// A merge writes more than its lines tell record by record: incidents that an import had brought come with the one line of that import, incidents that both copies had are brought together (the table together), and records that
// both had added get one identifier (the table identity). It is turned when nothing that followed it stands.

// turnMerge takes a merge back, or carries it out again.
func (r *reverser) turnMerge() error {
	all, err := r.merged()
	if err != nil {
		return err
	}
	if err := r.holdIncidents(all); err != nil {
		return err
	}
	var others, batches []written
	for _, t := range all {
		if t.record == "import_batch" {
			batches = append(batches, t)
		} else {
			others = append(others, t)
		}
	}
	steps := []func() error{r.apart, func() error { return r.turnBatches(batches) }, func() error { return r.putAll(others) }}
	if r.of.Kind == ChangeUndo { // what was done first is taken back last
		steps[0], steps[2] = steps[2], steps[0]
	}
	for _, step := range append(steps, r.keepApart, r.renameBack, r.deriveAgain) {
		if err := step(); err != nil {
			return err
		}
	}
	return r.tellIdentities()
}

// merged lists the records that the change wrote and left as they were not. An incident that the merge brought was not there before, though its line has it as it came.
func (r *reverser) merged() ([]written, error) {
	all, err := r.touched()
	if err != nil || r.of.Kind != ChangeMerge {
		return all, err
	}
	type lineState struct{ added, same bool }
	states := map[int64]lineState{}
	_, err = collect(r.ctx, r.tx, func(rows *sql.Rows) (none struct{}, err error) {
		var seq int64
		var state lineState
		err = rows.Scan(&seq, &state.added, &state.same)
		states[seq] = state
		return none, err
	}, "SELECT seq, coalesce(json_extract(origin, '$.added'), 0), before_row IS after_row FROM audit WHERE seq BETWEEN ? AND ?", r.of.First, r.of.Last)
	if err != nil {
		return nil, fmt.Errorf("reading what a merge wrote: %w", err)
	}
	var wrote []written
	for _, t := range all {
		switch state := states[t.first]; {
		case state.added:
			_, became, err := r.rows(t)
			if err != nil {
				return nil, err
			}
			t.state = &[2]row{nil, became}
		case state.same && t.first == t.last:
			continue
		}
		wrote = append(wrote, t)
	}
	return wrote, nil
}

// apart puts into the rows of incidents that the merge brought together what stood there before, and notes what stands there now.
func (r *reverser) apart() error {
	_, err := r.tx.ExecContext(r.ctx, `CREATE TEMP TABLE stood AS SELECT i.id, i.batch_id, i.recorded_by, i.recorded_at, i.deleted_at FROM main.together AS t JOIN main.incident AS i ON i.id = t.incident_id WHERE t.change = ?`, r.of.First)
	if err != nil {
		return fmt.Errorf("noting what was brought together: %w", err)
	}
	type marked struct {
		key        int64
		was, shall time.Time
	}
	marks, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (m marked, err error) {
		err = rows.Scan(&m.key, into(&m.was), into(&m.shall))
		return m, err
	}, "SELECT i.id, i.deleted_at, t.deleted_at FROM together AS t JOIN incident AS i ON i.id = t.incident_id WHERE t.change = ? AND (i.deleted_at IS NULL) <> (t.deleted_at IS NULL)", r.of.First)
	if err != nil {
		return fmt.Errorf("reading what was brought together: %w", err)
	}
	for _, m := range marks {
		if _, err := r.markIncident(m.key, m.was, m.shall); err != nil {
			return err
		}
	}
	_, err = r.tx.ExecContext(r.ctx, `UPDATE incident SET batch_id = t.batch_id, recorded_by = t.recorded_by, recorded_at = t.recorded_at, changed_at = ?1
		FROM together AS t WHERE t.change = ?2 AND t.incident_id = incident.id`, r.now.Unix(), r.of.First)
	if err != nil {
		return fmt.Errorf("putting apart what was brought together: %w", err)
	}
	return nil
}

// keepApart keeps what stood in the rows that were put apart, and what stands there once the whole is turned.
func (r *reverser) keepApart() error {
	for _, text := range []string{keepTogether, "DROP TABLE temp.stood"} {
		var args []any
		if text == keepTogether {
			args = append(args, r.trail.first)
		}
		if _, err := r.tx.ExecContext(r.ctx, text, args...); err != nil {
			return fmt.Errorf("keeping what was brought together: %w", err)
		}
	}
	return nil
}

// turnBatches undoes the imports that the merge brought, and has those count again that it had undone, or the other way round.
func (r *reverser) turnBatches(batches []written) error {
	for _, t := range batches {
		was, _, err := r.rows(t)
		if err == nil {
			err = r.turnBrought(t, was == nil || was["undone_at"] != nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// turnBrought undoes an import, or has it count again, with the incidents that the merge brought with it. Those that were here before are put apart by themselves.
func (r *reverser) turnBrought(t written, undone bool) error {
	var is, brought bool
	u := undoer{all: true, action: actionRedo}
	err := r.tx.QueryRowContext(r.ctx, `SELECT id, undone_at IS NOT NULL, EXISTS (SELECT 1 FROM audit WHERE seq BETWEEN ?2 AND ?3 AND record = 'import_batch' AND uuid = ?1 AND before_row IS NULL)
		FROM import_batch WHERE uuid = ?1`, t.id[:], r.root.First, r.root.Last).Scan(&u.key, &is, &brought)
	if err != nil {
		return fmt.Errorf("looking for an import: %w", err)
	}
	if is == undone {
		return nil
	}
	if u.writer, err = newWriter(r.change); err != nil {
		return err
	}
	if u.before, err = r.rowOf("import_batch", u.key); err != nil {
		return err
	}
	var at any
	if undone {
		u.action, at = actionUndo, r.now.Unix()
	}
	switch {
	case brought && undone:
		err = u.remove()
	case brought:
		err = r.bringAgain(u.key)
	}
	if err != nil {
		return err
	}
	if err := r.set("import_batch", u.key, field{"undone_at", at}); err != nil {
		return err
	}
	return u.recordTurned(t.id)
}

// bringAgain takes the mark off the incidents of an import that taking the merge back had marked.
func (r *reverser) bringAgain(batch int64) error {
	const marked = "SELECT incident_id FROM incident_removal WHERE batch_id = ?1 AND removed_at = ?2 AND restored_at IS NULL"
	for _, text := range []string{
		"UPDATE incident SET deleted_at = NULL, changed_at = ?3 WHERE id IN (" + marked + ")",
		"UPDATE incident_removal SET restored_at = max(?3, removed_at) WHERE batch_id = ?1 AND removed_at = ?2 AND restored_at IS NULL",
	} {
		if _, err := r.tx.ExecContext(r.ctx, text, batch, r.of.At.Unix(), r.now.Unix()); err != nil {
			return fmt.Errorf("bringing incidents back: %w", err)
		}
	}
	return nil
}

// renameBack gives the records back the identifiers that the change took from them. By what they were known until now is kept too.
func (r *reverser) renameBack() error {
	for _, table := range mergedTables() {
		if likeness(table) == nil {
			continue
		}
		if err := r.rename(table, "SELECT became AS was, uuid AS becomes FROM main.identity WHERE record = ?1 AND change = ?2 AND own", r.of.First); err != nil {
			return err
		}
	}
	_, err := r.tx.ExecContext(r.ctx, `INSERT INTO identity (change, record, uuid, became, own) SELECT DISTINCT ?1, s.record, n.uuid, s.uuid, n.uuid = s.became
		FROM identity AS s JOIN identity AS n ON n.record = s.record AND n.became = s.became WHERE s.change = ?2 AND s.own ORDER BY s.record, s.uuid, n.uuid`, r.trail.first, r.of.First)
	if err != nil {
		return fmt.Errorf("keeping by what records were known: %w", err)
	}
	return nil
}

// deriveAgain works out anew what follows from the names and rules that stand now, of all incidents.
func (r *reverser) deriveAgain() error {
	frame, err := readFrame(r.ctx, r.tx)
	if err != nil {
		return err
	}
	return r.deriveAll(frame)
}
