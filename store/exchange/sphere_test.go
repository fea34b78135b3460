package exchange

import (
	"context"
	"math"
	"testing"

	"truceboard/store/ceasefire"
)

func TestPositionsWithMinutesAreRead(t *testing.T) {
	for text, want := range map[string]ceasefire.Point{
		"36°12'N 37°09'E": {Lat: 36.2, Lon: 37.15}, "36° 12' 36\" N, 37° 9' 0\" E": {Lat: 36.21, Lon: 37.15}, "N36°12.6' E37°09'": {Lat: 36.21, Lon: 37.15}, "36.2N, 37.15W": {Lat: 36.2, Lon: -37.15},
		"33°30′S;70°40′W": {Lat: -33.5, Lon: -70.6666666}, "36.2, 37.15": {Lat: 36.2, Lon: 37.15}, "(36.2 37.15)": {Lat: 36.2, Lon: 37.15},
	} {
		file := &mappedFile{}
		first, second, ok := splitPair(text)
		lat, okLat := file.degrees(first)
		lon, okLon := file.degrees(second)
		if !ok || !okLat || !okLon || math.Abs(lat-want.Lat) > 1e-6 || math.Abs(lon-want.Lon) > 1e-6 {
			t.Errorf("%q: %q and %q are %g, %g", text, first, second, lat, lon)
		}
	}
	for _, text := range []string{"yes", "36°72'N 37°09'E", "near the school", "36.2", "37S DC 12345 67890", "36°12'", "N36N E37"} {
		file := &mappedFile{}
		first, second, ok := splitPair(text)
		_, okLat := file.degrees(first)
		if _, okLon := file.degrees(second); ok && okLat && okLon {
			t.Errorf("%q is taken for a position", text)
		}
	}
}

// What a column of positions holds that cannot be read leaves the latitude and the longitude that stand beside it, and a column that holds no positions is none.
func TestAnUnreadablePositionLeavesTheOther(t *testing.T) {
	frame, _ := syria(t)
	for name, text := range map[string]string{
		"one that cannot be read": "date,type,lat,lon,gps\n2016-09-12,shelling,36.2,37.15,\"36.3, 37.2\"\n2016-09-13,shelling,36.2,37.15,bridge\n",
		"none":                    "date,type,lat,lon,gps\n2016-09-12,shelling,36.2,37.15,yes\n2016-09-13,shelling,36.2,37.15,no\n",
	} {
		got := taken(t, frame, []byte(text), Reading{})
		if len(got) != 2 || got[1].Place.Point != (ceasefire.Point{Lat: 36.2, Lon: 37.15}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// Only rows that are taken are counted among those whose coordinates are taken as exact.
func TestRowsThatAreNotTakenAreNotCountedAsExact(t *testing.T) {
	frame, _ := syria(t)
	file, r := sniffed(t, frame, []byte("date,type,lat,lon,deaths\n2016-09-12,shelling,36.2,37.15,1\n2016-09-13,shelling,36.2,37.15,several\n"), Reading{})
	rows := r.Open(file, frame)
	for range rows.All(context.Background()) {
	}
	if notes := rows.Notes(); len(notes) != 1 || notes[0] != "1 row has coordinates without a precision: taken as exact." {
		t.Errorf("%q", notes)
	}
}
