package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"truceboard/assets"
)

// sortedRows reads a CSV file, header first and its rows in order.
func sortedRows(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(rows[1:], slices.Compare)
	return rows
}

func textOf(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What came in as GED, through the dossier, goes out the same; what is filtered is what is exported, and a document of it is imported again whole.
func TestExportWritesExactlyWhatIsFiltered(t *testing.T) {
	folder := t.TempDir()
	dossier, out := filepath.Join(folder, "s.truce"), func(name string) string { return filepath.Join(folder, name) }
	begun(t, dossier, "--template", "syria-2016", "--sample")
	done(t, "export", dossier, out("all.ged.csv"))
	if diff := difference(sortedRows(t, string(assets.SampleGED())), sortedRows(t, textOf(t, out("all.ged.csv")))); diff != "" {
		t.Error(diff[:min(len(diff), 1000)])
	}
	var info struct {
		Incidents struct {
			InScope int `json:"in_scope"`
		}
	}
	if err := json.Unmarshal([]byte(done(t, "info", dossier, "--as-of", "2016-09-20", "--json")), &info); err != nil {
		t.Fatal(err)
	}
	var told struct{ Written int }
	said := done(t, "export", dossier, out("in.csv"), "--scope", "in", "--as-of", "2016-09-20", "--columns", "date,scope", "--json")
	if err := json.Unmarshal([]byte(said), &told); err != nil {
		t.Fatal(err)
	}
	rows := sortedRows(t, textOf(t, out("in.csv")))
	if told.Written != info.Incidents.InScope || len(rows) != told.Written+1 || rows[1][1] != "in" || rows[len(rows)-1][0] > "2016-09-19" {
		t.Errorf("%d of %d written, %d rows, the last %v", told.Written, info.Incidents.InScope, len(rows)-1, rows[len(rows)-1])
	}
	done(t, "export", dossier, out("all.json"))
	other := out("other.truce")
	begunElsewhere(t, other, "--template", "syria-2016")
	done(t, "import", other, out("all.json"))
	done(t, "export", other, out("again.ged.csv"))
	if diff := difference(sortedRows(t, textOf(t, out("all.ged.csv"))), sortedRows(t, textOf(t, out("again.ged.csv")))); diff != "" {
		t.Error(diff[:min(len(diff), 1000)])
	}
	if said := done(t, "import", other, out("all.json")); !strings.HasPrefix(said, "read 1466, added 0, updated 0, duplicates 1466") {
		t.Errorf("imported twice: %s", said)
	}
}

// A GeoPackage is read by GDAL, which nobody here wrote: its points, its numbers and its index.
func TestAGeoPackageIsReadByGDAL(t *testing.T) {
	program, err := exec.LookPath("ogrinfo")
	if err != nil {
		t.Skip("ogrinfo is not installed here")
	}
	folder := t.TempDir()
	dossier, layer := filepath.Join(folder, "s.truce"), filepath.Join(folder, "s.gpkg")
	begun(t, dossier, "--template", "syria-2016", "--sample")
	done(t, "export", dossier, layer)
	ask := func(args ...string) string {
		said, err := exec.Command(program, args...).CombinedOutput()
		if err != nil || strings.Contains(string(said), "ERROR") || strings.Contains(string(said), "Warning") {
			t.Fatalf("%v: %v\n%s", args, err, said)
		}
		return string(said)
	}
	about := ask("-so", layer, "incidents")
	for _, want := range []string{"Feature Count: 1466", "Geometry: Point", `ID["EPSG",4326]`, "deaths_best: Integer", "date: Date", "Filter: All incidents"} {
		if !strings.Contains(about, want) {
			t.Errorf("GDAL does not say %q:\n%s", want, about)
		}
	}
	dead := 0 // as the file that came in says
	rows := sortedRows(t, string(assets.SampleGED()))
	for _, row := range rows[1:] {
		n, err := strconv.Atoi(row[slices.Index(rows[0], "best")])
		if err != nil {
			t.Fatal(err)
		}
		dead += n
	}
	if said := ask("-q", "-sql", "SELECT sum(deaths_best) AS dead FROM incidents", layer); !strings.Contains(said, "= "+strconv.Itoa(dead)) {
		t.Errorf("want %d: %s", dead, said)
	}
	if said := ask("-q", "-sql", "SELECT HasSpatialIndex('incidents', 'geom') AS has", layer); !strings.Contains(said, "= 1") {
		t.Error(said)
	}
}

// A target that cannot be written, and a call that makes no sense, leave the old file as it was and nothing beside it.
func TestAnExportThatFailsLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	dossier, old := filepath.Join(folder, "s.truce"), filepath.Join(folder, "old.csv")
	begun(t, dossier, "--template", "syria-2016", "--sample")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		status int
		args   []string
		says   string
	}{
		{exitUsage, []string{old + ".pdf"}, "end its name in"},
		{exitUsage, []string{old, "--columns", "colour"}, "colour"},
		{exitUsage, []string{old, "--redact", "everything"}, "confidential"},
		{exitUsage, []string{old, "--coarsen=-1"}, "degrees"},
		{exitUsage, []string{old, "--coarsen=NaN"}, "degrees"},
		{exitUsage, []string{old, "--coarsen=1e-9"}, "degrees"},
		{exitUsage, []string{old, "--party", "Nobody"}, "Nobody"},
		{exitFailed, []string{filepath.Join(folder, "none", "x.csv")}, "there is no folder"},
		{exitFailed, []string{folder + "/"}, ""},
	} {
		status, _, said := call(t, append([]string{"export", dossier}, test.args...)...)
		if status != test.status && test.says != "" || !strings.Contains(said, test.says) || strings.Count(said, "\n") != 1 {
			t.Errorf("%v: status %d, %q", test.args, status, said)
		}
	}
	if got := textOf(t, old); got != "old" {
		t.Errorf("the old file is now %q", got)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Errorf("left in the folder: %v, %v", entries, err)
	}
}
