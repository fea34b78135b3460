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

// Dates that may be read in two ways are asked about, those of an ACLED file too; what is here already answers, and what is exported is read again as it was.
func TestTheOrderOfDatesIsAskedOrKnown(t *testing.T) {
	dossier, file := files(t, "old.csv", oldEvents("09/12/2016", "10/11/2016"))
	status, _, said := call(t, "import", dossier, file)
	if status != exitFailed || !strings.Contains(said, "whether the day or the month stands first") || !strings.Contains(said, "--day-first or --month-first") {
		t.Fatalf("status %d: %s", status, said)
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
