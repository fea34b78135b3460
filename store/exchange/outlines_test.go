package exchange

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

func TestEmbeddedOutlines(t *testing.T) {
	outlines, err := Outlines(strings.NewReader(string(assets.OutlineSyria())))
	if err != nil {
		t.Fatal(err)
	}
	frame := ceasefire.Frame{Areas: []ceasefire.Area{{Code: "SY-HL", Name: "Aleppo"}, {Code: "X", Name: "Nowhere", Aliases: []string{"Idlib"}}}}
	matched, n := OutlinesFor(frame, outlines)
	if len(outlines) != 15 || len(matched) != 15 || n != 2 {
		t.Errorf("%d outlines, %d matched of %d, want 15 and 2", len(outlines), n, len(matched))
	}
	for _, o := range matched {
		if o.Code == "X" && o.Name != "Nowhere" || o.Name == "Damascus" && o.Code != "" {
			t.Errorf("%s has the code %q", o.Name, o.Code)
		}
	}
	around, err := Outlines(strings.NewReader(string(assets.OutlineNeighbours())))
	if err != nil || len(around) != 7 || around[0].Name != "Israel" {
		t.Errorf("the neighbours are %d, error %v", len(around), err)
	}
}

func TestBadOutlinesAreRefused(t *testing.T) {
	polygon := func(coordinates string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":` + coordinates + `}}]}`
	}
	for name, text := range map[string]string{
		"empty": "", "not JSON": "<svg/>", "a feature": `{"type":"Feature"}`, "no polygon": `{"type":"FeatureCollection","features":[]}`,
		"points only":    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}`,
		"off the globe":  polygon("[[[0,0],[500,0],[0,1],[0,0]]]"),
		"too few points": polygon("[[[0,0],[0,0]]]"),
		"no ring":        polygon("[]"),
	} {
		var format *FormatError
		if _, err := Outlines(strings.NewReader(text)); !errors.As(err, &format) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzOutlines(f *testing.F) {
	f.Add(string(assets.OutlineSyria()[:2000]))
	f.Add(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A"},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]]]}}]}`)
	f.Add(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1e3,"b":"x"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}}]}`)
	f.Add(`{"type":"FeatureCollection","features":[null,{"type":"Feature","geometry":null}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		outlines, err := Outlines(strings.NewReader(text))
		if err == nil && len(outlines) == 0 {
			t.Error("no outlines and no error")
		}
		properties, err := OutlineProperties([]byte(text))
		if err != nil || len(properties) == 0 {
			return
		}
		named, err := NameOutlinesBy([]byte(text), properties[0].Name)
		if err != nil {
			return // what JSON cannot write, such as a number beyond all bounds
		}
		if again, err := Outlines(bytes.NewReader(named)); len(outlines) > 0 && (err != nil || len(again) != len(outlines)) {
			t.Errorf("%d outlines are %d once they are named: %v", len(outlines), len(again), err)
		}
	})
}

func TestOutlinesHaveTheirSpellingsAndTheirLevel(t *testing.T) {
	const ring = `"geometry":{"type":"Polygon","coordinates":[[[37,36],[38,36],[38,37],[37,36]]]}`
	for properties, want := range map[string]ceasefire.Outline{
		`"iso_3166_2":"SY-HA","name":"Hasaka","name_en":"Al-Hasakah","name_ar":"محافظة الحسكة","name_alt":"Al Hasaka|Haseke","gn_name":null`: {
			Code: "SY-HA", Name: "Al-Hasakah", NameArabic: "محافظة الحسكة", Others: []string{"Hasaka", "Al Hasaka", "Haseke"}, Level: ceasefire.PlaceArea},
		`"ADM0_A3":"IRQ","NAME":"Iraq","NAME_EN":"Iraq","NAME_AR":"العراق"`: {Name: "Iraq", NameArabic: "العراق", Level: ceasefire.PlaceCountry},
		`"ADM1_EN":"Aleppo","ADM1_PCODE":"SY02","ADM2_EN":"Jebel Saman","ADM2_AR":"جبل سمعان","ADM2_PCODE":"SY0200"`: {
			Code: "SY0200", Name: "Jebel Saman", NameArabic: "جبل سمعان", Level: ceasefire.PlaceDistrict},
		`"shapeName":"Jebel Saman","shapeType":"ADM2"`: {Name: "Jebel Saman", Level: ceasefire.PlaceDistrict},
	} {
		got, err := Outlines(strings.NewReader(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{` + properties + `},` + ring + `}]}`))
		if err != nil || len(got) != 1 {
			t.Fatalf("%s: %v, %v", properties, got, err)
		}
		got[0].Polygons = nil
		if diff := cmp.Diff(want, got[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", properties, diff)
		}
	}
}
