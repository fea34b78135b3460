package report

import (
	"cmp"
	"embed"
	"fmt"
	htmltemplate "html/template"
	"io"
	texttemplate "text/template"
	"unicode/utf8"
)

//go:embed layouts
var layouts embed.FS

// page is what a layout is filled with.
type page struct {
	Title, AsOf, Phase, Summary string
	Sections                    []section
	Attributions                []string
	Width                       int
}

func (r Report) page() page {
	p := page{
		Title: cmp.Or(r.Frame.Agreement.Title, "Situation"), AsOf: r.readAt(), Phase: r.Phase, Summary: r.Frame.Agreement.Summary,
		Sections: r.sections(), Attributions: r.Attributions,
	}
	for _, s := range p.Sections {
		for _, l := range s.Lines {
			p.Width = max(p.Width, utf8.RuneCountInString(l.Name))
		}
	}
	return p
}

// Text writes the situation for a terminal.
func (r Report) Text(w io.Writer) error { return r.fill(w, "text.txt") }

// Markdown writes the situation report as Markdown.
func (r Report) Markdown(w io.Writer) error { return r.fill(w, "markdown.md") }

func (r Report) fill(w io.Writer, layout string) error {
	functions := texttemplate.FuncMap{
		"pad":    func(width int, text string) string { return fmt.Sprintf("%-*s", width, text) },
		"escape": escapeMarkdown,
	}
	filled, err := texttemplate.New(layout).Funcs(functions).ParseFS(layouts, "layouts/"+layout)
	if err != nil {
		return fmt.Errorf("reading the layout %s: %w", layout, err)
	}
	if err := filled.Execute(w, r.page()); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// html writes the situation report as one HTML page that needs nothing else: its pictures are inside.
func (r Report) html(w io.Writer, shown pictures) error {
	filled, err := htmltemplate.ParseFS(layouts, "layouts/page.html")
	if err != nil {
		return fmt.Errorf("reading the layout page.html: %w", err)
	}
	p := r.page()
	for i, s := range p.Sections {
		if p.Sections[i].Figure, err = shown.figure(s.Topic); err != nil {
			return err
		}
	}
	if err := filled.Execute(w, p); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
