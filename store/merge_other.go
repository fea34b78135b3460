package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
)

// privateCopy copies another dossier into a file of our own beside this one, brings that to the newest layout and looks it over. What happens to the other file from now on is no matter, and
// nothing happens to it here.
func (d *Dossier) privateCopy(ctx context.Context, other string) (copied string, err error) {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return "", err
	}
	if err := sniff(other, len(steps)); err != nil {
		return "", err
	}
	if sameFile(other, d.path) {
		return "", fmt.Errorf("%s is the dossier that is open: name another copy of it", other)
	}
	if copied, err = hiddenBeside(d.path, "merging"); err != nil {
		return "", err
	}
	if err := soundCopy(ctx, other, copied, steps); err != nil {
		removeDatabase(copied)
		return "", err
	}
	return copied, nil
}

// soundCopy copies a dossier, and refuses one that is not sound.
func soundCopy(ctx context.Context, other, copied string, steps []string) error {
	if _, err := CheckFile(ctx, other); err != nil {
		return err
	}
	if err := copyInto(ctx, other, copied); err != nil {
		return refusal(other, err)
	}
	if err := bringUp(ctx, copied, steps); err != nil {
		return refusal(other, err)
	}
	found, err := CheckFile(ctx, copied)
	if err != nil {
		return fmt.Errorf("checking %s: %w", other, err)
	}
	if !found.OK {
		return fmt.Errorf("%s is not sound (%s): nothing was merged; take a good copy of it", other, strings.Join(found.Problems(), "; "))
	}
	return nil
}

// bringUp brings a file that is ours alone to the newest layout.
func bringUp(ctx context.Context, path string, steps []string) (err error) {
	pool := connect(path, accessWrite)
	defer func() { err = errors.Join(err, pool.Close()) }()
	version, err := layoutOf(ctx, pool)
	if err != nil {
		return err
	}
	return migrate(ctx, pool, version, steps)
}

func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
