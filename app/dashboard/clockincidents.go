package dashboard

import (
	"context"
	"errors"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// clockIncident is an incident in one line, and the key by which it is opened.
type clockIncident struct {
	key   int64
	id    ceasefire.ID
	words string
}

// clockIncidents are the incidents that a clock's rulings and proposals name, as far as they were read.
type clockIncidents struct {
	byID  map[ceasefire.ID]clockIncident
	byKey map[int64]clockIncident
}

func newClockIncidents() clockIncidents {
	return clockIncidents{map[ceasefire.ID]clockIncident{}, map[int64]clockIncident{}}
}

func (c clockIncidents) keep(line clockIncident) {
	c.byID[line.id], c.byKey[line.key] = line, line
}

// namesIncidents reports whether a clock's rulings and proposals name any incident.
func namesIncidents(shot *Snapshot, clock ceasefire.ID) bool {
	for _, ruling := range clockRulings(shot.Frame, clock) {
		if len(ruling.Evidence) > 0 {
			return true
		}
	}
	return len(proposalsOf(shot, clock)) > 0
}

// readClockIncidents reads the incidents that the detail of a clock shows. One that is not to be seen at the instant is left out.
func readClockIncidents(ctx context.Context, d *store.Dossier, shot *Snapshot, clock ceasefire.ID, zones widgets.ClockZones) (clockIncidents, error) {
	found := newClockIncidents()
	keys, err := clockKeys(ctx, d, shot, clock)
	if err != nil {
		return found, err
	}
	for _, key := range keys {
		incident, err := d.IncidentByKey(ctx, key, shot.View.AsOf)
		var missing *store.NotFoundError
		if errors.As(err, &missing) {
			continue
		}
		if err != nil {
			return found, err
		}
		found.keep(newClockIncident(key, incident, shot, zones))
	}
	return found, nil
}

// clockKeys lists the keys of the incidents that are shown.
func clockKeys(ctx context.Context, d *store.Dossier, shot *Snapshot, clock ceasefire.ID) ([]int64, error) {
	var keys []int64
	proposals := proposalsOf(shot, clock)
	for _, p := range proposals[:min(len(proposals), mostProposals)] {
		keys = append(keys, p.Keys[:min(len(p.Keys), mostIncidents)]...)
	}
	for _, ruling := range clockRulings(shot.Frame, clock) {
		for _, e := range ruling.Evidence[:min(len(ruling.Evidence), mostIncidents)] {
			key, err := d.IncidentKey(ctx, e.Incident)
			if err != nil {
				return nil, err
			}
			keys = append(keys, key)
		}
	}
	return keys, nil
}

func newClockIncident(key int64, i ceasefire.Incident, shot *Snapshot, zones widgets.ClockZones) clockIncident {
	best, _ := deathsWords(i.Deaths.Estimate)
	words := i.When.FormatAsOf(shot.View.AsOf.At, zones.Of(i.When.Precision)) + " · " + incidentTitle(i, shot.Frame) + " · " + best + " dead"
	return clockIncident{key: key, id: i.ID, words: words}
}
