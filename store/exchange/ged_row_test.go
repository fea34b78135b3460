package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func TestColumnsAreFoundByName(t *testing.T) {
	f, _ := syria(t)
	const head41 = "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n"
	const row41 = "7,1,Government of Syria,Syrian insurgents,1,Hama,Hama Governorate,Hama,35.1,36.7,1,2016-09-15,2016-09-15,1,2,3,4,9,10,11\n"
	const head49 = "high,BEST,low,deaths_unknown,deaths_civilians,deaths_b,deaths_a,date_end,date_start,date_prec,longitude,latitude,adm_2,adm_1,where_coordinates,where_prec,side_b,side_a,type_of_violence,id,relid\n"
	const row49 = "11,10,9,4,3,2,1,2016-09-15 00:00:00.000,2016-09-15 00:00:00.000,1,36.7,35.1,Hama,Hama Governorate,Hama,1,Syrian insurgents,Government of Syria,1,7,SYR-7\n"
	first, _, err := readAll(f, []byte("\ufeff"+head41+row41))
	if err != nil || len(first) != 1 {
		t.Fatal(first, err)
	}
	second, _, err := readAll(f, []byte(strings.ReplaceAll(head49+row49, "\n", "\r\n")))
	if err != nil || len(second) != 1 {
		t.Fatal(second, err)
	}
	for _, list := range [][]ceasefire.Incident{first, second} {
		list[0].Extra, list[0].Origin = nil, ceasefire.Origin{}
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	if d := first[0].Deaths; d.SideA.N != 1 || d.SideB.N != 2 || d.Civilians.N != 3 || d.Unknown.N != 4 || d.Low.N != 9 || d.Best.N != 10 || d.High.N != 11 {
		t.Errorf("%+v", d)
	}
}

func TestTheDigestDoesNotHangOnTheOrderOfColumns(t *testing.T) {
	f, _ := syria(t)
	digest := func(text string) string {
		incidents, _, err := readAll(f, []byte(text))
		if err != nil || len(incidents) != 1 {
			t.Fatal(incidents, err)
		}
		return incidents[0].Origin.Digest
	}
	one := digest("id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high\n7,1,1,2016-09-15,2016-09-15,A,B,1,2,3\n")
	if other := digest("high,best,low,side_b,side_a,date_end,date_start,date_prec,type_of_violence,id\n3,2,1,B,A,2016-09-15,2016-09-15,1,1,7\n"); one != other {
		t.Error("the same row in another order has another digest")
	}
	if other := digest("id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high\n7,1,1,2016-09-15,2016-09-15,A,B,1,2,4\n"); one == other {
		t.Error("a changed row has the same digest")
	}
}

// head is a header of the columns that the tests of single rows need.
const head = "id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high,latitude,longitude,where_prec,where_coordinates,adm_1,source_headline,source_article\n"

// one reads a single row that has to be good.
func one(t *testing.T, row string) ceasefire.Incident {
	t.Helper()
	f, _ := syria(t)
	incidents, rows, err := readAll(f, []byte(head+row+"\n"))
	if err != nil || len(rows) != 0 || len(incidents) != 1 {
		t.Fatal(incidents, rows, err)
	}
	return incidents[0]
}

func TestDatesAndTheirPrecision(t *testing.T) {
	for name, c := range map[string]struct {
		prec, start, end string
		from, until      int // days of September
		want             ceasefire.Precision
	}{
		"a day":                     {"1", "2016-09-15", "2016-09-15", 15, 16, ceasefire.PrecisionDay},
		"several days, each known":  {"1", "2016-09-15", "2016-09-17", 15, 18, ceasefire.PrecisionDay},
		"a few days":                {"2", "2016-09-15", "2016-09-17", 15, 18, ceasefire.PrecisionWeek},
		"a week":                    {"3", "2016-09-12", "2016-09-18", 12, 19, ceasefire.PrecisionWeek},
		"a month":                   {"4", "2016-09-01", "2016-09-30", 1, 31, ceasefire.PrecisionMonth},
		"less than a year":          {"5", "2016-09-01", "2016-09-30", 1, 31, ceasefire.PrecisionYear},
		"a time that means nothing": {" 1 ", "2016-09-15 00:00:00.000", "2016-09-15T00:00:00", 15, 16, ceasefire.PrecisionDay},
	} {
		t.Run(name, func(t *testing.T) {
			got := one(t, "1,1,"+c.prec+","+c.start+","+c.end+",A,B,1,1,1,35,36,1,P,,,").When
			want := ceasefire.Moment{From: damascus(c.from, 0, 0), Until: damascus(c.until, 0, 0), Precision: c.want, Zone: "Asia/Damascus"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	const before = "1,1,1,2016-09-15,2016-09-15,A,B,1,1,1,"
	for name, c := range map[string]struct {
		row  string
		want ceasefire.Place
	}{
		"exact":           {"35.5,36.25,1,Hama,hamah governorate,,", ceasefire.Place{Name: "Hama", Area: "SY-HM", Point: ceasefire.Point{Lat: 35.5, Lon: 36.25}, HasPoint: true, Precision: ceasefire.PlaceExact}},
		"near":            {"35.5,36.25,2,,,,", ceasefire.Place{Point: ceasefire.Point{Lat: 35.5, Lon: 36.25}, HasPoint: true, Precision: ceasefire.PlaceNear}},
		"a district":      {",,3,,,,", ceasefire.Place{Precision: ceasefire.PlaceDistrict}},
		"an area":         {",,4,,,,", ceasefire.Place{Precision: ceasefire.PlaceArea}},
		"a line":          {",,5,,,,", ceasefire.Place{Precision: ceasefire.PlaceArea}},
		"a country":       {",,6,,,,", ceasefire.Place{Precision: ceasefire.PlaceCountry}},
		"a sea":           {",,7,,,,", ceasefire.Place{Precision: ceasefire.PlaceCountry}},
		"no precision":    {",,,,,,", ceasefire.Place{}},
		"the zero point":  {"0,0,1,,,,", ceasefire.Place{HasPoint: true, Precision: ceasefire.PlaceExact}},
		"an unknown area": {",,4,,Atlantis,,", ceasefire.Place{Precision: ceasefire.PlaceArea}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, one(t, before+c.row).Place); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTitleAndText(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 600))
	for name, c := range map[string]struct{ row, title, text string }{
		"a clash":              {"1,1,1,2016-09-15,2016-09-15,A,B,1,1,1,,,1,Hama,,H,", "Fighting between A and B, Hama", "H"},
		"without a place":      {"1,2,1,2016-09-15,2016-09-15,A,B,1,1,1,,,1,,,H,", "Fighting between A and B", "H"},
		"an attack":            {"1,3,1,2016-09-15,2016-09-15,IS,Civilians,1,1,1,,,1,Hama,,H,", "Attack on civilians by IS, Hama", "H"},
		"a side not named":     {"1,1,1,2016-09-15,2016-09-15,A,,1,1,1,,,1,Hama,,H,", "Fighting between A and an unknown side, Hama", "H"},
		"no headline":          {"1,1,1,2016-09-15,2016-09-15,A,B,1,1,1,,,1,,,,\" An  article \"", "Fighting between A and B", "An article"},
		"lines of a headline":  {"1,1,1,2016-09-15,2016-09-15,A,B,1,1,1,,,1,,,\"One\n two\",", "Fighting between A and B", "One two"},
		"neither":              {"1,1,1,2016-09-15,2016-09-15,A,B,1,1,1,,,1,,,,", "Fighting between A and B", ""},
		"a side with a crowd":  {"1,1,1,2016-09-15,2016-09-15," + strings.Repeat("Army ", 20) + ",B,1,1,1,,,1,,,,", "Fighting between " + strings.Repeat("Army ", 11) + "Army… and B", ""},
		"a very long headline": {"1,1,1,2016-09-15,2016-09-15,A,B,1,1,1,,,1,,," + long + ",", "Fighting between A and B", strings.TrimSpace(strings.Repeat("word ", 400)) + "…"},
	} {
		t.Run(name, func(t *testing.T) {
			got := one(t, c.row)
			if diff := cmp.Diff([]string{c.title, c.text}, []string{got.Title, got.Text}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnIDInSpacesIsKeptAsItWasToo(t *testing.T) {
	got := one(t, " 7 ,1,1,2016-09-15,2016-09-15,A,B,1,1,1,,,1,,,,")
	if got.Origin.Key != "7" || got.Extra[0] != (ceasefire.Column{Name: "id", Value: " 7 "}) {
		t.Errorf("key %q, %v", got.Origin.Key, got.Extra[0])
	}
}

func TestUnknownIsNotZero(t *testing.T) {
	got := one(t, "1,1,1,2016-09-15,2016-09-15,A,B,0,,,,,1,,,,").Deaths
	if got.Low != ceasefire.People(0) || got.Best.Known || got.High.Known || got.Civilians.Known {
		t.Errorf("%+v", got)
	}
}

func TestBadRowsAreNamedAndTheRestIsRead(t *testing.T) {
	f, _ := syria(t)
	const header = "id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high,latitude,longitude\n"
	const good = "1,1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36\n"
	for name, c := range map[string]struct{ row, says string }{
		"no id":             {",1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36", "id is missing"},
		"a date":            {"2,1,1,2016-02-30,2016-09-15,A,B,1,2,3,35,36", "date_start"},
		"an end before":     {"2,1,1,2016-09-15,2016-09-14,A,B,1,2,3,35,36", "lies before"},
		"a precision":       {"2,1,9,2016-09-15,2016-09-15,A,B,1,2,3,35,36", "date_prec"},
		"a kind":            {"2,4,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36", "type_of_violence"},
		"deaths":            {"2,1,1,2016-09-15,2016-09-15,A,B,-1,2,3,35,36", "low"},
		"an id of spaces":   {"  ,1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36", "id is missing"},
		"no date":           {"2,1,1,,2016-09-15,A,B,1,2,3,35,36", "date_start"},
		"a year 0":          {"2,1,1,0000-01-01,2016-09-15,A,B,1,2,3,35,36", "date_start"},
		"another's date":    {"2,1,1,15/09/2016,2016-09-15,A,B,1,2,3,35,36", "YYYY-MM-DD"},
		"the other date":    {"2,1,1,2016-09-15,soon,A,B,1,2,3,35,36", "date_end"},
		"no precision":      {"2,1,,2016-09-15,2016-09-15,A,B,1,2,3,35,36", "date_prec"},
		"half a person":     {"2,1,1,2016-09-15,2016-09-15,A,B,1,2.5,3,35,36", "best"},
		"too many people":   {"2,1,1,2016-09-15,2016-09-15,A,B,1,2,99999999999,35,36", "high"},
		"half a point":      {"2,1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,", "longitude"},
		"no degrees":        {"2,1,1,2016-09-15,2016-09-15,A,B,1,2,3,north,36", "latitude"},
		"not a number":      {"2,1,1,2016-09-15,2016-09-15,A,B,1,2,3,NaN,36", "latitude"},
		"too many columns":  {"2,1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36,37", "13 columns"},
		"no number":         {"2,1,1,2016-09-15,2016-09-15,A,B,1,many,3,35,36", "best"},
		"off the globe":     {"2,1,1,2016-09-15,2016-09-15,A,B,1,2,3,91,36", "off the globe"},
		"too few columns":   {"2,1,1", "3 columns"},
		"a stray quotation": {`2,1,1,2016-09-15,2016-09-15,A "x",B,1,2,3,35,36`, "quotation mark"},
	} {
		t.Run(name, func(t *testing.T) {
			incidents, rows, err := readAll(f, []byte(header+good+c.row+"\n"+good))
			if err != nil || len(incidents) != 2 || len(rows) != 1 {
				t.Fatalf("%d incidents, %v, %v", len(incidents), rows, err)
			}
			if rows[0].LineNo != 3 || !strings.Contains(rows[0].Reason, c.says) {
				t.Errorf("line %d: %s", rows[0].LineNo, rows[0].Reason)
			}
		})
	}
}

func TestAReasonDoesNotRepeatAWholeField(t *testing.T) {
	f, _ := syria(t)
	_, rows, err := readAll(f, []byte(head+"1,1,1,"+strings.Repeat("x", 1<<20)+",2016-09-15,A,B,1,1,1,,,1,,,,\n"))
	if err != nil || len(rows) != 1 || len(rows[0].Reason) > 2*longestReason {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}
