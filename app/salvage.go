package main

import (
	"context"
	"fmt"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// salvageCommand reads what can be read of a damaged dossier.
type salvageCommand struct {
	File string `arg:"" help:"The damaged dossier; it is not changed."`
	Out  string `arg:"" help:"The new dossier; it must not exist yet. What could not be read is listed in a file beside it."`
	JSON bool   `name:"json" help:"One JSON document on standard output."`
}

// salvageDocument is what salvage --json prints.
type salvageDocument struct {
	Incidents int      `json:"incidents"`
	Rows      int      `json:"rows"`
	Rebuilt   int      `json:"rebuilt"`
	Lost      []string `json:"lost"`
	PutBack   []string `json:"put_back"`
	List      string   `json:"list,omitempty"`
}

// Run writes the new dossier whole, or not at all.
func (c salvageCommand) Run(ctx context.Context, e env) error {
	saved, list, err := safekeeping.Salvage(ctx, c.File, c.Out, store.Options{Who: analyst(), Now: e.now})
	if err != nil {
		return err
	}
	lost, back := []string{}, []string{}
	for _, l := range saved.Losses {
		if l.Mended {
			back = append(back, l.What)
		} else {
			lost = append(lost, l.What)
		}
	}
	if c.JSON {
		return writeJSON(e.out, salvageDocument{Incidents: saved.Incidents, Rows: saved.Rows, Rebuilt: saved.Rebuilt, Lost: lost, PutBack: back, List: list})
	}
	if _, err := fmt.Fprintf(e.out, "salvaged into %s: %d incidents, %d rows in all, %d records written again from the audit trail\n", c.Out, saved.Incidents, saved.Rows, saved.Rebuilt); err != nil {
		return err
	}
	for _, l := range lost {
		if _, err := fmt.Fprintln(e.out, "lost: "+l); err != nil {
			return err
		}
	}
	for _, l := range back {
		if _, err := fmt.Fprintln(e.out, "put back: "+l); err != nil {
			return err
		}
	}
	return nil
}
