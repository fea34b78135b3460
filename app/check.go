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
	OK          bool            `json:"ok"`
	Integrity   []string        `json:"integrity"`
	ForeignKeys []string        `json:"foreign_keys"`
	Audit       []string        `json:"audit"`
	Records     []faultDocument `json:"records"`
	RecordsMore int             `json:"records_more"`
	Salvage     []string        `json:"salvage"`
	Backup      *behindDocument `json:"behind_backup"`
	Incidents   int             `json:"incidents"`
	AuditRows   int             `json:"audit_rows"`
}

// faultDocument is a record that was changed past the audit trail. AuditEntry is the last entry about it, or about the import that brought it as the row ImportRow; 0 where there is none.
type faultDocument struct {
	Record     string   `json:"record"`
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Fault      string   `json:"fault"`
	Columns    []string `json:"columns"`
	AuditEntry int64    `json:"audit_entry"`
	ImportRow  int64    `json:"import_row"`
	Sentence   string   `json:"sentence"`
}

func faultDocuments(faults []store.RecordFault) []faultDocument {
	records := make([]faultDocument, len(faults))
	for n, f := range faults {
		records[n] = faultDocument{Record: f.Record, Name: f.Name, Fault: string(f.Fault), Columns: listed(f.Columns), AuditEntry: f.Line, ImportRow: f.Row, Sentence: f.String()}
		if !f.ID.IsZero() {
			records[n].ID = f.ID.String()
		}
	}
	return records
}

// behindDocument is the newest backup, where that has entries of the audit trail which the dossier has no longer.
type behindDocument struct {
	Path    string `json:"path"`
	Entries int64  `json:"entries"`
}

func (b behindDocument) String() string {
	return fmt.Sprintf("the newest backup, %s, has %d entries of the audit trail that the dossier has no longer: its end was cut off, or an older copy was put in its place; compare it with that backup (truceboard backup --compare newest)", b.Path, b.Entries)
}

// Run checks the file and fails when anything is wrong with it.
func (c checkCommand) Run(ctx context.Context, e env) error {
	found, err := store.CheckFile(ctx, c.File)
	if err != nil {
		return err
	}
	var behind *behindDocument
	if found.Whole() {
		behind = c.behind(ctx)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	write := c.text
	if c.JSON {
		write = c.json
	}
	if err := write(e, found, behind); err != nil {
		return fmt.Errorf("writing what the check found: %w", err)
	}
	switch {
	case !found.Whole():
		return errDamaged
	case len(found.Salvage) > 0:
		return errSalvaged
	case !found.OK || behind != nil:
		return errUnrecorded
	}
	return nil
}

// behind holds the dossier against its newest backup. Where there is none, or none that can be read, nothing speaks against the dossier.
func (c checkCommand) behind(ctx context.Context) *behindDocument {
	shelf, err := shelfOf(ctx, c.File)
	if err != nil {
		return nil
	}
	list, err := shelf.List()
	if err != nil || len(list) == 0 {
		return nil
	}
	lines, err := store.Behind(ctx, c.File, list[0].Path)
	if err != nil || lines == 0 {
		return nil
	}
	return &behindDocument{Path: list[0].Path, Entries: lines}
}

func (c checkCommand) json(e env, found store.CheckReport, behind *behindDocument) error {
	return writeJSON(e.out, checkDocument{
		OK: found.OK && behind == nil, Incidents: found.Incidents, AuditRows: found.AuditRows, Records: faultDocuments(found.Records), RecordsMore: found.RecordsMore, Backup: behind,
		Integrity: listed(found.Integrity), ForeignKeys: listed(found.ForeignKeys), Audit: listed(found.Audit), Salvage: listed(found.Salvage),
	})
}

func (c checkCommand) text(e env, found store.CheckReport, behind *behindDocument) error {
	problems := found.Problems()
	if behind != nil {
		problems = append(problems, behind.String())
	}
	for _, p := range problems {
		if _, err := fmt.Fprintln(e.out, p); err != nil {
			return err
		}
	}
	if len(problems) > 0 {
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
