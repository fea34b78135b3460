package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// Sameness is how an import tells a row that is here already from one that changed.
type Sameness int

// The ways to tell. Where the digest of a row is the one under which it is known, SameDigest and SameReading take it as it was; where it is another, SameReading looks whether it says anything
// else, since the same row may be read otherwise now. SameContent looks at what the rows say: they carry the digests of rows of other files.
const (
	SameDigest Sameness = iota
	SameReading
	SameContent
)

// knownRow is an incident that a row of the file is known as. removed tells that the undoing of an import marked it as deleted.
type knownRow struct {
	key     int64
	id      ceasefire.ID
	dataset string
	digest  string
	removed bool
}

// takeSource adds a source that the rows cite, where the dossier does not have it, and notes under which ID they cite it.
func (m *importer) takeSource(s ceasefire.Source) error {
	key, here, err := m.sourceFor(s)
	if err != nil {
		return err
	}
	if m.cited == nil {
		m.cited = map[ceasefire.ID]ceasefire.ID{}
	}
	m.keys.sources[s.ID], m.cited[s.ID] = key, here.ID
	if _, known := m.frame.Source(here.ID); !known {
		m.frame.Sources = append(slices.Clip(m.frame.Sources), here)
	}
	return nil
}

// ImportedAs reports whether an incident is here under the origin of a row, and was imported from a row that said the same.
func (d *Dossier) ImportedAs(ctx context.Context, o ceasefire.Origin) (same bool, err error) {
	err = d.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM incident WHERE dataset = ? AND dataset_key = ? AND dataset <> '' AND dataset_digest = ? AND dataset_digest <> '')",
		o.Dataset, o.Key, o.Digest).Scan(&same)
	if err != nil {
		return false, fmt.Errorf("looking for a row that is here: %w", err)
	}
	return same, nil
}

func (m *importer) readyKnown() (err error) {
	m.known, err = m.tx.PrepareContext(m.ctx, `SELECT id, uuid, dataset, dataset_digest,
		EXISTS (SELECT 1 FROM incident_removal WHERE incident_id = incident.id AND restored_at IS NULL) FROM incident
		WHERE id = coalesce((SELECT id FROM incident WHERE dataset = ?1 AND dataset_key = ?2 AND dataset <> ''), (SELECT id FROM incident WHERE uuid = ?3))`)
	if err != nil {
		return fmt.Errorf("readying to look for duplicates: %w", err)
	}
	return nil
}

// knownAs finds the incident that a row is which could not be added because it is there already: by its data set and key, or else by its own ID.
func (m *importer) knownAs(i *ceasefire.Incident) (k knownRow, err error) {
	err = m.known.QueryRowContext(m.ctx, i.Origin.Dataset, i.Origin.Key, i.ID[:]).Scan(&k.key, into(&k.id), &k.dataset, &k.digest, &k.removed)
	if errors.Is(err, sql.ErrNoRows) {
		return k, fmt.Errorf("adding an incident: %s %s is neither new nor known", i.Origin.Dataset, i.Origin.Key)
	}
	if err != nil {
		return k, fmt.Errorf("looking for a duplicate: %w", err)
	}
	return k, nil
}

// take takes a row that is there already.
func (m *importer) take(k knownRow, i ceasefire.Incident, problems []ceasefire.Problem) (err error) {
	first := m.met.meet(k.key, i.Origin.Line)
	if first > 0 { // a row above it may have changed that
		if k, err = m.knownAs(&i); err != nil {
			return err
		}
	}
	if m.asItWas(k, i) {
		return m.unchanged(k, i)
	}
	r, err := m.reread(k, i)
	if err != nil {
		return err
	}
	fields := m.changes(r)
	switch {
	case len(fields) == 0 && (m.batch.Same != SameDigest || k.dataset != i.Origin.Dataset):
		return m.unchanged(k, i)
	case first > 0:
		return &repeatedError{line: i.Origin.Line, first: first, key: i.Origin.Key}
	case m.altered(k) != nil:
		return m.refuseAltered(k, i)
	case k.removed:
		if err := m.bringBack(k); err != nil {
			return err
		}
		return m.replace(k.key, r.now)
	}
	m.note(r, i.Origin.Line, fields)
	if !m.batch.ApplyUpdates {
		m.result.Pending++
		return &waitingError{line: i.Origin.Line, dataset: k.dataset, key: i.Origin.Key, title: r.was.Title}
	}
	m.warn(&i, problems)
	m.result.Updated++
	return m.update(k.key, r)
}

