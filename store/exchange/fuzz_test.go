package exchange

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// FuzzGED holds the reader to what it promises of any text: it ends, there are no more rows than lines, and what it yields is an incident
// that makes sense or an error of one of the two kinds.
func FuzzGED(f *testing.F) {
	frame, _ := syria(f)
	f.Add(assets.SampleGED()[:6000])
	f.Add([]byte(head + "1,1,1,2016-09-15,2016-09-15,\"A\n\"\"b\",B,1,2,3,35,36,1,P,Aleppo,H,\r\n"))
	f.Add([]byte(head + "1,1,5,0001-01-01,9999-12-31,A,B,1,2,3,90,-180,7,,,,\n,,,\n\"\n"))
	f.Add([]byte("\ufeff" + head))
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		incidents, rows, err := readAll(frame, text)
		var format *FormatError
		if err != nil && !errors.As(err, &format) {
			t.Errorf("error %v", err)
		}
		if lines := bytes.Count(text, []byte{'\n'}) + 1; len(incidents)+len(rows) > lines {
			t.Errorf("%d rows of %d lines", len(incidents)+len(rows), lines)
		}
		for _, i := range incidents {
			if i.Origin.Key == "" || !i.When.From.Before(i.When.Until) || i.When.Precision == 0 || i.Type == "" || i.Title == "" ||
				i.Place.HasPoint && !i.Place.Point.Valid() || i.Deaths.Best.N < 0 {
				t.Errorf("%+v", i)
			}
		}
	})
}

// FuzzTemplate holds the reader to what it promises of any text: what it takes is a frame that makes sense, and what it refuses it refuses by
// line.
func FuzzTemplate(f *testing.F) {
	full, err := os.ReadFile("testdata/full.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(full)
	f.Add([]byte(small))
	f.Add([]byte("{\"version\": 1e9}"))
	f.Add(bytes.Repeat([]byte("["), 1000))
	f.Fuzz(func(t *testing.T, text []byte) {
		frame, keys, err := ReadTemplate(bytes.NewReader(text), counter())
		var wrong *FieldError
		switch {
		case err == nil:
			if len(ceasefire.Errors(frame.Problems())) > 0 || len(keys.Parties) != len(frame.Parties) {
				t.Error("a frame that makes no sense was taken")
			}
		case !errors.As(err, &wrong):
			t.Errorf("error %v", err)
		case wrong.LineNo < 1 || wrong.LineNo > 1+bytes.Count(text, []byte{'\n'}):
			t.Errorf("line %d", wrong.LineNo)
		}
	})
}

// FuzzSample does for samples what FuzzTemplate does for templates.
func FuzzSample(f *testing.F) {
	frame, keys := syria(f)
	f.Add(assets.SampleExtras())
	f.Add([]byte(smallSample))
	f.Fuzz(func(t *testing.T, text []byte) {
		sample, err := ReadSample(bytes.NewReader(text), frame, keys)
		var wrong *FieldError
		if err != nil && !errors.As(err, &wrong) {
			t.Errorf("error %v", err)
		}
		if err == nil && sample.RecordedBy == "" {
			t.Error("judgements of nobody were taken")
		}
	})
}
