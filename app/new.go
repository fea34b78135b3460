package main

import (
	"context"
	"fmt"

	"truceboard/app/intake"
	"truceboard/assets"
)

// newCommand makes a dossier from a template, built in or a file.
type newCommand struct {
	File     string `arg:"" optional:"" help:"The new dossier's file; it must not exist yet."`
	Template string `help:"The template to begin with, or the path of a template's .json file; --list names those that are built in."`
	Sample   bool   `help:"Add the template's sample incidents."`
	List     bool   `help:"List the templates."`
}

// Run makes the dossier, or lists the templates.
func (c newCommand) Run(ctx context.Context, e env) error {
	if c.List {
		return c.list(e)
	}
	if c.File == "" {
		return usageError{fmt.Errorf("name the file of the new dossier, such as syria.truce")}
	}
	if c.Template == "" {
		return usageError{fmt.Errorf("name a template with --template; truceboard new --list names them")}
	}
	making := intake.Making{Template: c.Template, Sample: c.Sample, Who: analyst(), Now: e.now}
	if err := making.Check(); err != nil {
		return usageError{err}
	}
	return intake.New(ctx, c.File, making)
}

func (c newCommand) list(e env) error {
	for _, t := range assets.Templates() {
		if _, err := fmt.Fprintf(e.out, "%s\t%s\n", t.Name, t.Title); err != nil {
			return fmt.Errorf("listing the templates: %w", err)
		}
	}
	return nil
}
