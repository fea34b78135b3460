package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The report says the same in each format; for paper and for a browser its pictures are with what they show.
func TestTheReportSaysTheSameInEachFormat(t *testing.T) {
	dossier, _ := story(t)
	folder := t.TempDir()
	texts := map[string]string{}
	for _, ending := range []string{".md", ".html", ".pdf"} {
		path := filepath.Join(folder, "report"+ending)
		done(t, "report", dossier, path, "--as-of", "2016-09-20 12:00")
		texts[ending] = fileText(t, path)
	}
	if n := strings.Count(texts[".html"], `<img src="data:image/svg`); n != 4 {
		t.Errorf("%d pictures are in the page", n)
	}
	if totext, err := exec.LookPath("pdftotext"); err == nil { // the test command installs it
		out, err := exec.Command(totext, "-layout", filepath.Join(folder, "report.pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		texts[".pdf"] = string(out)
		for _, title := range []string{"5 clocks and", "Incidents a day, by party", "Deaths a day in scope during the truce"} {
			if !strings.Contains(texts[".pdf"], title) {
				t.Errorf("no picture says %q", title)
			}
		}
	} else {
		delete(texts, ".pdf")
	}
	for ending, text := range texts {
		for _, word := range []string{"As of 20 Sep 2016, 12:00", "Truce over since 19 Sep 2016, after 6 of 7 days.", "broken, longest 6 of 7 days", "Uppsala Conflict Data Program"} {
			if !strings.Contains(text, word) {
				t.Errorf("%s does not say %q", ending, word)
			}
		}
	}
}

// A report in a format that there is not is refused, and what is there already stays.
func TestAReportInNoFormatIsRefused(t *testing.T) {
	dossier, _ := story(t)
	path := filepath.Join(t.TempDir(), "report.docx")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	status, _, said := call(t, "report", dossier, path)
	if kept, err := os.ReadFile(path); status != exitUsage || !strings.Contains(said, "end its name in .pdf, .html or .md") || err != nil || !bytes.Equal(kept, []byte("mine")) {
		t.Errorf("status %d, said %q, %q is there, %v", status, said, kept, err)
	}
}
