package store

import (
	"context"
	"fmt"
	"strconv"

	"truceboard/store/ceasefire"
)

// Counts are the numbers of a view: incidents by scope, and deaths. A sum of deaths adds up what is known, and is unknown where no
// incident of the view has such a number.
type Counts struct {
	Total, In, Out, Disputed int
	Deaths                   ceasefire.Estimate
}

// Count counts the incidents of a view. Of deaths, what was entered is summed as entered; the best stands for a low or a high that is not given.
func (d *Dossier) Count(ctx context.Context, v View) (Counts, error) {
	q, err := d.as(ctx, v.AsOf)
	if err != nil {
		return Counts{}, err
	}
	where, err := v.condition(ctx, q)
	if err != nil {
		return Counts{}, err
	}
	where.endToEnd()
	var n Counts
	err = q.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE i.scope = 'in'),
		count(*) FILTER (WHERE i.scope = 'out'), count(*) FILTER (WHERE i.scope = 'disputed'),
		sum(coalesce(i.deaths_low, i.deaths_best)), sum(i.deaths_best), sum(coalesce(i.deaths_high, i.deaths_best))
		`+where.sql(), where.args...).
		Scan(&n.Total, &n.In, &n.Out, &n.Disputed, into(&n.Deaths.Low), into(&n.Deaths.Best), into(&n.Deaths.High))
	if err != nil {
		return Counts{}, fmt.Errorf("counting incidents: %w", err)
	}
	return n, nil
}

// areaPrecision is the first precision of a place at which its point says nothing.
var areaPrecision = strconv.Itoa(int(ceasefire.PlaceArea))

// Facts reads what the numbers behind charts are made of, for every incident of a view, oldest first.
func (d *Dossier) Facts(ctx context.Context, v View) (facts ceasefire.Facts, err error) {
	q, err := d.as(ctx, v.AsOf)
	if err != nil {
		return facts, err
	}
	where, err := v.condition(ctx, q)
	if err != nil {
		return facts, err
	}
	where.endToEnd()
	parties, err := partyPlaces(ctx, q)
	if err != nil {
		return facts, err
	}
	rows, err := q.QueryContext(ctx, `SELECT i.id, i.starts_at, i.ends_at, coalesce(i.deaths_low, -1), coalesce(i.deaths_best, -1),
		coalesce(i.deaths_high, -1), coalesce(i.party_a_id, 0), coalesce(i.party_b_id, 0), i.precision, i.severity, i.type, i.scope, i.verification, i.day,
		coalesce((SELECT code FROM area WHERE id = i.area_id), ''), i.place,
		coalesce(i.lat, 0), coalesce(i.lon, 0), CASE WHEN i.lat IS NULL AND i.place_precision < `+areaPrecision+` THEN 0 ELSE i.place_precision END
		`+where.sql(), where.args...)
	if err != nil {
		return facts, fmt.Errorf("reading facts: %w", err)
	}
	defer rows.Close()
	read := ceasefire.NewFactsBuilder(0)
	for rows.Next() {
		var f ceasefire.Fact
		var a, b int64
		if err := rows.Scan(&f.Key, &f.From, &f.Until, &f.Low, &f.Best, &f.High, &a, &b,
			&f.Precision, &f.Severity, &f.Type, &f.Scope, &f.Verification, &f.Day, &f.Area, &f.Place, &f.Lat, &f.Lon, &f.Placed); err != nil {
			return facts, fmt.Errorf("reading a fact: %w", err)
		}
		f.PartyA, f.PartyB = parties.place(a), parties.place(b)
		read.Add(f)
	}
	return read.Facts().InTime(), rows.Err()
}
