package main

import (
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A workbook is read by GDAL, and by LibreOffice where that is installed, neither of which was written here: the rows, the kinds of its columns, and each date.
func TestAWorkbookIsReadByOthers(t *testing.T) {
	program, err := exec.LookPath("ogrinfo")
	if err != nil {
		t.Skip("ogrinfo is not installed here")
	}
	folder := t.TempDir()
	dossier, book, table := filepath.Join(folder, "s.truce"), filepath.Join(folder, "s.xlsx"), filepath.Join(folder, "table.csv")
	begun(t, dossier, "--template", "syria-2016", "--sample")
	done(t, "export", dossier, book)
	columns := "date,deaths_best,latitude,place"
	done(t, "export", dossier, table, "--columns", columns)
	about, err := exec.Command(program, "-so", book, "Incidents").CombinedOutput()
	if err != nil || strings.Contains(string(about), "ERROR") {
		t.Fatalf("%v: %s", err, about)
	}
	for _, want := range []string{"Feature Count: 1466", "Date: Date ", "Recorded at: DateTime ", "Deaths, best: Integer ", "Latitude: Real ", "Title: String "} {
		if !strings.Contains(string(about), want) {
			t.Errorf("GDAL does not say %q:\n%s", want, about)
		}
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Log("LibreOffice is not installed here: GDAL alone has read the workbook")
		return
	}
	patient, impatient := context.WithTimeout(t.Context(), 5*time.Minute)
	defer impatient()
	convert := exec.CommandContext(patient, office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(folder, "profile")), "--headless", "--convert-to",
		"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", "--outdir", folder, book)
	convert.Env = append(os.Environ(), "LC_ALL=C.UTF-8") // numbers are written as the language has them
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if diff := difference(sortedRows(t, textOf(t, table))[1:], officeRows(t, folder)); diff != "" {
		t.Error(diff[:min(len(diff), 1500)])
	}
}

// officeRows gives the date, the dead, the latitude and the place of each row that LibreOffice read, sorted.
func officeRows(t *testing.T, folder string) [][]string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "s*.csv"))
	if err != nil || len(found) != 1 {
		t.Fatalf("LibreOffice wrote %v, %v", found, err)
	}
	rows, err := csv.NewReader(strings.NewReader(textOf(t, found[0]))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	w := csv.NewWriter(&text)
	for _, row := range rows {
		var cells []string
		for n, name := range rows[0] {
			if name == "Date" || name == "Deaths, best" || name == "Latitude" || name == "Place" {
				cells = append(cells, row[n])
			}
		}
		cells[1], cells[3] = cells[3], cells[1] // as the table has them
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return sortedRows(t, text.String())[1:]
}
