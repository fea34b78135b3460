package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
)

// Rows of GED and of ACLED go out in the order in which they came in, file after file, however they stand in time.
func TestRowsOfADataSetGoOutInTheOrderTheyCameIn(t *testing.T) {
	folder := t.TempDir()
	ged := strings.SplitAfter(string(assets.SampleGED()), "\n")
	header, rows := ged[0], slices.Clone(ged[1:31])
	slices.Reverse(rows)
	acled := "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country," +
		"admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n"
	for _, day := range []string{"14", "12", "13"} {
		acled += "SYR" + day + "," + day + " September 2016,2016,1,Political violence,Battles,Armed clash,A,,,B,,,,,760,Middle East,Syria,Aleppo,,,Azaz,36.58,37.04,1,S,National,Made up,1,,1700000000\n"
	}
	for ending, text := range map[string]string{".ged.csv": header + strings.Join(rows, ""), ".acled.csv": acled} {
		dossier, in, out := filepath.Join(folder, "d"+ending[1:2]+".truce"), filepath.Join(folder, "in"+ending), filepath.Join(folder, "out"+ending)
		if err := os.WriteFile(in, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		done(t, "new", dossier, "--template", "syria-2016")
		done(t, "import", dossier, in)
		done(t, "export", dossier, out)
		if diff := cmp.Diff(tableOf(t, in), tableOf(t, out)); diff != "" {
			t.Errorf("%s: %s", ending, diff[:min(len(diff), 1000)])
		}
	}
}

// What was reported in one zone is the same, with the zone it was reported in, after it went through a dossier of another and came back; a part of the day stays one, and is nowhere a clock time alone.
func TestAnIncidentKeepsItsZoneThroughADossierOfAnother(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	text := "Date,Time,Type,Title,Place\n2016-09-13,10:00,shelling,a,x\n2016-09-13,23:30,shelling,b,x\n2016-09-13,morning,shelling,c,x\n2016-09-13,14:30-16:00,shelling,d,x\n2016-09-13,,shelling,e,x\n2016-09-13,night,shelling,f,x\n"
	if err := os.WriteFile(at("in.csv"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	chosen := []string{"--columns", "date,time,date_end,date_precision,zone,type,title,place"}
	through := func(dossier, in, out string) [][]string {
		done(t, "import", at(dossier), at(in), "--dataset", "list")
		done(t, append([]string{"export", at(dossier), at(out)}, chosen...)...)
		if !strings.HasSuffix(out, ".csv") {
			return nil
		}
		return tableOf(t, at(out))
	}
	done(t, "new", at("here.truce"), "--template", "syria-2016")
	done(t, "new", at("there.truce"), "--title", "There", "--zone", "Asia/Kathmandu")
	done(t, "new", at("again.truce"), "--template", "syria-2016")
	first := through("here.truce", "in.csv", "first.csv")
	second := through("there.truce", "first.csv", "second.csv")
	third := through("again.truce", "second.csv", "third.csv")
	for n, row := range first {
		if n == 0 {
			continue
		}
		if row[6] != "e" && !slices.ContainsFunc(second, func(other []string) bool { return slices.Equal(row, other) }) {
			t.Errorf("%q is not among %q", row, second)
		}
	}
	if diff := cmp.Diff(first, third); diff != "" {
		t.Error(diff)
	}
	times := map[string]string{}
	for _, row := range first[1:] {
		times[row[6]] = row[1]
	}
	if want := map[string]string{"a": "10:00", "b": "23:30", "c": "morning", "d": "14:30-16:00", "e": "", "f": "night"}; !cmp.Equal(want, times) {
		t.Error(times)
	}
	through("there.truce", "first.csv", "second.xlsx")
	done(t, "new", at("book.truce"), "--template", "syria-2016")
	if book := through("book.truce", "second.xlsx", "book.csv"); !cmp.Equal(first, book) {
		t.Error(cmp.Diff(first, book))
	}
}
