package exchange

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/assets"
)

// digestOf gives the digest of the first row of the sample, with some of its columns written otherwise.
func digestOf(t *testing.T, changed map[string]string) string {
	t.Helper()
	f, _ := syria(t)
	rows := rowsOf(t, assets.SampleGED())[:2]
	row := slices.Clone(rows[1])
	for name, value := range changed {
		row[slices.Index(rows[0], name)] = value
	}
	text := relaid(t, [][]string{rows[0], row}, rows[0], func(_, old string) string { return old })
	incidents, bad, err := readAll(f, text)
	if err != nil || len(bad) > 0 || len(incidents) != 1 {
		t.Fatal(incidents, bad, err)
	}
	return incidents[0].Origin.Digest
}

func TestTheDigestIsOfWhatARowMeans(t *testing.T) {
	as := digestOf(t, nil)
	for name, changed := range map[string]map[string]string{
		"a time part":     {"date_start": "2016-10-02 00:00:00.000", "date_end": "2016-10-02T00:00:00", "source_date": "2016-10-02 00:00:00.000"},
		"other zeros":     {"latitude": "35.478260", "deaths_a": "00", "number_of_sources": "1.0", "country_id": "652.0"},
		"a truth":         {"active_year": "TRUE"},
		"space":           {"adm_1": " Idlib Governorate ", "where_prec": " 2"},
		"another spacing": {"geom_wkt": "Point(36.836210  35.47826)"},
	} {
		if digestOf(t, changed) != as {
			t.Errorf("%s makes the row another", name)
		}
	}
	for name, value := range map[string]string{
		"best": "7", "deaths_unknown": "", "date_end": "2016-10-03", "latitude": "35.47827", "side_b": "Syrian Insurgents", "source_headline": "another",
		"geom_wkt": "POINT (36.83621 35.4)", "adm_1": "", "conflict_name": strings.Repeat("x", 70), "event_clarity": "2",
	} {
		if digestOf(t, map[string]string{name: value}) == as {
			t.Errorf("another %s goes unseen", name)
		}
	}
}

func TestANumberIsPlainOnlyWhereItWouldBeWrittenSo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?[0-9]{0,17}(\.[0-9]{0,6})?`).Draw(t, "number")
		n, err := strconv.ParseFloat(text, 64)
		if isPlainNumber(text) && (err != nil || strconv.FormatFloat(n, 'g', -1, 64) != text) {
			t.Errorf("%q is written %q", text, strconv.FormatFloat(n, 'g', -1, 64))
		}
	})
}

func TestAShapeIsTheSameHoweverItIsSpaced(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " ": "", "POINT (36.83621 35.47826)": "POINT ( 36.83621 35.47826 )", "point(036.50,35)": "POINT ( 36.5 , 35 )",
		"LINESTRING\u00a0(1 2,\t3.0 4)": "LINESTRING ( 1 2 , 3 4 )", "(": "(", "1": "1", ",,": ", ,", "POINT EMPTY ": "POINT EMPTY", "POINT (\ufffd 1)": "POINT ( \ufffd 1 )",
	} {
		if got := plainShape(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Z]{0,7} ?[(,) ]{0,3}[0-9. ]{0,9}[,) ]{0,3}`)).Draw(r, "shape")
		words := strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ", ",", " , ").Replace(strings.ToUpper(text)))
		for i := range words {
			words[i] = plainNumber(words[i])
		}
		if got, want := plainShape(text), strings.Join(words, " "); got != want {
			r.Fatalf("%q gives %q, want %q", text, got, want)
		}
	})
}
