package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// doubted makes a dossier with one incident whose text holds what may be a position, and a ruling on it that holds another.
func doubted(t *testing.T) (dossier string, incident ceasefire.ID) {
	t.Helper()
	d := blank(t)
	frame, err := d.Frame(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i, err := d.AddIncident(t.Context(), ceasefire.Incident{
		When: ceasefire.MinuteMoment(frame.Agreement.Effect, frame.Agreement.Zone), Type: ceasefire.Shelling, Title: "Shells", Text: "at 36 15 29, 37 08 03 there", Verification: ceasefire.Unverified,
		Place: ceasefire.Place{Name: "Somewhere", Point: ceasefire.Point{Lat: 33.5, Lon: 36.3}, HasPoint: true},
	})
	if err == nil {
		err = d.Attribute(t.Context(), ceasefire.Attribution{Incident: i.ID, Confidence: "low", Reason: "Seen from CA3238514195"})
	}
	if err == nil {
		err = d.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return d.Path(), i.ID
}

// What may be a position and is left by an export with coarse coordinates is told, with where it stands, whatever the kind of file; of what is not written nothing is told.
func TestAnExportTellsOfPossiblePositions(t *testing.T) {
	dossier, incident := doubted(t)
	out := func(name string) string { return filepath.Join(t.TempDir(), name) }
	for _, name := range []string{"a.csv", "a.xlsx", "a.geojson", "a.gpkg", "a.json", "a.ged.csv", "a.acled.csv"} {
		_, printed, said := call(t, "export", dossier, out(name), "--coarsen", "0.1", "--json")
		var got struct {
			Possible []leftJSON `json:"possible_positions"`
		}
		if err := json.Unmarshal([]byte(printed), &got); err != nil {
			t.Fatal(err, printed, said)
		}
		want := map[string]string{"36 15 29, 37 08 03": incident.String()}
		if name == "a.json" { // which holds the rulings too
			want["CA3238514195"] = incident.String()
		}
		for _, left := range got.Possible {
			if want[left.Text] == "" || left.Texts != 1 || len(left.Incidents) != 1 || left.Incidents[0] != want[left.Text] {
				t.Errorf("%s: %+v", name, left)
			}
		}
		if len(got.Possible) != len(want) || !strings.Contains(said, `"36 15 29, 37 08 03" (1 text, of `+incident.String()+")") {
			t.Errorf("%s: %+v, %s", name, got.Possible, said)
		}
	}
	for _, args := range [][]string{{"--coarsen", "0.1", "--columns", "id,date,place"}, {}} {
		_, printed, said := call(t, append([]string{"export", dossier, out("b.csv"), "--json"}, args...)...)
		if said != "" || !strings.Contains(printed, `"possible_positions": []`) {
			t.Errorf("%v: %s, %s", args, printed, said)
		}
	}
}
