package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A list of this program's own identifiers and of sources brings the sources of incidents up to date, and leaves those that it does not name.
func TestSourcesAreBroughtToIncidentsThatAreHere(t *testing.T) {
	dossier, file := files(t, "plain.csv", "date,type,place\n2016-09-13,shelling,Aleppo\n2016-09-14,shelling,Homs\n")
	importing(t, dossier, file)
	ids := strings.Split(column(t, dossier, "id"), " / ")
	part := filepath.Join(t.TempDir(), "part.csv")
	write(t, part, "id,source,reliability\n"+ids[0]+",SOHR,B\n"+ids[1]+",,\n")
	if got := importing(t, dossier, part, "--update"); tallied(got) != (tally{Updated: 1, Duplicates: 1}) {
		t.Fatalf("%+v %+v", tallied(got), got.Rejected)
	}
	if got := column(t, dossier, "sources"); got != "SOHR (B)" {
		t.Errorf("sources %q", got)
	}
	if got := importing(t, dossier, part); tallied(got) != (tally{Duplicates: 2}) {
		t.Errorf("again: %+v", tallied(got))
	}
}
