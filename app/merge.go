package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// mergeCommand brings what another copy of a dossier recorded since the two parted into it.
type mergeCommand struct {
	File   string `arg:"" help:"The dossier that is written to."`
	Other  string `arg:"" help:"The other copy; it is only read."`
	DryRun bool   `help:"Say what would happen and change nothing."`
	Ours   bool   `xor:"side" help:"Where both copies changed the same differently, keep what FILE has."`
	Theirs bool   `xor:"side" help:"Where both copies changed the same differently, take what OTHER has."`
	JSON   bool   `name:"json" help:"One JSON document on standard output."`
}

// The documents that merge --json prints.
type (
	mergeDocument struct {
		DryRun      bool              `json:"dry_run"`
		Merged      bool              `json:"merged"`
		PartedAt    string            `json:"parted_at"`
		OursSince   int               `json:"ours_since"`
		TheirsSince int               `json:"theirs_since"`
		Counts      []countDocument   `json:"counts"`
		Coming      []comingDocument  `json:"coming"`
		Conflicts   []clashDocument   `json:"conflicts"`
		Restored    int               `json:"restored"`
		LeftOut     []faultDocument   `json:"left_out"`
		Renamed     []renamedDocument `json:"renamed"`
		Undecided   int               `json:"undecided"`
		CopyBefore  string            `json:"copy_before"`
	}
	countDocument struct {
		Record  string `json:"record"`
		Added   int    `json:"added"`
		Changed int    `json:"changed"`
		Removed int    `json:"removed"`
		Kept    int    `json:"kept"`
	}
	comingDocument struct {
		What   string        `json:"what"`
		Record string        `json:"record"`
		ID     string        `json:"id"`
		Name   string        `json:"name"`
		By     stampDocument `json:"by"`
	}
	clashDocument struct {
		Record string          `json:"record"`
		ID     string          `json:"id"`
		Name   string          `json:"name"`
		Ours   stampDocument   `json:"ours"`
		Theirs stampDocument   `json:"theirs"`
		Fields []fieldDocument `json:"fields"`
	}
	stampDocument struct {
		By string `json:"by"`
		At string `json:"at"`
	}
	renamedDocument struct {
		Record string `json:"record"`
		ID     string `json:"id"`
		Was    string `json:"was"`
		Name   string `json:"name"`
	}
	fieldDocument struct {
		Field   string `json:"field"`
		Before  string `json:"before"`
		Ours    string `json:"ours"`
		Theirs  string `json:"theirs"`
		Decided string `json:"decided"`
	}
)

// Run merges all of it, or nothing.
func (c mergeCommand) Run(ctx context.Context, e env) error {
	o := store.MergeOptions{DryRun: c.DryRun}
	switch {
	case c.Ours:
		o.Prefer = store.Ours
	case c.Theirs:
		o.Prefer = store.Theirs
	}
	return withDossier(ctx, c.File, store.Options{Who: analyst(), Now: e.now, Sound: true}, func(d *store.Dossier) error {
		if d.ReadOnly() {
			return fmt.Errorf("%s cannot be written: copy it to a folder of your own and merge into the copy", c.File)
		}
		if err := e.warnAhead(ctx, d); err != nil {
			return err
		}
		result, err := d.Merge(ctx, c.Other, o)
		var open *store.ConflictError
		if err != nil && !errors.As(err, &open) {
			return err
		}
		if err := c.write(e, result, open == nil); err != nil {
			return fmt.Errorf("writing the outcome: %w", err)
		}
		if open != nil || result.Open() > 0 {
			return fmt.Errorf("%w; on the command line by --ours or --theirs, in the window one by one", &store.ConflictError{Open: result.Open()})
		}
		return nil
	})
}

func (c mergeCommand) write(e env, r store.MergeResult, merged bool) error {
	if c.JSON {
		return writeJSON(e.out, c.document(r, merged))
	}
	_, err := io.WriteString(e.out, c.text(r, merged))
	return err
}

