package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// gedWithPlace is a file in the layout of GED that names a place.
const gedWithPlace = "id,where_coordinates,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high\n7,Azaz,1,1,2016-09-15,2016-09-15,A,B,1,2,3\n8,Azaz,1,1,2016-09-15,2016-09-15,A,B,1,1,1\n"

// edit changes an imported incident as an analyst does.
func edit(t *testing.T, dossier, key string, how func(*ceasefire.Incident)) {
	t.Helper()
	d := opened(t, dossier)
	one := keyedIn(t, d, key)
	how(&one)
	if _, err := d.UpdateIncident(t.Context(), one); err != nil {
		t.Fatal(err)
	}
}

// keyedIn gives the incident with a key of its data set.
func keyedIn(t *testing.T, d *store.Dossier, key string) ceasefire.Incident {
	t.Helper()
	for _, i := range wholeOf(t, d, store.View{}).Incidents {
		if i.Origin.Key == key {
			return i
		}
	}
	t.Fatalf("no incident has the key %s", key)
	return ceasefire.Incident{}
}

// What an analyst changed and the data set did not stays, in whatever layout; what both changed is told, stays as it is here, and is taken from the data set only where that is asked for.
func TestWhatWasChangedByHandSurvivesTheNextIssue(t *testing.T) {
	for name, c := range map[string]struct {
		data                       string
		key, from, to              string // what the data set changes beside
		place, otherTo, otherPlace string // and then the place too
	}{
		"csv": {fiveRows, "1", "row 1", "row 1 corrected", "Azaz", "13,14:01,Azaz", "13,14:01,Tal Rifat"},
		"ged": {gedWithPlace, "7", "A,B,1,2,3", "A,B,1,4,5", "Azaz", "7,Azaz", "7,Tal Rifat"},
	} {
		t.Run(name, func(t *testing.T) {
			dossier, file := files(t, "data.csv", c.data)
			importing(t, dossier, file)
			edit(t, dossier, c.key, func(i *ceasefire.Incident) { i.Place.Name, i.Verification = "Marea (fixed)", ceasefire.Verified })
			if got := tallied(importing(t, dossier, file, "--update")); got.Updated+got.Pending+got.Added != 0 {
				t.Fatalf("unchanged: %+v", got)
			}
			next := strings.Replace(c.data, c.from, c.to, 1)
			waits := importing(t, dossier, besides(t, file, "data.csv", next))
			for _, change := range waits.Changes {
				for _, field := range change.Fields {
					if field.Name == "Place" || field.Name == "Verification" || len(change.ByHand) > 0 {
						t.Errorf("told as a change: %+v", change)
					}
				}
			}
			if got := tallied(importing(t, dossier, file, "--update")); got.Updated != 1 {
				t.Fatalf("%+v", got)
			}
			if got := keyedIn(t, opened(t, dossier), c.key); got.Place.Name != "Marea (fixed)" || got.Verification != ceasefire.Verified {
				t.Fatalf("%+v", got)
			}
			both := strings.Replace(next, c.otherTo, c.otherPlace, 1)
			besides(t, file, "data.csv", both)
			waits = importing(t, dossier, file)
			if len(waits.Changes) != 1 || !cmp.Equal(waits.Changes[0].ByHand, []string{"Place"}) {
				t.Fatalf("%+v", waits.Changes)
			}
			said := done(t, "import", dossier, file, "--dry-run")
			if want := `Place was changed by hand since: yours "Marea (fixed)", the source's "Tal Rifat"`; !strings.Contains(said, want) {
				t.Errorf("%q is not in %s", want, said)
			}
			if got := tallied(importing(t, dossier, file, "--update-all", "--dry-run")); got.Updated != 1 {
				t.Errorf("%+v", got)
			}
			importing(t, dossier, file, "--update")
			if got := keyedIn(t, opened(t, dossier), c.key); got.Place.Name != "Marea (fixed)" {
				t.Errorf("%+v", got.Place)
			}
			if got := tallied(importing(t, dossier, file, "--update")); got.Updated+got.Pending != 0 {
				t.Errorf("settled: %+v", got)
			}
			besides(t, file, "data.csv", strings.Replace(both, "Tal Rifat", "Tal Rifaat", 1))
			importing(t, dossier, file, "--update-all")
			if got := keyedIn(t, opened(t, dossier), c.key); got.Place.Name != "Tal Rifaat" || got.Verification != ceasefire.Verified {
				t.Errorf("%+v %s", got.Place, got.Verification)
			}
		})
	}
}

