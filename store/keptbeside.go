package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// keepBeside keeps a copy of a dossier as it is beside it, for its owner alone, under the first name that is free: two of one second have a name each, and none takes another's place. It has its name only once it is whole and on the disk:
// what a kill leaves half written is hidden, and swept with the next.
func keepBeside(ctx context.Context, path, what string) (name string, err error) {
	copying, err := hiddenBeside(path, "copying")
	if err != nil {
		return "", err
	}
	defer removeDatabase(copying)
	if err := copyInto(ctx, path, copying); err != nil {
		return "", err
	}
	for n, named := 2, what; ; n++ {
		name = besideName(path, named)
		if err = placeNew(copying, name); err == nil || refuseExisting(name) == nil {
			return name, err
		}
		named = fmt.Sprintf("%s, %d", what, n)
	}
}

// inWorkingFolder makes a file in a folder of the user's own, for its owner alone, which is locked as long as the file is needed: one that a kill leaves is known by that, and goes with the next. Who has no such folder gets one
// beside a file, closed to others. fill writes the file.
func inWorkingFolder(beside string, fill func(path string) error) (copied *ownedCopy, err error) {
	within := func(base string) (err error) {
		copied, err = fillWithin(base, filepath.Base(beside), fill)
		return err
	}
	if _, none := ownFolders(); none != nil {
		base := filepath.Dir(beside)
		if err = within(base); err != nil {
			err = cmp.Or(noRoom(base, err), err)
		}
		return copied, err
	}
	err = inOwnFolders(within)
	return copied, err
}

func fillWithin(base, name string, fill func(path string) error) (*ownedCopy, error) {
	folder, lock, err := ownFolder(base)
	if err != nil {
		return nil, err
	}
	c := &ownedCopy{path: filepath.Join(folder, name), lock: lock}
	empty, err := os.OpenFile(c.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) // the database would make one that others can read
	if err == nil {
		err = empty.Close()
	}
	if err == nil {
		err = fill(c.path)
	}
	if err != nil {
		return nil, errors.Join(err, c.remove())
	}
	return c, nil
}

// sweepWorkingCopies removes the working copies that programs left which were killed. What cannot be removed is tried again the next time.
func sweepWorkingCopies() {
	folders, err := ownFolders()
	if err != nil {
		return
	}
	for _, base := range folders {
		_ = sweepCopies(base)
	}
}
