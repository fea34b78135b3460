package dashboard

import (
	"context"
	"errors"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// incidentLine is an incident in one line, and the key by which it is opened.
type incidentLine struct {
	key   int64
	id    ceasefire.ID
	words string
}

// clockIncidents are the incidents that a clock's rulings and proposals name, as far as they were read.
type clockIncidents struct {
	byID  map[ceasefire.ID]incidentLine
	byKey map[int64]incidentLine
}

func newClockIncidents() clockIncidents {
	return clockIncidents{map[ceasefire.ID]incidentLine{}, map[int64]incidentLine{}}
}

func (c clockIncidents) keep(line incidentLine) {
	c.byID[line.id], c.byKey[line.key] = line, line
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
		found.keep(newIncidentLine(key, incident, zones))
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

func newIncidentLine(key int64, i ceasefire.Incident, zones widgets.ClockZones) incidentLine {
	best, _ := deathsWords(i.Deaths.Estimate)
	words := i.When.Format(zones.Of(i.When.Precision)) + " · " + incidentTitle(i) + " · " + best + " dead"
	return incidentLine{key: key, id: i.ID, words: words}
}
