package plot

import (
	"bytes"
	"fmt"
	"io"
	"time"
)

// Document is a text with pictures, for paper. Under stands in small type beneath the title, and Lead, one sentence, in strong type above the text.
// Notes stand at the end. MadeAt is when it is made; the zero time says nothing.
type Document struct {
	Title, Under, Lead, Text string
	Parts                    []Part
	Notes                    []string
	MadeAt                   time.Time
}

// Part is a part of a document: a heading with what is said beneath it, name by name, a picture, or both. What is empty is left out.
type Part struct {
	Title   string
	Rows    []Row
	Picture Picture
}

// Row says something of what is named.
type Row struct{ Name, Says string }

// PDF writes the document on pages of A4, with text that can be marked. Nothing is written where a page could not be made.
func (d Document) PDF(w io.Writer) error {
	loaded, err := loadFonts()
	if err != nil {
		return fmt.Errorf("preparing the pages: %w", err)
	}
	p := newPaper(d, loaded)
	p.head(d)
	for _, part := range d.Parts {
		if err := p.part(part); err != nil {
			return err
		}
	}
	p.notes(d.Notes)
	var out bytes.Buffer
	if err := p.file.Output(&out); err != nil {
		return fmt.Errorf("making the pages: %w", err)
	}
	return deliver(w, out.Bytes())
}
