package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/exchange"
)

// importCommand brings a data file into a dossier.
type importCommand struct {
	File   string `arg:"" help:"The dossier."`
	Data   string `arg:"" help:"The data file."`
	Format string `default:"auto" enum:"auto,ged,acled,csv" help:"The file's format: auto, ged (UCDP GED, 41 or 49 columns), acled, or csv (any table, also of a workbook)."`
	Update bool   `help:"Replace incidents whose row changed in the data set since it was imported."`
	DryRun bool   `help:"Say what would happen and change nothing."`
	JSON   bool   `name:"json" help:"One JSON document on standard output."`
}

// importDocument is what import --json prints.
type importDocument struct {
	Read       int         `json:"read"`
	Added      int         `json:"added"`
	Updated    int         `json:"updated"`
	Duplicates int         `json:"duplicates"`
	Rejected   []rowRecord `json:"rejected"`
	Warnings   []rowRecord `json:"warnings"`
	DryRun     bool        `json:"dry_run"`
}

// rowRecord is what is said of one row of the file.
type rowRecord struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// Run imports the file in one transaction: all of it, or nothing.
func (c importCommand) Run(ctx context.Context, e env) error {
	return withDossier(ctx, c.File, store.Options{Who: analyst(), Now: e.now}, func(d *store.Dossier) error {
		result, err := intake.File(ctx, d, c.Data, intake.Options{Told: exchange.Reading{Format: told(c.Format)}, DryRun: c.DryRun, ApplyUpdates: c.Update})
		if err != nil {
			return err
		}
		if err := c.write(e, result.ImportResult); err != nil {
			return fmt.Errorf("writing the outcome: %w", err)
		}
		return intake.NothingTaken(c.Data, result.ImportResult)
	})
}

// told gives the format that was asked for, none for auto.
func told(format string) exchange.Format {
	if format == "auto" {
		return ""
	}
	return exchange.Format(format)
}

func (c importCommand) write(e env, r store.ImportResult) error {
	if c.JSON {
		return writeJSON(e.out, c.document(r))
	}
	_, err := io.WriteString(e.out, c.text(r))
	return err
}

func (c importCommand) document(r store.ImportResult) importDocument {
	rejected, warnings := make([]rowRecord, 0, len(r.Rejected)), make([]rowRecord, 0, len(r.Warnings))
	for _, row := range r.Rejected {
		rejected = append(rejected, rowRecord(row))
	}
	for _, row := range r.Warnings {
		warnings = append(warnings, rowRecord(row))
	}
	return importDocument{
		Read: r.Read, Added: r.Added, Updated: r.Updated, Duplicates: r.Duplicates, Rejected: rejected, Warnings: warnings, DryRun: c.DryRun,
	}
}

// mostWarnings is how many warnings the text lists; the JSON has them all.
const mostWarnings = 5

func (c importCommand) text(r store.ImportResult) string {
	var text strings.Builder
	if c.DryRun {
		text.WriteString("nothing changed (dry run): ")
	}
	fmt.Fprintf(&text, "read %d, added %d, updated %d, duplicates %d, rejected %d\n", r.Read, r.Added, r.Updated, r.Duplicates, len(r.Rejected))
	for _, row := range r.Rejected {
		fmt.Fprintf(&text, "line %d: %s\n", row.Line, row.Reason)
	}
	if len(r.Warnings) == 0 {
		return text.String()
	}
	fmt.Fprintf(&text, "%s; such rows are taken as they stand\n", counted(len(r.Warnings), "warning"))
	for _, row := range r.Warnings[:min(mostWarnings, len(r.Warnings))] {
		fmt.Fprintf(&text, "line %d: %s\n", row.Line, row.Reason)
	}
	if more := len(r.Warnings) - mostWarnings; more > 0 {
		fmt.Fprintf(&text, "and %d more: --json lists them all\n", more)
	}
	return text.String()
}

// counted gives a number with its word.
func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
