package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// WithBelongings gives the incidents that analysts ruled on or that files are kept with.
func (d *Dossier) WithBelongings(ctx context.Context) (map[ceasefire.ID]bool, error) {
	ids, err := collect(ctx, d.read, func(rows *sql.Rows) (id ceasefire.ID, err error) {
		err = rows.Scan(into(&id))
		return id, err
	}, `SELECT uuid FROM incident WHERE id IN (SELECT incident_id FROM scope_override UNION SELECT incident_id FROM attribution
		UNION SELECT incident_id FROM attachment WHERE removed_at IS NULL)`)
	if err != nil {
		return nil, fmt.Errorf("looking for what belongs to incidents: %w", err)
	}
	found := make(map[ceasefire.ID]bool, len(ids))
	for _, id := range ids {
		found[id] = true
	}
	return found, nil
}

// Belongings gives what belongs to an incident, oldest first, one after another: a file may be large. What was recorded after a known-at is left out.
func (d *Dossier) Belongings(ctx context.Context, id ceasefire.ID, asOf ceasefire.AsOf, do func(ceasefire.Belonging) error) error {
	ruled, err := d.RulingsOn(ctx, id, asOf)
	if err != nil {
		return err
	}
	for _, o := range slices.Backward(ruled.Overrides) {
		err = errors.Join(err, do(ceasefire.Belonging{Incident: id, Override: &o}))
	}
	for _, a := range slices.Backward(ruled.Attributions) {
		err = errors.Join(err, do(ceasefire.Belonging{Incident: id, Attribution: &a}))
	}
	files, unread := d.Attachments(ctx, id)
	for _, f := range files {
		if err != nil || !asOf.KnownAt.IsZero() && f.Recorded.At.After(asOf.KnownAt) {
			continue
		}
		var content []byte
		if content, err = d.AttachmentContent(ctx, f.ID); err == nil {
			err = do(ceasefire.Belonging{Incident: id, File: &ceasefire.KeptFile{ID: f.ID, Name: f.Name, MediaType: f.MediaType, Content: content, Recorded: f.Recorded}})
		}
	}
	return errors.Join(err, unread)
}

// bare reports whether a dossier holds nothing but the name of an agreement, or nothing more since an import was undone: then an import may bring all the rest of it.
func (c *change) bare() (ceasefire.Frame, bool, error) {
	frame, err := readFrame(c.ctx, c.tx)
	if err != nil {
		return frame, false, err
	}
	var incidents bool
	if err := c.tx.QueryRowContext(c.ctx, "SELECT EXISTS (SELECT 1 FROM incident WHERE deleted_at IS NULL)").Scan(&incidents); err != nil {
		return frame, false, fmt.Errorf("looking for incidents: %w", err)
	}
	records := len(frame.Parties) + len(frame.Clocks) + len(frame.Commitments) + len(frame.ScopeRules) + len(frame.Timeline) + len(frame.Tallies) + len(frame.Areas)
	return frame, records == 0 && !incidents, nil
}

// takeFrame writes the frame that comes with an import into a dossier that has none of its own. What was judged and ruled waits for the incidents that are its evidence.
func (m *importer) takeFrame(c *change) error {
	if m.batch.Frame == nil {
		return nil
	}
	before, bare, err := c.bare()
	if err != nil {
		return err
	}
	if !bare {
		m.result.FrameLeft, m.result.FrameOther = m.batch.Frame.Beyond(before)
		return nil
	}
	after := *m.batch.Frame
	after.Agreement.ID = before.Agreement.ID // the dossier stays itself
	if err := valid(after.Problems()); err != nil {
		return fmt.Errorf("the agreement that the file holds: %w", err)
	}
	m.result.FrameTaken = true
	return c.replaceFrame(before, after)
}

// takeJudged writes what was judged and ruled, by the evidence that is here.
func (m *importer) takeJudged() error {
	if !m.result.FrameTaken {
		return nil
	}
	w, err := newFramer(m.change)
	if err != nil {
		return err
	}
	fresh := ceasefire.Frame{}
	for _, ruling := range m.batch.Frame.Determinations {
		there, err := m.reinstated("determination", ruling.ID)
		for _, a := range ruling.Annulments {
			_, again := m.reinstated("annulment", a.ID)
			err = errors.Join(err, again)
		}
		if err != nil {
			return err
		}
		if ruling.Evidence, err = m.present(ruling.Evidence); err != nil {
			return err
		}
		if !there {
			fresh.Determinations = append(fresh.Determinations, ruling)
		}
	}
	for _, score := range m.batch.Frame.Assessments {
		there, err := m.reinstated("assessment", score.ID)
		if err != nil {
			return err
		}
		if score.Evidence, err = m.present(score.Evidence); err != nil {
			return err
		}
		if !there {
			fresh.Assessments = append(fresh.Assessments, score)
		}
	}
	return errors.Join(w.addDeterminations(fresh), w.addAssessments(fresh))
}

