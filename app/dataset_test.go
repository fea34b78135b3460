package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"truceboard/store"
)

// fiveRows are a list of somebody's own, with a unique column id.
const fiveRows = "id,date,time,place,area,type,side_a,side_b,deaths,notes\n" +
	"1,2016-09-13,14:01,Azaz,Aleppo,shelling,Government of Syria,Civilians,1,row 1\n" +
	"2,2016-09-14,14:02,Azaz,Aleppo,shelling,Government of Syria,Civilians,2,row 2\n" +
	"3,2016-09-15,14:03,Azaz,Aleppo,shelling,Government of Syria,Civilians,3,row 3\n" +
	"4,2016-09-16,14:04,Azaz,Aleppo,shelling,Government of Syria,Civilians,4,row 4\n" +
	"5,2016-09-17,14:05,Azaz,Aleppo,shelling,Government of Syria,Civilians,5,row 5\n"

// cellsOf gives the cells of a table whose cells hold no commas.
func cellsOf(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimSpace(line), ","))
	}
	return rows
}

// columnsIn gives a table with its columns in another order, those left out that are not named.
func columnsIn(text string, order ...int) string {
	var out strings.Builder
	for _, row := range cellsOf(text) {
		var cells []string
		for _, n := range order {
			cells = append(cells, row[n])
		}
		out.WriteString(strings.Join(cells, ",") + "\n")
	}
	return out.String()
}

// withColumn gives a table with a column more, which says the same in every row.
func withColumn(text, name, value string) string {
	var out strings.Builder
	for n, row := range cellsOf(text) {
		if n == 0 {
			value, name = name, value
		}
		out.WriteString(strings.Join(append(row, value), ",") + "\n")
		if n == 0 {
			value, name = name, value
		}
	}
	return out.String()
}

