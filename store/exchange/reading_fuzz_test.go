package exchange

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"truceboard/store/ceasefire"
)

// FuzzReading holds the readers of every kind of data file to what they promise of any bytes: they end, what they cannot read they refuse with
// an error of one of the two kinds, and what they take is an incident that makes sense.
func FuzzReading(f *testing.F) {
	frame, _ := syria(f)
	all, _, err := readAll(frame, []byte(head+"1,1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36,1,P,Aleppo,H,\n"))
	if err != nil {
		f.Fatal(err)
	}
	all[0].ID = ceasefire.ID{1}
	f.Add([]byte(head+"1,1,1,2016-09-15,2016-09-15,A,B,1,2,3,35,36,1,P,Aleppo,H,\n"), "")
	f.Add([]byte(acledToday+"SYR1,15/09/2016,2016,2,,Battles,Armed clash,A,,1,B,,2,12,,760,M,Syria,Aleppo,,,L,36,37,1,S,N,\"n\nn\",NA,,1\n"), "")
	f.Add([]byte("\xff\xfeD\x00a\x00t\x00e\x00;\x00T\x00y\x00p\x00e\x00\n\x00"), "")
	f.Add([]byte("Datum|Typ\n1/2/2016|\xcf\xf0\n"), "windows-1251")
	f.Add([]byte("Incidents;;\nDate;Heure;Type;Coordinates\n15 août 2016;14h20;Tirs;36,2 37,1\n"), "")
	f.Add(exported(f, frame, all[0]), "")
	f.Add([]byte("2016-09-15,shelling,Azaz\n2016-09-16,clash,\"Marea\n2016-09-17,clash,\"Homs\"\n"), "")
	f.Add([]byte("Date,Time,Type\n12-15 Sep 2016,,Tirs\n20160915,14:30-16:00,Tirs\n2016-09-15 08:00-10:00,noon,Tirs\n"), "")
	f.Add(workbook(f, map[string][][]any{"Sheet1": {{"Date", "Type"}, {at("2016-09-12 14:20"), "Shelling"}}}), "")
	f.Fuzz(func(t *testing.T, data []byte, encoding string) {
		file := MemoryData("fuzz", bytes.NewReader(data), int64(len(data)))
		r, err := Sniff(context.Background(), file, frame, Reading{Encoding: Encoding(encoding)})
		var format *FormatError
		if err != nil {
			if !errors.As(err, &format) {
				t.Errorf("%T: %v", err, err)
			}
			return
		}
		if r.DateOrder == "" {
			r.DateOrder = DayFirst
		}
		for i, err := range r.Incidents(context.Background(), file, frame) {
			switch {
			case err == nil:
				sensible(t, i)
			case !isRowError(err) && !errors.As(err, &format):
				t.Errorf("%T: %v", err, err)
			}
		}
		for _, err := range r.Open(file, frame).Belongings(context.Background(), func() {}) {
			if err != nil && !errors.As(err, &format) {
				t.Errorf("%T: %v", err, err)
			}
		}
	})
}

// sensible fails where an incident is none.
func sensible(t *testing.T, i ceasefire.Incident) {
	t.Helper()
	if i.Origin.Dataset == "" || i.Origin.Key == "" || i.Origin.Digest == "" && i.Origin.Dataset == ceasefire.OwnDataset || i.Type == "" || i.When.Precision == 0 ||
		i.Origin.Line < 1 || i.Place.HasPoint && !i.Place.Point.Valid() || i.Deaths.Best.N < 0 {
		t.Errorf("%+v", i)
	}
}

// FuzzMapping does for saved mappings what FuzzTemplate does for templates; what is read is written and read back to the same.
func FuzzMapping(f *testing.F) {
	f.Add([]byte(`{"version": 1}`))
	f.Add([]byte(`{"version": 1, "format": "csv", "delimiter": "tab", "header_row": 2, "date_order": "day-first", "decimal": ",", "zone": "Asia/Damascus",
		"columns": [{"column": "A", "field": "date"}], "constants": [{"field": "type", "value": "shelling"}], "words": [{"kind": "party", "text": "x", "means": "-"}]}`))
	f.Add([]byte(`{"version": 1, "columns": [{"column": "A", "field": "date"}, {"column": "a", "field": "type"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := ReadReading(bytes.NewReader(text))
		var wrong *FieldError
		if err != nil {
			if !errors.As(err, &wrong) {
				t.Errorf("%v", err)
			}
			return
		}
		var out bytes.Buffer
		if err := WriteReading(&out, r); err != nil {
			t.Fatal(err)
		}
		again, err := ReadReading(bytes.NewReader(out.Bytes()))
		if err != nil || !bytes.Equal(out.Bytes(), mustWrite(t, again)) {
			t.Errorf("%s, %v", out.Bytes(), err)
		}
	})
}

func mustWrite(t *testing.T, r Reading) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteReading(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// FuzzDate holds the reader of dates to giving days that exist.
func FuzzDate(f *testing.F) {
	for _, text := range []string{"15/09/2016 14:20", "2016-09-15T14:20:33+0300", "1er août 2023", "Sep 15, 16", "١٥ أيلول ٢٠١٦", "9:", "t", "2016-9",
		"12-15 Sep 2016", "2016-09-15 08:00-10:00", "2016-09-15T08:00 -10:00", "15 أيلول/سبتمبر 2016", "20160915", "15 Sep 2016, morning", "2016-09-15, 2-4 pm utc+3", "year 1430", "to 2016"} {
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, dayFirst bool) {
		order := MonthFirst
		if dayFirst {
			order = DayFirst
		}
		d, ok := newDateReader(order).date(text)
		if ok && (d.from <= 0 || d.to < d.from || d.precision < ceasefire.PrecisionDay || d.clock != "" && d.precision != ceasefire.PrecisionDay) {
			t.Errorf("%q: %+v", text, d)
		}
	})
}
