package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// ScopePreview is how many incidents of a dossier each verdict would get by the rules of a frame, and how many each rule would decide, by its ID.
// Overridden counts those on which an analyst has ruled, which keep their scope whatever the rules say; they are among the others.
type ScopePreview struct {
	In, Out, Disputed int
	Overridden        int
	ByRule            map[ceasefire.ID]int
}

// scopeGroup is a number of incidents that every rule reads alike.
type scopeGroup struct {
	overridden bool
	scope      ceasefire.Scope
	a, b       ceasefire.Side
	area       string
	day        ceasefire.Day
	incidents  int
}

// PreviewScope works out what the scope rules of a frame would make of the incidents of a view, and changes nothing. Parties are those that the
// incidents have in the view.
func (d *Dossier) PreviewScope(ctx context.Context, frame ceasefire.Frame, v View) (ScopePreview, error) {
	q, err := d.as(ctx, v.AsOf)
	if err != nil {
		return ScopePreview{}, err
	}
	where, err := v.condition(ctx, q)
	if err != nil {
		return ScopePreview{}, err
	}
	groups, err := collect(ctx, q, func(rows *sql.Rows) (g scopeGroup, err error) {
		err = rows.Scan(&g.overridden, &g.scope, &g.a.Actor, into(&g.a.Party), &g.b.Actor, into(&g.b.Party), &g.area, &g.day, &g.incidents)
		return g, err
	}, `SELECT i.scope_overridden, i.scope, i.actor_a, a.uuid, i.actor_b, b.uuid, coalesce(area.code, ''), i.day, count(*)
		FROM incident AS i LEFT JOIN area ON area.id = i.area_id
		LEFT JOIN party AS a ON a.id = i.party_a_id LEFT JOIN party AS b ON b.id = i.party_b_id
		WHERE `+strings.Join(where.terms, " AND ")+`
		GROUP BY i.scope_overridden, i.scope, i.actor_a, i.party_a_id, i.actor_b, i.party_b_id, i.area_id, i.day`, where.args...)
	if err != nil {
		return ScopePreview{}, fmt.Errorf("counting what the scope rules decide: %w", err)
	}
	preview := ScopePreview{ByRule: map[ceasefire.ID]int{}}
	for _, g := range groups {
		preview.add(frame, g)
	}
	return preview, nil
}

func (p *ScopePreview) add(frame ceasefire.Frame, g scopeGroup) {
	scope := g.scope
	if g.overridden {
		p.Overridden += g.incidents
	} else {
		reading := frame.ScopeOf(g.a, g.b, g.area, ceasefire.Moment{From: g.day.Start(frame.Agreement.Location())})
		p.ByRule[reading.Rule] += g.incidents
		scope = reading.Scope
	}
	switch scope {
	case ceasefire.InScope:
		p.In += g.incidents
	case ceasefire.Disputed:
		p.Disputed += g.incidents
	default:
		p.Out += g.incidents
	}
}
