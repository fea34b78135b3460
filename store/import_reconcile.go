package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// rereading is a row of a data set that changed since it was read last: the incident as it stands, as the source has it now, and as it is to be. Both names the fields that an analyst changed too.
type rereading struct {
	was, source, now ceasefire.Incident
	both             []string
	edited           bool // somebody changed the incident since, so that now is not what the source has
}

// reread compares a row with the incident that it is known as, and with how its data set had it when it was read last. What an analyst changed since and the data set did not stays as it is.
func (m *importer) reread(k knownRow, i ceasefire.Incident) (r rereading, err error) {
	if r.was, r.source, err = m.asRead(k, i); err != nil {
		return r, err
	}
	r.now = r.source
	if m.batch.Same == SameContent || k.dataset != i.Origin.Dataset || !i.ID.IsZero() || k.digest == "" || k.removed {
		return r, nil // this program's own says what it is to be
	}
	read, edited, err := m.lastRead(k)
	if err != nil || !edited {
		return r, err
	}
	r.now, r.both = ceasefire.Reconciled(read, r.was, r.source, m.batch.Overwrite)
	if m.batch.Cites {
		r.now.Citations = reconciledSources(read.Citations, r.was.Citations, r.source.Citations)
	}
	r.edited = len(ceasefire.Differences(r.source, r.now, m.frame)) > 0
	r.now, err = m.derived(k.key, r.now)
	return r, err
}

// reconciledSources gives what an incident is to cite by what its row cited when it was read last, what it cites here, and what the row cites now: what an analyst added to a row's sources or graded otherwise stays, what he took out stays out, and
// what the row has no longer goes.
func reconciledSources(read, mine, theirs []ceasefire.Citation) (now []ceasefire.Citation) {
	has := func(list []ceasefire.Citation, c ceasefire.Citation) bool {
		return slices.ContainsFunc(list, func(o ceasefire.Citation) bool { return o.Source == c.Source })
	}
	for _, c := range mine {
		if !slices.Contains(read, c) || slices.Contains(theirs, c) {
			now = append(now, c)
		}
	}
	for _, c := range theirs {
		if !slices.Contains(read, c) && !has(now, c) {
			now = append(now, c)
		}
	}
	return now
}

// lastRead gives an incident as it was when the row of its digest was read: the first state that the trail tells of with that digest. Without one nobody changed it since.
func (m *importer) lastRead(k knownRow) (read ceasefire.Incident, edited bool, err error) {
	var seq int64
	err = m.tx.QueryRowContext(m.ctx, `SELECT seq FROM audit WHERE record = 'incident' AND uuid = ? AND json_extract(before_row, '$.dataset_digest') = ?
		AND json_extract(before_row, '$.dataset') = ? ORDER BY seq LIMIT 1`, k.id[:], k.digest, k.dataset).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return read, false, nil
	}
	if err != nil {
		return read, false, fmt.Errorf("reading how a row was imported: %w", err)
	}
	read, err = m.incidentOf(seq, k.key)
	return read, err == nil, err
}

// changes says what would change here, and what was changed here too.
func (m *importer) changes(r rereading) []ceasefire.FieldChange {
	fields := ceasefire.Differences(r.was, r.now, m.frame)
	if !m.batch.Overwrite {
		fields = append(fields, ceasefire.Beside(r.both, r.was, r.source, m.frame)...)
	}
	return fields
}

// update writes a row that changed. Where an analyst's changes stay, the trail keeps first what the data set says, by which the next reading tells one from the other, and then what stays.
func (m *importer) update(key int64, r rereading) error {
	if r.edited {
		if err := m.replace(key, r.source); err != nil {
			return err
		}
	}
	return m.replace(key, r.now)
}
