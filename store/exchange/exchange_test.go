package exchange

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// counter gives IDs that can be told apart.
func counter() func() ceasefire.ID {
	var n uint16
	return func() ceasefire.ID {
		n++
		return ceasefire.ID{14: byte(n >> 8), 15: byte(n)}
	}
}

func syria(t testing.TB) (ceasefire.Frame, Keys) {
	t.Helper()
	text, err := assets.OpenTemplate("syria-2016")
	if err != nil {
		t.Fatal(err)
	}
	frame, keys, err := ReadTemplate(bytes.NewReader(text), counter())
	if err != nil {
		t.Fatal(err)
	}
	return frame, keys
}

func TestTheTemplateIsReadWhole(t *testing.T) {
	f, keys := syria(t)
	counts := []int{len(f.Sources), len(f.Parties), len(f.Actors), len(f.Areas), len(f.Clocks), len(f.Determinations), len(f.Commitments),
		len(f.ScopeRules), len(f.Timeline), len(f.Tallies)}
	if diff := cmp.Diff([]int{13, 7, 29, 14, 5, 6, 33, 3, 16, 11}, counts); diff != "" {
		t.Error(diff)
	}
	if want := time.Date(2016, 9, 12, 16, 0, 0, 0, time.UTC); !f.Agreement.Effect.Equal(want) || f.Agreement.Zone != "Asia/Damascus" {
		t.Errorf("takes effect %v in %s", f.Agreement.Effect, f.Agreement.Zone)
	}
	us, _ := f.Party(keys.Parties["us"])
	if diff := cmp.Diff([]ceasefire.ID{keys.Parties["opposition"]}, us.AnswersFor); diff != "" || us.Role != ceasefire.RoleGuarantor {
		t.Error(diff, us.Role)
	}
	streak, _ := f.Clock(keys.Clocks["seven_days"])
	if streak.Days != 7 || streak.BreakRule != (ceasefire.BreakRule{MinSeverity: 3, DailyShare: 0.5}) {
		t.Errorf("%+v", streak)
	}
	jic, _ := f.Clock(keys.Clocks["jic"])
	if len(jic.Legs) != 2 || jic.Legs[0].Clock != streak.ID || jic.Legs[1].ID != keys.Legs["jic_access"] {
		t.Errorf("%+v", jic.Legs)
	}
	if d := f.Determinations[0]; d.Ruling != ceasefire.Extended || d.Precision != ceasefire.PrecisionDay || !d.Until.Equal(time.Date(2016, 9, 16, 16, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v", d)
	}
	castello, _ := f.Commitment(keys.Commitments["opposition_castello"])
	want := ceasefire.Condition{Kind: ceasefire.ConditionCommitment, Commitment: keys.Commitments["government_castello"], MinScore: 1}
	if castello.Condition != want || castello.Due.Kind != ceasefire.DueClockEnds {
		t.Errorf("%+v", castello)
	}
	if aid := f.Timeline[5].When; aid.Precision != ceasefire.PrecisionDay || aid.Days(f.Agreement.Location()).Len() != 7 {
		t.Errorf("%+v", aid)
	}
	for i, source := range f.Sources {
		if source.Title == "" {
			t.Errorf("source %d has no title", i)
		}
	}
}

func TestEveryRecordOfTheTemplateNamesItsSource(t *testing.T) {
	f, _ := syria(t)
	check := func(what string, source ceasefire.ID) {
		if _, known := f.Source(source); !known {
			t.Errorf("%s has no source", what)
		}
	}
	for _, p := range f.Parties {
		check(p.Name, p.Source)
	}
	for _, c := range f.Commitments {
		check(c.Title, c.Source)
	}
	for _, c := range f.Clocks {
		check(c.Name, c.Source)
	}
	for _, e := range f.Timeline {
		check(e.Title, e.Source)
	}
	for _, y := range f.Tallies {
		check(y.CountedBy, y.Source)
	}
}

func TestTheSampleFitsItsTemplate(t *testing.T) {
	f, keys := syria(t)
	sample, err := ReadSample(bytes.NewReader(assets.SampleExtras()), f, keys)
	if err != nil {
		t.Fatal(err)
	}
	if len(sample.Assessments) != 8 || len(sample.Attributions) != 1 || len(sample.Overrides) != 1 || sample.RecordedBy == "" {
		t.Errorf("%+v", sample)
	}
	if a := sample.Attributions[0]; a.Key != "227936" || a.Attribution.PartyA != keys.Parties["us"] {
		t.Errorf("%+v", a)
	}
}

// small is a template of few lines; the table of mistakes changes one of them.
const small = `{
 "version": 1,
 "agreement": {"title": "T", "effect": "2016-09-12 19:00", "zone": "Asia/Damascus"},
 "sources": [{"key": "s", "title": "S"}],
 "parties": [
  {"key": "g", "name": "Guarantor", "short": "G", "role": "guarantor", "answers_for": ["a"], "source": "s"},
  {"key": "a", "name": "A", "short": "A", "role": "signatory"}
 ],
 "clocks": [{"key": "c", "kind": "fixed_term", "name": "C", "short": "C", "starts": "2016-09-12", "ends": "2016-09-14"}],
 "commitments": [
  {"key": "one", "party": "a", "title": "One", "condition": {"kind": "commitment", "commitment": "two", "min_score": 1}},
  {"key": "two", "party": "a", "title": "Two"}
 ],
 "determinations": [{"clock": "c", "ruling": "extended", "at": "2016-09-14", "until": "2016-09-16", "reason": "R"}]
}`

func TestMistakesAreNamedByLineAndField(t *testing.T) {
	if _, _, err := ReadTemplate(strings.NewReader(small), counter()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		old, new string
		line     int
		field    string
		says     string
	}{
		"an unknown field":        {`"title": "S"`, `"titel": "S"`, 4, "sources[0].titel", "not known"},
		"a missing title":         {`"key": "s", "title": "S"`, `"key": "s"`, 4, "sources[0].title", "missing"},
		"a number for a text":     {`"title": "S"`, `"title": 3`, 4, "sources.title", "a text is needed"},
		"an unknown zone":         {`Asia/Damascus`, `Asia/Nowhere`, 3, "agreement.zone", "not a time zone"},
		"an hour that was not":    {`2016-09-12 19:00`, `2016-03-25 00:30`, 3, "agreement.effect", "did not exist"},
		"an hour that came twice": {`2016-09-12 19:00`, `2016-10-27 23:30`, 3, "agreement.effect", "came twice"},
		"an unknown role":         {`"role": "guarantor"`, `"role": "friend"`, 6, "parties[0].role", "signatory"},
		"an unknown key":          {`["a"]`, `["b"]`, 6, "parties[0].answers_for[0]", `no "b"`},
		"answering for itself":    {`["a"]`, `["g"]`, 6, "parties[0].answers_for", "itself"},
		"a key twice":             {`{"key": "s", "title": "S"}`, `{"key": "s", "title": "S"}, {"key": "s", "title": "Z"}`, 4, "sources[1].key", "taken"},
		"an end before its start": {`"ends": "2016-09-14"`, `"ends": "2016-09-01"`, 9, "clocks[0].ends", "ends before it starts"},
		"a loop of conditions":    {`"title": "Two"`, `"title": "Two", "condition": {"kind": "commitment", "commitment": "one"}`, 11, "commitments[0].condition", "loop"},
		"a ruling for another":    {`"extended"`, `"broken"`, 14, "determinations[0].ruling", "another kind of clock"},
		"a name twice":            {`"version": 1,`, `"version": 1, "version": 1,`, 2, "version", "twice"},
		"another layout":          {`"version": 1`, `"version": 7`, 2, "version", "layout 7"},
		"cut off":                 {"\n}", "", 14, "", "cut off"},
		"something behind it":     {"\n}", "\n}\n{}", 16, "", "follows"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(small, c.old) {
				t.Fatal("the table does not fit the template")
			}
			_, _, err := ReadTemplate(strings.NewReader(strings.Replace(small, c.old, c.new, 1)), counter())
			var wrong *FieldError
			if !errors.As(err, &wrong) {
				t.Fatalf("error %v", err)
			}
			if wrong.LineNo != c.line || wrong.Field != c.field || !strings.Contains(wrong.Reason, c.says) {
				t.Errorf("line %d, field %q: %s", wrong.LineNo, wrong.Field, wrong.Reason)
			}
		})
	}
}

