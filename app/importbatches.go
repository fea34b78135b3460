package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// batchFlags ask for what was imported before, in place of an import.
type batchFlags struct {
	Batches bool   `help:"List what was imported, newest first, with the identifier of each."`
	Undo    string `placeholder:"BATCH" help:"Undo an import, named by its identifier, by as much of it as tells it apart, or as newest. What was changed, ruled on or used since stays."`
	Redo    string `placeholder:"BATCH" help:"Carry an import out again that was undone."`
	Changed bool   `help:"With --undo: also undo what was changed, ruled on or used since."`
}

// ofBatches reports whether something is asked of the imports that were, and what is wrong with how.
func (c importCommand) ofBatches() (bool, error) {
	asked := 0
	for _, one := range []bool{c.Data != "", c.Batches, c.Undo != "", c.Redo != ""} {
		if one {
			asked++
		}
	}
	switch {
	case asked == 0:
		return false, errors.New("name the file that is to be imported; or ask for --batches, --undo or --redo")
	case asked > 1:
		return false, errors.New("import: ask for one thing: a file, --batches, --undo or --redo")
	case c.Changed && c.Undo == "":
		return false, errors.New("import: --changed belongs to --undo")
	case c.DryRun && (c.Batches || c.Redo != ""):
		return false, errors.New("import: --dry-run belongs to a file or to --undo")
	case c.Data == "" && (c.Update || c.All):
		return false, errors.New("import: --update belongs to a file")
	case c.Data == "" && c.SaveMap+c.Rejected != "":
		return false, errors.New("import: --save-map and --rejected belong to a file")
	}
	return c.Data == "", nil
}

// turn lists the imports, undoes one, or carries one out again.
func (c importCommand) turn(ctx context.Context, e env) error {
	o := store.Options{Who: analyst(), Now: e.now, Sound: true}
	if c.Batches {
		o = store.Options{ReadOnly: true, Now: e.now}
	}
	return withDossier(ctx, c.File, o, func(d *store.Dossier) error {
		batches, err := d.Batches(ctx, ceasefire.AsOf{})
		if err != nil {
			return err
		}
		if c.Batches {
			return c.listBatches(e, batches)
		}
		batch, err := c.batch(batches)
		if err != nil {
			return err
		}
		out, err := c.turnOne(ctx, d, batch)
		if err != nil {
			return err
		}
		if c.JSON {
			return writeJSON(e.out, out.document())
		}
		_, err = io.WriteString(e.out, out.text()+"\n")
		return err
	})
}

// turnOne undoes an import or carries it out again; one for which that is so already stays as it is.
func (c importCommand) turnOne(ctx context.Context, d *store.Dossier, batch store.BatchInfo) (turned, error) {
	out := turned{batch: batch, redo: c.Redo != "", dry: c.DryRun}
	out.already = batch.Undone.IsZero() == out.redo
	var err error
	switch {
	case out.already && c.Undo != "" && c.Changed:
		out.did, err = d.UndoImportRest(ctx, batch.ID, c.DryRun)
		out.already, out.rest = err == nil && out.did.Removed+out.did.PutBack == 0, true
	case out.already:
	case out.redo:
		out.did, err = d.RedoImport(ctx, batch.ID)
	default:
		out.did, err = d.UndoImport(ctx, batch.ID, c.Changed, c.DryRun)
	}
	return out, err
}

// batch finds the import that is named.
func (c importCommand) batch(batches []store.BatchInfo) (store.BatchInfo, error) {
	name := strings.ToLower(c.Undo + c.Redo)
	if len(batches) == 0 {
		return store.BatchInfo{}, fmt.Errorf("nothing was imported into %s: there is nothing to undo", c.File)
	}
	if name == "newest" {
		return batches[0], nil
	}
	var found []store.BatchInfo
	for _, b := range batches {
		if strings.HasPrefix(b.ID.String(), name) {
			found = append(found, b)
		}
	}
	switch len(found) {
	case 0:
		return store.BatchInfo{}, fmt.Errorf("%s has no import %s: truceboard import %s --batches lists them", c.File, name, c.File)
	case 1:
		return found[0], nil
	}
	return store.BatchInfo{}, fmt.Errorf("%d imports of %s begin with %s: give more of the identifier", len(found), c.File, name)
}

// batchDocument is an import as --batches --json prints it.
type batchDocument struct {
	Batch      string `json:"batch"`
	Name       string `json:"name"`
	Format     string `json:"format"`
	Source     string `json:"source"`
	At         string `json:"at"`
	By         string `json:"by"`
	Read       int    `json:"read"`
	Added      int    `json:"added"`
	Updated    int    `json:"updated"`
	Duplicates int    `json:"duplicates"`
	Rejected   int    `json:"rejected"`
	UndoneAt   string `json:"undone_at,omitempty"`
}

