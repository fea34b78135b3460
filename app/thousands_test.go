package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A figure that a spreadsheet saved with a mark between its thousands is read in the layouts of GED and ACLED too, and goes out as it came; the plain one is the same row. A range is none, for these data sets have columns for its ends,
// and a comma is none where it may stand before decimals.
func TestFiguresWithMarksBetweenThousands(t *testing.T) {
	ged := gedHead + "7,1,1,2016-09-15,2016-09-15,A,B,\"1,000\",\"1,234\",\"12,345\"\n"
	acled := strings.Join(strings.SplitAfter(acledText, "\n")[:2], "")
	grouped := strings.Replace(acled, "Synthetic row.,3", "Synthetic row.,\"1,234\"", 1)
	for name, c := range map[string]struct{ grouped, plain, out string }{
		"ged":   {ged, strings.NewReplacer(`"1,000"`, "1000", `"1,234"`, "1234", `"12,345"`, "12345").Replace(ged), "out.ged.csv"},
		"acled": {grouped, strings.Replace(acled, "Synthetic row.,3", "Synthetic row.,1234", 1), "out.acled.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			dossier, file := files(t, name+".csv", c.grouped)
			if got := tallied(importing(t, dossier, file)); got != (tally{Added: 1}) {
				t.Fatalf("%+v", got)
			}
			out := filepath.Join(t.TempDir(), c.out)
			done(t, "export", dossier, out)
			if text := textOf(t, out); !strings.Contains(text, `"1,234"`) {
				t.Errorf("what came in goes out as\n%s", text)
			}
			table := filepath.Join(t.TempDir(), "out.csv")
			done(t, "export", dossier, table, "--columns", "deaths_best")
			if text := textOf(t, table); text != "deaths_best\n1234\n" {
				t.Errorf("it was read as\n%s", text)
			}
			if err := os.WriteFile(file, []byte(c.plain), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := tallied(importing(t, dossier, file)); got != (tally{Duplicates: 1}) {
				t.Errorf("the plain row: %+v", got)
			}
		})
	}
	for _, wrong := range []string{
		gedHead + "7,1,1,2016-09-15,2016-09-15,A,B,1,3-5,6\n", gedHead + "7,1,1,2016-09-15,2016-09-15,A,B,1,\"1,23\",6\n", gedHead + "7,1,1,2016-09-15,2016-09-15,A,B,1,1.234,6\n",
		strings.ReplaceAll(grouped, "36.2,37.16", `"36,2","37,16"`),
	} {
		dossier, file := files(t, "wrong.csv", wrong)
		if status, _, said := call(t, "import", dossier, file); status != exitFailed || !strings.Contains(said, "number of people") {
			t.Errorf("status %d, said %q of\n%s", status, said, wrong)
		}
	}
}
