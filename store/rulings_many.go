package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"truceboard/store/ceasefire"
)

// lastRulings are the rulings of analysts on an incident that count, nil where there is none.
type lastRulings struct {
	attribution *ceasefire.Attribution
	override    *ceasefire.ScopeOverride
}

// rulingsOf reads the rulings on one incident that count.
func rulingsOf(ctx context.Context, q querier, key int64) (r lastRulings, err error) {
	attribution, found, err := lastAttribution(ctx, q, key)
	if err != nil {
		return r, err
	}
	if found {
		r.attribution = &attribution
	}
	override, found, err := lastOverride(ctx, q, key)
	if found {
		r.override = &override
	}
	return r, err
}

// ruled is a ruling and the key of its incident.
type ruled[T any] struct {
	key int64
	on  T
}

// rulingsAmong reads the rulings on some incidents that count, by the incidents' keys.
func rulingsAmong(ctx context.Context, q querier, keys []int64) (map[int64]lastRulings, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("listing incidents: %w", err)
	}
	attributions, err := collect(ctx, q, func(rows *sql.Rows) (r ruled[ceasefire.Attribution], err error) {
		a := &r.on
		err = rows.Scan(&r.key, into(&a.ID), into(&a.PartyA), into(&a.PartyB), &a.Confidence, &a.Reason, &a.Recorded.By, into(&a.Recorded.At))
		return r, err
	}, `SELECT r.incident_id, r.uuid, a.uuid, b.uuid, r.confidence, r.reason, r.recorded_by, r.recorded_at FROM attribution AS r
		LEFT JOIN party AS a ON a.id = r.party_a_id LEFT JOIN party AS b ON b.id = r.party_b_id
		WHERE r.incident_id`+amongKeys+` AND `+standing("attribution", "r.id")+` ORDER BY r.recorded_at, r.id`, string(list))
	if err != nil {
		return nil, fmt.Errorf("reading the attributions of incidents: %w", err)
	}
	overrides, err := collect(ctx, q, func(rows *sql.Rows) (r ruled[ceasefire.ScopeOverride], err error) {
		err = rows.Scan(&r.key, into(&r.on.ID), &r.on.Scope, &r.on.Reason, &r.on.Recorded.By, into(&r.on.Recorded.At))
		return r, err
	}, `SELECT r.incident_id, r.uuid, r.scope, r.reason, r.recorded_by, r.recorded_at FROM scope_override AS r
		WHERE r.incident_id`+amongKeys+` AND `+standing("scope_override", "r.id")+` ORDER BY r.recorded_at, r.id`, string(list))
	if err != nil {
		return nil, fmt.Errorf("reading the rulings on the scope of incidents: %w", err)
	}
	found := map[int64]lastRulings{} // the last of each list counts
	for n := range attributions {
		r := found[attributions[n].key]
		r.attribution = &attributions[n].on
		found[attributions[n].key] = r
	}
	for n := range overrides {
		r := found[overrides[n].key]
		r.override = &overrides[n].on
		found[overrides[n].key] = r
	}
	return found, nil
}

// ruledBy works an incident's parties and scope out from its actors and from what analysts ruled.
func (d *deriver) ruledBy(i ceasefire.Incident, r lastRulings) ceasefire.Incident {
	if r.attribution != nil {
		i.SideA.Party, i.SideB.Party = r.attribution.PartyA, r.attribution.PartyB
	}
	i = d.completed(i, r.attribution != nil)
	if r.override != nil {
		i.Scope = r.override.Reading()
	}
	return i
}
