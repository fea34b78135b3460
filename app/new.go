package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"truceboard/app/intake"
	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// newCommand makes a dossier from a template, built in or a file; without one it makes an empty dossier, for an agreement of one's own: that of a template would be taken for it.
type newCommand struct {
	File     string `arg:"" optional:"" help:"The new dossier's file; it must not exist yet."`
	Template string `help:"The template to begin with, or the path of a template's .json file; --list names those that are built in. Without one the dossier is empty."`
	Sample   bool   `help:"Add the sample incidents, of syria-2016."`
	Title    string `placeholder:"T" help:"Of an empty dossier: what the agreement is called; after the file, if left out."`
	Zone     string `placeholder:"Z" help:"Of an empty dossier: the zone in which its days are counted, such as Asia/Damascus; the computer's, if left out."`
	Effect   string `placeholder:"T" help:"Of an empty dossier: when the agreement takes effect, YYYY-MM-DD[ HH:MM] in its zone; now, if left out."`
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
	if c.Sample {
		c.Template = cmp.Or(c.Template, intake.SampleTemplate)
	}
	making := intake.Making{Template: c.Template, Sample: c.Sample, Who: analyst(), Now: e.now}
	if err := making.Check(); err != nil {
		return usageError{err}
	}
	if c.Template == "" {
		return c.blank(ctx, e, making)
	}
	if c.Title+c.Zone+c.Effect != "" {
		return usageError{errors.New("--title, --zone and --effect are of an empty dossier: a template has its own")}
	}
	return intake.New(ctx, c.File, making)
}

// blank makes an empty dossier, and says what it begins with and what is to be done.
func (c newCommand) blank(ctx context.Context, e env, making intake.Making) error {
	a := intake.BlankAgreement(c.File, e.now())
	a.Title, a.Zone = cmp.Or(c.Title, a.Title), cmp.Or(c.Zone, a.Zone)
	zone, err := ceasefire.LoadZone(a.Zone)
	if err != nil {
		return usageError{fmt.Errorf("--zone %q is not known: give a name such as Asia/Damascus", c.Zone)}
	}
	if c.Effect != "" {
		if a.Effect, err = ceasefire.ParseInstant(c.Effect, zone); err != nil {
			return usageError{fmt.Errorf("--effect: %w", err)}
		}
	}
	making.Blank.Agreement = a
	if err := intake.New(ctx, c.File, making); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.out, "made %s, empty: the agreement “%s”, in effect from %s (%s)\nits parties, clocks and promises are entered in the window, on the page Agreement; --template begins with an agreement that is known, --list names them\n",
		c.File, a.Title, ceasefire.FormatInstant(a.Effect, ceasefire.PrecisionMinute, zone), a.Zone)
	return err
}

func (c newCommand) list(e env) error {
	for _, t := range assets.Templates() {
		if _, err := fmt.Fprintf(e.out, "%s\t%s\n", t.Name, t.Title); err != nil {
			return fmt.Errorf("listing the templates: %w", err)
		}
	}
	return nil
}
