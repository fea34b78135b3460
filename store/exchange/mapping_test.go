package exchange

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

func TestColumnsAreGuessedInFourLanguages(t *testing.T) {
	frame, _ := syria(t)
	for name, c := range map[string]struct {
		header []string
		want   map[string]Field
	}{
		"English": {[]string{"Ref", "Date of incident", "Time", "Type of incident", "Governorate", "Village", "Lat", "Long", "Killed", "Injured", "Perpetrator", "Description", "Source", "Team"},
			map[string]Field{"Ref": FieldID, "Date of incident": FieldDate, "Time": FieldTime, "Type of incident": FieldType, "Governorate": FieldArea, "Village": FieldPlace, "Lat": FieldLatitude,
				"Long": FieldLongitude, "Killed": FieldDeathsBest, "Injured": FieldInjuredBest, "Perpetrator": FieldSideA, "Description": FieldText, "Source": FieldReportedBy}},
		"French": {[]string{"Numéro", "Date de l'incident", "Heure", "Type d’incident", "Gouvernorat", "Localité", "Latitude", "Longitude", "Tués", "Blessés", "Auteur", "Remarques"},
			map[string]Field{"Numéro": FieldID, "Date de l'incident": FieldDate, "Heure": FieldTime, "Type d’incident": FieldType, "Gouvernorat": FieldArea, "Localité": FieldPlace, "Latitude": FieldLatitude,
				"Longitude": FieldLongitude, "Tués": FieldDeathsBest, "Blessés": FieldInjuredBest, "Auteur": FieldSideA, "Remarques": FieldText}},
		"Spanish": {[]string{"Fecha", "Hora", "Tipo de incidente", "Departamento", "Municipio", "Latitud", "Muertos", "Heridos", "Descripción", "Fuente"},
			map[string]Field{"Fecha": FieldDate, "Hora": FieldTime, "Tipo de incidente": FieldType, "Departamento": FieldArea, "Municipio": FieldPlace, "Muertos": FieldDeathsBest, "Heridos": FieldInjuredBest,
				"Descripción": FieldText, "Fuente": FieldReportedBy}},
		"Arabic": {[]string{"التاريخ", "الوقت", "نوع الحادث", "المحافظة", "القرية", "خط العرض", "خط الطول", "عدد القتلى", "الجرحى", "الوصف", "المصدر"},
			map[string]Field{"التاريخ": FieldDate, "الوقت": FieldTime, "نوع الحادث": FieldType, "المحافظة": FieldArea, "القرية": FieldPlace, "خط العرض": FieldLatitude, "خط الطول": FieldLongitude,
				"عدد القتلى": FieldDeathsBest, "الجرحى": FieldInjuredBest, "الوصف": FieldText, "المصدر": FieldReportedBy}},
		"counted":      {[]string{"#", "Date", "Type"}, map[string]Field{"#": FieldID, "Date": FieldDate, "Type": FieldType}},
		"incident no.": {[]string{"Incident No.", "Date", "Civilians"}, map[string]Field{"Incident No.": FieldID, "Date": FieldDate, "Civilians": FieldDeathsCivil}},
		"case number":  {[]string{"Case number", "Date"}, map[string]Field{"Case number": FieldID, "Date": FieldDate}},
		"ACLED's key":  {[]string{"event_id_cnty", "Day"}, map[string]Field{"event_id_cnty": FieldID, "Day": FieldDate}},
		"strangers":    {[]string{"foo", "bar"}, map[string]Field{}},
	} {
		got := map[string]Field{}
		for _, column := range SuggestMapping(c.header, nil, frame).Columns {
			got[column.Column] = column.Field
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAColumnThatRepeatsItsCellsIsNoIdentifier(t *testing.T) {
	frame, _ := syria(t)
	header := []string{"No", "Date"}
	if m := SuggestMapping(header, [][]string{{"1", "x"}, {"2", "x"}}, frame); m.FieldOf("No") != FieldID {
		t.Errorf("%+v", m)
	}
	for _, rows := range [][][]string{{{"1", "x"}, {"1", "x"}}, {{"1", "x"}, {"", "x"}}} {
		if m := SuggestMapping(header, rows, frame); m.FieldOf("No") != "" {
			t.Errorf("%v: %+v", rows, m)
		}
	}
}

func TestWhatIsWrongWithAMapping(t *testing.T) {
	frame, _ := syria(t)
	header := []string{"Day", "Kind", "N", "E"}
	good := Mapping{Columns: []ColumnField{{"Day", FieldDate}, {"Kind", FieldType}}}
	with := func(change func(*Mapping)) Mapping {
		m := good
		m.Columns = slices.Clone(good.Columns)
		change(&m)
		return m
	}
	word := func(kind WordKind, means string) Mapping {
		return with(func(m *Mapping) { m.Map(kind, "x", means) })
	}
	for says, m := range map[string]Mapping{
		"":                                 good,
		"Say which column holds the date.": with(func(m *Mapping) { m.Assign("Day", "") }),
		"Say which column holds the type,": with(func(m *Mapping) { m.Assign("Kind", "") }),
		"which the file does not have":     with(func(m *Mapping) { m.Assign("Where", FieldPlace) }),
		"from two columns":                 with(func(m *Mapping) { m.Columns = append(m.Columns, ColumnField{"N", FieldDate}) }),
		"is read into two fields":          with(func(m *Mapping) { m.Columns = append(m.Columns, ColumnField{"day", FieldText}) }),
		"which there is not":               with(func(m *Mapping) { m.Assign("N", "colour") }),
		"needs both its latitude":          with(func(m *Mapping) { m.Assign("N", FieldLatitude) }),
		`"x" is no mark before decimals`:   with(func(m *Mapping) { m.Decimal = "x" }),
		"not a time zone":                  with(func(m *Mapping) { m.Zone = "Moon" }),
		`There is no field "colour"`:       with(func(m *Mapping) { m.Constants = []FieldValue{{"colour", "red"}} }),
		"no party of this dossier":         word(PartyWord, "Nobody here"),
		"no type":                          word(TypeWord, "colour"),
		"no area of this dossier":          word(AreaWord, "XX"),
		"no degree of verification":        word(VerificationWord, "sure"),
		"no precision of a time":           word(PrecisionWord, "soon"),
		"no precision of a place":          word(PlacePrecisionWord, "here"),
		`no words of the kind colour`:      word("colour", "red"),
	} {
		var found []string
		for _, p := range m.Problems(header, frame) {
			found = append(found, p.Message)
		}
		if says == "" && len(found) > 0 || says != "" && (len(found) != 1 || !strings.Contains(found[0], says)) {
			t.Errorf("%q, want %q", found, says)
		}
	}
	constant := Mapping{Columns: []ColumnField{{"Day", FieldDate}}, Constants: []FieldValue{{FieldType, "shelling"}}}
	if found := constant.Problems(header, frame); len(found) > 0 {
		t.Errorf("%+v", found)
	}
}

func TestWordsMeanWhatTheyAreMappedTo(t *testing.T) {
	frame, _ := syria(t)
	us, russia := frame.Parties[0], frame.Parties[1]
	text := "Date,Type,Actor,Target,Area,Verification,Precision,Place precision,Place\n" +
		"2016-09-15,Boom, rebels ,Civilians (Syria),North,sure,about,roughly,A\n" +
		"2016-09-15,boom,Nobody,Someone,Aleppo,confirmed,day,exact,B\n" +
		"2016-09-15,,,,,,,,C\n"
	_, r := sniffed(t, frame, []byte(text), Reading{})
	for _, w := range []Word{
		{TypeWord, "BOOM", "explosion"}, {PartyWord, "Rebels", us.Name}, {PartyWord, "nobody", Nobody}, {AreaWord, "north", frame.Areas[0].Code}, {VerificationWord, "sure", "verified"},
		{PrecisionWord, "about", "week"}, {PlacePrecisionWord, "roughly", "area"},
	} {
		r.Mapping.Map(w.Kind, w.Text, w.Means)
	}
	r.Mapping.Constants = []FieldValue{{FieldType, "shelling"}, {FieldSideA, russia.Name}}
	file := MemoryData("x", strings.NewReader(text), int64(len(text)))
	rows := r.Open(file, frame)
	var got []ceasefire.Incident
	for i, err := range rows.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, i)
	}
	first, second, third := got[0], got[1], got[2]
	if first.Type != ceasefire.Explosion || first.SideA.Party != us.ID || first.SideA.Actor != "rebels" || !first.SideB.IsCivilians() || first.Place.Area != frame.Areas[0].Code ||
		first.Verification != ceasefire.Verified || first.When.Precision != ceasefire.PrecisionWeek || first.Place.Precision != ceasefire.PlaceArea {
		t.Errorf("%+v", first)
	}
	if second.Type != ceasefire.Explosion || !second.SideA.Party.IsZero() || second.Verification != ceasefire.Verified || second.Place.Precision != ceasefire.PlaceExact {
		t.Errorf("%+v", second)
	}
	if third.Type != ceasefire.Shelling || third.SideA.Party != russia.ID {
		t.Errorf("%+v", third)
	}
	var open []string
	for _, v := range rows.Values() {
		if !v.Mapped {
			open = append(open, string(v.Kind)+" "+v.Text)
		}
	}
	if diff := cmp.Diff([]string{"party Someone"}, open); diff != "" {
		t.Error(diff)
	}
	scan, err := r.Scan(t.Context(), file, frame)
	if diff := cmp.Diff(rows.Values(), scan.Values); err != nil || scan.Rows != 3 || len(scan.Bad) > 0 || diff != "" {
		t.Error(scan, err, diff)
	}
	if names := r.Mapping.Actors(frame); len(names) != 1 || names[0].Name != "Rebels" || names[0].Party != us.ID {
		t.Errorf("%+v", names)
	}
}

func TestAMappingIsSavedWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-zA-Zé ]{0,6}[a-zé"\\<]`)
		r := Reading{
			Format: rapid.SampledFrom([]Format{"", FormatGED, FormatACLED, FormatCSV}).Draw(t, "format"), Sheet: rapid.OneOf(rapid.Just(""), name).Draw(t, "sheet"),
			Encoding: rapid.SampledFrom(append(Encodings(), "")).Draw(t, "encoding"), Delimiter: rapid.SampledFrom(append(Delimiters(), 0)).Draw(t, "delimiter"),
			HeaderRow: rapid.IntRange(0, 9).Draw(t, "header"), NoHeader: rapid.Bool().Draw(t, "no header"), DateOrder: rapid.SampledFrom(append(DateOrders(), "")).Draw(t, "order"),
			Mapping: Mapping{Dataset: rapid.OneOf(rapid.Just(""), name).Draw(t, "dataset"), Decimal: rapid.SampledFrom([]string{"", ".", ","}).Draw(t, "decimal"), Partial: rapid.Bool().Draw(t, "partial")},
		}
		for _, info := range Fields() {
			if rapid.Bool().Draw(t, string(info.Field)) {
				r.Mapping.Assign("column "+string(info.Field), info.Field)
			}
		}
		for n := range rapid.IntRange(0, 4).Draw(t, "words") {
			r.Mapping.Map(rapid.SampledFrom(WordKinds()).Draw(t, "kind"), strings.Repeat("w", n+1), name.Draw(t, "means"))
		}
		var out bytes.Buffer
		if err := WriteReading(&out, r); err != nil {
			t.Fatal(err)
		}
		again, err := ReadReading(&out)
		if diff := cmp.Diff(r, again); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
	})
}

