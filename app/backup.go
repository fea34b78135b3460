package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// backupCommand writes a verified copy of a dossier, or sees to those there are.
type backupCommand struct {
	File    string `arg:"" help:"The dossier."`
	Out     string `arg:"" optional:"" help:"The copy; it must not exist yet. Without it, a backup is made where the window keeps its own."`
	List    bool   `help:"List the dossier's own backups, newest first."`
	Compare string `placeholder:"BACKUP" help:"Tell what was added, changed and removed since a backup: its file, or newest."`
	Restore string `placeholder:"BACKUP" help:"Put the dossier back to a backup: its file, or newest. What it is now is kept as a backup first."`
	Another bool   `help:"With --restore: the backup may be one of another dossier, which this one becomes then."`
	JSON    bool   `name:"json" help:"One JSON document on standard output."`
}

// Run writes the copy whole, or not at all; or does what else is asked for.
func (c backupCommand) Run(ctx context.Context, e env) error {
	asked := 0
	for _, one := range []bool{c.Out != "", c.List, c.Compare != "", c.Restore != ""} {
		if one {
			asked++
		}
	}
	if asked > 1 {
		return usageError{errors.New("backup: ask for one thing: a copy, --list, --compare or --restore")}
	}
	if c.Another && c.Restore == "" {
		return usageError{errors.New("backup: --another belongs to --restore")}
	}
	if c.Out != "" {
		return c.copy(ctx, e)
	}
	shelf, err := shelfOf(ctx, c.File)
	if err != nil {
		return err
	}
	switch {
	case c.List:
		return c.list(e, shelf)
	case c.Compare != "":
		return c.compare(ctx, e, shelf)
	case c.Restore != "":
		return c.restore(ctx, e, shelf)
	}
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		saved, made, err := d.BackUp(ctx, shelf, store.WhenAsked)
		if err != nil {
			return err
		}
		words := asInDossier
		if !made {
			words = "another program changed %s of the dossier past its audit trail, which tells of nothing since this backup, so that none was made of it as it is now: name a file for one"
		}
		altered, err := c.altered(ctx, e, d, words)
		if err != nil {
			return err
		}
		return c.tellSaved(e, saved, made, altered)
	})
}

// copy writes a copy where it is asked for.
func (c backupCommand) copy(ctx context.Context, e env) error {
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		if err := d.Backup(ctx, c.Out); err != nil {
			return err
		}
		altered, err := c.altered(ctx, e, d, asInDossier)
		if err != nil || !c.JSON {
			return err
		}
		return writeJSON(e.out, struct {
			Path string `json:"path"`
			alteredDocument
		}{c.Out, alteredAs(altered)})
	})
}

// asInDossier says that a backup has what was altered as the dossier has it.
const asInDossier = "another program changed %s of the dossier past its audit trail, and this backup has them as they are now"

// altered says what of the dossier was altered past its audit trail. A backup has that too, as evidence of it, and is made all the same.
func (c backupCommand) altered(ctx context.Context, e env, d *store.Dossier, words string) (store.Altered, error) {
	found, err := d.Altered(ctx, nil)
	if err != nil {
		return found, fmt.Errorf("the backup is made and whole, but its records could not be held against the audit trail: %w", err)
	}
	return found, e.warnAltered(c.File, words, found)
}

// shelfOf gives the shelf on which the window keeps a dossier's backups, with those from when it had another name or lay elsewhere.
func shelfOf(ctx context.Context, dossier string) (store.Shelf, error) {
	folder, err := dataFolder()
	if err != nil {
		return store.Shelf{}, err
	}
	settings, err := safekeeping.Read(folder)
	if err != nil {
		return store.Shelf{}, err
	}
	return settings.ShelfOf(ctx, folder, dossier), nil
}

// savedDocument is a backup as --json prints it.
type savedDocument struct {
	Path string `json:"path"`
	At   string `json:"at"`
	Why  string `json:"why"`
	Size int64  `json:"size"`
}

func savedAs(b store.Saved) savedDocument {
	return savedDocument{Path: b.Path, At: b.At.Format("2006-01-02T15:04:05Z"), Why: string(b.Why), Size: b.Size}
}