// readAll reads a GED text.
func readAll(f ceasefire.Frame, text []byte) (incidents []ceasefire.Incident, rows []*RowError, err error) {
	for incident, failed := range (GED{Frame: f}).Read(bytes.NewReader(text)) {
		var row *RowError
		switch {
		case errors.As(failed, &row):
			rows = append(rows, row)
		case failed != nil:
			return incidents, rows, failed
		default:
			incidents = append(incidents, incident)
		}
	}
	return incidents, rows, nil
}

func TestTheWholeSampleIsRead(t *testing.T) {
	f, keys := syria(t)
	incidents, rows, err := readAll(f, assets.SampleGED())
	if err != nil || len(rows) != 0 || len(incidents) != 1466 {
		t.Fatalf("%d incidents, %v, %v", len(incidents), rows, err)
	}
	precisions, types, noArea := map[ceasefire.Precision]int{}, map[ceasefire.Type]int{}, 0
	for _, i := range incidents {
		precisions[i.When.Precision]++
		types[i.Type]++
		if i.Place.Area == "" {
			noArea++
		}
	}
	if diff := cmp.Diff(map[ceasefire.Precision]int{ceasefire.PrecisionDay: 1398, ceasefire.PrecisionWeek: 58, ceasefire.PrecisionMonth: 8, ceasefire.PrecisionYear: 2}, precisions); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[ceasefire.Type]int{ceasefire.ArmedClash: 1181, ceasefire.CommunalClash: 246, ceasefire.OneSided: 39}, types); diff != "" {
		t.Error(diff)
	}
	first := incidents[0] // row 230048, by hand
	if first.Origin.Key != "230048" || first.Origin.Line != 2 || first.Place.Area != "SY-ID" || first.SideA.Party != keys.Parties["government"] ||
		first.Deaths.Best != ceasefire.People(6) || first.Deaths.Civilians != ceasefire.People(6) || first.Place.Precision != ceasefire.PlaceNear {
		t.Errorf("%+v", first)
	}
	if first.When != ceasefire.DayMoment(ceasefire.DayFrom(2016, 10, 2), f.Agreement.Location()) {
		t.Errorf("when %+v", first.When)
	}
	if noArea == len(incidents) || noArea > 40 {
		t.Errorf("%d incidents without an area", noArea)
	}
}

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

