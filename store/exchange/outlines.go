package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"truceboard/store/ceasefire"
)

// What a file of outlines may hold at the most.
const (
	mostOutlineBytes  = 32 << 20
	mostOutlines      = 5_000
	mostOutlinePoints = 1_000_000
)

// Outlines reads a GeoJSON collection of polygons (RFC 7946, WGS 84). An outline's code is the first of the properties iso_3166_2, code, id, pcode,
// adm1_pcode and shapeISO that it has, its name the first of name_en, NAME_EN, name, NAME, adm1_en and shapeName. Features that are no polygons are passed over. A file that is no such
// collection, that holds nothing to draw, or more than a map should be asked to, is a *FormatError.
func Outlines(r io.Reader) ([]ceasefire.Outline, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostOutlineBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading the outlines: %w", err)
	}
	if len(data) > mostOutlineBytes {
		return nil, formatError("the file of outlines is larger than %d MB: simplify it first", mostOutlineBytes>>20)
	}
	collection, err := features(data)
	if err != nil {
		return nil, err
	}
	if len(collection.Features) > mostOutlines {
		return nil, formatError("the file has %d outlines, and a map takes %d: choose one with fewer", len(collection.Features), mostOutlines)
	}
	return outlinesOf(collection)
}

func outlinesOf(features *geojson.FeatureCollection) ([]ceasefire.Outline, error) {
	var all []ceasefire.Outline
	points := 0
	for i, feature := range features.Features {
		if feature == nil {
			continue
		}
		polygons, err := polygonsOf(feature.Geometry, &points)
		if err != nil {
			return nil, formatError("outline %d: %v", i+1, err)
		}
		if len(polygons) > 0 {
			all = append(all, outlineOf(feature, polygons))
		}
	}
	if len(all) == 0 {
		return nil, formatError("the file has no polygon: choose one with the outlines of areas")
	}
	return all, nil
}

// outlineOf names a shape. Files of the second level (districts) name the first one too, and are known by the names of their own.
func outlineOf(feature *geojson.Feature, polygons [][][]ceasefire.Point) ceasefire.Outline {
	o := ceasefire.Outline{Name: propertyOf(feature, nameProperties()), Level: levelOf(feature), Polygons: polygons}
	o.Code = propertyOf(feature, codeProperties())
	if o.Level == ceasefire.PlaceDistrict {
		o.Name = cmp.Or(propertyOf(feature, []string{"adm2_en", "ADM2_EN", "NAME_2"}), o.Name)
		o.Code = cmp.Or(propertyOf(feature, []string{"adm2_pcode", "ADM2_PCODE"}), o.Code)
	}
	if chosen := propertyOf(feature, []string{chosenName}); chosen != "" {
		o.Name, o.Code = chosen, chosen
	}
	o.NameArabic = propertyOf(feature, []string{"name_ar", "NAME_AR", "name:ar", "adm2_ar", "ADM2_AR", "adm1_ar", "ADM1_AR"})
	for _, name := range []string{"name", "NAME", "name_alt", "name_local", "gn_name"} {
		for spelling := range strings.SplitSeq(propertyOf(feature, []string{name}), "|") {
			if spelling != "" && spelling != o.Name {
				o.Others = append(o.Others, spelling)
			}
		}
	}
	return o
}

// levelOf tells a country and a district from an area by the properties that files of them have (Natural Earth, OCHA's common operational datasets, geoBoundaries, GADM).
func levelOf(feature *geojson.Feature) ceasefire.PlacePrecision {
	switch shape := propertyOf(feature, []string{"shapeType"}); {
	case shape == "ADM0":
		return ceasefire.PlaceCountry
	case shape == "ADM2", shape == "ADM3", propertyOf(feature, []string{"adm2_en", "ADM2_EN", "adm2_pcode", "ADM2_PCODE", "NAME_2"}) != "":
		return ceasefire.PlaceDistrict
	case propertyOf(feature, []string{"ADM0_A3"}) != "" && propertyOf(feature, codeProperties()) == "":
		return ceasefire.PlaceCountry
	}
	return ceasefire.PlaceArea
}

func codeProperties() []string {
	return []string{"iso_3166_2", "code", "id", "pcode", "adm1_pcode", "ADM1_PCODE", "shapeISO"}
}

func nameProperties() []string {
	return []string{"name_en", "NAME_EN", "name", "NAME", "adm1_en", "ADM1_EN", "shapeName"}
}

// propertyOf gives the first text among a feature's properties of some names.
func propertyOf(feature *geojson.Feature, names []string) string {
	for _, name := range names {
		if text, ok := feature.Properties[name].(string); ok && text != "" {
			return text
		}
	}
	return ""
}

// polygonsOf gives the polygons of a geometry, none where it has another kind.
func polygonsOf(geometry orb.Geometry, points *int) ([][][]ceasefire.Point, error) {
	var polygons [][][]ceasefire.Point
	switch g := geometry.(type) {
	case orb.Polygon:
		rings, err := ringsOf(g, points)
		return append(polygons, rings), err
	case orb.MultiPolygon:
		for _, polygon := range g {
			rings, err := ringsOf(polygon, points)
			if err != nil {
				return nil, err
			}
			polygons = append(polygons, rings)
		}
	}
	return polygons, nil
}

var errManyPoints = fmt.Errorf("the outlines have more than %d points together: simplify them first", mostOutlinePoints)

func ringsOf(polygon orb.Polygon, points *int) ([][]ceasefire.Point, error) {
	rings := make([][]ceasefire.Point, 0, len(polygon))
	for _, ring := range polygon {
		if *points += len(ring); *points > mostOutlinePoints {
			return nil, errManyPoints
		}
		line := make([]ceasefire.Point, len(ring))
		for i, p := range ring {
			line[i] = ceasefire.Point{Lat: p.Lat(), Lon: p.Lon()}
			if !line[i].Valid() {
				return nil, fmt.Errorf("%g, %g lies off the globe: outlines are given in degrees (WGS 84)", p.Lat(), p.Lon())
			}
		}
		rings = append(rings, line)
	}
	if len(rings) == 0 || len(rings[0]) < 4 {
		return nil, errors.New("a polygon has fewer than four points")
	}
	return rings, nil
}

// OutlinesFor matches outlines with a frame's areas: each gets the code of the area that it names by its code or its name, and the others none. n is how
// many were matched.
func OutlinesFor(frame ceasefire.Frame, outlines []ceasefire.Outline) (matched []ceasefire.Outline, n int) {
	for _, o := range outlines {
		area, ok := frame.AreaByName(cmp.Or(o.Code, o.Name))
		if !ok {
			area, ok = frame.AreaByName(o.Name)
		}
		o.Code = ""
		if ok {
			o.Code, o.Name = area.Code, area.Name
			n++
		}
		matched = append(matched, o)
	}
	return matched, n
}
