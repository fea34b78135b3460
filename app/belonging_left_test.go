package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// What a complete file holds that belongs to incidents which are here already is not taken, and it is said how much that is: in a dry run as in the import itself. Where it came from nothing is left.
func TestWhatBelongsToIncidentsThatAreHereIsCounted(t *testing.T) {
	path, typed := mixed(t)
	copied := filepath.Join(t.TempDir(), "copy.truce")
	done(t, "backup", path, copied)
	d := opened(t, path)
	for n, id := range typed[:3] {
		must := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		must(d.OverrideScope(t.Context(), ceasefire.ScopeOverride{Incident: id, Scope: ceasefire.Disputed, Reason: "A reason"}))
		if n == 0 {
			must(d.Attribute(t.Context(), ceasefire.Attribution{Incident: id, Confidence: "low", Reason: "A reason"}))
			_, err := d.Attach(t.Context(), id, "note.txt", []byte("the first"))
			must(err)
		}
	}
	file := filepath.Join(t.TempDir(), "all.json")
	done(t, "export", path, file)
	for _, c := range []struct {
		into string
		args []string
		want []string
	}{
		{copied, []string{"--dry-run"}, []string{"3 rulings on scope", "1 attribution", "1 file"}}, {copied, nil, []string{"3 rulings on scope", "1 attribution", "1 file"}}, {path, nil, nil},
	} {
		got := importing(t, append([]string{c.into, file}, c.args...)...)
		if !slices.Equal(got.LeftBelonging, c.want) || got.Added != 0 || len(got.Rejected) > 0 {
			t.Errorf("%v: %q, %+v", c.args, got.LeftBelonging, tallied(got))
		}
		if said := done(t, append([]string{"import", c.into, file}, c.args...)...); strings.Contains(said, "3 rulings on scope, 1 attribution, 1 file are not taken: merge") != (c.want != nil) {
			t.Errorf("%v: %s", c.args, said)
		}
	}
	out, err := intake.File(t.Context(), blank(t), file, intake.Options{DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	if held := intake.Holds(out); !strings.HasPrefix(held, "It holds 17 incidents, 3 rulings on scope, 1 attribution, 1 file; and the agreement “") || !strings.Contains(held, "33 commitments") {
		t.Error(held)
	}
	if len(intake.LeftWords(out.ImportResult)) > 0 || len(out.Reading.Sample) != 10 || !slices.ContainsFunc(out.Reading.Sample, func(r exchange.Row) bool {
		return slices.Contains(r.Cells, "Incident 9") && r.Cells[0] == "13 Sep 2016, 18:10"
	}) {
		t.Errorf("left %q; the first are %+v", intake.LeftWords(out.ImportResult), out.Reading.Sample)
	}
}

// An edit in a column that is worked out changes nothing and is no update, and it is said plainly which columns those are.
func TestAnEditOfWhatIsWorkedOutIsNoUpdate(t *testing.T) {
	path, _ := mixed(t)
	n := len(wholeOf(t, opened(t, path), store.View{}).Incidents)
	file := filepath.Join(t.TempDir(), "all.csv")
	for _, columns := range []string{"", "id,title,scope_why,party_a"} {
		args := []string{"export", path, file}
		if columns != "" {
			args = append(args, "--columns", columns)
		}
		done(t, args...)
		text := strings.ReplaceAll(textOf(t, file), "someone who is no signatory side took part", "Edited elsewhere")
		if !strings.Contains(text, "Edited elsewhere") {
			t.Fatal(text)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got := importing(t, path, file, "--update")
		if tallied(got) != (tally{Duplicates: n}) || len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "an edit there changes nothing") || !strings.Contains(got.Notes[0], "scope_why") {
			t.Errorf("%q: %+v, %q", columns, tallied(got), got.Notes)
		}
		if said := done(t, "import", path, file); strings.Count(said, "scope_why") != 1 {
			t.Error(said)
		}
	}
}
