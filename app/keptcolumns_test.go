package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/assets"
)

// The columns that came in and have no field go out in this program's own tables too, where they are asked for, and come back: unchanged they change nothing, edited they are an update, and in another dossier they are those that came in,
// so that the layout of the data set is whole again.
func TestOwnTablesHoldTheColumnsThatCameIn(t *testing.T) {
	folder := t.TempDir()
	rows, err := csv.NewReader(bytes.NewReader(assets.SampleGED())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var some bytes.Buffer
	if err := csv.NewWriter(&some).WriteAll(rows[:60]); err != nil {
		t.Fatal(err)
	}
	dossier, file := files(t, "ged.csv", some.String())
	done(t, "import", dossier, file)
	whole := filepath.Join(folder, "whole.ged.csv")
	done(t, "export", dossier, whole)
	for _, name := range []string{"all.csv", "all.xlsx"} {
		t.Run(name, func(t *testing.T) {
			out, other, again := filepath.Join(folder, name), filepath.Join(t.TempDir(), "other.truce"), filepath.Join(t.TempDir(), "again.ged.csv")
			done(t, "export", dossier, out, "--columns", "all,kept")
			got := importing(t, dossier, out, "--update")
			if tallied(got) != (tally{Duplicates: 59}) || slices.ContainsFunc(got.Unmapped, func(w wordRecord) bool { return strings.Contains(w.Text, "conflict") }) {
				t.Fatalf("unchanged: %+v, %+v, %+v", tallied(got), got.Changes, got.Unmapped)
			}
			begunElsewhere(t, other, "--template", "syria-2016")
			done(t, "import", other, out)
			done(t, "export", other, again)
			if !slices.Equal(tableOf(t, whole)[0], tableOf(t, again)[0]) {
				t.Errorf("the header became\n%q", tableOf(t, again)[0])
			}
			before, after := byID(tableOf(t, whole)), byID(tableOf(t, again))
			for id, row := range before {
				if !slices.Equal(row, after[id]) {
					t.Fatalf("row %s was\n%q\nand is\n%q", id, row, after[id])
				}
			}
		})
	}
	part := filepath.Join(folder, "part.csv")
	done(t, "export", dossier, part, "--columns", "id,title,conflict_name")
	text := textOf(t, part)
	if head, _, _ := strings.Cut(text, "\n"); head != "id,title,kept:conflict_name" {
		t.Error(head)
	}
	if err := os.WriteFile(part, []byte(strings.Replace(text, ","+tableOf(t, part)[1][2]+"\n", ",Edited elsewhere\n", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	got := importing(t, dossier, part, "--update")
	if got.Updated != 1 || len(got.Changes) != 1 || len(got.Changes[0].Fields) != 1 || got.Changes[0].Fields[0].Name != "conflict_name" {
		t.Errorf("edited: %+v, %+v", tallied(got), got.Changes)
	}
	if status, _, said := call(t, "export", dossier, part, "--columns", "id,nowhere"); status != exitUsage || !strings.Contains(said, "of what came in, ") {
		t.Errorf("status %d, said %q", status, said)
	}
}

// tableOf reads a table.
func tableOf(t *testing.T, path string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(textOf(t, path))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// byID gives the rows of a table by their first column.
func byID(rows [][]string) map[string][]string {
	found := map[string][]string{}
	for _, row := range rows[1:] {
		found[row[0]] = row
	}
	return found
}
