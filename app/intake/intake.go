// Package intake brings things into a dossier: an agreement's template, the sample, a file of another data set. The
// command line and the window both go through it, so that they can never differ.
package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"truceboard/store"
	"truceboard/store/exchange"
)

// File imports a data file into a dossier in one transaction. The format is found from the file's header; a name that asks for another is
// refused with a sentence. The reading of a dry run is the same, and nothing is written.
func File(ctx context.Context, d *store.Dossier, path string, o Options) (store.ImportResult, error) {
	if o.Format != "" && o.Format != "auto" && o.Format != "ged" {
		return store.ImportResult{}, fmt.Errorf("the format %q cannot be imported: use auto or ged", o.Format)
	}
	digest, err := digestOf(path)
	if err != nil {
		return store.ImportResult{}, err
	}
	frame, err := d.Frame(ctx)
	if err != nil {
		return store.ImportResult{}, fmt.Errorf("reading the dossier: %w", err)
	}
	file, err := os.Open(path)
	if err != nil {
		return store.ImportResult{}, fmt.Errorf("opening %s: %w", path, err)
	}
	defer file.Close()
	batch := store.Batch{
		Name: filepath.Base(path), Format: "ged", Digest: digest, Source: exchange.GEDSource(),
		ApplyUpdates: o.ApplyUpdates, Progress: o.Progress,
	}
	return d.Import(ctx, batch, exchange.GED{Frame: frame}.Read(file), o.DryRun)
}

// NothingTaken says in a sentence why an import brought nothing and found nothing known, where that is so: the file has no row, or not one that
// can be taken. It is nil where any row was added, updated or there already.
func NothingTaken(path string, r store.ImportResult) error {
	switch name := filepath.Base(path); {
	case r.Read == 0:
		return fmt.Errorf("there are no events below the header of %s: choose the file that holds the events", name)
	case len(r.Rejected) == r.Read:
		first := r.Rejected[0]
		return fmt.Errorf("not one of the rows of %s (%d) could be taken: mend what is wrong with them and import it again; the first, on line %d: %s",
			name, r.Read, first.Line, strings.TrimSuffix(first.Reason, "."))
	}
	return nil
}

// Options say how a file is imported. ApplyUpdates replaces rows that changed in the data set; without it they are rejected, with the reason.
type Options struct {
	Format       string
	DryRun       bool
	ApplyUpdates bool
	Progress     func(read int)
}

// digestOf gives the SHA-256 of a file, as hexadecimal digits, and refuses what is not a regular file.
func digestOf(path string) (digest string, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", fmt.Errorf("there is no file %s: check its name and folder", path)
	case err != nil:
		return "", fmt.Errorf("looking at %s: %w", path, err)
	case info.IsDir():
		return "", fmt.Errorf("%s is a folder: name the data file in it", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("opening %s: %w", path, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return exchange.Digest(file)
}
