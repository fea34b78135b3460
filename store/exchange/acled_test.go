package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// event is a synthetic event, as every dialect of ACLED tells of it.
type event struct {
	id                          int
	date                        time.Time
	timePrecision, geoPrecision int
	eventType, subType          string
	actor1, assoc1, actor2      string
	inter1, inter2              int
	admin1, admin2, location    string
	lat, lon                    float64
	source, scale, notes        string
	fatalities                  int
}

// words draws a text of some alphabet, with what makes trouble in a CSV file.
func words(alphabet string) *rapid.Generator[string] {
	letters := append([]rune(alphabet), ' ', ',', ';', '"', '\'')
	return rapid.Custom(func(t *rapid.T) string {
		text := strings.TrimSpace(string(rapid.SliceOfN(rapid.SampledFrom(letters), 1, 12).Draw(t, "text")))
		if text == "" || text == "NA" {
			return "x"
		}
		return text
	})
}

func drawEvent(t *rapid.T, alphabet string) event {
	text := words(alphabet)
	kind := rapid.SampledFrom([][2]string{
		{"Battles", "Armed clash"}, {"Explosions/Remote violence", "Air/drone strike"}, {"Violence against civilians", "Attack"}, {"Strategic developments", "Agreement"},
	}).Draw(t, "kind")
	return event{
		id: rapid.IntRange(1, 99999).Draw(t, "id"), date: time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 3000).Draw(t, "day")),
		timePrecision: rapid.IntRange(1, 3).Draw(t, "time"), geoPrecision: rapid.IntRange(1, 3).Draw(t, "geo"), eventType: kind[0], subType: kind[1],
		actor1: text.Draw(t, "actor1"), assoc1: rapid.OneOf(rapid.Just(""), text).Draw(t, "assoc"), actor2: rapid.OneOf(rapid.Just(""), text).Draw(t, "actor2"),
		inter1: rapid.IntRange(1, 8).Draw(t, "inter1"), inter2: rapid.IntRange(1, 8).Draw(t, "inter2"),
		admin1: rapid.SampledFrom([]string{"Aleppo", "Idleb", "Nowhere"}).Draw(t, "admin1"), admin2: text.Draw(t, "admin2"), location: text.Draw(t, "location"),
		lat: float64(rapid.IntRange(-9000, 9000).Draw(t, "lat")) / 100, lon: float64(rapid.IntRange(-18000, 18000).Draw(t, "lon")) / 100,
		source: text.Draw(t, "source"), scale: "National", notes: text.Draw(t, "notes") + rapid.SampledFrom([]string{"", "\nand more", "\r\nand more"}).Draw(t, "more"),
		fatalities: rapid.IntRange(0, 50).Draw(t, "fatalities"),
	}
}

// dialect writes an event as some issue of ACLED does.
type dialect struct {
	name   string
	header string
	date   string
	inter  func(int) string
	empty  string
	upper  bool
}

func dialects() []dialect {
	const today = "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction " +
		"civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
	const before = "data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction " +
		"region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities timestamp iso3"
	kinds := []string{"", "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces"}
	code := func(n int) string { return fmt.Sprint(n) }
	return []dialect{
		{"today in words", today, time.DateOnly, func(n int) string { return kinds[n] }, "", false},
		{"today in codes", today, time.DateOnly, code, "", false},
		{"before 2023", before, "2 January 2006", code, "", false},
		{"upper case", before, "02/01/2006", code, "NA", true},
		{"upper case, month named", before, "02 January 2006", code, "NA", true},
		{"a desk's own order", "notes " + strings.TrimSuffix(strings.Replace(today, " notes", "", 1), " timestamp") + " extra", time.DateOnly, code, "", false},
	}
}

