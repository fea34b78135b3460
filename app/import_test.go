package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/assets"
)

// gedHead begins a GED file with the columns that it needs.
const gedHead = "id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high\n"

// imports writes a data file, imports it into a new dossier and gives the status, what was printed and what was said.
func imports(t *testing.T, data string, args ...string) (status int, out, said string) {
	t.Helper()
	folder := t.TempDir()
	dossier, file := filepath.Join(folder, "syria.truce"), filepath.Join(folder, "data.csv")
	if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	begun(t, dossier, "--template", "syria-2016")
	return call(t, append([]string{"import", dossier, file}, args...)...)
}

func TestImpossibleNumbersAreWarnedOf(t *testing.T) {
	status, out, said := imports(t, string(assets.SampleGED()))
	const first = "line 204: The low estimate (8) is above the best (4): check both."
	if status != exitDone || said != "" || !strings.Contains(out, "added 1466") || !strings.Contains(out, "4 warnings") || !strings.Contains(out, first) {
		t.Errorf("status %d, said %q, printed %q", status, said, out)
	}
	_, out, _ = imports(t, string(assets.SampleGED()), "--json")
	var got importDocument
	if err := json.Unmarshal([]byte(out), &got); err != nil || len(got.Warnings) != 4 || len(got.Rejected) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
	status, out, _ = imports(t, gedHead+manyOdd(10))
	if status != exitDone || strings.Count(out, "is above the best") != 5 || !strings.Contains(out, "and 5 more") {
		t.Errorf("status %d, printed %q", status, out)
	}
}

// manyOdd gives rows whose low estimate is above the best.
func manyOdd(n int) string {
	var rows strings.Builder
	for i := range n {
		rows.WriteString("x" + strings.Repeat("x", i) + ",1,1,2016-09-15,2016-09-15,A,B,3,2,4\n")
	}
	return rows.String()
}

func TestAnImportThatBringsNothingFails(t *testing.T) {
	const good, bad = "1,1,1,2016-09-15,2016-09-15,A,B,1,1,1\n", "2,1,1,2016-19-15,2016-09-15,A,B,1,1,1\n"
	for name, c := range map[string]struct {
		data           string
		status         int
		says           string
		read, rejected int
	}{
		"a header alone":        {gedHead, exitFailed, "no events below the header of data.csv", 0, 0},
		"every row is bad":      {gedHead + bad + bad, exitFailed, "not one of the rows of data.csv (2) could be taken", 2, 2},
		"one row of two is bad": {gedHead + good + bad, exitDone, "", 2, 1},
	} {
		for _, dry := range [][]string{{"--json"}, {"--json", "--dry-run"}} {
			t.Run(name+strings.Join(dry, " "), func(t *testing.T) {
				status, out, said := imports(t, c.data, dry...)
				var got importDocument
				if err := json.Unmarshal([]byte(out), &got); err != nil {
					t.Fatal(err, out)
				}
				if status != c.status || !strings.Contains(said, c.says) || c.says == "" && said != "" || strings.Count(said, "\n") > 1 {
					t.Errorf("status %d, said %q", status, said)
				}
				if got.Read != c.read || len(got.Rejected) != c.rejected || got.Warnings == nil {
					t.Errorf("%+v", got)
				}
			})
		}
	}
}
