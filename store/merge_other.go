package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// privateCopy copies another dossier into a folder of the user's own, brings that to the newest layout and looks it over. What happens to the other file from now on is no matter, and
// nothing happens to it here.
func (d *Dossier) privateCopy(ctx context.Context, other string) (*ownedCopy, error) {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return nil, err
	}
	if err := sniff(other, len(steps)); err != nil {
		return nil, err
	}
	if sameFile(other, d.path) {
		return nil, fmt.Errorf("%s is the dossier that is open: name another copy of it", other)
	}
	sweepBeside(d.path)
	return inWorkingFolder(other, func(path string) error { return soundCopy(ctx, other, path, steps) })
}

// soundCopy copies a dossier, and refuses one that is not sound.
func soundCopy(ctx context.Context, other, copied string, steps []string) error {
	if _, err := checkStructure(ctx, other); err != nil {
		return err
	}
	err := copyInto(ctx, other, copied)
	if err == nil {
		err = bringUp(ctx, copied, steps)
	}
	if full := noRoom(filepath.Dir(copied), err); full != nil { // it is there that room is wanting, and not where the other copy lies
		return full
	}
	if err != nil {
		return refusal(other, err)
	}
	found, err := checkStructure(ctx, copied)
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
