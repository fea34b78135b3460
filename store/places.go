package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// lookedThrough bounds how many incidents a place is looked for in, so that each letter that is typed is answered at once.
const lookedThrough = 3000

// PlaceFound is a place of the dossier with how many incidents lie there, of those that were looked through.
type PlaceFound struct {
	ceasefire.Place
	Incidents int
}

// Places gives places of the dossier in whose name or district every word begins that was typed: those that are called so before those of such a district, the most frequent first. Diacritics and the forms
// of Arabic letters do not matter. The point is the one that is known most closely.
func (d *Dossier) Places(ctx context.Context, typed string, most int) ([]PlaceFound, error) {
	words := wordsOf(typed)
	if len(words) == 0 {
		return nil, nil
	}
	asked := make([]string, len(words))
	for n, word := range words {
		asked[n] = matchPlace(word, true)
	}
	found, err := collect(ctx, d.read, func(rows *sql.Rows) (p PlaceFound, err error) {
		var lat, lon sql.NullFloat64
		var closeness int
		err = rows.Scan(&p.Name, &p.Area, &p.District, &lat, &lon, &p.Precision, &p.Incidents, &closeness)
		p.Point, p.HasPoint = ceasefire.Point{Lat: lat.Float64, Lon: lon.Float64}, lat.Valid
		return p, err
	}, `SELECT i.place, coalesce(area.code, ''), i.district, i.lat, i.lon, i.place_precision, count(*),
			min(CASE WHEN i.lat IS NULL THEN 9 WHEN i.place_precision = 0 THEN 8 ELSE i.place_precision END)
		FROM incident AS i LEFT JOIN area ON area.id = i.area_id
		WHERE i.id IN (SELECT docid FROM incident_text WHERE incident_text MATCH ? LIMIT ?) AND i.deleted_at IS NULL AND i.place <> ''
		GROUP BY i.place, i.area_id, i.district ORDER BY 7 DESC, 1`, strings.Join(asked, " "), lookedThrough)
	if err != nil {
		return nil, fmt.Errorf("looking for places: %w", err)
	}
	slices.SortStableFunc(found, func(a, b PlaceFound) int {
		return cmp.Compare(rankNamed(typed, a), rankNamed(typed, b))
	})
	return found[:min(len(found), most)], nil
}

// rankNamed puts a place that is called so before one that only lies in a district called so.
func rankNamed(typed string, p PlaceFound) int {
	if Suits(typed, p.Name) {
		return 0
	}
	return 1
}

// Suits reports whether every word that was typed begins a word of one of the spellings. Case, diacritics and the forms of Arabic letters do not
// matter.
func Suits(typed string, spellings ...string) bool {
	words := wordsOf(typed)
	return len(words) > 0 && !slices.ContainsFunc(words, func(word string) bool { return !named(spellings, word, true) })
}