// row writes an event.
func (d dialect) row(e event) (header, cells []string) {
	values := map[string]string{
		"event_id_cnty": fmt.Sprintf("SYR%d", e.id), "data_id": fmt.Sprint(e.id * 7), "event_id_no_cnty": fmt.Sprint(e.id), "iso": "760", "iso3": "SYR",
		"event_date": e.date.Format(d.date), "year": fmt.Sprint(e.date.Year()), "time_precision": fmt.Sprint(e.timePrecision),
		"event_type": e.eventType, "sub_event_type": e.subType, "actor1": e.actor1, "assoc_actor_1": e.assoc1, "inter1": d.inter(e.inter1),
		"actor2": e.actor2, "inter2": d.inter(e.inter2), "region": "Middle East", "country": "Syria", "admin1": e.admin1, "admin2": e.admin2,
		"location": e.location, "latitude": fmt.Sprint(e.lat), "longitude": fmt.Sprint(e.lon), "geo_precision": fmt.Sprint(e.geoPrecision),
		"source": e.source, "source_scale": e.scale, "notes": e.notes, "fatalities": fmt.Sprint(e.fatalities), "timestamp": "1700000000", "disorder_type": "Political violence",
	}
	for _, name := range strings.Fields(d.header) {
		value := values[name]
		if value == "" {
			value = d.empty
		}
		if d.upper {
			name = strings.ToUpper(name)
		}
		header, cells = append(header, name), append(cells, value)
	}
	return header, cells
}

// tabular gives a file of one row.
func tabular(t interface{ Fatal(...any) }, comma rune, rows ...[]string) []byte {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma = comma
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func TestAnACLEDRowIsTheSameIncidentInEachDialectAndEncoding(t *testing.T) {
	frame, _ := syria(t)
	mark := func(e textunicode.Endianness) encoding.Encoding { return textunicode.UTF16(e, textunicode.UseBOM) }
	for _, script := range []struct {
		alphabet string
		told     Encoding
		in       encoding.Encoding
	}{
		{"abcé", "", nil}, {"abcü", "", textunicode.UTF8BOM}, {"aЖшحلب", "", mark(textunicode.LittleEndian)}, {"aЖшحلب", "", mark(textunicode.BigEndian)},
		{"abcéÀñ", Windows1252, charmap.Windows1252}, {"abcЖшя", Windows1251, charmap.Windows1251}, {"abcحلبé", Windows1256, charmap.Windows1256},
	} {
		t.Run(script.alphabet+string(script.told), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				e := drawEvent(t, script.alphabet)
				comma := rapid.SampledFrom(Delimiters()).Draw(t, "delimiter")
				var first ceasefire.Incident
				for n, d := range dialects() {
					header, cells := d.row(e)
					text := tabular(t, comma, header, cells)
					if script.in != nil {
						text, _ = script.in.NewEncoder().Bytes(text)
					}
					got := oneOfFile(t, frame, text, Reading{Encoding: script.told, Delimiter: comma, DateOrder: DayFirst})
					if back := ACLEDColumns(got); !slices.EqualFunc(back, header, func(c ceasefire.Column, name string) bool { return c.Name == name }) ||
						!slices.EqualFunc(back, cells, func(c ceasefire.Column, cell string) bool { return c.Value == cell }) {
						t.Fatalf("%s: %q became %q", d.name, cells, back)
					}
					got.Extra, got.Origin.Line = nil, 0
					if n == 0 {
						first = got
					}
					if diff := cmp.Diff(first, got); diff != "" {
						t.Fatalf("%s: %s", d.name, diff)
					}
				}
			})
		})
	}
}

// oneOfFile reads the one row of a file.
func oneOfFile(t *rapid.T, frame ceasefire.Frame, text []byte, told Reading) ceasefire.Incident {
	file := MemoryData("acled.csv", bytes.NewReader(text), int64(len(text)))
	r, err := Sniff(t.Context(), file, frame, told)
	if err != nil {
		t.Fatal(err)
	}
	if r.Format != FormatACLED || len(r.Doubts) > 0 {
		t.Fatalf("%s, %+v", r.Format, r.Doubts)
	}
	var all []ceasefire.Incident
	for i, err := range r.Incidents(t.Context(), file, frame) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, i)
	}
	if len(all) != 1 {
		t.Fatalf("%d incidents", len(all))
	}
	return all[0]
}

