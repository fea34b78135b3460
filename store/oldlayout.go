package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// readCopy has a dossier of an older layout that is only read, read from a copy of it in the newest layout. The file stays as it is; the copy is for its owner alone, and goes when the dossier is closed.
func (d *Dossier) readCopy(ctx context.Context, steps []string) (err error) {
	copied, err := ownCopy(d.path)
	if err != nil {
		return fmt.Errorf("bringing a copy of an older layout up to date: %w", err)
	}
	from := d.place()
	d.copied = copied
	if err := copyInto(ctx, from, copied); err != nil {
		return fmt.Errorf("bringing a copy of an older layout up to date: %w", err)
	}
	if err := bringUp(ctx, copied, steps); err != nil {
		return err
	}
	before := d.read
	d.read = connect(copied, accessImmutable)
	return before.Close()
}

// ownCopy makes an empty hidden file for its owner alone: beside another, or in the user's own folder for such files where that cannot be written.
func ownCopy(path string) (string, error) {
	beside, err := hiddenBeside(path, "reading")
	if err == nil {
		return beside, nil
	}
	folder, none := os.UserCacheDir()
	if none != nil {
		return "", errors.Join(err, none)
	}
	folder = filepath.Join(folder, "truceboard")
	if none := os.MkdirAll(folder, 0o700); none != nil {
		return "", errors.Join(err, none)
	}
	return hiddenBeside(filepath.Join(folder, filepath.Base(path)), "reading")
}
