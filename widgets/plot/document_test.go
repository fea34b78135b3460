package plot

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// longDocument has more than a page, a picture that does not fit the first, long and foreign words, and a word wider than its column.
func longDocument(t *testing.T) Document {
	d := Document{
		Title: "A truce: Перемирие, هدنة حلب", Under: "As of 20 Sep 2016, 12:00", Lead: "Truce over.", Text: strings.Repeat("It was announced in Geneva. ", 40),
		Notes: []string{"The last note of all"},
	}
	list := Part{Title: "Clocks"}
	for i := range 60 {
		list.Rows = append(list.Rows, Row{fmt.Sprintf("clock-%d", i), strings.Repeat("held ", 1+i%40) + fmt.Sprintf("says-%d", i)})
	}
	list.Rows = append(list.Rows, Row{strings.Repeat("wide", 40), "هدنة"})
	d.Parts = []Part{list, {Title: "Incidents", Picture: made(t, Daily, handMade(ceasefire.IncidentsMeasure))}, {}}
	return d
}

// A document's words are all on its pages, in their order, and none lies outside the margins.
func TestADocumentIsWholeOnItsPages(t *testing.T) {
	totext, folder := reader(t, "pdftotext"), t.TempDir()
	d := longDocument(t)
	var out bytes.Buffer
	if err := d.PDF(&out); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "a.pdf"), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text := ran(t, folder, totext, "-layout", "a.pdf", "-")
	at := 0
	for i := range 60 {
		word := fmt.Sprintf("clock-%d ", i)
		n := strings.Index(text[at:], word)
		if n < 0 {
			t.Fatalf("%q is not on the pages, or not in its place", word)
		}
		at += n
		if !strings.Contains(text, fmt.Sprintf("says-%d", i)) {
			t.Errorf("what is said of clock %d is not on the pages", i)
		}
	}
	for _, word := range []string{"Перемирие", "هدنة", "Truce over.", "The last note of all", "Incidents"} {
		if !strings.Contains(text, word) {
			t.Errorf("%q is not on the pages", word)
		}
	}
	if pages := strings.Count(text, "\f"); pages < 3 || !regexp.MustCompile(`\s`+strconv.Itoa(pages)+`\n*\f`).MatchString(text) {
		t.Errorf("%d pages, and the last is not numbered so", pages)
	}
	withinMargins(t, ran(t, folder, totext, "-bbox", "a.pdf", "-"))
}

// withinMargins looks at where poppler found each word.
func withinMargins(t *testing.T, boxes string) {
	t.Helper()
	var doc struct {
		Pages []struct {
			Words []struct {
				Left   float64 `xml:"xMin,attr"`
				Right  float64 `xml:"xMax,attr"`
				Bottom float64 `xml:"yMax,attr"`
				Text   string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal([]byte(boxes), &doc); err != nil {
		t.Fatal(err)
	}
	words := 0
	for n, page := range doc.Pages {
		for _, w := range page.Words {
			words++
			if w.Left < paperMargin-12 || w.Right > paperWidth-paperMargin+12 || w.Bottom > paperHeight-paperMargin+24 {
				t.Errorf("page %d: %q lies at %.0f to %.0f, down to %.0f", n+1, w.Text, w.Left, w.Right, w.Bottom)
			}
		}
	}
	if words < 500 {
		t.Errorf("only %d words were found", words)
	}
}

// An empty document is a page, and says nothing that is not so.
func TestAnEmptyDocumentIsAPage(t *testing.T) {
	var out bytes.Buffer
	if err := (Document{}).PDF(&out); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("%PDF")) {
		t.Errorf("%v", err)
	}
}
