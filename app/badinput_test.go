package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"truceboard/store"
)

func TestBadInputGetsASentenceAndChangesNothing(t *testing.T) {
	dossier, _ := story(t)
	folder := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	picture := write("picture.truce", "\x89PNG\r\n\x1a\n"+strings.Repeat("x", 200))
	wrong, empty := write("wrong.csv", "name,colour\nred,1\n"), write("empty.csv", "")
	taken := write("taken.truce", "mine")
	rows := write("rows.csv", "date,place,type\n2016-09-13,Azaz,shelling\n")
	before := fingerprint(t, dossier)
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"info", dossier, "--as-of", "2016-03-25 00:30"}, exitUsage, "did not exist in Asia/Damascus"},
		{[]string{"info", dossier, "--as-of", "2016-10-27 23:30"}, exitUsage, "came twice in Asia/Damascus"},
		{[]string{"info", dossier, "--as-of", "2016-02-30"}, exitUsage, "does not exist"},
		{[]string{"info", dossier, "--as-of", "yesterday"}, exitUsage, "is not a time"},
		{[]string{"chart", dossier, "before-after", filepath.Join(folder, "x.png"), "--before", "2016-09-30..2016-09-01"}, exitUsage, "--before: "},
		{[]string{"chart", dossier, "before-after", filepath.Join(folder, "x.png"), "--as-of", "2016-10-20", "--during", "2016-09-01..2016-09-18"}, exitUsage, "overlap"},
		{[]string{"info", dossier, "--known-at", "tomorrow"}, exitUsage, "--known-at: "},
		{[]string{"info", picture}, exitFailed, "a picture (PNG)"},
		{[]string{"info", folder}, exitFailed, "is a folder"},
		{[]string{"info", empty}, exitFailed, "is empty"},
		{[]string{"info", filepath.Join(folder, "none.truce")}, exitFailed, "is not there"},
		{[]string{"import", dossier, wrong}, exitFailed, "GED"},
		{[]string{"import", dossier, empty}, exitFailed, "empty"},
		{[]string{"import", dossier, folder}, exitFailed, "folder"},
		{[]string{"import", dossier, picture}, exitFailed, "picture"},
		{[]string{"import", dossier, filepath.Join(folder, "none.csv")}, exitFailed, "there is no file"},
		{[]string{"export", dossier, filepath.Join(folder, "x.json"), "--columns", "date"}, exitUsage, "always has all of them: leave --columns out"},
		{[]string{"export", dossier, filepath.Join(folder, "x.ged.csv"), "--columns", "date"}, exitUsage, "always has all of them"},
		{[]string{"import", dossier, rows, "--dry-run", "--rejected", dossier}, exitFailed, "is a dossier, and nothing was written"},
		{[]string{"import", dossier, rows, "--rejected", rows}, exitFailed, "is the file that is read"},
		{[]string{"import", dossier, rows, "--save-map", dossier}, exitFailed, "is a dossier, and nothing was written"},
		{[]string{"import", dossier, rows, "--save-map", rows}, exitFailed, "is the file that is read"},
		{[]string{"new", taken, "--template", "syria-2016"}, exitFailed, "is there already"},
		{[]string{"new", filepath.Join(folder, "x.truce"), "--template", "nowhere"}, exitUsage, "there is no template \"nowhere\": choose syria-2016"},
		{[]string{"info", dossier, "--as-of", ""}, exitUsage, "--as-of has no value"},
		{[]string{"info", dossier, "--known-at="}, exitUsage, "--known-at has no value"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--from", " "}, exitUsage, "--from has no value"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--to", ""}, exitUsage, "--to has no value"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--severity", ""}, exitUsage, "--severity has no value"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--party", ""}, exitUsage, "--party has no value"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--severity", "foo"}, exitUsage, "--severity \"foo\" is not a severity: give 1 to 4"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--severity", "0"}, exitUsage, "--severity \"0\" is not a severity"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--severity", "300"}, exitUsage, "--severity \"300\" is not a severity"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--severity", "-1"}, exitUsage, "write --severity=-1"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--scale", "big"}, exitUsage, "--scale \"big\" is not a number"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--scope", "foo"}, exitUsage, "--scope \"foo\" is not known: give in, out, disputed or all"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--party"}, exitUsage, "--party needs a value"},
		{[]string{"info", dossier, "--as-of"}, exitUsage, "--as-of needs a value"},
		{[]string{"info", dossier, "--json=7"}, exitUsage, "--json takes no value: leave \"7\" out"},
		{[]string{"info"}, exitUsage, "<file> is missing"},
		{[]string{"backup"}, exitUsage, "<file> is missing"},
		{[]string{"new", filepath.Join(folder, "x.truce"), "--template", "minsk-2015", "--sample"}, exitUsage, "has no sample"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.gif")}, exitUsage, ".png"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--rate"}, exitUsage, "--rate does not go with daily"},
		{[]string{"chart", dossier, "multiples", filepath.Join(folder, "x.png"), "--each", "timeline"}, exitUsage, "timeline cannot be put side by side: it shows records of the dossier"},
		{[]string{"chart", dossier, "multiples", filepath.Join(folder, "x.png"), "--each", "pie"}, exitUsage, "it is no kind of chart"},
		{[]string{"chart", dossier, "multiples", filepath.Join(folder, "x.png"), "--each", "places", "--by", "area"}, exitUsage, "each small chart would have one bar"},
		{[]string{"chart", dossier, "multiples", filepath.Join(folder, "x.png"), "--each", "hours", "--rate"}, exitUsage, "--rate does not go with multiples of hours"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--each", "hours"}, exitUsage, "--each hours does not go with daily"},
		{[]string{"chart", dossier, "map", filepath.Join(folder, "x.png"), "--within", "36,37"}, exitUsage, "--within \"36,37\": give south, west, north and east"},
		{[]string{"export", dossier, filepath.Join(folder, "x.csv"), "--within", "37,37,36,38"}, exitUsage, "its south lies north of its north"},
		{[]string{"chart", dossier, "pie", filepath.Join(folder, "x.png")}, exitUsage, "daily"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--size", "0x0"}, exitUsage, "0×0"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--size", "300x200"}, exitUsage, "choose a height of at least"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--scale", "17"}, exitUsage, "scale 17"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "no", "x.png")}, exitFailed, "there is no folder"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--preset", "foo"}, exitUsage, "--preset \"foo\" is not known: give report, slide, square or print"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--party", "Nobody"}, exitUsage, "it has US"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--from", "2016-09-20", "--to", "2016-09-10"}, exitUsage, "swap them"},
		{[]string{"chart", dossier, "daily", filepath.Join(folder, "x.png"), "--from", "yesterday"}, exitUsage, "write it with its year"},
		{[]string{"export", dossier, filepath.Join(folder, "x.csv"), "--to", "12/9/2016"}, exitUsage, "2016-09-12 or 2016-12-09"},
		{[]string{"backup", dossier, taken}, exitFailed, "is there already"},
		{[]string{"info", dossier, "--dance"}, exitUsage, "dance"},
	} {
		t.Run(strings.Join(c.args[:min(2, len(c.args))], " ")+" "+c.says, func(t *testing.T) {
			status, out, said := call(t, c.args...)
			if status != c.status || !strings.Contains(said, c.says) || out != "" {
				t.Errorf("status %d, want %d; said %q, want %q in it; printed %q", status, c.status, said, c.says, out)
			}
			if strings.Count(strings.TrimSpace(said), "\n") > 0 {
				t.Errorf("more than one line: %q", said)
			}
		})
	}
	if after := fingerprint(t, dossier); after != before {
		t.Errorf("the dossier changed: %+v, before %+v", after, before)
	}
	if content, err := os.ReadFile(taken); err != nil || string(content) != "mine" {
		t.Errorf("the file that was there now holds %q, %v", content, err)
	}
	if names, err := filepath.Glob(filepath.Join(folder, "x.*")); err != nil || len(names) != 0 {
		t.Errorf("left behind: %v, %v", names, err)
	}
}

// Of a folder that takes no files it is not said that it is not there: Linux's /proc says so itself of each new file.
func TestAFolderThatIsThereIsNotDenied(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // nothing like it is known there
	}
	dossier, _ := story(t)
	status, _, said := call(t, "chart", dossier, "daily", "/proc/x.png")
	if status != exitFailed || !strings.Contains(said, "/proc/x.png cannot be written: choose a folder that you may write to") {
		t.Errorf("status %d, said %q", status, said)
	}
}

// fingerprint is what a change to a dossier would change.
func fingerprint(t *testing.T, path string) [2]int {
	t.Helper()
	found, err := store.CheckFile(context.Background(), path)
	if err != nil || !found.OK {
		t.Fatalf("%+v, %v", found, err)
	}
	return [2]int{found.Incidents, found.AuditRows}
}
