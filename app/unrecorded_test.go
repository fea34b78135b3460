package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store"
	"truceboard/widgets/plot"
)

// Read as known before it was made, a dossier gives nothing away: no surface of the command line names its agreement, a party, a clock, a commitment, a
// source, an area or whatever else was recorded later, and each that has a place for it says that nothing was recorded yet.
func TestNothingIsToldOfADossierThatWasNotMadeYet(t *testing.T) {
	dossier, _ := story(t)
	secrets, folder := recordedWords(t, dossier), t.TempDir()
	before := []string{"--as-of", "2016-09-20 12:00", "--known-at", "2015-06-01"}
	tell := func(name, text string) {
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("%s tells %q", name, secret)
			}
		}
		if !strings.Contains(text, "othing was recorded yet") && !strings.HasSuffix(name, ".csv") && !strings.HasSuffix(name, ".json") {
			t.Errorf("%s does not say that nothing was recorded yet:\n%.600s", name, text)
		}
	}
	written := func(name string, args ...string) {
		path := filepath.Join(folder, name)
		for n := range args {
			args[n] = strings.ReplaceAll(args[n], "OUT", path)
		}
		tell(name+" (said)", "Nothing was recorded yet"+done(t, append(args, before...)...))
		tell(name, fileText(t, path))
	}
	tell("info", done(t, append([]string{"info", dossier}, before...)...))
	tell("info --json", done(t, append([]string{"info", dossier, "--json"}, before...)...))
	written("report.md", "report", dossier, "OUT")
	written("report.html", "report", dossier, "OUT")
	for _, kind := range plot.Kinds() {
		written(string(kind)+".svg", "chart", dossier, string(kind), "OUT")
		written(string(kind)+".csv", "chart", dossier, string(kind), "OUT")
	}
	for _, name := range []string{"a.csv", "a.ged.csv", "a.acled.csv", "a.xlsx", "a.geojson", "a.gpkg", "a.json"} {
		written(name, "export", dossier, "OUT")
	}
}

// recordedWords are names and titles that a dossier holds and nobody would write by chance.
func recordedWords(t *testing.T, path string) []string {
	t.Helper()
	d, err := store.Open(context.Background(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	f, err := d.Frame(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	words := []string{f.Agreement.Title, f.Agreement.Summary, f.Agreement.Effect.In(f.Agreement.Location()).Format("2 Jan 2006, 15:04")}
	for _, p := range f.Parties {
		words = append(words, p.Name)
	}
	for _, c := range f.Clocks {
		words = append(words, c.Name)
	}
	for _, c := range f.Commitments {
		words = append(words, c.Title)
	}
	for _, s := range f.Sources {
		words = append(words, s.Title)
		if s.Attribution != "" {
			words = append(words, s.Attribution)
		}
	}
	for _, a := range f.Areas {
		if !strings.Contains(f.Agreement.Zone, a.Name) { // times are told in the zone that it takes its name from
			words = append(words, a.Name)
		}
	}
	return words
}

// fileText gives a file's text; of a workbook, that of each of its parts.
func fileText(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(path) != ".xlsx" {
		return string(raw)
	}
	book, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range book.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, in); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
