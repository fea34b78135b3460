package main

import (
	"context"

	"truceboard/app/report"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// infoCommand says where a ceasefire stands.
type infoCommand struct {
	asOfFlag
	File string `arg:"" help:"The dossier."`
	JSON bool   `name:"json" help:"One JSON document on standard output."`
}

// Run writes the situation as text or JSON.
func (c infoCommand) Run(ctx context.Context, e env) error {
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		r, err := situation(ctx, d, c.asOfFlag, e)
		if err != nil {
			return err
		}
		if c.JSON {
			return r.JSON(e.out)
		}
		return r.Text(e.out)
	})
}

// situation reads a dossier's situation at the instant that a flag names.
func situation(ctx context.Context, d *store.Dossier, f asOfFlag, e env) (report.Report, error) {
	asOf, err := instantOf(ctx, d, f, e)
	if err != nil {
		return report.Report{}, err
	}
	return report.At(ctx, d, asOf)
}

// instantOf gives the instant that a flag names, in the dossier's zone.
func instantOf(ctx context.Context, d *store.Dossier, f asOfFlag, e env) (ceasefire.AsOf, error) {
	frame, err := d.Frame(ctx)
	if err != nil {
		return ceasefire.AsOf{}, err
	}
	return f.in(frame.Agreement.Location(), e.now())
}
