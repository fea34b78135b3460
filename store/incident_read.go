package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// incidentSelect is the statement that reads whole incidents, in the order in which scanIncident takes them.
const incidentSelect = `SELECT i.id, i.uuid, i.starts_at, i.ends_at, i.precision, i.zone,
	i.place, coalesce(area.code, ''), i.district, i.lat, i.lon, i.place_precision,
	i.type, i.severity, i.title, i.text, i.actor_a, a.uuid, i.actor_b, b.uuid,
	i.deaths_low, i.deaths_best, i.deaths_high, i.deaths_civilians, i.deaths_side_a, i.deaths_side_b, i.deaths_unknown,
	i.injured_low, i.injured_best, i.injured_high, i.verification, i.reported_by,
	i.dataset, i.dataset_key, i.dataset_digest, batch.uuid, i.recorded_by, i.recorded_at, i.deleted_at,
	i.scope, rule.uuid, i.scope_overridden, i.scope_why, extra.columns, names.names
FROM incident AS i
	LEFT JOIN area ON area.id = i.area_id
	LEFT JOIN party AS a ON a.id = i.party_a_id
	LEFT JOIN party AS b ON b.id = i.party_b_id
	LEFT JOIN import_batch AS batch ON batch.id = i.batch_id
	LEFT JOIN scope_rule AS rule ON rule.id = i.scope_rule_id
	LEFT JOIN incident_extra AS extra ON extra.incident_id = i.id
	LEFT JOIN column_set AS names ON names.id = extra.column_set_id
WHERE `

// Incident reads one incident whole, marked as deleted or not. One that is not there is a *NotFoundError.
func (d *Dossier) Incident(ctx context.Context, id ceasefire.ID) (ceasefire.Incident, error) {
	_, incident, err := readIncident(ctx, d.read, "i.id = "+incidentNamed(), id[:])
	return incident, err
}

// IncidentByKey reads one incident whole by the key of its row, as facts and lists give it, and as it was known: an incident that was recorded after
// the known-at is a *NotFoundError, one that was changed after it is given as it was.
func (d *Dossier) IncidentByKey(ctx context.Context, key int64, asOf ceasefire.AsOf) (ceasefire.Incident, error) {
	q, err := d.as(ctx, asOf)
	if err != nil {
		return ceasefire.Incident{}, err
	}
	_, incident, err := readIncident(ctx, q, "i.id = ?", key)
	return incident, err
}

func readIncident(ctx context.Context, q querier, where string, arg any) (key int64, i ceasefire.Incident, err error) {
	key, i, err = scanIncident(q.QueryRowContext(ctx, incidentSelect+where, arg))
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ceasefire.Incident{}, &NotFoundError{What: "incident"}
	}
	if err != nil {
		return 0, ceasefire.Incident{}, fmt.Errorf("reading an incident: %w", err)
	}
	i.Citations, err = citations(ctx, q, key)
	return key, i, err
}

func scanIncident(row interface{ Scan(...any) error }) (key int64, i ceasefire.Incident, err error) {
	var lat, lon sql.NullFloat64
	var extra, names sql.NullString
	err = row.Scan(&key, into(&i.ID), into(&i.When.From), into(&i.When.Until), &i.When.Precision, &i.When.Zone,
		&i.Place.Name, &i.Place.Area, &i.Place.District, &lat, &lon, &i.Place.Precision,
		&i.Type, &i.Severity, &i.Title, &i.Text, &i.SideA.Actor, into(&i.SideA.Party), &i.SideB.Actor, into(&i.SideB.Party),
		into(&i.Deaths.Low), into(&i.Deaths.Best), into(&i.Deaths.High),
		into(&i.Deaths.Civilians), into(&i.Deaths.SideA), into(&i.Deaths.SideB), into(&i.Deaths.Unknown),
		into(&i.Injured.Low), into(&i.Injured.Best), into(&i.Injured.High), &i.Verification, &i.ReportedBy,
		&i.Origin.Dataset, &i.Origin.Key, &i.Origin.Digest, into(&i.Batch),
		&i.Recorded.By, into(&i.Recorded.At), into(&i.Deleted),
		&i.Scope.Scope, into(&i.Scope.Rule), &i.Scope.Overridden, &i.Scope.Why, &extra, &names)
	if err != nil {
		return 0, ceasefire.Incident{}, err
	}
	i.Place.Point, i.Place.HasPoint = ceasefire.Point{Lat: lat.Float64, Lon: lon.Float64}, lat.Valid
	if extra.Valid {
		i.Extra, err = decodeExtra(names.String, extra.String)
	}
	return key, i, err
}

func citations(ctx context.Context, q querier, key int64) ([]ceasefire.Citation, error) {
	cited, err := collect(ctx, q, func(rows *sql.Rows) (c ceasefire.Citation, err error) {
		err = rows.Scan(into(&c.Source), &c.Locator, &c.Credibility)
		return c, err
	}, `SELECT source.uuid, cited.locator, cited.credibility
		FROM incident_source AS cited JOIN source ON source.id = cited.source_id
		WHERE cited.incident_id = ? ORDER BY source.id, cited.locator`, key)
	if err != nil {
		return nil, fmt.Errorf("reading an incident's sources: %w", err)
	}
	return cited, nil
}
