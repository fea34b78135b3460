package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// Likely is an incident that may be the one that is being entered, and why.
type Likely struct {
	Key      int64
	Incident ceasefire.Incident
	Why      string
}

// reach is how many seconds before and after an incident others are looked for.
const reach = 24 * 60 * 60

// mostCompared bounds how many incidents the words are compared with: in a busy place those go first that are closest by their counts, place, type and time.
const mostCompared = 1000

// LikelyDuplicates gives incidents that may be the same as one that is being entered, by ceasefire.LikelyDuplicate. Only what begins within a day of
// it is looked at, by the index by time: what covers more than a day is found where it begins then.
func (d *Dossier) LikelyDuplicates(ctx context.Context, i ceasefire.Incident, most int) ([]Likely, error) {
	if i.When.From.IsZero() || i.Place.Name == "" && !i.Place.HasPoint {
		return nil, nil
	}
	const degrees = 0.2 // more than ten kilometres wherever people live
	keys, err := collect(ctx, d.read, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, `SELECT id FROM incident WHERE starts_at BETWEEN ? AND ? AND deleted_at IS NULL AND uuid <> ?
		AND (place <> '' AND lower(place) = lower(?) OR ? AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?)
		ORDER BY coalesce(deaths_best = ? OR injured_best = ?, 0) DESC, lower(place) = lower(?) DESC, type = ? DESC, abs(starts_at - ?) LIMIT ?`,
		i.When.From.Unix()-reach, i.When.Until.Unix()+reach, i.ID[:], i.Place.Name,
		i.Place.HasPoint, i.Place.Point.Lat-degrees, i.Place.Point.Lat+degrees, i.Place.Point.Lon-degrees, i.Place.Point.Lon+degrees,
		countedBest(i.Deaths.Best), countedBest(i.Injured.Best), i.Place.Name, i.Type, i.When.From.Unix(), mostCompared)
	if err != nil {
		return nil, fmt.Errorf("looking for the same incident: %w", err)
	}
	var likely []Likely
	for _, key := range keys {
		if len(likely) == most {
			break
		}
		_, other, err := readIncident(ctx, d.read, "i.id = ?", key)
		if err != nil {
			return nil, err
		}
		if why, same := ceasefire.LikelyDuplicate(i, other); same {
			likely = append(likely, Likely{Key: key, Incident: other, Why: why})
		}
	}
	return likely, nil
}

// countedBest gives the best estimate where it tells incidents apart, and else a number that no incident has.
func countedBest(c ceasefire.Count) int {
	if !c.Known || c.N == 0 {
		return -2 // what is unknown may be kept as -1
	}
	return c.N
}

// LastEntered gives the incident that was typed in last, however many were imported since; found tells whether there is one.
func (d *Dossier) LastEntered(ctx context.Context) (i ceasefire.Incident, found bool, err error) {
	_, i, err = readIncident(ctx, d.read, `i.uuid = (SELECT `+nowKnown("incident", "audit.uuid")+` FROM audit
		WHERE +record = ? AND action = 'add' ORDER BY seq DESC LIMIT 1)`, "incident")
	var none *NotFoundError
	if errors.As(err, &none) {
		return i, false, nil
	}
	return i, err == nil, err
}
