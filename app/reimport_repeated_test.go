package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where a file holds an identifier twice and the rows are not the same, the first is taken and the second rejected, however often the file comes; a row that stands there twice is a duplicate.
func TestAnIdentifierThatStandsTwiceInAFileSettles(t *testing.T) {
	for name, c := range map[string]struct{ data, column string }{
		"csv":   {"no,date,type,title,deaths\n1,2016-09-15,shelling,One,4\n1,2016-09-15,shelling,Another,4\n2,2016-09-16,shelling,Two,0\n", "no"},
		"ged":   {gedHead + "7,1,1,2016-09-15,2016-09-15,A,B,1,2,3\n7,1,1,2016-09-15,2016-09-15,A,B,1,3,3\n8,1,1,2016-09-15,2016-09-15,A,B,1,1,1\n", "id"},
		"acled": {strings.Replace(strings.Replace(acledText, "soon", "2016-09-17", 1), "SYR3", "SYR1", 1), "event_id_cnty"},
	} {
		t.Run(name, func(t *testing.T) {
			told := []string{}
			dossier, file := files(t, "data.csv", c.data)
			if name == "csv" {
				told = append(told, "--map", mapFile(t, `"columns": [{"column": "no", "field": "id"}, {"column": "date", "field": "date"}, {"column": "type", "field": "type"}, {"column": "title", "field": "title"}]`))
			}
			for n, want := range []tally{{Added: 2, Rejected: 1}, {Duplicates: 2, Rejected: 1}, {Duplicates: 2, Rejected: 1}} {
				got := importing(t, append([]string{dossier, file, "--update"}, told...)...)
				if tallied(got) != want {
					t.Fatalf("time %d: %+v %+v", n+1, tallied(got), got.Rejected)
				}
				if row := got.Rejected[0]; row.Column != c.column || row.Value == "" || !strings.Contains(row.Reason, "a row above") || row.Line < 3 {
					t.Errorf("%+v", row)
				}
			}
		})
	}
}

// mapFile writes a mapping.
func mapFile(t *testing.T, parts string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "m.json")
	if err := os.WriteFile(path, []byte(`{"version": 1, `+parts+"}"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