func TestMistakesOfASavedMappingAreToldByLineAndField(t *testing.T) {
	_, err := ReadReading(strings.NewReader("{\n\"version\": 2,\n\"encoding\": \"latin\",\n\"columns\": [{\"column\": \"\", \"field\": \"dat\"}],\n\"words\": [\n{\"kind\": \"party\", \"text\": \"x\"}]}"))
	const want = "line 2, version: 2 is not a version that is read: write 1\n" +
		"line 3, encoding: \"latin\" is not known: write utf-8, utf-16le, utf-16be, windows-1252, windows-1251, windows-1256\n" +
		"line 4, columns[0].column: the column's name is missing: write it\n" +
		"line 4, columns[0].field: there is no field \"dat\": write one such as date, type, place or deaths_best\n" +
		"line 6, words[0].means: what the word stands for is missing: write it"
	if err == nil || err.Error() != want {
		t.Error(cmp.Diff(want, errors.Join(err).Error()))
	}
}

func TestAnIdentifierOfThisProgramIsKept(t *testing.T) {
	frame, _ := syria(t)
	const id = "01890a5d-ac96-774b-bcce-b302099a8057"
	got := taken(t, frame, []byte("id,date,type,place_precision,title\n"+id+",2016-09-15,shelling,within 25 km,'=x\n"), Reading{})[0]
	if got.ID.String() != id || got.Origin.Dataset != ceasefire.OwnDataset || got.Origin.Key != id || got.Place.Precision != ceasefire.PlaceNear || got.Title != "=x" {
		t.Errorf("%+v", got)
	}
}