// besides writes a file beside another.
func besides(t *testing.T, file, name, text string) string {
	t.Helper()
	path := filepath.Join(filepath.Dir(file), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// workbook writes a table as a workbook, every date and number as a text.
func workbook(t *testing.T, file, name, text string) string {
	t.Helper()
	book := excelize.NewFile()
	for n, row := range cellsOf(text) {
		cell, err := excelize.CoordinatesToCellName(1, n+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow(book.GetSheetName(0), cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(filepath.Dir(file), name)
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// A list is known again by its own identifiers, however its columns stand and whatever its file is called; what it has no column for now stays as it is.
func TestAListIsKnownAgainHoweverItsColumnsStand(t *testing.T) {
	dossier, file := files(t, "base.csv", fiveRows)
	if got := tallied(importing(t, dossier, file)); got != (tally{Added: 5}) {
		t.Fatalf("%+v", got)
	}
	before := wholeOf(t, opened(t, dossier), store.View{})
	all := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	for name, path := range map[string]string{
		"the same":         besides(t, file, "again.csv", fiveRows),
		"capitals":         besides(t, file, "capitals.csv", strings.Replace(fiveRows, "id,date,time,place", "ID,Date,Time,Place", 1)),
		"another order":    besides(t, file, "order.csv", columnsIn(fiveRows, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)),
		"without notes":    besides(t, file, "less.csv", columnsIn(fiveRows, all[:9]...)),
		"without the time": besides(t, file, "notime.csv", columnsIn(fiveRows, 0, 1, 3, 4, 5, 6, 7, 8, 9)),
		"without a place":  besides(t, file, "noplace.csv", columnsIn(fiveRows, 0, 1, 2, 4, 5, 6, 7, 8, 9)),
		"an empty column":  besides(t, file, "empty.csv", withColumn(fiveRows, "checked", "")),
		"semicolons":       besides(t, file, "semicolons.csv", strings.ReplaceAll(fiveRows, ",", ";")),
		"other dates":      besides(t, file, "dates.csv", regexp.MustCompile(`2016-09-(\d\d)`).ReplaceAllString(fiveRows, "$1/9/2016")),
		"a workbook":       workbook(t, file, "book.xlsx", fiveRows),
	} {
		if got := importing(t, dossier, path, "--update"); tallied(got) != (tally{Duplicates: 5}) {
			t.Errorf("%s: %+v %+v %v", name, tallied(got), got.Changes, got.Notes)
		}
	}
	same(t, before, wholeOf(t, opened(t, dossier), store.View{}))
	more := besides(t, file, "more.csv", withColumn(fiveRows, "injured", "7"))
	if got := tallied(importing(t, dossier, more)); got != (tally{Pending: 5, Rejected: 5}) {
		t.Errorf("a column more says more: %+v", got)
	}
}

// Where a row has no identifier yet, or one stands there twice, the others are known by theirs.
func TestRowsWithoutAnIdentifierLeaveTheOthersTheirs(t *testing.T) {
	const fresh = ",2016-09-20,,Azaz,Aleppo,shelling,Government of Syria,Civilians,9,new without id yet\n"
	for name, c := range map[string]struct {
		more      string
		want      tally
		rejection string
	}{
		"no identifier yet":          {fresh, tally{Added: 1, Duplicates: 5}, ""},
		"the same twice":             {fresh + fresh, tally{Added: 2, Duplicates: 5}, ""}, // two incidents, since nothing says that they are one
		"an identifier twice":        {"5,2016-09-20,,Azaz,Aleppo,shelling,Government of Syria,Civilians,9,typo\n", tally{Duplicates: 5, Rejected: 1}, "on line 6"},
		"a row twice":                {"5,2016-09-17,14:05,Azaz,Aleppo,shelling,Government of Syria,Civilians,5,row 5\n", tally{Duplicates: 6}, ""},
		"a total":                    {"Total,,,,,,,,15,\n", tally{Duplicates: 5, Rejected: 1}, "date is missing"},
		"a total without identifier": {",,,,,,,Total,15,\n", tally{Duplicates: 5, Rejected: 1}, "date is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			dossier, file := files(t, "base.csv", fiveRows)
			importing(t, dossier, file)
			more := besides(t, file, "september.csv", fiveRows+c.more)
			got := importing(t, dossier, more)
			if tallied(got) != c.want || c.rejection != "" && !strings.Contains(got.Rejected[0].Reason, c.rejection) {
				t.Fatalf("%+v %+v", tallied(got), got.Rejected)
			}
			again := importing(t, dossier, besides(t, file, "again.csv", columnsIn(fiveRows+c.more, 1, 0, 2, 3, 4, 5, 6, 7, 8, 9)))
			if again.Added != 0 || again.UpdatesPending != 0 {
				t.Errorf("again: %+v", tallied(again))
			}
		})
	}
}

// A row that was added to an export of this program's own is a new incident, and the others are what they are.
func TestRowsAreAddedToAnOwnExport(t *testing.T) {
	dossier, file := files(t, "base.csv", fiveRows)
	importing(t, dossier, file)
	own := besides(t, file, "own.csv", "")
	done(t, "export", dossier, own)
	text := textOf(t, own)
	rows := strings.SplitAfter(text, "\n")
	_, copied, _ := strings.Cut(rows[1], ",")
	if err := os.WriteFile(own, []byte(text+","+strings.Replace(copied, "Azaz", "Marea", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	for n, want := range []tally{{Added: 1, Duplicates: 5}, {Duplicates: 6}} {
		if got := importing(t, dossier, own, "--update"); tallied(got) != want || strings.Contains(strings.Join(got.Notes, " "), "no column id") {
			t.Fatalf("time %d: %+v %q %+v", n+1, tallied(got), got.Notes, got.Rejected)
		}
	}
	if err := os.WriteFile(own, []byte(text+strings.Replace(rows[1], "Azaz", "Marea", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := importing(t, dossier, own, "--update"); tallied(got) != (tally{Duplicates: 5, Rejected: 1}) || !strings.Contains(got.Rejected[0].Reason, "on line 2") {
		t.Errorf("%+v %+v", tallied(got), got.Rejected)
	}
}

// Rows that were not taken, saved and mended, belong to the data set that they came from, and this program's columns are none of theirs.
func TestMendedRowsBelongToTheirList(t *testing.T) {
	bad := strings.Replace(fiveRows, "2,2016-09-14", "2,2016-09-31", 1)
	dossier, file := files(t, "base.csv", bad)
	mended := filepath.Join(filepath.Dir(file), "to mend.csv")
	if got := tallied(importing(t, dossier, file, "--rejected", mended)); got != (tally{Added: 4, Rejected: 1}) {
		t.Fatalf("%+v", got)
	}
	editText(t, mended, ",2016-09-31,14:02", ",2016-09-30,14:02")
	if got := importing(t, dossier, mended); tallied(got) != (tally{Added: 1}) {
		t.Fatalf("%+v %+v", tallied(got), got.Rejected)
	}
	for _, i := range wholeOf(t, opened(t, dossier), store.View{}).Incidents {
		for _, c := range i.Extra {
			if c.Name == "line" || c.Name == "reason" || c.Name == "data set" {
				t.Errorf("%s is kept with %s", c.Name, i.Origin.Key)
			}
		}
	}
	right := besides(t, file, "right.csv", strings.Replace(fiveRows, "2,2016-09-14", "2,2016-09-30", 1))
	if got := importing(t, dossier, right); tallied(got) != (tally{Duplicates: 5}) {
		t.Errorf("%+v %+v", tallied(got), got.Changes)
	}
}

// What was mended of a file in the layout of GED goes out in that layout, in its columns alone.
func TestMendedRowsOfALayoutKeepItsColumns(t *testing.T) {
	dossier, file := files(t, "ged.csv", gedHead+"7,1,1,2016-09-15,2016-09-15,A,B,1,2,3\n8,1,1,soon,2016-09-15,A,B,1,1,1\n")
	mended, out := filepath.Join(filepath.Dir(file), "mended.csv"), filepath.Join(filepath.Dir(file), "out.ged.csv")
	importing(t, dossier, file, "--rejected", mended)
	if head, _, _ := strings.Cut(textOf(t, mended), "\n"); !strings.HasPrefix(head, "\ufeffline,column,value,reason,id,") {
		t.Fatal(head)
	}
	text := strings.ReplaceAll(strings.Replace(textOf(t, mended), "reason,", "reason,", 1), ",8,1,1,soon,", ",8,1,1,2016-09-15,")
	if err := os.WriteFile(mended, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := tallied(importing(t, dossier, mended)); got != (tally{Added: 1}) {
		t.Fatalf("%+v", got)
	}
	done(t, "export", dossier, out)
	if head, _, _ := strings.Cut(strings.TrimPrefix(textOf(t, out), "\ufeff"), "\n"); strings.TrimSpace(head) != strings.TrimSpace(gedHead) {
		t.Errorf("%q", head)
	}
}

// Another organisation's list with the same columns and identifiers is another data set, and it is said; whoever knows better says so.
func TestAnotherListWithTheSameIdentifiersIsAnother(t *testing.T) {
	dossier, file := files(t, "base.csv", fiveRows)
	importing(t, dossier, file)
	text := strings.ReplaceAll(strings.ReplaceAll(fiveRows, "Azaz,Aleppo", "Rastan,Homs"), "row ", "other ")
	for _, name := range []string{"zlist.csv", "base.csv"} {
		other := besides(t, file, name, text)
		got := importing(t, dossier, other, "--update", "--dry-run")
		if tallied(got) != (tally{Added: 5}) || len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "another list") || !strings.Contains(got.Notes[0], "--dataset base") {
			t.Fatalf("%+v %q", tallied(got), got.Notes)
		}
		if got := tallied(importing(t, dossier, other, "--dry-run", "--dataset", "base")); got != (tally{Pending: 5, Rejected: 5}) {
			t.Errorf("%+v", got)
		}
	}
	other := besides(t, file, "base.csv", text)
	importing(t, dossier, other)
	for _, path := range []string{other, besides(t, file, "own.csv", fiveRows)} {
		if got := importing(t, dossier, path, "--update"); tallied(got) != (tally{Duplicates: 5}) {
			t.Errorf("%+v %q", tallied(got), got.Notes)
		}
	}
	corrected := strings.Replace(strings.Replace(fiveRows, "Azaz", "Marea", 1), "2,2016-09-14", "2,2016-09-24", 1)
	if got := importing(t, dossier, besides(t, file, "corrected.csv", corrected)); tallied(got) != (tally{Duplicates: 3, Pending: 2, Rejected: 2}) {
		t.Errorf("corrections of some: %+v %q", tallied(got), got.Notes)
	}
}

// A list without identifiers is known by what its rows say.
func TestAListWithoutIdentifiersIsKnownByItsRows(t *testing.T) {
	text := columnsIn(fiveRows, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	dossier, file := files(t, "noid.csv", text)
	importing(t, dossier, file)
	for name, c := range map[string]struct {
		text string
		want tally
	}{
		"another order":   {columnsIn(text, 8, 7, 6, 5, 4, 3, 2, 1, 0), tally{Duplicates: 5}},
		"a column less":   {columnsIn(text, 0, 1, 2, 3, 4, 5, 6, 7), tally{Duplicates: 5}},
		"a column more":   {withColumn(text, "injured", "7"), tally{Pending: 5, Rejected: 5}},
		"a row more":      {text + "2016-09-18,14:06,Azaz,Aleppo,shelling,Government of Syria,Civilians,6,row 6\n", tally{Added: 1, Duplicates: 5}},
		"a row that ends": {strings.Replace(text, "row 5", "row five", 1), tally{Added: 1, Duplicates: 4}},
	} {
		if got := importing(t, dossier, besides(t, file, "list of another name.csv", c.text), "--dry-run"); tallied(got) != c.want {
			t.Errorf("%s: %+v %q", name, tallied(got), got.Notes)
		}
	}
}

// In which order the dates of a list stand is known by its rows that are here, under whatever name it came then.
func TestTheOrderOfAListsDatesIsKnownByItsRows(t *testing.T) {
	text := regexp.MustCompile(`2016-09-1(\d)`).ReplaceAllString(fiveRows, "0$1/09/2016")
	dossier, file := files(t, "base.csv", text)
	importing(t, dossier, file, "--day-first")
	other := besides(t, file, "another name.csv", columnsIn(text, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0))
	if got := importing(t, dossier, other); tallied(got) != (tally{Duplicates: 5}) {
		t.Errorf("%+v %q", tallied(got), got.Notes)
	}
}
