package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// The cells that UCDP gives are those that are reckoned here.
func TestPrioCells(t *testing.T) {
	rows := rowsOf(t, assets.SampleGED())
	at := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	for _, row := range rows[1:] {
		lat, _ := degrees(at(row, "latitude"))
		lon, _ := degrees(at(row, "longitude"))
		if got := fmt.Sprint(prioCell(ceasefire.Point{Lat: lat, Lon: lon})); got != at(row, "priogrid_gid") {
			t.Fatalf("%v, %v lies in %s, not in %s", lat, lon, at(row, "priogrid_gid"), got)
		}
	}
}

// A position that an analyst blanked goes out in no column of the data set's layout, though nothing is redacted.
func TestABlankedPositionGoesOutNowhere(t *testing.T) {
	f, _, incidents := theSample(t)
	i := incidents[0]
	i.Place.Point, i.Place.HasPoint = ceasefire.Point{}, false
	rows := rowsOf(t, madeFile(t, KindGED, Export{Frame: f}, i))
	for n, name := range rows[0] {
		if isCoordinate(name) && rows[1][n] != "" {
			t.Errorf("%s is %q", name, rows[1][n])
		}
	}
}

// The position goes out in no text of an incident, in whatever digits, where another number stays.
func TestNoTextGivesACoarsenedPositionAway(t *testing.T) {
	e := exportOf(t)
	const secret, plain = "36.2021 / 37.1343 / ٣٦٫٢٠٢١ / 36,2021N", "1.55 t"
	i := typedIn()
	i.Place.Point = ceasefire.Point{Lat: 36.20217, Lon: 37.13438}
	i = eachText(i, func(string) string { return secret + ", " + plain }, nil)
	for _, kind := range []Kind{KindCSV, KindXLSX, KindGeoJSON, KindJSON, KindGED, KindACLED} {
		for _, r := range []Redaction{{}, {Coarsen: 0.5}, {ByArea: true}} {
			e.Redaction = r
			text := madeFile(t, kind, e, i)
			if kind == KindXLSX {
				text = sheetText(t, text)
			}
			for _, number := range []string{"36.2021", "37.1343", "٣٦٫٢٠٢١", "36,2021"} {
				if bytes.Contains(text, []byte(number)) == r.coarsens() {
					t.Errorf("%s with %+v: %s", kind, r, number)
				}
			}
			if !bytes.Contains(text, []byte(plain)) {
				t.Errorf("%s with %+v does not hold %s", kind, r, plain)
			}
		}
	}
}

// positioned gives rows of a data set at 36.20217, 37.13438: of an area, of none and of one that is not known, and each as it came, moved and blanked.
func positioned(t *testing.T, f ceasefire.Frame, kind Kind, order []string) []ceasefire.Incident {
	t.Helper()
	var all []ceasefire.Incident
	for n, area := range []string{"Aleppo governorate", "", "Nowhere at all"} {
		values := map[string]string{
			"id": fmt.Sprint(900001 + n), "event_id_cnty": fmt.Sprintf("SYR%d", 90001+n), "year": "2016", "event_date": "2016-09-15", "time_precision": "1", "event_type": "Battles",
			"sub_event_type": "Armed clash", "type_of_violence": "1", "side_a": "Government of Syria", "side_b": "IS", "actor1": "Military Forces of Syria", "adm_1": area, "admin1": area,
			"latitude": "36.20217", "longitude": "37.13438", "geom_wkt": "POINT (37.13438 36.20217)", "priogrid_gid": "181875", "where_prec": "1", "geo_precision": "1",
			"date_prec": "1", "date_start": "2016-09-15", "date_end": "2016-09-15", "low": "1", "best": "1", "high": "1", "where_description": "At 36.2022 N", "tags": "at 37.1344",
		}
		row := make([]string, len(order))
		for n, name := range order {
			row[n] = values[strings.ToLower(name)]
		}
		columns := newLayoutColumns(kind, Export{Frame: f})
		reader := columns.readerOf(order, YearFirst)
		if reader == nil {
			t.Fatalf("%v is not read", order)
		}
		i, err := reader.read(row, 2)
		if err != nil {
			t.Fatal(err)
		}
		moved, blanked := i, i
		moved.Place.Point = ceasefire.Point{Lat: 34.5, Lon: 38.5}
		blanked.Place.Point, blanked.Place.HasPoint = ceasefire.Point{}, false
		all = append(all, i, moved, blanked)
	}
	return all
}

// Of what is coarsened, no kind of file holds the position, whatever column of whatever layout it came in.
func TestNoKindHoldsAPositionThatIsCoarsened(t *testing.T) {
	e := exportOf(t)
	orders := map[Kind][][]string{KindGED: gedOrders(), KindACLED: {acledHeader(), strings.Fields(strings.ToUpper(strings.Join(acledHeader(), " ")))}}
	orders[KindGED] = append(orders[KindGED], append(slices.Clone(gedOrders()[0]), "wkt")) // a layout of nobody's, of which every column is kept
	for from, headers := range orders {
		for _, header := range headers {
			incidents := positioned(t, e.Frame, from, header)
			for _, kind := range []Kind{KindCSV, KindXLSX, KindGeoJSON, KindJSON, KindGED, KindACLED} {
				for _, r := range []Redaction{{}, {ByArea: true}, {Coarsen: 0.5}, {Coarsen: 2}} {
					e.Redaction = r
					text := madeFile(t, kind, e, incidents...)
					if kind == KindXLSX {
						text = sheetText(t, text)
					}
					for _, secret := range []string{"36.202", "37.134", "181875"} {
						if holds := bytes.Contains(text, []byte(secret)); holds && r.coarsens() {
							t.Errorf("%s from %s with %+v holds %s", kind, from, r, secret)
						} else if !holds && !r.coarsens() && secret != "181875" {
							t.Errorf("%s from %s does not hold %s, so that nothing is looked for", kind, from, secret)
						}
					}
				}
			}
		}
	}
}

// A coarser position says no more of how closely a place is known than was said before.
func TestCoarseningClaimsNoMoreThanWasKnown(t *testing.T) {
	f := exportOf(t).Frame
	for _, r := range []Redaction{{Coarsen: 0.1}, {Coarsen: 0.5}, {Coarsen: 2}, {ByArea: true}} {
		for was := ceasefire.PlaceUnknown; was <= ceasefire.PlaceCountry; was++ {
			i := typedIn()
			i.Place.Precision = was
			if now := r.For(f).Of(i).Place; now.Point == i.Place.Point || now.Precision < was || was == ceasefire.PlaceUnknown && now.Precision != was {
				t.Errorf("%+v with %+v: %+v", was, r, now)
			}
		}
	}
}

// What lies in no area has no position left where those of labels are given, and none that would be as close as it was.
func TestWhatLiesInNoAreaIsNotCalledExact(t *testing.T) {
	e := exportOf(t)
	e.Redaction = Redaction{ByArea: true}
	i := typedIn()
	i.Place.Area, i.Place.Precision = "", ceasefire.PlaceExact
	if now := e.Redaction.For(e.Frame).Of(i).Place; now.HasPoint || now.Precision != ceasefire.PlaceUnknown {
		t.Errorf("%+v", now)
	}
	i.Place.Precision = ceasefire.PlaceCountry
	if now := e.Redaction.For(e.Frame).Of(i).Place; now.HasPoint || now.Precision != ceasefire.PlaceCountry {
		t.Errorf("%+v", now)
	}
}
