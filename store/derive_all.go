package store

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"time"

	"truceboard/store/ceasefire"
)

// derivesAnew reports whether what is worked out of incidents depends on the difference between two frames.
func derivesAnew(before, after ceasefire.Frame) bool {
	return before.Agreement.Zone != after.Agreement.Zone || !reflect.DeepEqual(before.Parties, after.Parties) ||
		!reflect.DeepEqual(before.Actors, after.Actors) || !reflect.DeepEqual(before.ScopeRules, after.ScopeRules) ||
		!reflect.DeepEqual(before.Areas, after.Areas)
}

// coded is what an incident's parties and scope are worked out from.
type coded struct {
	actorA, actorB, area string
	partyA, partyB       ceasefire.ID
	attributed           bool
	day                  ceasefire.Day
}

// derivation is what is worked out of an incident, as its row holds it.
type derivation struct {
	day            int64
	partyA, partyB int64
	scope          string
	rule           int64
	overridden     bool
	why            string
}

// deriveAll works out the day, the parties and the scope of every incident anew by a frame, and writes those that changed. They have no lines of
// their own in the audit trail: the one of the record that they follow from says why.
func (c *change) deriveAll(frame ceasefire.Frame) error { return c.deriveWhere(frame, "1") }

// deriveWhere does so with the incidents, called i, for which a condition holds.
func (c *change) deriveWhere(frame ceasefire.Frame, condition string, args ...any) error {
	return deriveRows(c.ctx, c.tx, frame, condition, args...)
}

// deriveRows does so within a transaction.
func deriveRows(ctx context.Context, tx *sql.Tx, frame ceasefire.Frame, condition string, args ...any) error {
	keys, err := readKeys(ctx, tx)
	if err != nil {
		return err
	}
	changed, err := outdated(ctx, tx, newDeriver(frame), keys, condition, args...)
	if err != nil {
		return err
	}
	update, err := tx.PrepareContext(ctx, `UPDATE incident SET day = ?, party_a_id = nullif(?, 0), party_b_id = nullif(?, 0), scope = ?,
		scope_rule_id = nullif(?, 0), scope_overridden = ?, scope_why = ? WHERE id = ?`)
	if err != nil {
		return fmt.Errorf("readying to derive incidents anew: %w", err)
	}
	defer update.Close()
	for key, d := range changed {
		if _, err := update.ExecContext(ctx, d.day, d.partyA, d.partyB, d.scope, d.rule, d.overridden, d.why, key); err != nil {
			return fmt.Errorf("deriving an incident anew: %w", err)
		}
	}
	return nil
}

// deriveSelect reads what every incident's derivation rests on, the last attribution and ruling on scope included, and the derivation that it has.
func deriveSelect() string {
	return `SELECT i.id, i.starts_at, i.actor_a, i.actor_b, coalesce(area.code, ''), t.id IS NOT NULL, pa.uuid, pb.uuid,
	coalesce(o.scope, ''), coalesce(o.reason, ''),
	i.day, coalesce(i.party_a_id, 0), coalesce(i.party_b_id, 0), i.scope, coalesce(i.scope_rule_id, 0), i.scope_overridden, i.scope_why
FROM incident AS i
	LEFT JOIN area ON area.id = i.area_id
	LEFT JOIN attribution AS t ON t.id = (SELECT id FROM attribution AS r WHERE incident_id = i.id AND ` + standing("attribution", "r.id") + ` ORDER BY recorded_at DESC, id DESC LIMIT 1)
	LEFT JOIN party AS pa ON pa.id = t.party_a_id
	LEFT JOIN party AS pb ON pb.id = t.party_b_id
	LEFT JOIN scope_override AS o ON o.id = (SELECT id FROM scope_override AS r WHERE incident_id = i.id AND ` + standing("scope_override", "r.id") + ` ORDER BY recorded_at DESC, id DESC LIMIT 1)`
}

// outdated gives the derivations that are no longer right, by their incident's key, of the incidents for which a condition holds.
func outdated(ctx context.Context, q querier, derive *deriver, keys keys, condition string, args ...any) (map[int64]derivation, error) {
	changed := map[int64]derivation{}
	err := eachOutdated(ctx, q, derive, keys, func(key int64, _, now derivation) { changed[key] = now }, condition, args...)
	return changed, err
}

// eachOutdated tells of the incidents for which a condition holds and whose derivation is no longer right: what their rows say, and what is right.
func eachOutdated(ctx context.Context, q querier, derive *deriver, keys keys, tell func(key int64, was, now derivation), condition string, args ...any) error {
	rows, err := q.QueryContext(ctx, deriveSelect()+" WHERE "+condition, args...)
	if err != nil {
		return fmt.Errorf("reading the incidents: %w", err)
	}
	defer rows.Close()
	known := map[coded]derivation{}
	for rows.Next() {
		var key int64
		var at time.Time
		var of coded
		var override ceasefire.ScopeOverride
		var was derivation
		if err := rows.Scan(&key, into(&at), &of.actorA, &of.actorB, &of.area, &of.attributed, into(&of.partyA), into(&of.partyB),
			&override.Scope, &override.Reason,
			&was.day, &was.partyA, &was.partyB, &was.scope, &was.rule, &was.overridden, &was.why); err != nil {
			return fmt.Errorf("reading an incident: %w", err)
		}
		of.day = ceasefire.DayOf(at, derive.zone)
		now, ok := known[of]
		if !ok {
			now = derive.work(of, at, keys)
			known[of] = now
		}
		if override.Scope != "" {
			now.scope, now.rule, now.overridden, now.why = string(override.Scope), 0, true, override.Reason
		}
		if now != was {
			tell(key, was, now)
		}
	}
	return rows.Err()
}

// work works a derivation out.
func (d *deriver) work(of coded, at time.Time, keys keys) derivation {
	a, b := ceasefire.Side{Actor: of.actorA, Party: of.partyA}, ceasefire.Side{Actor: of.actorB, Party: of.partyB}
	if !of.attributed {
		a.Party, b.Party = d.party(of.actorA), d.party(of.actorB)
	}
	scope := d.frame.ScopeOf(a, b, of.area, ceasefire.Moment{From: at})
	return derivation{
		day: int64(of.day), partyA: keys.parties[a.Party], partyB: keys.parties[b.Party],
		scope: string(scope.Scope), rule: keys.rules[scope.Rule], why: scope.Why,
	}
}
