package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// OverrideScope records an analyst's ruling on an incident's scope, with its reason; it follows whatever was ruled before.
func (d *Dossier) OverrideScope(ctx context.Context, o ceasefire.ScopeOverride) error {
	if o.Reason == "" {
		return &InvalidError{Problems: []ceasefire.Problem{{Field: "reason", Message: "Say why: a ruling on scope without a reason cannot be defended."}}}
	}
	return d.ruleOn(ctx, o.Incident, func(w *writer, key int64) error { return w.override(key, o) })
}

func (w *writer) override(key int64, o ceasefire.ScopeOverride) error {
	_, err := w.add("scope_override", idOrNew(o.ID), append(w.stamped(o.Recorded),
		field{"incident_id", key}, field{"scope", string(o.Scope)}, field{"reason", o.Reason})...)
	return err
}

// Attribute records an analyst's ruling on whose act an incident was, with its reason; the original coding is kept.
func (d *Dossier) Attribute(ctx context.Context, a ceasefire.Attribution) error {
	if a.Reason == "" {
		return &InvalidError{Problems: []ceasefire.Problem{{Field: "reason", Message: "Say why: an attribution without a reason cannot be defended."}}}
	}
	return d.ruleOn(ctx, a.Incident, func(w *writer, key int64) error { return w.attribute(key, a) })
}

func (w *writer) attribute(key int64, a ceasefire.Attribution) error {
	_, err := w.add("attribution", idOrNew(a.ID), append(w.stamped(a.Recorded), field{"incident_id", key},
		field{"party_a_id", keyArg(w.keys.parties, a.PartyA)}, field{"party_b_id", keyArg(w.keys.parties, a.PartyB)},
		field{"confidence", a.Confidence}, field{"reason", a.Reason})...)
	return err
}

// ruleOn writes a ruling on an incident and works the incident's parties and scope out anew, in one transaction.
func (d *Dossier) ruleOn(ctx context.Context, id ceasefire.ID, rule func(*writer, int64) error) error {
	return d.writeIncident(ctx, func(w *writer) error {
		key, incident, err := readIncident(ctx, w.tx, "i.id = "+incidentNamed(), id[:])
		if err != nil {
			return err
		}
		if err := w.refuseAlteredIncidents(key); err != nil {
			return err
		}
		if err := rule(w, key); err != nil {
			return err
		}
		if incident, err = w.derived(key, incident); err != nil {
			return err
		}
		return w.rewrite("derive", key, incident)
	})
}

// lastAttribution gives the attribution that counts, if an analyst has made one.
func lastAttribution(ctx context.Context, q querier, key int64) (a ceasefire.Attribution, found bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT r.uuid, a.uuid, b.uuid, r.confidence, r.reason, r.recorded_by, r.recorded_at FROM attribution AS r
		LEFT JOIN party AS a ON a.id = r.party_a_id LEFT JOIN party AS b ON b.id = r.party_b_id
		WHERE r.incident_id = ? AND `+standing("attribution", "r.id")+` ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1`, key).
		Scan(into(&a.ID), into(&a.PartyA), into(&a.PartyB), &a.Confidence, &a.Reason, &a.Recorded.By, into(&a.Recorded.At))
	return a, err == nil, missing(err, "attribution")
}

// lastOverride gives the ruling on scope that counts, if an analyst has made one.
func lastOverride(ctx context.Context, q querier, key int64) (o ceasefire.ScopeOverride, found bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT uuid, scope, reason, recorded_by, recorded_at FROM scope_override AS r
		WHERE incident_id = ? AND `+standing("scope_override", "r.id")+` ORDER BY recorded_at DESC, id DESC LIMIT 1`, key).
		Scan(into(&o.ID), &o.Scope, &o.Reason, &o.Recorded.By, into(&o.Recorded.At))
	return o, err == nil, missing(err, "ruling on scope")
}

// missing makes nothing of a row that is not there.
func missing(err error, what string) error {
	if err == nil || errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return fmt.Errorf("reading the %s of an incident: %w", what, err)
}
