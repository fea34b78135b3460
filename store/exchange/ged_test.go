package exchange

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// theSample reads the bundled file whole.
func theSample(t *testing.T) (ceasefire.Frame, Keys, []ceasefire.Incident) {
	t.Helper()
	f, keys := syria(t)
	incidents, rows, err := readAll(f, assets.SampleGED())
	if err != nil || len(rows) != 0 || len(incidents) != 1466 {
		t.Fatalf("%d incidents, %v, %v", len(incidents), rows, err)
	}
	return f, keys, incidents
}

// rowsOf reads a file by the standard library, header first.
func rowsOf(t *testing.T, text []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// count counts the incidents that have each value of something.
func count[T comparable](incidents []ceasefire.Incident, of func(ceasefire.Incident) T) map[T]int {
	n := map[T]int{}
	for _, i := range incidents {
		n[of(i)]++
	}
	return n
}

// The figures of these tests were counted in the file itself by other means.
func TestTheCodesOfTheSample(t *testing.T) {
	_, _, incidents := theSample(t)
	precisions := count(incidents, func(i ceasefire.Incident) ceasefire.Precision { return i.When.Precision })
	if diff := cmp.Diff(map[ceasefire.Precision]int{ceasefire.PrecisionDay: 1398, ceasefire.PrecisionWeek: 58, ceasefire.PrecisionMonth: 8, ceasefire.PrecisionYear: 2}, precisions); diff != "" {
		t.Error(diff)
	}
	types := count(incidents, func(i ceasefire.Incident) ceasefire.Type { return i.Type })
	if diff := cmp.Diff(map[ceasefire.Type]int{ceasefire.ArmedClash: 1181, ceasefire.CommunalClash: 246, ceasefire.OneSided: 39}, types); diff != "" {
		t.Error(diff)
	}
	places := count(incidents, func(i ceasefire.Incident) ceasefire.PlacePrecision { return i.Place.Precision })
	if diff := cmp.Diff(map[ceasefire.PlacePrecision]int{ceasefire.PlaceExact: 893, ceasefire.PlaceNear: 464, ceasefire.PlaceDistrict: 17,
		ceasefire.PlaceArea: 33 + 40, ceasefire.PlaceCountry: 19}, places); diff != "" {
		t.Error(diff)
	}
	areas := count(incidents, func(i ceasefire.Incident) string { return i.Place.Area })
	if diff := cmp.Diff(map[string]int{"SY-HL": 522, "SY-RD": 200, "SY-HI": 144, "SY-ID": 125, "SY-HM": 103, "SY-DY": 100, "SY-DR": 69, "SY-HA": 49,
		"SY-QU": 34, "SY-LA": 31, "SY-RA": 30, "SY-DI": 27, "": 22, "SY-SU": 9, "SY-TA": 1}, areas); diff != "" {
		t.Error(diff)
	}
}

func TestTheDeadOfTheSample(t *testing.T) {
	_, _, incidents := theSample(t)
	sums := map[string]int{}
	for _, i := range incidents {
		for name, n := range map[string]ceasefire.Count{"low": i.Deaths.Low, "best": i.Deaths.Best, "high": i.Deaths.High, "a": i.Deaths.SideA,
			"b": i.Deaths.SideB, "civilians": i.Deaths.Civilians, "unknown": i.Deaths.Unknown} {
			if !n.Known {
				t.Errorf("%s: %s is unknown", i.Origin.Key, name)
			}
			sums[name] += n.N
		}
	}
	if diff := cmp.Diff(map[string]int{"low": 6604, "best": 6668, "high": 6846, "a": 1412, "b": 1796, "civilians": 2836, "unknown": 624}, sums); diff != "" {
		t.Error(diff)
	}
}

func TestActorsOfNoPartyStayAsTheyAre(t *testing.T) {
	_, _, incidents := theSample(t)
	nobody := map[string]int{}
	for _, i := range incidents {
		for _, side := range []ceasefire.Side{i.SideA, i.SideB} {
			if side.Party.IsZero() {
				nobody[side.Actor]++
			}
		}
	}
	if diff := cmp.Diff(map[string]int{"SDF": 158, "Civilians": 39, "Government of Turkey": 19, "Government of Iraq": 8, "Liwa al-Aqsa": 8,
		"NSA": 1, "Government of Israel": 1, "Jaysh al-Asha’er": 1}, nobody); diff != "" {
		t.Error(diff)
	}
}

func TestEstimatesInAStrangeOrderAreKept(t *testing.T) {
	_, _, incidents := theSample(t)
	odd := map[string]bool{}
	for _, i := range incidents {
		if d := i.Deaths; d.Low.N > d.Best.N || d.Best.N > d.High.N {
			odd[i.Origin.Key] = true
		}
	}
	if diff := cmp.Diff(map[string]bool{"318675": true, "309137": true, "227118": true, "236249": true}, odd); diff != "" {
		t.Error(diff)
	}
}

func TestNothingOfTheSampleIsRefused(t *testing.T) {
	f, _, incidents := theSample(t)
	for _, i := range incidents {
		if list := ceasefire.Errors(i.Problems(f, time.Date(2017, 1, 1, 0, 0, 0, 0, time.UTC))); len(list) > 0 {
			t.Errorf("%s: %v", i.Origin.Key, list)
		}
	}
}

func TestOneRowByHand(t *testing.T) {
	_, keys, incidents := theSample(t)
	i := slices.IndexFunc(incidents, func(i ceasefire.Incident) bool { return i.Origin.Key == "301214" })
	got := incidents[i]
	none := ceasefire.People(0)
	want := ceasefire.Incident{
		When: ceasefire.Moment{From: damascus(19, 0, 0), Until: damascus(20, 0, 0), Precision: ceasefire.PrecisionDay, Zone: "Asia/Damascus"},
		Place: ceasefire.Place{Name: "Urum al Kubra town", Area: "SY-HL", District: "Atarib district", Point: ceasefire.Point{Lat: 36.1481, Lon: 36.94775},
			HasPoint: true, Precision: ceasefire.PlaceExact},
		Type: ceasefire.OneSided, Title: "Attack on civilians by Government of Syria, Urum al Kubra town", Text: "Syria: Investigate Attack on UN Aid Convoy",
		SideA: ceasefire.Side{Actor: "Government of Syria", Party: keys.Parties["government"]}, SideB: ceasefire.Side{Actor: "Civilians"},
		Deaths: ceasefire.Deaths{Estimate: ceasefire.Estimate{Low: ceasefire.People(21), Best: ceasefire.People(21), High: ceasefire.People(21)},
			Civilians: ceasefire.People(21), SideA: none, SideB: none, Unknown: none},
		Verification: ceasefire.Unverified, ReportedBy: "HRW",
		Origin: ceasefire.Origin{Dataset: "ged", Key: "301214", Digest: got.Origin.Digest, Line: got.Origin.Line}, Extra: got.Extra,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(got.Origin.Digest) != 64 {
		t.Errorf("digest %q", got.Origin.Digest)
	}
}

// A row can be written again from the incident alone: what its fields hold to the letter, and the rest in the file's order.
func TestARowCanBeWrittenAgain(t *testing.T) {
	_, _, incidents := theSample(t)
	rows := rowsOf(t, assets.SampleGED())
	header := rows[0]
	for n, i := range incidents {
		held := map[string]string{"id": i.Origin.Key, "source_office": i.ReportedBy, "where_coordinates": i.Place.Name, "adm_2": i.Place.District,
			"side_a": i.SideA.Actor, "side_b": i.SideB.Actor}
		rest, row := i.Extra, make([]string, 0, len(header))
		for _, name := range header {
			value, own := held[name]
			if !own {
				if rest[0].Name != name {
					t.Fatalf("%s stands where %s should", rest[0].Name, name)
				}
				value, rest = rest[0].Value, rest[1:]
			}
			row = append(row, value)
		}
		if diff := cmp.Diff(rows[n+1], row); diff != "" || len(rest) > 0 {
			t.Fatal(diff, rest)
		}
	}
}

// header49 is the layout of 49 columns as GED 19.1 has it, eight more than that of 41 and in another order.
const header49 = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id," +
	"dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date," +
	"source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country," +
	"country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"

// relaid writes rows with their columns in another order and under other names; a column that they do not have is filled with a mark.
func relaid(t *testing.T, rows [][]string, header []string, value func(name, old string) string) []byte {
	t.Helper()
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.UseCRLF = true
	for n, row := range rows {
		line := make([]string, len(header))
		for i, name := range header {
			place := slices.Index(rows[0], strings.ToLower(name))
			switch {
			case n == 0:
				line[i] = name
			case place < 0:
				line[i] = "?"
			default:
				line[i] = value(name, row[place])
			}
		}
		if err := w.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return text.Bytes()
}

func TestTheLayoutOf49ColumnsGivesTheSame(t *testing.T) {
	f, _, want := theSample(t)
	header := strings.Split(strings.ToUpper(header49), ",")
	if len(header) != 49 {
		t.Fatalf("%d columns", len(header))
	}
	text := relaid(t, rowsOf(t, assets.SampleGED()), header, func(name, old string) string {
		if strings.HasPrefix(name, "DATE_") && name != "DATE_PREC" {
			return old + " 00:00:00.000"
		}
		return old
	})
	got, rows, err := readAll(f, append([]byte("\ufeff"), text...))
	if err != nil || len(rows) > 0 || len(got) != len(want) {
		t.Fatal(len(got), rows, err)
	}
	if n := len(got[0].Extra); n != 49 { // a header that UCDP would not spell so is kept whole
		t.Errorf("%d columns are kept", n)
	}
	for i := range got {
		got[i].Extra, want[i].Extra = nil, nil
		got[i].Origin.Line, want[i].Origin.Line = 0, 0
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheOrderOfColumnsDoesNotMakeARowAnother(t *testing.T) {
	f, _, want := theSample(t)
	rows := rowsOf(t, assets.SampleGED())
	header := slices.Clone(rows[0])
	slices.Reverse(header)
	header[3] = strings.ToUpper(header[3])
	got, _, err := readAll(f, relaid(t, rows, header, func(_, old string) string { return old }))
	if err != nil || len(got) != len(want) {
		t.Fatal(len(got), err)
	}
	digests := map[string]bool{}
	for i := range got {
		if got[i].Origin.Digest != want[i].Origin.Digest {
			t.Errorf("row %s has another digest", got[i].Origin.Key)
		}
		digests[got[i].Origin.Digest] = true
	}
	if len(digests) != len(got) {
		t.Errorf("%d rows have %d digests", len(got), len(digests))
	}
}
