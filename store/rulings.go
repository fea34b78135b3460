package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// keyOf gives a record's key within the file as a parameter, NULL for the zero ID.
func (c *change) keyOf(table string, id ceasefire.ID) (any, error) {
	if id.IsZero() {
		return nil, nil
	}
	id, err := known(c.ctx, c.tx, table, id)
	if err != nil {
		return nil, err
	}
	var key int64
	err = c.tx.QueryRowContext(c.ctx, "SELECT id FROM "+table+" WHERE uuid = ?", id[:]).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &NotFoundError{What: table}
	}
	if err != nil {
		return nil, fmt.Errorf("looking for a row of %s: %w", table, err)
	}
	return key, nil
}

// Assess records an assessment, which follows whatever was recorded before, and gives it as it was saved. One that must not be saved is an
// *InvalidError.
func (d *Dossier) Assess(ctx context.Context, a ceasefire.Assessment) (ceasefire.Assessment, error) {
	a.ID = idOrNew(a.ID)
	err := d.write(ctx, func(c *change) error {
		frame, err := readFrame(ctx, c.tx)
		if err != nil {
			return err
		}
		if err := valid(a.Problems(frame)); err != nil {
			return err
		}
		a.Recorded, a.Precision = c.stamp(a.Recorded), max(a.Precision, ceasefire.PrecisionMinute)
		commitment, err := c.keyOf("commitment", a.Commitment)
		if err != nil {
			return err
		}
		source, err := c.keyOf("source", a.Source)
		if err != nil {
			return err
		}
		return c.addAssessment(a, commitment, source)
	})
	return a, err
}

func (c *change) addAssessment(a ceasefire.Assessment, commitment, source any) error {
	var score any
	if a.Judgement == ceasefire.Scored {
		score = a.Score
	}
	fields := append(c.stamped(a.Recorded), field{"uuid", a.ID[:]}, field{"commitment_id", commitment}, field{"at", a.At.Unix()},
		field{"precision", int64(max(a.Precision, ceasefire.PrecisionMinute))}, field{"judgement", string(a.Judgement)}, field{"score", score}, field{"rationale", a.Rationale}, field{"source_id", source})
	key, err := c.insert("assessment", fields...)
	if err != nil {
		return err
	}
	if err := c.addEvidence("assessment", key, a.Evidence); err != nil {
		return err
	}
	return c.record("add", "assessment", a.ID, key, nil)
}

func (c *change) addEvidence(table string, key int64, evidence []ceasefire.Evidence) error {
	for _, e := range evidence {
		incident, err := c.keyOf("incident", e.Incident)
		if err != nil {
			return err
		}
		if _, err := c.insert(table+"_evidence", field{table + "_id", key}, field{"incident_id", incident}, field{"stance", string(e.Stance)}); err != nil {
			return err
		}
	}
	return nil
}

// Determine records a ruling on a clock and gives it as it was saved. One that must not be saved is an *InvalidError.
func (d *Dossier) Determine(ctx context.Context, ruling ceasefire.Determination) (ceasefire.Determination, error) {
	ruling.ID = idOrNew(ruling.ID)
	err := d.write(ctx, func(c *change) error {
		frame, err := readFrame(ctx, c.tx)
		if err != nil {
			return err
		}
		if err := valid(ruling.Problems(frame)); err != nil {
			return err
		}
		ruling.Recorded = c.stamp(ruling.Recorded)
		keys := [3]any{}
		for i, of := range []struct {
			table string
			id    ceasefire.ID
		}{{"clock", ruling.Clock}, {"clock_leg", ruling.Leg}, {"source", ruling.Source}} {
			if keys[i], err = c.keyOf(of.table, of.id); err != nil {
				return err
			}
		}
		return c.addDetermination(ruling, keys[0], keys[1], keys[2])
	})
	return ruling, err
}

func (c *change) addDetermination(d ceasefire.Determination, clock, leg, source any) error {
	fields := append(c.stamped(d.Recorded), field{"uuid", d.ID[:]}, field{"clock_id", clock}, field{"leg_id", leg},
		field{"ruling", string(d.Ruling)}, field{"at", d.At.Unix()}, field{"precision", int64(d.Precision)}, field{"until_at", timeArg(d.Until)},
		field{"reason", d.Reason}, field{"source_id", source})
	key, err := c.insert("determination", fields...)
	if err != nil {
		return err
	}
	if err := c.addEvidence("determination", key, d.Evidence); err != nil {
		return err
	}
	if err := c.record("add", "determination", d.ID, key, nil); err != nil {
		return err
	}
	for _, a := range d.Annulments {
		if err := c.addAnnulment(key, a); err != nil {
			return err
		}
	}
	return nil
}

// Ruled gives the keys of the incidents on which an analyst has ruled that they did or did not break a streak, as it stood at an instant. An annulled
// ruling rules on nothing.
func (d *Dossier) Ruled(ctx context.Context, asOf ceasefire.AsOf) (map[int64]bool, error) {
	known := knownUntil(asOf)
	keys, err := collect(ctx, d.read, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, `SELECT DISTINCT e.incident_id FROM determination_evidence AS e JOIN determination AS d ON d.id = e.determination_id
		WHERE d.ruling IN ('broken', 'dismissed') AND d.at <= ? AND d.recorded_at <= ? AND `+stood("determination", "d.id", known)+` AND coalesce((SELECT a.restores FROM annulment AS a
			WHERE a.determination_id = d.id AND a.recorded_at <= ? AND `+stood("annulment", "a.id", known)+` ORDER BY a.recorded_at DESC, a.id DESC LIMIT 1), 1) = 1`, asOf.At.Unix(), known, known)
	if err != nil {
		return nil, fmt.Errorf("reading the incidents that were ruled on: %w", err)
	}
	ruled := make(map[int64]bool, len(keys))
	for _, key := range keys {
		ruled[key] = true
	}
	return ruled, nil
}

// sourceFor gives the source that has the same ID, whatever it is called here, or else the same title, publisher and address, adding it where there is none.
func (c *change) sourceFor(s ceasefire.Source) (int64, ceasefire.Source, error) {
	var key int64
	var gone bool
	err := c.tx.QueryRowContext(c.ctx, `SELECT id, uuid, removed_at IS NOT NULL FROM source WHERE uuid = ?1 OR title = ?2 AND publisher = ?3 AND address = ?4
		ORDER BY removed_at IS NOT NULL, uuid <> ?1, id LIMIT 1`, s.ID[:], s.Title, s.Publisher, s.Address).Scan(&key, into(&s.ID), &gone)
	if err == nil && gone {
		if err = c.set("source", key, append(sourceFields(s), field{"removed_at", nil})...); err == nil {
			err = c.record("add", "source", s.ID, key, nil)
		}
		return key, s, err
	}
	if err == nil {
		return key, s, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return 0, s, fmt.Errorf("looking for a source: %w", err)
	}
	s.ID = idOrNew(s.ID)
	key, err = c.addSource(s)
	return key, s, err
}