func TestBadRowsAreNamedAndTheRestIsRead(t *testing.T) {
	f, _ := syria(t)
	const head = "id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high,latitude,longitude\n"
	const good = "1,1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36\n"
	for name, c := range map[string]struct{ row, says string }{
		"no id":             {",1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36", "id is missing"},
		"a date":            {"2,1,1,2016-02-30,2016-09-15,A,B,1,2,3,35,36", "date_start"},
		"an end before":     {"2,1,1,2016-09-15,2016-09-14,A,B,1,2,3,35,36", "lies before"},
		"a precision":       {"2,1,9,2016-09-15,2016-09-15,A,B,1,2,3,35,36", "date_prec"},
		"a kind":            {"2,4,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36", "type_of_violence"},
		"deaths":            {"2,1,1,2016-09-15,2016-09-15,A,B,-1,2,3,35,36", "low"},
		"no number":         {"2,1,1,2016-09-15,2016-09-15,A,B,1,many,3,35,36", "best"},
		"off the globe":     {"2,1,1,2016-09-15,2016-09-15,A,B,1,2,3,91,36", "off the globe"},
		"too few columns":   {"2,1,1", "3 columns"},
		"a stray quotation": {`2,1,1,2016-09-15,2016-09-15,A "x",B,1,2,3,35,36`, "quotation mark"},
	} {
		t.Run(name, func(t *testing.T) {
			incidents, rows, err := readAll(f, []byte(head+good+c.row+"\n"+good))
			if err != nil || len(incidents) != 2 || len(rows) != 1 {
				t.Fatalf("%d incidents, %v, %v", len(incidents), rows, err)
			}
			if rows[0].LineNo != 3 || !strings.Contains(rows[0].Reason, c.says) {
				t.Errorf("line %d: %s", rows[0].LineNo, rows[0].Reason)
			}
		})
	}
}

