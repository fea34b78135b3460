package main

import (
	"context"
	"fmt"

	"truceboard/store"
)

// checkCommand looks a dossier over without changing it.
type checkCommand struct {
	File string `arg:"" help:"The dossier."`
	JSON bool   `name:"json" help:"One JSON document on standard output."`
}

// checkDocument is what check --json prints.
type checkDocument struct {
	OK          bool     `json:"ok"`
	Integrity   []string `json:"integrity"`
	ForeignKeys []string `json:"foreign_keys"`
	Audit       []string `json:"audit"`
	Incidents   int      `json:"incidents"`
	AuditRows   int      `json:"audit_rows"`
}

// Run checks the file and fails when anything is wrong with it.
func (c checkCommand) Run(ctx context.Context, e env) error {
	found, err := store.CheckFile(ctx, c.File)
	if err != nil {
		return err
	}
	write := c.text
	if c.JSON {
		write = c.json
	}
	if err := write(e, found); err != nil {
		return fmt.Errorf("writing what the check found: %w", err)
	}
	if !found.OK {
		return errDamaged
	}
	return nil
}

func (c checkCommand) json(e env, found store.CheckReport) error {
	return writeJSON(e.out, checkDocument{
		OK: found.OK, Incidents: found.Incidents, AuditRows: found.AuditRows,
		Integrity: listed(found.Integrity), ForeignKeys: listed(found.ForeignKeys), Audit: listed(found.Audit),
	})
}

func (c checkCommand) text(e env, found store.CheckReport) error {
	for _, problems := range [][]string{found.Integrity, found.ForeignKeys, found.Audit} {
		for _, p := range problems {
			if _, err := fmt.Fprintln(e.out, p); err != nil {
				return err
			}
		}
	}
	if !found.OK {
		return nil
	}
	_, err := fmt.Fprintf(e.out, "ok: %d incidents, %d entries in the audit trail\n", found.Incidents, found.AuditRows)
	return err
}

// listed gives an empty list rather than none, so that scripts read [] and not null.
func listed(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
