package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"truceboard/store/ceasefire"
)

// Create makes a dossier that holds a frame, and opens it. It is made whole beside its place and then put there; a file that exists is
// refused. Records of the frame without a stamp are stamped as made now by Options.Who; a frame that makes no sense is an *InvalidError.
func Create(ctx context.Context, path string, frame ceasefire.Frame, o Options) (*Dossier, error) {
	if err := valid(frame.Problems()); err != nil {
		return nil, err
	}
	making, err := besides(path)
	if err != nil {
		return nil, err
	}
	defer removeDatabase(making)
	if err := makeFile(ctx, making, frame, o); err != nil {
		return nil, fmt.Errorf("making %s: %w", path, err)
	}
	if err := placeNew(making, path); err != nil {
		return nil, err
	}
	d, err := Open(ctx, path, o)
	if err != nil { // it is new, and whoever asked for it is told that there is none
		removeDatabase(path)
	}
	return d, err
}

// makeFile writes a new database file with a frame in it.
func makeFile(ctx context.Context, path string, frame ceasefire.Frame, o Options) (err error) {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return err
	}
	d := &Dossier{path: path, who: o.Who, now: clockOf(o)}
	d.writer = connect(path, accessWrite)
	defer func() { err = errors.Join(err, d.Close()) }()
	if err := migrate(ctx, d.writer, 0, steps); err != nil {
		return err
	}
	return d.write(ctx, func(c *change) error { return c.addFrame(frame) })
}

// besides gives an empty file beside a target that does not exist yet.
func besides(path string) (string, error) {
	if err := refuseExisting(path); err != nil {
		return "", err
	}
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return "", fmt.Errorf("there is no folder %s: make it first, or choose another", folder)
	}
	file, err := makeHidden(path, "making")
	if err != nil {
		return "", fmt.Errorf("writing beside %s: %w", path, err)
	}
	sweepBeside(path)
	return file.Name(), file.Close()
}

func refuseExisting(path string) error {
	switch _, err := os.Lstat(path); {
	case err == nil:
		return fmt.Errorf("%s is there already: choose another name, nothing was overwritten", path)
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("looking at %s: %w", path, err)
	}
	return nil
}

// placeNew gives a finished file its name, without ever taking another's place.
func placeNew(from, path string) error {
	if err := syncFile(from); err != nil {
		return err
	}
	err := os.Link(from, path)
	if errors.Is(err, fs.ErrExist) {
		return refuseExisting(path)
	}
	if err != nil { // some file systems have no links
		if err := refuseExisting(path); err != nil {
			return err
		}
		if err := os.Rename(from, path); err != nil {
			return fmt.Errorf("putting %s in its place: %w", path, err)
		}
	}
	return syncFolder(filepath.Dir(path))
}

// removeDatabase removes what is left of an unfinished database; what is not there needs no removing.
func removeDatabase(path string) {
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + ending)
	}
}
