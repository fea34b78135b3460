package report

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// Format is a format of the situation report: the ending of a file's name.
type Format string

// The formats of the situation report: pages to print, a page for a browser, and plain text with marks. The first two have pictures.
const (
	PDF      Format = ".pdf"
	HTML     Format = ".html"
	Markdown Format = ".md"
)

// FormatOf gives the format that a file's name asks for. A name that asks for none is an error that names them.
func FormatOf(name string) (Format, error) {
	switch f := Format(strings.ToLower(filepath.Ext(name))); f {
	case PDF, HTML, Markdown:
		return f, nil
	}
	return "", fmt.Errorf("a report cannot be written to %s: end its name in .pdf, .html or .md", name)
}

// WriteNamed writes the report as Write does, in the format that a file's name asks for.
func WriteNamed(ctx context.Context, w io.Writer, d *store.Dossier, asOf ceasefire.AsOf, name string, made time.Time) error {
	format, err := FormatOf(name)
	if err != nil {
		return err
	}
	return Write(ctx, w, d, asOf, format, made)
}

// Write reads the situation of a dossier at an instant, and writes the report on it in a format. Made is when that is done.
func Write(ctx context.Context, w io.Writer, d *store.Dossier, asOf ceasefire.AsOf, as Format, made time.Time) error {
	r, err := At(ctx, d, asOf)
	if err != nil {
		return err
	}
	if as == Markdown {
		return r.Markdown(w)
	}
	subject, err := Subject(ctx, d, store.View{Filter: ceasefire.Filter{Scope: ceasefire.ViewIn}, AsOf: asOf})
	if err != nil {
		return err
	}
	subject.MadeAt = made
	pictures, err := draw(subject)
	if err != nil {
		return err
	}
	if as == HTML {
		return r.html(w, pictures)
	}
	return r.paper(pictures, made).PDF(w)
}

// paper lays the report out for paper, its pictures after what they show.
func (r Report) paper(shown pictures, made time.Time) plot.Document {
	p := r.page()
	document := plot.Document{Title: p.Title, Under: p.AsOf, Lead: p.Phase, Text: p.Summary, Notes: p.Attributions, MadeAt: made}
	for _, s := range p.Sections {
		part := plot.Part{Title: s.Title, Picture: shown[s.Topic]}
		for _, l := range s.Lines {
			part.Rows = append(part.Rows, plot.Row(l))
		}
		document.Parts = append(document.Parts, part)
	}
	return document
}