func (c importCommand) listBatches(e env, batches []store.BatchInfo) error {
	if c.JSON {
		list := make([]batchDocument, 0, len(batches))
		for _, b := range batches {
			one := batchDocument{
				Batch: b.ID.String(), Name: b.Name, Format: b.Format, Source: b.Source, At: b.Recorded.At.UTC().Format(time.RFC3339), By: b.Recorded.By,
				Read: b.Read, Added: b.Added, Updated: b.Updated, Duplicates: b.Duplicates, Rejected: b.Rejected,
			}
			if !b.Undone.IsZero() {
				one.UndoneAt = b.Undone.UTC().Format(time.RFC3339)
			}
			list = append(list, one)
		}
		return writeJSON(e.out, list)
	}
	text := ""
	for _, b := range batches {
		text += fmt.Sprintf("%s  %s  %s, %s: added %d, updated %d, rejected %d", b.ID, b.Recorded.At.UTC().Format("2006-01-02 15:04:05Z"), b.Name, b.Recorded.By, b.Added, b.Updated, b.Rejected)
		if !b.Undone.IsZero() {
			text += ", undone " + b.Undone.UTC().Format("2006-01-02 15:04:05Z")
		}
		text += "\n"
	}
	if text == "" {
		text = "nothing was imported\n"
	}
	_, err := io.WriteString(e.out, text)
	return err
}

// turned is an import that was undone, or carried out again, or was so already.
type turned struct {
	batch              store.BatchInfo
	did                store.Undoing
	redo, dry, already bool
	rest               bool // it was undone before, and this is what that had kept
}

// turnedDocument is what --undo and --redo print as JSON: what became of incidents, and the names that stand for a party no longer, or do again.
type turnedDocument struct {
	Batch     string   `json:"batch"`
	Name      string   `json:"name"`
	Already   bool     `json:"already"` // it was undone, or counted, before: nothing was changed
	Removed   int      `json:"removed"`
	Restored  int      `json:"restored"`
	PutBack   int      `json:"put_back"`
	Kept      int      `json:"kept"`
	KeptNames []string `json:"kept_titles"` // of the first hundred
	Names     []string `json:"names"`
	Agreement bool     `json:"agreement"` // the agreement that came with it went too, or is there again
	DryRun    bool     `json:"dry_run"`
}

func (t turned) document() turnedDocument {
	return turnedDocument{
		Batch: t.batch.ID.String(), Name: t.batch.Name, Already: t.already, Removed: t.did.Removed, Restored: t.did.Restored, PutBack: t.did.PutBack,
		Kept: t.did.Kept, KeptNames: append([]string{}, t.did.KeptNames...), Names: append([]string{}, t.did.Names...), Agreement: t.did.Frame, DryRun: t.dry,
	}
}

// text says what was done, or in a dry run would be.
func (t turned) text() string {
	if t.already {
		return fmt.Sprintf("the import of %s %s already: nothing changed", t.batch.Name, map[bool]string{true: "counts", false: "is undone"}[t.redo])
	}
	text := fmt.Sprintf("removed %d, restored %d, put back %d, kept as changed since %d", t.did.Removed, t.did.Restored, t.did.PutBack, t.did.Kept)
	if t.dry {
		text = fmt.Sprintf("it would remove %d, put back %d, keep as changed since %d", t.did.Removed, t.did.PutBack, t.did.Kept)
	}
	text = t.said() + ": " + text
	for _, words := range []string{agreementTurned(t), intake.UntaughtWords(t.did.Names, t.redo, t.dry)} {
		if words != "" {
			text += "\n" + words
		}
	}
	return text
}

// said says what became of the import.
func (t turned) said() string {
	switch {
	case t.dry && t.rest:
		return "nothing changed (dry run); the import of " + t.batch.Name + " is undone, and of what that kept"
	case t.dry:
		return "nothing changed (dry run)"
	case t.rest:
		return "what undoing the import of " + t.batch.Name + " had kept is undone too"
	case t.redo:
		return "the import of " + t.batch.Name + " counts again"
	}
	return "the import of " + t.batch.Name + " is undone"
}

func agreementTurned(t turned) string {
	switch {
	case !t.did.Frame:
		return ""
	case t.redo:
		return "The agreement that came with it is there again, with all that belongs to it."
	}
	if t.dry {
		return "The agreement that came with it would go too, with all that belongs to it."
	}
	return "The agreement that came with it is gone too, with all that belongs to it."
}
