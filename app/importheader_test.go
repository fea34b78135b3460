package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A list without a row of names loses none of its rows, whether it is found to have none or that is said; what has no field is told with an example.
func TestAListWithoutAHeaderIsImported(t *testing.T) {
	const bare = "2016-09-15,shelling,Azaz\n2016-09-16,air_strike,Marea\n2016-09-17,clash,Homs\n"
	dossier, file := files(t, "bare.csv", bare)
	for _, options := range [][]string{nil, {"--header", "none"}} {
		said := done(t, append([]string{"import", dossier, file, "--dry-run"}, options...)...)
		for _, want := range []string{"read 3, added 3", "No row is read as the names of columns: row 1 is the first of the data", `read into no field: 1 column of the file, Column 3 (such as "Azaz")`} {
			if !strings.Contains(said, want) {
				t.Errorf("%q is not said: %s", want, said)
			}
		}
	}
	mapping := filepath.Join(filepath.Dir(file), "map.json")
	text := `{"version": 1, "no_header": true, "columns": [{"column": "Column 1", "field": "date"}, {"column": "Column 2", "field": "type"}, {"column": "Column 3", "field": "place"}]}`
	if err := os.WriteFile(mapping, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if said := done(t, "import", dossier, file, "--map", mapping); !strings.Contains(said, "read 3, added 3") || strings.Contains(said, "into no field") {
		t.Error(said)
	}
	if status, _, said := call(t, "import", dossier, file, "--header", "first"); status != exitUsage || !strings.Contains(said, `--header "first" is no row`) {
		t.Error(status, said)
	}
}
