package store

import (
	"context"
	"database/sql"
	"fmt"

	"truceboard/store/ceasefire"
)

// IncidentRulings are what analysts ruled on one incident, the newest first: the first of each list is the one that counts.
type IncidentRulings struct {
	Overrides    []ceasefire.ScopeOverride
	Attributions []ceasefire.Attribution
}

// RulingsOn reads what was ruled on an incident's scope and parties; where a known-at is set, without what was ruled after it.
func (d *Dossier) RulingsOn(ctx context.Context, id ceasefire.ID, asOf ceasefire.AsOf) (r IncidentRulings, err error) {
	until := knownUntil(asOf)
	r.Overrides, err = collect(ctx, d.read, func(rows *sql.Rows) (o ceasefire.ScopeOverride, err error) {
		o.Incident = id
		err = rows.Scan(into(&o.ID), &o.Scope, &o.Reason, &o.Recorded.By, into(&o.Recorded.At))
		return o, err
	}, `SELECT r.uuid, r.scope, r.reason, r.recorded_by, r.recorded_at FROM scope_override AS r JOIN incident AS i ON i.id = r.incident_id
		WHERE i.id = `+incidentNamed()+` AND r.recorded_at <= ? AND `+stood("scope_override", "r.id", until)+` ORDER BY r.recorded_at DESC, r.id DESC`, id[:], until)
	if err != nil {
		return r, fmt.Errorf("reading the rulings on an incident's scope: %w", err)
	}
	r.Attributions, err = collect(ctx, d.read, func(rows *sql.Rows) (a ceasefire.Attribution, err error) {
		a.Incident = id
		err = rows.Scan(into(&a.ID), into(&a.PartyA), into(&a.PartyB), &a.Confidence, &a.Reason, &a.Recorded.By, into(&a.Recorded.At))
		return a, err
	}, `SELECT r.uuid, a.uuid, b.uuid, r.confidence, r.reason, r.recorded_by, r.recorded_at FROM attribution AS r
		JOIN incident AS i ON i.id = r.incident_id
		LEFT JOIN party AS a ON a.id = r.party_a_id LEFT JOIN party AS b ON b.id = r.party_b_id
		WHERE i.id = `+incidentNamed()+` AND r.recorded_at <= ? AND `+stood("attribution", "r.id", until)+` ORDER BY r.recorded_at DESC, r.id DESC`, id[:], until)
	if err != nil {
		return r, fmt.Errorf("reading the attributions of an incident: %w", err)
	}
	return r, nil
}