// reinstated lets a record count again that is in the file since an import that was undone, and reports whether it is there.
func (m *importer) reinstated(table string, id ceasefire.ID) (bool, error) {
	key, err := m.keyOf(table, id)
	var none *NotFoundError
	switch {
	case errors.As(err, &none), err == nil && key == nil:
		return false, nil
	case err != nil:
		return false, err
	case table == "attachment":
		return true, m.markFile("restore", id, nil)
	}
	return true, m.withdraw(written{record: table, id: id}, true)
}

// present leaves out the evidence that did not come along: an export holds the incidents that were filtered.
func (m *importer) present(evidence []ceasefire.Evidence) ([]ceasefire.Evidence, error) {
	var there []ceasefire.Evidence
	for _, e := range evidence {
		_, err := m.keyOf("incident", e.Incident)
		var gone *NotFoundError
		if errors.As(err, &gone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		there = append(there, e)
	}
	return there, nil
}

// takeBelongings writes what belongs to the incidents that this import added: those that were here already keep what was ruled on them here, so that undoing the import has nothing to sort out, and
// what is left is counted. Two copies of one dossier come together by a merge.
func (m *importer) takeBelongings() error {
	if m.batch.Belongings == nil {
		return nil
	}
	for b, err := range m.batch.Belongings {
		m.result.Belonging.add(b)
		if err == nil {
			err = m.takeBelonging(b)
		}
		if err != nil && !isUnique(err) { // one that is here already stays as it is
			return fmt.Errorf("taking what belongs to incidents: %w", err)
		}
	}
	return nil
}

func (m *importer) takeBelonging(b ceasefire.Belonging) error {
	var key int64
	err := m.tx.QueryRowContext(m.ctx, "SELECT id FROM incident WHERE uuid = ? AND batch_id = ?", b.Incident[:], m.key).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return m.leaveBelonging(b)
	}
	if err != nil {
		return fmt.Errorf("looking for an incident: %w", err)
	}
	if m.dry {
		return nil
	}
	if b.File != nil {
		return m.takeFile(key, *b.File)
	}
	if b.Override != nil {
		err = m.takeRuling("scope_override", b.Override.ID, func() error { return m.override(key, *b.Override) })
	} else if b.Attribution != nil {
		err = m.takeRuling("attribution", b.Attribution.ID, func() error { return m.attribute(key, *b.Attribution) })
	}
	if err != nil {
		return err
	}
	if err := m.words.before(key); err != nil {
		return err
	}
	_, incident, err := readIncident(m.ctx, m.tx, "i.id = ?", key)
	if err == nil {
		incident, err = m.derived(key, incident)
	}
	if err != nil {
		return err
	}
	return m.rewrite("derive", key, incident)
}

// leaveBelonging counts what is not taken, unless it is here.
func (m *importer) leaveBelonging(b ceasefire.Belonging) error {
	table, id := "attachment", ceasefire.ID{}
	switch {
	case b.Override != nil:
		table, id = "scope_override", b.Override.ID
	case b.Attribution != nil:
		table, id = "attribution", b.Attribution.ID
	case b.File != nil:
		id = b.File.ID
	}
	key, err := m.keyOf(table, id)
	var none *NotFoundError
	if err != nil && !errors.As(err, &none) {
		return err
	}
	if err != nil || key == nil {
		m.result.BelongingLeft.add(b)
	}
	return nil
}

// takeRuling adds a ruling on an incident, or lets it count again.
func (m *importer) takeRuling(table string, id ceasefire.ID, add func() error) error {
	there, err := m.reinstated(table, id)
	if err != nil || there {
		return err
	}
	return add()
}

// takeFile keeps a file with an incident, or lets it be there again.
func (m *importer) takeFile(incident int64, f ceasefire.KeptFile) error {
	there, err := m.reinstated("attachment", f.ID)
	if err != nil || there {
		return err
	}
	a, err := attachmentOf(f.Name, f.Content)
	if err != nil {
		return err
	}
	a.ID, a.Recorded = idOrNew(f.ID), m.stamp(f.Recorded)
	return m.attach(incident, a, f.Content)
}
