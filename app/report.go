package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"truceboard/app/report"
	"truceboard/store"
)

// reportCommand writes the situation report.
type reportCommand struct {
	asOfFlag
	File string `arg:"" help:"The dossier."`
	Out  string `arg:"" help:"The report (.md or .html)."`
}

// Run writes the report whole, or not at all.
func (c reportCommand) Run(ctx context.Context, e env) error {
	write := report.Report.Markdown
	switch strings.ToLower(filepath.Ext(c.Out)) {
	case ".md":
	case ".html":
		write = report.Report.HTML
	default:
		return usageError{fmt.Errorf("a report cannot be written to %s: end its name in .md or .html", c.Out)}
	}
	var text bytes.Buffer
	err := withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		r, err := situation(ctx, d, c.asOfFlag, e)
		if err != nil {
			return err
		}
		return write(r, &text)
	})
	if err != nil {
		return err
	}
	return store.WriteWhole(c.Out, text.Bytes())
}