// asItWas reports whether a row is, by its digest, as it was when it was imported. One of this dossier's own that comes back in the layout of a data set, which cannot say all of it, stays as it is.
func (m *importer) asItWas(k knownRow, i ceasefire.Incident) bool {
	if k.dataset != i.Origin.Dataset {
		return m.batch.Same == SameDigest
	}
	if k.digest != i.Origin.Digest || k.digest == "" {
		return false
	}
	return m.batch.Same != SameContent || k.dataset == ceasefire.OwnDataset && !k.removed // what was removed may have lost its area with the agreement that had come with it
}

// unchanged takes a row that says what is here already. What an undone import had brought is there again.
func (m *importer) unchanged(k knownRow, i ceasefire.Incident) error {
	switch {
	case k.removed && m.altered(k) != nil:
		return m.refuseAltered(k, i)
	case k.removed:
		return m.bringBack(k)
	}
	m.result.Duplicates++
	return nil
}

// asRead gives an incident as it is, and as a row of the file would have it: where it is kept and who recorded it is no matter of the file, nor are sources that an analyst added to a row of a data set.
func (m *importer) asRead(k knownRow, i ceasefire.Incident) (was, now ceasefire.Incident, err error) {
	if _, was, err = readIncident(m.ctx, m.tx, "i.id = ?", k.key); err != nil {
		return was, now, err
	}
	now = i
	if m.batch.Over != nil {
		now = m.batch.Over(was, i)
	}
	now.ID, now.Recorded, now.Batch, now.Citations = was.ID, was.Recorded, was.Batch, was.Citations
	if k.dataset != i.Origin.Dataset {
		now.Origin = was.Origin
	}
	if m.batch.Same == SameContent || m.batch.Cites && len(i.Citations) > 0 {
		now.Citations = m.asCited(i)
	}
	now, err = m.derived(k.key, now)
	return was, now, err
}

// asCited gives what a row cites by the sources of the dossier.
func (m *importer) asCited(i ceasefire.Incident) []ceasefire.Citation {
	cited := slices.Clone(i.Citations)
	for n, c := range cited {
		cited[n].Source = m.cited[c.Source]
	}
	return cited
}

// bringBack takes a row whose incident came with an import that was undone: it is there again, as one of this import's.
func (m *importer) bringBack(k knownRow) error {
	for _, text := range []string{
		`INSERT INTO together (change, incident_id, batch_id, recorded_by, recorded_at, deleted_at, now_batch_id, now_recorded_by, now_recorded_at, now_deleted_at)
			SELECT ?4, id, batch_id, recorded_by, recorded_at, deleted_at, ?3, recorded_by, recorded_at, NULL FROM incident WHERE id = ?2`,
		"UPDATE incident_removal SET restored_at = max(?1, removed_at) WHERE incident_id = ?2 AND restored_at IS NULL",
		"UPDATE incident SET deleted_at = NULL, changed_at = ?1, batch_id = ?3 WHERE id = ?2",
	} {
		if _, err := m.tx.ExecContext(m.ctx, text, m.now.Unix(), k.key, m.key, m.trail.first); err != nil {
			return fmt.Errorf("bringing an incident back: %w", err)
		}
	}
	m.result.Added++
	return nil
}

// replace writes a changed row over the one that was imported before; what analysts ruled on it stays.
func (m *importer) replace(key int64, now ceasefire.Incident) error {
	if err := m.words.before(key); err != nil {
		return err
	}
	return m.rewrite("update", key, now)
}

// waitingError says that a row changed since it was imported, or since it was exported from here.
type waitingError struct {
	line                int
	dataset, key, title string
}

// Error gives the sentence for a list of rejected rows.
func (e *waitingError) Error() string {
	if e.dataset == "" || e.dataset == ceasefire.OwnDataset {
		return fmt.Sprintf("%q is not what it is here: import with --update to replace it", e.title)
	}
	return fmt.Sprintf("%s %s has changed since it was imported: import with --update to replace it", e.dataset, e.key)
}

// Line gives the line on which the row begins.
func (e *waitingError) Line() int { return e.line }