func TestOddEstimatesAreKept(t *testing.T) {
	f, _ := syria(t)
	incidents, rows, err := readAll(f, []byte("id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high\n1,3,2,2016-09-10,2016-09-15,IS,Civilians,9,2,3\n"))
	if err != nil || len(rows) != 0 || len(incidents) != 1 || incidents[0].Deaths.Low.N != 9 || incidents[0].When.Precision != ceasefire.PrecisionWeek {
		t.Errorf("%+v, %v, %v", incidents, rows, err)
	}
}

func TestFilesThatAreNotGED(t *testing.T) {
	f, _ := syria(t)
	const head = "id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high"
	for name, c := range map[string]struct{ text, says string }{
		"empty":          {"", "empty"},
		"blank":          {"\n\n", "empty"},
		"a picture":      {"\x89PNG\r\n\x1a\n", "picture"},
		"a workbook":     {"PK\x03\x04....", "workbook"},
		"a dossier":      {"SQLite format 3\x00....", "dossier"},
		"UTF-16":         {"\xff\xfei\x00d\x00", "UTF-16"},
		"another CSV":    {"name,colour\nred,1\n", "no column id"},
		"a column twice": {head + ",id\n", "twice"},
		"never closed":   {head + "\n1,1,1,2016-09-15,2016-09-15,\"A,B,1,2,3\n", "never closed"},
		"a zero byte":    {head + "\n1,\x00\n", "zero byte"},
		"not UTF-8":      {head + "\n1,\xe9\n", "UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := readAll(f, []byte(c.text))
			var format *FormatError
			if !errors.As(err, &format) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want a FormatError that says %q", err, c.says)
			}
		})
	}
	folder, err := os.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, err := range (GED{Frame: f}).Read(folder) {
		if err == nil || !strings.Contains(err.Error(), "folder") {
			t.Errorf("a folder: %v", err)
		}
	}
}

func TestSniffGED(t *testing.T) {
	if !SniffGED([]string{"HIGH", "id", "type_of_violence", "date_prec", "date_start", "date_end", "side_a", "side_b", "low", "best"}) || SniffGED([]string{"id", "name"}) {
		t.Error("a GED header is not told from another")
	}
}

func FuzzGED(f *testing.F) {
	frame, _ := syria(f)
	f.Add(assets.SampleGED()[:6000])
	f.Add([]byte("id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high\n1,1,1,2016-09-15,2016-09-15,\"A\n\"\"b\",B,1,2,3\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		incidents, rows, _ := readAll(frame, text)
		if lines := bytes.Count(text, []byte{'\n'}) + 1; len(incidents)+len(rows) > lines {
			t.Errorf("%d rows of %d lines", len(incidents)+len(rows), lines)
		}
		for _, i := range incidents {
			if i.Origin.Key == "" || i.When.Until.Before(i.When.From) || slices.Contains([]ceasefire.Type{""}, i.Type) {
				t.Errorf("%+v", i)
			}
		}
	})
}

func FuzzTemplate(f *testing.F) {
	f.Add([]byte(small))
	f.Fuzz(func(t *testing.T, text []byte) {
		frame, _, err := ReadTemplate(bytes.NewReader(text), counter())
		if err == nil && len(ceasefire.Errors(frame.Problems())) > 0 {
			t.Error("a frame that makes no sense was taken")
		}
	})
}
