package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
)

// nastyText draws texts that a spreadsheet would run, guards that stand before them, and letters that tables set apart by.
func nastyText() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.SampledFrom([]rune("'=+-@\t\r\n\",;|5x محаé\u200f\ufeff\u00a0")), 0, 9, -1)
}

// asTyped gives what comes back of a text that stands in a field of an incident: none holds space around it, and a workbook has one kind of line break.
func asTyped(text string, workbook bool) string {
	if workbook {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	return strings.TrimSpace(text)
}

// What came in without a field goes out in own tables and comes back to the letter, as often as somebody likes, whatever it begins with; into the dossier that it came from it changes nothing.
func TestKeptColumnsComeBackToTheLetter(t *testing.T) {
	frame, _ := syria(t)
	rapid.Check(t, func(t *rapid.T) {
		was := typedIn()
		kept := []string{"extra", "=other"}
		for _, name := range kept {
			was.Extra = append(was.Extra, ceasefire.Column{Name: name, Value: nastyText().Draw(t, "kept")})
		}
		for _, to := range texts(&was) {
			*to = strings.TrimSpace(nastyText().Draw(t, "text"))
		}
		was.Title = "a" + was.Text
		kind := KindCSV
		if rapid.IntRange(0, 9).Draw(t, "workbook") == 0 {
			kind = KindXLSX // takes long to write
		}
		e := Export{Frame: frame, Columns: []string{AllColumns, KeptColumns}, Kept: kept}
		for now := range 3 {
			if kind == KindXLSX && now > 0 {
				break
			}
			text := madeFile(t, kind, e, was)
			file, r := sniffed(t, frame, text, Reading{})
			for row, err := range r.Incidents(t.Context(), file, frame) {
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(was.Extra, r.Over(frame)(was, row).Extra); diff != "" {
					t.Fatalf("%s: it is counted as changed: %s", kind, diff)
				}
				for n, to := range texts(&row) {
					if want := asTyped(*texts(&was)[n], kind == KindXLSX); asTyped(*to, kind == KindXLSX) != want {
						t.Fatalf("%s: %q came back as %q", kind, want, *to)
					}
				}
				for _, c := range was.Extra {
					n := columnAt(row.Extra, c.Name)
					if n < 0 && c.Value == "" {
						continue
					}
					if n < 0 || row.Extra[n].Value != c.Value && !(kind == KindXLSX && asTyped(row.Extra[n].Value, true) == asTyped(c.Value, true)) {
						t.Fatalf("%s: %q came back in %q", kind, c, row.Extra)
					}
				}
				was.Extra = row.Extra // it goes out again as it came
			}
		}
	})
}

// Rows that were not taken are saved under guards; mended and read from there they say what the file did.
func TestMendedRowsAreReadWithoutTheirGuards(t *testing.T) {
	frame, _ := syria(t)
	for _, cell := range []string{"-5", "'-5", "''=x", "'x", "@x", "نص", "+1"} {
		direct := taken(t, frame, []byte("date,type,place,note\n2016-09-12,shelling,Aleppo,"+cell+"\n"), Reading{})[0]
		mended := taken(t, frame, []byte("line,column,value,reason,date,type,place,note\n2,place,,x,2016-09-12,shelling,Aleppo,"+csvline.Guarded(cell)+"\n"), Reading{})[0]
		if diff := cmp.Diff(direct.Extra, mended.Extra); diff != "" {
			t.Errorf("%q: %s", cell, diff)
		}
	}
}