func TestWhatACLEDEventsAre(t *testing.T) {
	frame, _ := syria(t)
	for _, c := range []struct {
		event, sub, inter1, inter2 string
		want                       ceasefire.Type
	}{
		{"Battles", "Armed clash", "1", "2", ceasefire.ArmedClash},
		{"Battles", "Armed clash", "Rebel group", "Political militia", ceasefire.CommunalClash},
		{"Battles", "Armed clash", "2", "8", ceasefire.ArmedClash},
		{"Battles", "Government regains territory", "1", "2", ceasefire.TerritoryTaken},
		{"Battle-No change of territory", "", "1", "2", ceasefire.ArmedClash},
		{"Explosions/Remote violence", "Shelling/artillery/missile attack", "1", "7", ceasefire.Shelling},
		{"Explosions/Remote violence", "Remote explosive/landmine/IED", "3", "7", ceasefire.Explosion},
		{"Remote violence", "NA", "3", "7", ceasefire.Explosion},
		{"Violence against civilians", "Abduction/forced disappearance", "3", "7", ceasefire.OneSided},
		{"Protests", "Excessive force against protesters", "6", "1", ceasefire.OneSided},
		{"Protests", "Peaceful protest", "6", "", ceasefire.OtherType},
		{"Strategic developments", "Agreement", "1", "2", ceasefire.OtherType},
		{"Strategic developments", "Non-violent transfer of territory", "1", "2", ceasefire.OtherType},
		{"Strategic developments", "Arrests", "1", "2", ceasefire.Arrest},
		{"Something new", "Something newer", "1", "2", ceasefire.OtherType},
	} {
		text := "event_id_cnty,event_date,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,location,latitude,longitude,fatalities\n" +
			"SYR1,2016-09-15," + c.event + "," + c.sub + ",A," + c.inter1 + ",B," + c.inter2 + ",Syria,Aleppo,36.2,37.1,\n"
		if got := taken(t, frame, []byte(text), Reading{}); got[0].Type != c.want || got[0].Deaths.Best.Known {
			t.Errorf("%s, %s: %s, want %s", c.event, c.sub, got[0].Type, c.want)
		}
	}
}

func TestHowCloselyACLEDKnowsATime(t *testing.T) {
	frame, _ := syria(t)
	for code, want := range map[string]string{"": "2016-09-15 2016-09-15 day", "1": "2016-09-15 2016-09-15 day", "2": "2016-09-12 2016-09-18 week", "3": "2016-09-01 2016-09-30 month"} {
		text := "event_id_cnty,event_date,time_precision,event_type,actor1,actor2,country,location,latitude,longitude,fatalities\n" +
			"SYR1,15 September 2016," + code + ",Battles,A,B,Syria,Aleppo,36.2,37.1,1\n"
		when := taken(t, frame, []byte(text), Reading{})[0].When
		days := when.Days(frame.Agreement.Location())
		if got := days.From.String() + " " + days.To.String() + " " + when.Precision.String(); got != want {
			t.Errorf("%q: %s, want %s", code, got, want)
		}
	}
}

func TestACLEDRowsThatCannotBeRead(t *testing.T) {
	frame, _ := syria(t)
	const head = "event_id_cnty,event_date,time_precision,event_type,actor1,actor2,country,location,latitude,longitude,fatalities\n"
	for row, says := range map[string]string{
		",2016-09-15,1,Battles,A,B,S,L,36,37,1":       "its event_id_cnty is missing",
		"1,,1,Battles,A,B,S,L,36,37,1":                `event_date "" is not a date`,
		"1,30/30/2016,1,Battles,A,B,S,L,36,37,1":      `event_date "30/30/2016" is not a date that can be read with the day first`,
		"1,2016-09-15,9,Battles,A,B,S,L,36,37,1":      `time_precision "9" is not one of 1 to 3`,
		"1,2016-09-15,1,Battles,A,B,S,L,96,37,1":      "lies off the globe",
		"1,2016-09-15,1,Battles,A,B,S,L,north,37,1":   `latitude "north" is not a number of degrees`,
		"1,2016-09-15,1,Battles,A,B,S,L,36,37,many":   `fatalities "many" is not a number of people`,
		"1,2016-09-15,1,Battles,A,B,S,L,36,37":        "it has 10 columns and the header 11",
		"1,2016-09-15,1,Battles,\"A\"x,B,S,L,36,37,1": "follows a closing quotation mark",
	} {
		file, r := sniffed(t, frame, []byte(head+row+"\n"+"2,15/09/2016,1,Battles,A,B,S,L,36,37,1\n"), Reading{})
		n, failed := 0, ""
		for _, err := range r.Incidents(t.Context(), file, frame) {
			if n++; err != nil {
				failed = err.Error()
			}
		}
		if n != 2 || !strings.HasPrefix(failed, "line 2: ") || !strings.Contains(failed, says) {
			t.Errorf("%s: %d results, %q", row, n, failed)
		}
	}
}