func TestColumnsWithoutAFieldAreKept(t *testing.T) {
	frame, _ := syria(t)
	rapid.Check(t, func(t *rapid.T) {
		cell := words("abcé=@-+\t")
		header, row := []string{"Date", "Type", "Place", "Mine", "Text"}, []string{"2016-09-15", "Shelling", cell.Draw(t, "place"), cell.Draw(t, "mine"), cell.Draw(t, "text")}
		text := tabular(t, ',', header, row)
		file := MemoryData("x", bytes.NewReader(text), int64(len(text)))
		r, err := Sniff(t.Context(), file, frame, Reading{Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		for i, err := range r.Incidents(t.Context(), file, frame) {
			if err != nil {
				t.Fatal(err)
			}
			kept := map[string]string{"Place": i.Place.Name, "Text": i.Text}
			for _, c := range i.Extra {
				kept[c.Name] = c.Value
			}
			for n, name := range header {
				if kept[name] != row[n] {
					t.Fatalf("%s: %q, want %q", name, kept[name], row[n])
				}
			}
		}
	})
}

func TestALayoutIsKnownAgainByItsColumns(t *testing.T) {
	key := func(header ...string) string { return Reading{Header: header}.LayoutKey() }
	if key("Date", " Type ") != key("\ufeffdate", "type") || key("Date", "Type") == key("Type", "Date") || key("ab", "c") == key("a", "bc") {
		t.Error("columns are taken for others, or not for the same")
	}
}

// Files without a row of names are told apart by what stands in their columns: as many columns are not the same columns.
func TestAFileWithoutNamesIsKnownAgainByItsContent(t *testing.T) {
	frame, _ := syria(t)
	key := func(text string) string {
		_, r := sniffed(t, frame, []byte(text), Reading{NoHeader: true})
		return r.LayoutKey()
	}
	first := key("2016-09-15,Azaz,shelling,2,36.58\n2016-09-16,Marea 5,shelling,,36.4\n2016-09-17,Homs,shelling,3,34.7\n")
	if again := key("2016-10-01,Nawa,clash,7,32.88\n2016-10-02,Idlib,,1,35.9\n"); again != first {
		t.Error("a list of the same columns is not known again")
	}
	for name, other := range map[string]string{
		"place and type exchanged": "2016-09-15,shelling,Azaz,2,36.58\n", "a count for a coordinate": "2016-09-15,Azaz,shelling,2,36\n", "the date elsewhere": "Azaz,2016-09-15,shelling,2,36.58\n",
		"numbered": "2016-09-15,w1,shelling,2,36.58\n2016-09-15,w2,shelling,2,36.58\n", "nothing there": "2016-09-15,Azaz,shelling,,36.58\n",
	} {
		if key(other) == first {
			t.Errorf("%s: it is taken for the other list", name)
		}
	}
}

// A column whose name is that of a field and of whose cells most fit is read, and the rows with the odd ones are refused, each for its cell: to leave out the column would shift the times of all the others.
func TestAnOddCellDropsNoColumn(t *testing.T) {
	frame, _ := syria(t)
	text := "date,type,place,zone,severity,notes2\n2016-09-15 23:30,shelling,Azaz,America/New_York,4,a\n2016-09-15 23:30,shelling,Marea,Nowhere/X,4,b\n2016-09-15 23:30,shelling,Rastan,America/New_York,very grave,c\n2016-09-15 23:30,shelling,Homs,,,\n"
	file, r := sniffed(t, frame, []byte(text), Reading{})
	var said []string
	for i, err := range r.Incidents(t.Context(), file, frame) {
		if err != nil {
			said = append(said, err.Error())
			continue
		}
		said = append(said, i.Place.Name+" "+i.When.From.Format("2006-01-02 15:04")+" "+strconv.Itoa(int(i.Severity)))
	}
	want := []string{"Azaz 2016-09-16 03:30 4", `line 3: zone "Nowhere/X" is not a zone such as Asia/Damascus`, `line 4: severity "very grave" is not a severity: write a number from 1 to 4, or nothing`, "Homs 2016-09-15 20:30 0"}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
	if left := r.LeftColumns(); len(left) != 1 || left[0] != (Left{"notes2", "a"}) || len(r.Notes) > 0 {
		t.Errorf("left are %q, notes %q", left, r.Notes)
	}
	_, r = sniffed(t, frame, []byte("date,type,zone\n2016-09-15,shelling,North\n2016-09-15,shelling,South\n"), Reading{})
	if len(r.Notes) == 0 || r.Notes[len(r.Notes)-1] != `The column zone is read into no field: most of its cells are no zone such as Asia/Damascus, such as "North".` {
		t.Errorf("of zones that are none: %q", r.Notes)
	}
}