func (c mergeCommand) document(r store.MergeResult, merged bool) mergeDocument {
	doc := mergeDocument{DryRun: c.DryRun, Merged: merged && !c.DryRun && !r.Nothing(), PartedAt: rfc3339(r.Parted), OursSince: r.OursSince, TheirsSince: r.TheirsSince,
		Counts: []countDocument{}, Coming: []comingDocument{}, Conflicts: []clashDocument{}, Renamed: []renamedDocument{}, Undecided: r.Open(), Restored: r.Restored, LeftOut: faultDocuments(r.LeftOut), CopyBefore: r.Copy}
	for _, n := range r.Counts {
		doc.Counts = append(doc.Counts, countDocument(n))
	}
	for _, k := range r.Coming {
		doc.Coming = append(doc.Coming, comingDocument{k.What, k.Record, hyphened(k.ID), k.Name, stampDocument{k.By.By, rfc3339(k.By.At)}})
	}
	for _, k := range r.Conflicts {
		clash := clashDocument{Record: k.Record, ID: hyphened(k.ID), Name: k.Name, Ours: stampDocument{k.Ours.By, rfc3339(k.Ours.At)}, Theirs: stampDocument{k.Theirs.By, rfc3339(k.Theirs.At)}}
		for _, f := range k.Fields {
			clash.Fields = append(clash.Fields, fieldDocument{f.Field, f.Before, f.Ours, f.Theirs, string(f.Decided)})
		}
		doc.Conflicts = append(doc.Conflicts, clash)
	}
	for _, k := range r.Renamed {
		k.ID = hyphened(k.ID)
		doc.Renamed = append(doc.Renamed, renamedDocument(k))
	}
	return doc
}

// hyphened writes a record's identifier as every other output does; records that are known by a name keep it.
func hyphened(id string) string {
	var known ceasefire.ID
	if bytes, err := hex.DecodeString(id); err == nil && copy(known[:], bytes) == len(bytes) && len(bytes) == len(known) {
		return known.String()
	}
	return id
}

func rfc3339(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

func (c mergeCommand) text(r store.MergeResult, merged bool) string {
	var text strings.Builder
	switch {
	case r.Nothing():
		return filepath.Base(c.Other) + " has nothing that this dossier does not have\n"
	case c.DryRun:
		text.WriteString("nothing changed (dry run): ")
	case !merged:
		text.WriteString("nothing changed: ")
	}
	fmt.Fprintf(&text, "the copies parted at %s; since then %d changes here, %d there\n", rfc3339(r.Parted), r.OursSince, r.TheirsSince)
	for _, n := range r.Counts {
		text.WriteString(countText(n))
	}
	if r.Restored > 0 {
		fmt.Fprintf(&text, "restored: %s that %s lost or damaged here\n", counted(r.Restored, "record"), wasWere(r.Restored))
	}
	for _, f := range r.LeftOut {
		fmt.Fprintf(&text, "left out: %s\n", f.What())
	}
	for _, k := range r.Conflicts {
		fmt.Fprintf(&text, "both changed the %s %q (here %s, there %s)\n", strings.ReplaceAll(k.Record, "_", " "), k.Name, k.Ours.By, k.Theirs.By)
		for _, f := range k.Fields {
			fmt.Fprintf(&text, "  %s: here %q, there %q%s\n", f.Name, onOneLine(f.Ours), onOneLine(f.Theirs), decidedText(f))
		}
	}
	for _, k := range r.Renamed {
		fmt.Fprintf(&text, "called apart: the %s %q is called %q, since another has its name\n", strings.ReplaceAll(k.Record, "_", " "), k.Was, k.Name)
	}
	if r.Copy != "" {
		fmt.Fprintf(&text, "as it was before: %s\n", r.Copy)
	}
	return text.String()
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// onOneLine gives what a field says on one line.
func onOneLine(text string) string { return strings.ReplaceAll(text, "\n", " · ") }

// countText says what came of one kind of record.
func countText(n store.MergeCount) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{n.Added, "added"}, {n.Changed, "changed"}, {n.Removed, "removed"}, {n.Kept, "kept as here"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return "  " + strings.ReplaceAll(n.Record, "_", " ") + ": " + strings.Join(parts, ", ") + "\n"
}

func decidedText(f store.MergeField) string {
	switch f.Decided {
	case store.Ours:
		return ", kept as here"
	case store.Theirs:
		return ", taken from there"
	}
	return ""
}