func (c backupCommand) tellSaved(e env, saved store.Saved, made bool, altered store.Altered) error {
	if c.JSON {
		return writeJSON(e.out, struct {
			savedDocument
			Made bool `json:"made"`
			alteredDocument
		}{savedAs(saved), made, alteredAs(altered)})
	}
	words := "saved a verified backup: "
	if !made {
		words = "nothing changed since this backup: "
	}
	_, err := fmt.Fprintln(e.out, words+saved.Path)
	return err
}

func (c backupCommand) list(e env, shelf store.Shelf) error {
	list, err := shelf.List()
	if err != nil {
		return err
	}
	if c.JSON {
		document := make([]savedDocument, len(list))
		for i, b := range list {
			document[i] = savedAs(b)
		}
		return writeJSON(e.out, document)
	}
	for _, b := range list {
		if _, err := fmt.Fprintf(e.out, "%s  %-16s  %8.1f MB  %s\n", b.At.Format("2006-01-02 15:04:05Z"), b.Why, float64(b.Size)/1e6, b.Path); err != nil {
			return err
		}
	}
	return nil
}

// named finds a backup: newest, a name on the shelf, or a file.
func (c backupCommand) named(shelf store.Shelf, which string) (string, error) {
	list, err := shelf.List()
	if err != nil {
		return "", err
	}
	for _, b := range list {
		if which == "newest" || filepath.Base(b.Path) == which {
			return b.Path, nil
		}
	}
	if which == "newest" {
		return "", fmt.Errorf("there is no backup of %s yet: make one with truceboard backup", c.File)
	}
	return which, nil
}

// comparisonDocument is what --compare prints as JSON: how many records, and which.
type comparisonDocument struct {
	Backup   string           `json:"backup"`
	Added    []recordDocument `json:"added"`
	Changed  []recordDocument `json:"changed"`
	Removed  []recordDocument `json:"removed"`
	OnlyThen int              `json:"lines_of_the_backup_alone"`
}

type recordDocument struct {
	Record string `json:"record"`
	ID     string `json:"id,omitempty"`
}

func (c backupCommand) compare(ctx context.Context, e env, shelf store.Shelf) error {
	path, err := c.named(shelf, c.Compare)
	if err != nil {
		return err
	}
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		found, err := d.Compare(ctx, path)
		if err != nil {
			return err
		}
		if c.JSON {
			return writeJSON(e.out, comparisonDocument{path, records(found.Added), records(found.Changed), records(found.Removed), found.Beyond})
		}
		_, err = fmt.Fprintf(e.out, "since %s: %d records added, %d changed, %d removed\n", path, len(found.Added), len(found.Changed), len(found.Removed))
		return err
	})
}

func records(changes []store.RecordChange) []recordDocument {
	list := make([]recordDocument, len(changes))
	for i, c := range changes {
		list[i].Record = c.Record
		if !c.ID.IsZero() {
			list[i].ID = c.ID.String()
		}
	}
	return list
}

func (c backupCommand) restore(ctx context.Context, e env, shelf store.Shelf) error {
	path, err := c.named(shelf, c.Restore)
	if err != nil {
		return err
	}
	return withDossier(ctx, c.File, store.Options{Who: analyst(), Now: e.now}, func(d *store.Dossier) error {
		put := d.Restore
		if c.Another {
			put = d.RestoreOther
		}
		restored, err := put(ctx, shelf, path)
		var other *store.OtherDossierError
		if errors.As(err, &other) {
			return fmt.Errorf("%w; nothing was changed: name a backup of %s (truceboard backup --list), or say --another if it is to become that dossier", err, c.File)
		}
		if err != nil {
			return err
		}
		if c.JSON {
			return writeJSON(e.out, struct {
				Restored string        `json:"restored"`
				Kept     savedDocument `json:"kept"`
			}{path, savedAs(restored.Kept)})
		}
		_, err = fmt.Fprintf(e.out, "%s is as it was in %s; what it was before is kept as %s\n", c.File, path, restored.Kept.Path)
		return err
	})
}
