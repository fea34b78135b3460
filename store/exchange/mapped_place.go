package exchange

import (
	"strings"

	"truceboard/store/ceasefire"
)

// place gives where a row happened. A point needs both its numbers; a row without either has none.
func (r *mappedRow) place() ceasefire.Place {
	p := ceasefire.Place{Name: r.of(FieldPlace), District: r.of(FieldDistrict), Area: r.file.seen.area(r.of(FieldArea)), Precision: r.placePrecision()}
	lat, lon, known := r.written()
	if !known {
		return p
	}
	p.Point, p.HasPoint = ceasefire.Point{Lat: lat, Lon: lon}, true
	if r.of(FieldPlacePrecision) == "" { // as a point is taken that somebody types in
		p.Precision = ceasefire.PlaceExact
		if r.was == nil { // a row that says only part of an incident leaves its precision as it is
			r.exact = true
		}
	}
	if !p.Point.Valid() {
		at := FieldCoordinates
		if r.file.places[at] == 0 {
			at = FieldLatitude
		}
		r.wrongWith(at, offGlobe, p.Point.Lat, p.Point.Lon)
	}
	return p
}

// written gives the row's latitude and longitude, from two columns or from one.
func (r *mappedRow) written() (lat, lon float64, known bool) {
	apart := !saysNothing(r.of(FieldLatitude)) || !saysNothing(r.of(FieldLongitude))
	if both := r.of(FieldCoordinates); both != "" {
		first, second, ok := splitPair(both)
		lat, okLat := r.file.degrees(first)
		lon, okLon := r.file.degrees(second)
		switch readable := ok && okLat && okLon; {
		case readable:
			return lat, lon, true
		case !apart: // what two columns say goes before what cannot be read
			r.wrongField(FieldCoordinates, "a latitude and a longitude")
			return lat, lon, true
		}
	}
	if !apart {
		return 0, 0, false
	}
	return r.degreesOf(FieldLatitude), r.degreesOf(FieldLongitude), true
}

// placing gives a place with what is known of where it lies, and whether that is more than was said.
type placing = func(said ceasefire.Place) (ceasefire.Place, bool, error)

// fillPlace fills in where a place lies that the row only names. It is no part of the row's digest, since what is known may be more the next time, when the row says the same. Rows that say part of an incident, and those of
// this program's own tables, say nothing where they are empty.
func (r *mappedRow) fillPlace(i *ceasefire.Incident) error {
	if r.file.placed == nil || r.err != nil || r.was != nil || r.file.guarded || i.Place.Name == "" || r.of(FieldArea) != "" {
		return nil
	}
	place, more, err := r.file.placed(i.Place)
	if err == nil && more {
		i.Place = place
		r.file.seen.placed++
	}
	return err
}

func saysNothing(text string) bool { return text == "" || saysUnknown(plainDigits(text)) }

// splitPair sets a latitude and a longitude apart that stand in one cell.
func splitPair(text string) (lat, lon string, ok bool) {
	text = strings.Trim(text, "()[] ")
	if lat, lon, ok = splitSphere(text); ok {
		return lat, lon, true
	}
	for _, mark := range []string{";", ", ", ",", " "} {
		if lat, lon, ok = strings.Cut(text, mark); ok && !strings.Contains(lon, mark) {
			return strings.TrimSpace(lat), strings.TrimSpace(lon), true
		}
	}
	return "", "", false
}

func (r *mappedRow) degreesOf(field Field) float64 {
	n, ok := r.file.degrees(r.of(field))
	if !ok {
		r.wrongField(field, "a number of degrees")
	}
	return n
}

// degrees reads a number of degrees, with the mark before its decimals that the mapping says.
func (f *mappedFile) degrees(text string) (float64, bool) {
	text = plainDigits(text)
	if f.mapping.Decimal == "," {
		text = strings.Replace(text, ",", ".", 1)
	}
	if n, ok := degrees(strings.TrimSuffix(text, "°")); ok {
		return n, true
	}
	return sphereDegrees(text)
}

func (r *mappedRow) placePrecision() ceasefire.PlacePrecision {
	means := r.file.seen.read(PlacePrecisionWord, r.of(FieldPlacePrecision), func(text string) (string, bool) {
		p, known := placePrecisionNamed(text)
		for name, precision := range placePrecisions() {
			if known && p == precision {
				return name, true
			}
		}
		return "", false
	})
	p, _ := placePrecisionNamed(means)
	return p
}

// placePrecisions names the precisions of a place as mappings do.
func placePrecisions() map[string]ceasefire.PlacePrecision {
	return map[string]ceasefire.PlacePrecision{
		"unknown": ceasefire.PlaceUnknown, "exact": ceasefire.PlaceExact, "near": ceasefire.PlaceNear,
		"district": ceasefire.PlaceDistrict, "area": ceasefire.PlaceArea, "country": ceasefire.PlaceCountry,
	}
}

// PlacePrecisionNames lists the precisions of a place as mappings name them, the closest first.
func PlacePrecisionNames() []string {
	return []string{"exact", "near", "district", "area", "country", "unknown"}
}

func placePrecisionNamed(text string) (ceasefire.PlacePrecision, bool) {
	plain := plainDigits(text)
	if p, known := placePrecisions()[plain]; known {
		return p, true
	}
	for p := ceasefire.PlaceUnknown; p <= ceasefire.PlaceCountry; p++ { // as this program's tables have it
		if p.Words() == plain {
			return p, true
		}
	}
	return ceasefire.PlaceUnknown, false
}
