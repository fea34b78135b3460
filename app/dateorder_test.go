package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// oldEvents gives a synthetic file in the old layout of ACLED, with dates as they are given.
func oldEvents(dates ...string) string {
	text := "EVENT_ID_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ACTOR2,COUNTRY,ADMIN1,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES\n"
	for n, date := range dates {
		text += fmt.Sprintf("SYR%d,%s,2016,1,Battles,A,B,Syria,Aleppo,Aleppo,36.2,37.16,1,Synthetic,Synthetic row.,3\n", n+1, date)
	}
	return text
}

// days gives what days the incidents of a dossier are of, as its CSV has them.
func days(t *testing.T, dossier string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out.csv")
	done(t, "export", dossier, out, "--columns", "date")
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text))[1:], " ")
}

// lowered gives a file with its columns' names in small letters.
func lowered(text string) string {
	head, rows, _ := strings.Cut(text, "\n")
	return strings.ToLower(head) + "\n" + rows
}

// ACLED's old layout has the day first: where no date tells otherwise that is taken from it, and said. Of its newer layouts, which have no such dates, it is asked.
func TestTheOldLayoutTellsTheOrderOfDates(t *testing.T) {
	dossier, file := files(t, "old.csv", oldEvents("09/12/2016", "10/11/2016"))
	type told struct {
		Added, Duplicates, Pending int
		Notes                      []string
	}
	imported := func(args ...string) (got told) {
		t.Helper()
		if err := json.Unmarshal([]byte(done(t, append([]string{"import", dossier, file, "--json"}, args...)...)), &got); err != nil {
			t.Fatal(err)
		}
		return got
	}
	const note = "Dates are read with the day first, as ACLED's old layout has them, since no date in the file tells otherwise: 09/12/2016 is 9 December 2016."
	if got := imported("--dry-run"); got.Added != 2 || len(got.Notes) != 1 || got.Notes[0] != note {
		t.Errorf("a dry run says %+v", got)
	}
	if got := imported(); got.Added != 2 || len(got.Notes) != 1 {
		t.Errorf("%+v", got)
	}
	if got := days(t, dossier); got != "2016-12-09 2016-11-10" && got != "2016-11-10 2016-12-09" {
		t.Errorf("imported as %s", got)
	}
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(oldEvents("09/12/2016", "09/25/2016"), "SYR", "XYZ")), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := imported(); got.Added != 2 || len(got.Notes) != 0 || !strings.Contains(days(t, dossier), "2016-09-12") {
		t.Errorf("against what the file tells: %+v, %s", got, days(t, dossier))
	}
	for n, text := range []string{strings.ReplaceAll(lowered(oldEvents("09/12/2016")), "SYR", "QRS"), oldEvents("09/25/2016", "25/09/2016")} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if status, _, said := call(t, "import", dossier, file); status != exitFailed || !strings.Contains(said, "--day-first or --month-first") {
			t.Errorf("%d: status %d: %s", n, status, said)
		}
	}
}

// Dates that may be read in two ways are asked about; what is here already answers, against the layout too, and what is exported is read again as it was.
func TestTheOrderOfDatesIsAskedOrKnown(t *testing.T) {
	dossier, file := files(t, "old.csv", lowered(oldEvents("09/12/2016", "10/11/2016")))
	status, _, said := call(t, "import", dossier, file)
	if status != exitFailed || !strings.Contains(said, "whether the day or the month stands first") || !strings.Contains(said, "--day-first or --month-first") {
		t.Fatalf("status %d: %s", status, said)
	}
	if err := os.WriteFile(file, []byte(oldEvents("09/12/2016", "10/11/2016")), 0o644); err != nil {
		t.Fatal(err)
	}
	done(t, "import", dossier, file, "--month-first")
	const want = "2016-09-12 2016-10-11"
	if got := days(t, dossier); got != want {
		t.Fatalf("imported as %s", got)
	}
	out := filepath.Join(t.TempDir(), "out.acled.csv")
	done(t, "export", dossier, out)
	if text, err := os.ReadFile(out); err != nil || string(text) != oldEvents("09/12/2016", "10/11/2016") {
		t.Fatalf("it went out as %s, %v", text, err)
	}
	var got struct {
		Duplicates int
		Notes      []string
	}
	if err := json.Unmarshal([]byte(done(t, "import", dossier, out, "--json")), &got); err != nil || got.Duplicates != 2 || len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "month first") {
		t.Errorf("again: %+v, %v", got, err)
	}
}

// A dossier that holds rows of both orders writes them so that another reads each as it was, without being told.
func TestRowsOfBothOrdersGoOutInOne(t *testing.T) {
	dossier, file := files(t, "old.csv", oldEvents("09/12/2016", "09/25/2016"))
	done(t, "import", dossier, file)
	other := filepath.Join(t.TempDir(), "other.csv")
	if err := os.WriteFile(other, []byte(strings.ReplaceAll(oldEvents("08/09/2016"), "SYR", "XYZ")), 0o644); err != nil {
		t.Fatal(err)
	}
	done(t, "import", dossier, other, "--day-first")
	out, second := filepath.Join(t.TempDir(), "out.acled.csv"), filepath.Join(t.TempDir(), "second.truce")
	done(t, "export", dossier, out)
	begunElsewhere(t, second, "--template", "syria-2016")
	done(t, "import", second, out)
	if before, after := days(t, dossier), days(t, second); before != after || before != "2016-09-08 2016-09-12 2016-09-25" {
		t.Errorf("%s became %s", before, after)
	}
}

// Before anything is brought in it is looked whether the list of what was rejected can be written.
func TestTheListOfTheRejectedTakesNoDevicesPlace(t *testing.T) {
	dossier, file := files(t, "acled.csv", acledText)
	for _, target := range []string{"/dev/tty0", t.TempDir()} {
		before, err := os.Stat(target)
		if err != nil {
			continue
		}
		if status, _, said := call(t, "import", dossier, file, "--rejected", target); status != exitFailed || !strings.Contains(said, "give the name of a file") {
			t.Errorf("%s: status %d, %s", target, status, said)
		}
		if after, err := os.Stat(target); err != nil || after.Mode() != before.Mode() {
			t.Errorf("%s became %v, %v", target, after, err)
		}
	}
	if got := days(t, dossier); got != "" {
		t.Errorf("something was brought in: %s", got)
	}
}
