package exchange

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// sniffed finds how a text is to be read.
func sniffed(t interface {
	Helper()
	Fatal(...any)
}, frame ceasefire.Frame, text []byte, told Reading) (*DataFile, Reading) {
	t.Helper()
	file := MemoryData("data", bytes.NewReader(text), int64(len(text)))
	r, err := Sniff(context.Background(), file, frame, told)
	if err != nil {
		t.Fatal(err)
	}
	return file, r
}

// taken reads a text as it is sniffed, and fails where a row is refused.
func taken(t testing.TB, frame ceasefire.Frame, text []byte, told Reading) []ceasefire.Incident {
	t.Helper()
	file, r := sniffed(t, frame, text, told)
	var all []ceasefire.Incident
	for i, err := range r.Incidents(context.Background(), file, frame) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, i)
	}
	return all
}

func TestTheRealFileIsReadAsTheGEDReaderReadsIt(t *testing.T) {
	frame, _ := syria(t)
	want, rows, err := readAll(frame, assets.SampleGED())
	if err != nil || len(rows) > 0 {
		t.Fatal(rows, err)
	}
	_, r := sniffed(t, frame, assets.SampleGED(), Reading{})
	if r.Format != FormatGED || r.Encoding != UTF8 || r.Delimiter != ',' || r.HeaderRow != 1 || len(r.Doubts) > 0 || len(r.Sample) != shownRows {
		t.Errorf("%+v", r.Doubts)
	}
	if diff := cmp.Diff(want, taken(t, frame, assets.SampleGED(), Reading{})); diff != "" {
		t.Error(diff)
	}
}

const acledToday = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2," +
	"interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n"

func TestACLEDOfToday(t *testing.T) {
	frame, _ := syria(t)
	text := acledToday + `SYR1,2016-09-15,2016,1,Political violence,Explosions/Remote violence,Air/drone strike,Military Forces of Syria (2000-2024),,State forces,Civilians (Syria),,Civilians,State forces-Civilians,Civilian targeting,760,Middle East,Syria,Aleppo,Jebel Saman,,Aleppo,36.2,37.16,1,SOHR,National,"On 15 September, a synthetic row.",3,,1700000000
`
	got := taken(t, frame, []byte(text), Reading{})
	if len(got) != 1 {
		t.Fatal(got)
	}
	i := got[0]
	if i.Type != ceasefire.AirStrike || i.Origin.Key != "SYR1" || i.Deaths.Best != ceasefire.People(3) || i.Deaths.Low.Known || i.Place.Area == "" || !i.SideB.IsCivilians() ||
		i.Title != "Air/drone strike: Military Forces of Syria (2000-2024) and Civilians (Syria), Aleppo" {
		t.Errorf("%+v", i)
	}
	var back []string
	for _, c := range ACLEDColumns(i) {
		back = append(back, c.Name)
	}
	if got := strings.Join(back, ",") + "\n"; got != acledToday {
		t.Errorf("columns %s", got)
	}
}

func TestATableIsReadByAGuessedMapping(t *testing.T) {
	frame, _ := syria(t)
	text := "Incidents of September;;;;;\nDate;Heure;Type;Lieu;Latitude;Longitude;Morts;Remarques;Équipe\n" +
		"15/09/2016;14h20;Bombardement;Alep;36,2;37,16;3;Un bâtiment touché;Nord\n" +
		"16/09/2016;;Tirs;Alep;36,2;37,16;;;Sud\n"
	file, r := sniffed(t, frame, []byte(text), Reading{})
	if r.Format != FormatCSV || r.Delimiter != ';' || r.HeaderRow != 2 || r.DateOrder != DayFirst || r.Mapping.Decimal != "," || len(r.Doubts) > 0 {
		t.Fatalf("%+v", r)
	}
	rows := r.Open(file, frame)
	var got []ceasefire.Incident
	for i, err := range rows.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, i)
	}
	first, second := got[0], got[1]
	if first.Type != ceasefire.Shelling || second.Type != ceasefire.SmallArms || first.When.Precision != ceasefire.PrecisionMinute || second.When.Precision != ceasefire.PrecisionDay ||
		first.Place.Point != (ceasefire.Point{Lat: 36.2, Lon: 37.16}) || second.Deaths.Best.Known || first.When.From.Format("15:04") != "11:20" {
		t.Errorf("%+v\n%+v", first, second)
	}
	if len(rows.Values()) != 2 {
		t.Errorf("%+v", rows.Values())
	}
}

func TestRowsAboveTheHeaderAreLeftOut(t *testing.T) {
	frame, _ := syria(t)
	for name, above := range map[string]string{"a hint for spreadsheets": "sep=;\n", "a title that is damaged": "\"The list\"x\n", "a title and a note": "The list\n\nof September\n", "emptied rows": "The list\n\n;;;;\n;;\n", "nothing": ""} {
		text := above + "Date;Type;Place\n2016-09-15;Shelling;Aleppo\n2016-09-16;Shelling;Idlib\n"
		if got := taken(t, frame, []byte(text), Reading{}); len(got) != 2 || got[0].Place.Name != "Aleppo" || got[0].Origin.Line != strings.Count(above, "\n")+2 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	file := MemoryData("x", strings.NewReader("Date,Type\n"), 10)
	if _, err := Sniff(t.Context(), file, frame, Reading{HeaderRow: 9}); err == nil || !strings.Contains(err.Error(), "ends above row 9") {
		t.Error(err)
	}
}

// Rows that a spreadsheet emptied are no incidents that lack something, whatever is between their cells.
func TestEmptiedRowsArePassedOver(t *testing.T) {
	frame, _ := syria(t)
	for _, mark := range []string{",", ";", "\t"} {
		text := strings.ReplaceAll("date,type,place\n2016-09-15,shelling,Azaz\n,,\n , ,\n2016-09-16,shelling,Homs\n,,\n", ",", mark)
		if got := taken(t, frame, []byte(text), Reading{}); len(got) != 2 || got[1].Place.Name != "Homs" {
			t.Errorf("%q: %+v", mark, got)
		}
	}
}
