package store

import (
	"context"
	"database/sql"

	"truceboard/store/ceasefire"
)

// Annul records that a ruling does not count, or counts again where the annulment restores it, and gives the annulment as it was saved. One that must
// not be saved is an *InvalidError.
func (d *Dossier) Annul(ctx context.Context, ruling ceasefire.ID, a ceasefire.Annulment) (ceasefire.Annulment, error) {
	a.ID = idOrNew(a.ID)
	err := d.write(ctx, func(c *change) error {
		frame, err := readFrame(ctx, c.tx)
		if err != nil {
			return err
		}
		if err := valid(a.Problems(frame, ruling)); err != nil {
			return err
		}
		a.Recorded = c.stamp(a.Recorded)
		key, err := c.keyOf("determination", ruling)
		if err != nil {
			return err
		}
		return c.addAnnulment(key, a)
	})
	return a, err
}

func (c *change) addAnnulment(determination any, a ceasefire.Annulment) error {
	fields := append(c.stamped(a.Recorded), field{"uuid", a.ID[:]}, field{"determination_id", determination},
		field{"restores", a.Restores}, field{"reason", a.Reason})
	key, err := c.insert("annulment", fields...)
	if err != nil {
		return err
	}
	action := "annul"
	if a.Restores {
		action = "restore"
	}
	return c.record(action, "annulment", a.ID, key, nil)
}

// readAnnulments reads the annulments of every ruling, oldest first, by the ruling's ID.
func readAnnulments(ctx context.Context, q querier) (map[ceasefire.ID][]ceasefire.Annulment, error) {
	type tie struct {
		of        ceasefire.ID
		annulment ceasefire.Annulment
	}
	ties, err := collect(ctx, q, func(rows *sql.Rows) (t tie, err error) {
		a := &t.annulment
		err = rows.Scan(into(&t.of), into(&a.ID), &a.Restores, &a.Reason, &a.Recorded.By, into(&a.Recorded.At))
		return t, err
	}, `SELECT d.uuid, a.uuid, a.restores, a.reason, a.recorded_by, a.recorded_at
		FROM annulment AS a JOIN determination AS d ON d.id = a.determination_id WHERE `+standing("annulment", "a.id")+` ORDER BY a.recorded_at, a.id`)
	annulments := map[ceasefire.ID][]ceasefire.Annulment{}
	for _, t := range ties {
		annulments[t.of] = append(annulments[t.of], t.annulment)
	}
	return annulments, err
}
