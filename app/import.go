package main

import (
	"context"
	"fmt"

	"truceboard/app/intake"
	"truceboard/store"
)

// importCommand brings a data file into a dossier.
type importCommand struct {
	File   string `arg:"" help:"The dossier."`
	Data   string `arg:"" help:"The data file."`
	Format string `default:"auto" enum:"auto,ged" help:"The file's format: auto or ged (UCDP GED, 41 or 49 columns)."`
	Update bool   `help:"Replace incidents whose row changed in the data set since it was imported."`
	DryRun bool   `help:"Say what would happen and change nothing."`
	JSON   bool   `name:"json" help:"One JSON document on standard output."`
}

// importDocument is what import --json prints.
type importDocument struct {
	Read       int              `json:"read"`
	Added      int              `json:"added"`
	Updated    int              `json:"updated"`
	Duplicates int              `json:"duplicates"`
	Rejected   []rejectedRecord `json:"rejected"`
	DryRun     bool             `json:"dry_run"`
}

type rejectedRecord struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// Run imports the file in one transaction: all of it, or nothing.
func (c importCommand) Run(ctx context.Context, e env) error {
	return withDossier(ctx, c.File, store.Options{Who: analyst(), Now: e.now}, func(d *store.Dossier) error {
		result, err := intake.File(ctx, d, c.Data, intake.Options{Format: c.Format, DryRun: c.DryRun, ApplyUpdates: c.Update})
		if err != nil {
			return err
		}
		if c.JSON {
			return writeJSON(e.out, c.document(result))
		}
		return c.text(e, result)
	})
}

func (c importCommand) document(r store.ImportResult) importDocument {
	rejected := make([]rejectedRecord, 0, len(r.Rejected))
	for _, row := range r.Rejected {
		rejected = append(rejected, rejectedRecord{Line: row.Line, Reason: row.Reason})
	}
	return importDocument{
		Read: r.Read, Added: r.Added, Updated: r.Updated, Duplicates: r.Duplicates, Rejected: rejected, DryRun: c.DryRun,
	}
}

func (c importCommand) text(e env, r store.ImportResult) error {
	verdict := ""
	if c.DryRun {
		verdict = "nothing changed (dry run): "
	}
	_, err := fmt.Fprintf(e.out, "%sread %d, added %d, updated %d, duplicates %d, rejected %d\n",
		verdict, r.Read, r.Added, r.Updated, r.Duplicates, len(r.Rejected))
	for _, row := range r.Rejected {
		if err == nil {
			_, err = fmt.Fprintf(e.out, "line %d: %s\n", row.Line, row.Reason)
		}
	}
	if err != nil {
		return fmt.Errorf("writing the outcome: %w", err)
	}
	return nil
}
