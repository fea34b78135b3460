package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// How a table was read by a mapping is remembered for the next one of the same columns, and that is said; a dry run is no import, and remembers nothing.
func TestAMappingIsRememberedByTheCommand(t *testing.T) {
	dossier, _ := story(t)
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first := write("a.csv", "Nr,Tag,Was\n1,2016-09-14,Shells fell\n")
	next := write("b.csv", "Nr,Tag,Was\n2,2016-09-15,Shells fell again\n")
	mapping := write("m.json", `{"version": 1, "columns": [{"column": "Nr", "field": "id"}, {"column": "Tag", "field": "date"}, {"column": "Was", "field": "title"}], "constants": [{"field": "type", "value": "other"}]}`)
	unread := func() {
		t.Helper()
		if status, _, said := call(t, "import", dossier, next); status != exitFailed || !strings.Contains(said, "columns are not all understood") {
			t.Fatalf("status %d, said %q", status, said)
		}
	}
	unread()
	done(t, "import", dossier, first, "--map", mapping, "--dry-run")
	unread()
	done(t, "import", dossier, first, "--map", mapping)
	if said := done(t, "import", dossier, next); !strings.Contains(said, "added 1,") || !strings.Contains(said, "Read as such a file was read last.") {
		t.Errorf("said %q", said)
	}
}

// The mark before the decimals is found in the columns that a mapping names, where it does not say.
func TestAMappingNeedNotSayTheDecimalMark(t *testing.T) {
	dossier, _ := story(t)
	folder := t.TempDir()
	table, mapping, out := filepath.Join(folder, "de.csv"), filepath.Join(folder, "m.json"), filepath.Join(folder, "out.csv")
	for path, text := range map[string]string{
		table:   "Nr;Tag;Breite;Laenge\n77001;2016-09-14;36,2021;37,1343\n",
		mapping: `{"version": 1, "columns": [{"column": "Nr", "field": "id"}, {"column": "Tag", "field": "date"}, {"column": "Breite", "field": "latitude"}, {"column": "Laenge", "field": "longitude"}], "constants": [{"field": "type", "value": "other"}, {"field": "title", "value": "Halbzeit"}]}`,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	done(t, "import", dossier, table, "--map", mapping)
	done(t, "export", dossier, out, "--text", "Halbzeit", "--columns", "latitude,longitude")
	if text, err := os.ReadFile(out); err != nil || !strings.Contains(string(text), "36.2021,37.1343") {
		t.Errorf("%s, %v", text, err)
	}
}
