package main

import (
	"bytes"
	"context"

	"truceboard/app/report"
	"truceboard/store"
)

// reportCommand writes the situation report.
type reportCommand struct {
	asOfFlag
	File string `arg:"" help:"The dossier."`
	Out  string `arg:"" help:"The report (.pdf, .html or .md)."`
}

// Run writes the report whole, or not at all.
func (c reportCommand) Run(ctx context.Context, e env) error {
	format, err := report.FormatOf(c.Out)
	if err != nil {
		return usageError{err}
	}
	var text bytes.Buffer
	err = withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		asOf, err := instantOf(ctx, d, c.asOfFlag, e)
		if err != nil {
			return err
		}
		return report.Write(ctx, &text, d, asOf, format, e.now())
	})
	if err != nil {
		return err
	}
	return store.WriteWhole(c.Out, text.Bytes())
}
