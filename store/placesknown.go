package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// PlacesKnown gives the places at which the dossier has incidents and of which it knows the area or the point, each way in which one is known once, in no order. It reads all incidents.
func (d *Dossier) PlacesKnown(ctx context.Context) ([]ceasefire.Place, error) {
	places, err := collect(ctx, d.read, func(rows *sql.Rows) (p ceasefire.Place, err error) {
		var lat, lon sql.NullFloat64
		err = rows.Scan(&p.Name, &p.Area, &p.District, &lat, &lon, &p.Precision)
		p.Point, p.HasPoint = ceasefire.Point{Lat: lat.Float64, Lon: lon.Float64}, lat.Valid
		return p, err
	}, `SELECT DISTINCT i.place, coalesce(area.code, ''), i.district, i.lat, i.lon, i.place_precision FROM incident AS i LEFT JOIN area ON area.id = i.area_id
		WHERE i.deleted_at IS NULL AND i.place <> '' AND (i.area_id IS NOT NULL OR i.lat IS NOT NULL)`)
	if err != nil {
		return nil, fmt.Errorf("reading the places: %w", err)
	}
	return places, nil
}

// PlainName gives a name as names are compared: without diacritics, signs and capitals, and whatever the forms of its Arabic letters.
func PlainName(name string) string { return plain(strings.Join(wordsOf(name), " ")) }