// A list whose columns stand otherwise each time adds none, and each field is what was typed last: by hand where it was typed by hand, by the list elsewhere.
func TestHandEditsAndIssuesOfAListInAnyOrder(t *testing.T) {
	all := cellsOf(fiveRows)
	for seed := range uint64(6) { // each makes a dossier and imports several times
		r := rand.New(rand.NewPCG(seed, 4))
		folder := t.TempDir()
		dossier, file := filepath.Join(folder, "d.truce"), filepath.Join(folder, "list.csv")
		begun(t, dossier, "--template", "syria-2016")
		rows := make([][]string, len(all))
		for n := range all {
			rows[n] = slices.Clone(all[n])
		}
		issue := func() {
			order := r.Perm(10)
			var text strings.Builder
			for _, row := range rows {
				text.WriteString(strings.Join(row, ",") + "\n")
			}
			if err := os.WriteFile(file, []byte(columnsIn(text.String(), order...)), 0o600); err != nil {
				t.Fatal(err)
			}
			importing(t, dossier, file, "--update")
		}
		issue()
		places, notes := map[string]string{}, map[string]string{}
		for n := range 1 + r.IntN(5) {
			at := 1 + r.IntN(5)
			key := fmt.Sprint(at)
			if r.IntN(2) == 0 {
				places[key] = fmt.Sprintf("by hand %d", n)
				edit(t, dossier, key, func(i *ceasefire.Incident) { i.Place.Name = places[key] })
			} else {
				notes[key] = fmt.Sprintf("corrected %d", n)
				rows[at][9] = notes[key]
				issue()
			}
		}
		got := wholeOf(t, opened(t, dossier), store.View{}).Incidents
		if len(got) != 5 {
			t.Fatalf("%d incidents", len(got))
		}
		for _, i := range got {
			want := maps.Clone(map[string]string{"place": "Azaz", "notes": "row " + i.Origin.Key})
			if place, there := places[i.Origin.Key]; there {
				want["place"] = place
			}
			if note, there := notes[i.Origin.Key]; there {
				want["notes"] = note
			}
			if i.Place.Name != want["place"] || i.Text != want["notes"] {
				t.Errorf("seed %d, %s: %q %q, want %v", seed, i.Origin.Key, i.Place.Name, i.Text, want)
			}
		}
	}
}

// A part of the day, and hours with their end, go out in a table and come back as what they are, here and in another dossier.
func TestAPartOfTheDayComesBackFromATable(t *testing.T) {
	const parts = "id,date,time,type,place\n1,2016-09-15,morning,shelling,A\n2,2016-09-15,night,shelling,B\n3,2016-09-15,evening,shelling,C\n4,2016-10-28,afternoon,shelling,D\n5,2016-09-15,14:20,shelling,E\n" +
		"6,2016-09-15,14:00-16:00,shelling,F\n7,2016-09-15,22:00-02:00,shelling,G\n8,2016-09-15,14:30-14:50,shelling,H\n9,2016-09-15 08:15-11:45,,shelling,I\n10,2016-10-26,22:00-23:30,shelling,J\n"
	dossier, file := files(t, "parts.csv", parts)
	importing(t, dossier, file)
	for _, name := range []string{"out.csv", "out.xlsx"} {
		out := filepath.Join(filepath.Dir(file), name)
		done(t, "export", dossier, out)
		if got := importing(t, dossier, out, "--update"); tallied(got) != (tally{Duplicates: 10}) {
			t.Errorf("%s: %+v %+v", name, tallied(got), got.Changes)
		}
		other, _ := files(t, "x", "")
		importing(t, other, out)
		want, have := toldByID(t, dossier), toldByID(t, other)
		for id, i := range want {
			if diff := cmp.Diff(i.When, have[id].When); diff != "" {
				t.Errorf("%s, %s: %s", name, i.Title, diff)
			}
		}
	}
	out := filepath.Join(filepath.Dir(file), "edited.csv")
	done(t, "export", dossier, out)
	if text, err := os.ReadFile(out); err != nil || !strings.Contains(string(text), ",14:00-16:00,") || !strings.Contains(string(text), ",22:00-02:00,2016-09-16,") || !strings.Contains(string(text), ",14:30-14:50,") {
		t.Errorf("the ends are not in %s, %v", text, err)
	}
	editText(t, out, ",evening,", ",morning,")
	if got := importing(t, dossier, out, "--update"); tallied(got) != (tally{Updated: 1, Duplicates: 9}) {
		t.Errorf("%+v %+v", tallied(got), got.Changes)
	}
}
