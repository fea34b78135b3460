package exchange

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// exported writes incidents as this program's own export.
func exported(t testing.TB, frame ceasefire.Frame, incidents ...ceasefire.Incident) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewIncidentsWriter(&out, frame, map[string]string{"filter": "all"}, frame.Sources, nil)
	for _, i := range incidents {
		if err == nil {
			err = w.Write(i)
		}
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestOwnExportIsReadBackWhole(t *testing.T) {
	frame, _ := syria(t)
	want, _, err := readAll(frame, assets.SampleGED())
	if err != nil {
		t.Fatal(err)
	}
	ids := counter()
	for n := range want {
		want[n].ID, want[n].Severity = ids(), ceasefire.SeverityGrave
		want[n].Citations = []ceasefire.Citation{{Source: frame.Sources[n%len(frame.Sources)].ID, Locator: "page 2", Credibility: 3}}
		want[n].Injured.Best = ceasefire.People(n)
	}
	typed := want[0]
	typed.ID, typed.Origin, typed.Extra, typed.Verification = ids(), ceasefire.Origin{}, nil, ceasefire.Contested
	text := exported(t, frame, append(want, typed)...)
	_, r := sniffed(t, frame, text, Reading{})
	if r.Format != FormatJSON || len(r.Sources) != len(frame.Sources) || r.Sources[0].ID != frame.Sources[0].ID {
		t.Fatalf("%s, %d sources", r.Format, len(r.Sources))
	}
	got := taken(t, frame, text, Reading{})
	if len(got) != len(want)+1 {
		t.Fatalf("%d of %d", len(got), len(want)+1)
	}
	for n := range want {
		want[n].Origin.Line = got[n].Origin.Line
	}
	if diff := cmp.Diff(want, got[:len(want)]); diff != "" {
		t.Error(diff)
	}
	last := got[len(want)]
	if last.Origin.Dataset != ceasefire.OwnDataset || last.Origin.Key != typed.ID.String() || last.Origin.Digest == "" {
		t.Errorf("%+v", last.Origin)
	}
	if line := bytes.Count(text[:bytes.LastIndex(text, []byte(`{"id"`))], []byte{'\n'}) + 1; last.Origin.Line != line {
		t.Errorf("line %d, want %d", last.Origin.Line, line)
	}
}

// An own export that is spoilt is refused before a row of it is read.
func TestOwnExportsThatAreSpoilt(t *testing.T) {
	frame, _ := syria(t)
	all, _, err := readAll(frame, assets.SampleGED())
	if err != nil {
		t.Fatal(err)
	}
	all[0].ID, all[1].ID = ceasefire.ID{1}, ceasefire.ID{2}
	whole := string(exported(t, frame, all[0], all[1]))
	for name, c := range map[string]struct {
		text string
		says string
	}{
		"cut off in the head":    {whole[:200], "ends too early"},
		"cut off in an incident": {whole[:len(whole)-200], "ends too early"},
		"cut off at the end":     {whole[:len(whole)-3], "ends too early"},
		"something behind":       {whole + "{}", "something follows the end"},
		"a newer version":        {strings.Replace(whole, `"version": 1`, `"version": 2`, 1), "newer version"},
		"no list":                {strings.Replace(whole, `"incidents": [`, `"incidents": 7, "x": [`, 1), "is no list"},
		"no incidents":           {`{"kind": "truceboard incidents", "version": 1}`, "no list of incidents"},
		"not JSON":               {strings.Replace(whole, `{"id"`, `{id`, 1), "is not JSON"},
		"a long incident":        {strings.Replace(whole, `"title":"`, `"title":"`+strings.Repeat("x", maxRecord+100), 1), "longer than 16 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			file := MemoryData("x.json", strings.NewReader(c.text), int64(len(c.text)))
			r, err := Sniff(context.Background(), file, frame, Reading{})
			n := 0
			if err == nil {
				for _, failed := range r.Incidents(context.Background(), file, frame) {
					if err = failed; failed == nil {
						n++
					}
				}
			}
			var format *FormatError
			if !errors.As(err, &format) || !strings.Contains(err.Error(), c.says) || n != 0 {
				t.Errorf("%d rows, %v, want none and %q", n, err, c.says)
			}
		})
	}
}

func TestRowsOfOwnExportsThatCannotBeRead(t *testing.T) {
	frame, _ := syria(t)
	all, _, err := readAll(frame, assets.SampleGED())
	if err != nil {
		t.Fatal(err)
	}
	all[0].ID, all[1].ID = ceasefire.ID{1}, ceasefire.ID{2}
	whole := string(exported(t, frame, all[0], all[1]))
	for from, to := range map[string]string{
		`"type":"`: `"type":7,"was":"`, `"id":"01`: `"id":"zz`, `"from":"`: `"from":"x`, `"best":`: `"best":-`, `"latitude":`: `"latitude":9`, `"precision":"`: `"precision":"x`,
		`"citations":[`: `"citations":[{"source":"none"}`, `"severity":0`: `"severity":9`,
	} {
		text := strings.Replace(whole, from, to, 1)
		if text == whole {
			t.Fatalf("%s does not stand there", from)
		}
		file, r := sniffed(t, frame, []byte(text), Reading{})
		good, bad := 0, 0
		for _, err := range r.Incidents(t.Context(), file, frame) {
			var row *RowError
			switch {
			case err == nil:
				good++
			case errors.As(err, &row) && row.LineNo > 1:
				bad++
			default:
				t.Error(err)
			}
		}
		if good != 1 || bad != 1 {
			t.Errorf("%s: %d good, %d bad", to, good, bad)
		}
	}
}
