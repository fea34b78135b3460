package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// Occasion is why a backup was made.
type Occasion string

// The occasions of backups. Those before a restoring are what the dossier was.
const (
	OnOpening     Occasion = "opened"
	Regularly     Occasion = "regular"
	WhenAsked     Occasion = "asked"
	BeforeRestore Occasion = "before restoring"
)

// Shelf is the folder in which the backups of one dossier lie, and the rule by which they are kept. Also are folders in which older ones lie, from when it had another name or lay elsewhere: they are listed, and nothing is
// written there. Now is the clock by which a backup lies in the future, time.Now where it is left out. Needed are the paths of backups that stay whatever the rule says, and NeedAll has all of them stay for now.
type Shelf struct {
	Folder  string
	Also    []string
	Needed  []string
	NeedAll bool
	Rule    ceasefire.Keeping
	Now     func() time.Time
}

// Saved is a backup on a shelf. At is in UTC, to the second; Size is in bytes.
type Saved struct {
	Path string
	At   time.Time
	Why  Occasion
	Size int64
}

// savedLayout is how the name of a backup begins: the instant in UTC. It sorts, and every file system takes it.
const savedLayout = "2006-01-02 150405Z"

// ShelfWithin gives the folder below a root for the backups of a dossier. Its name tells the dossier's, and its folder by a few digits, so that two
// dossiers of one name are told apart without either being opened: one that is damaged has to be found too.
func ShelfWithin(root, dossier string) string {
	if absolute, err := filepath.Abs(dossier); err == nil {
		dossier = absolute
	}
	sum := sha256.Sum256([]byte(filepath.Clean(dossier)))
	return filepath.Join(root, bareName(dossier)+" "+hex.EncodeToString(sum[:4]))
}

// ShelfBeside gives the folder beside a dossier for its backups.
func ShelfBeside(dossier string) string {
	return filepath.Join(filepath.Dir(dossier), bareName(dossier)+" backups")
}

func bareName(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }

// List gives the backups on the shelf, newest first; none where there is no folder yet.
func (s Shelf) List() ([]Saved, error) {
	var list []Saved
	for _, folder := range append([]string{s.Folder}, s.Also...) {
		more, err := listIn(folder)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	now := time.Now
	if s.Now != nil {
		now = s.Now
	}
	inOrder(list, now())
	return list, nil
}

// listIn gives the backups in a folder, by their names newest first.
func listIn(folder string) ([]Saved, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for backups in %s: %w", folder, err)
	}
	var list []Saved
	for _, e := range entries {
		if saved, ok := savedIn(folder, e); ok {
			list = append(list, saved)
		}
	}
	slices.SortStableFunc(list, func(a, b Saved) int { return b.At.Compare(a.At) })
	return list, nil
}

// savedIn reads what a file's name tells; what is not named as a backup is none.
func savedIn(folder string, e fs.DirEntry) (Saved, bool) {
	name, isDossier := strings.CutSuffix(e.Name(), ".truce")
	if !isDossier || len(name) <= len(savedLayout) || e.IsDir() {
		return Saved{}, false
	}
	at, err := time.Parse(savedLayout, name[:len(savedLayout)])
	info, gone := e.Info()
	if err != nil || gone != nil {
		return Saved{}, false
	}
	return Saved{Path: filepath.Join(folder, e.Name()), At: at, Why: Occasion(name[len(savedLayout)+1:]), Size: info.Size()}, true
}

// BackUp puts a verified backup of the dossier on a shelf, and takes off it what the rule no longer keeps. Where the newest backup holds the same
// records already, none is made and made is false, unless it is made before a restoring. Drafts and settings alone are no reason for a backup.
func (d *Dossier) BackUp(ctx context.Context, s Shelf, why Occasion) (saved Saved, made bool, err error) {
	list, err := s.List()
	if err != nil {
		return Saved{}, false, err
	}
	if len(list) > 0 && why != BeforeRestore {
		same, err := d.sameAs(ctx, list[0].Path)
		if err != nil {
			return Saved{}, false, err
		}
		if same {
			return list[0], false, nil
		}
	}
	if err := os.MkdirAll(s.Folder, 0o700); err != nil {
		return Saved{}, false, fmt.Errorf("making the folder for backups %s: %w: choose another under File, Backups", s.Folder, err)
	}
	if saved, err = d.putOn(ctx, s, why); err != nil {
		return Saved{}, false, fmt.Errorf("backing up: %w", err)
	}
	if err := d.sign(ctx, s); err != nil {
		return Saved{}, false, err
	}
	if s.NeedAll {
		return saved, true, nil
	}
	return saved, true, s.prune(saved)
}

// putOn backs the dossier up under the next name that is free. A backup that fails leaves no file: where there is one, another program took the name meanwhile, and the next is tried.
func (d *Dossier) putOn(ctx context.Context, s Shelf, why Occasion) (Saved, error) {
	for {
		saved := s.next(d.now(), why)
		err := d.Backup(ctx, saved.Path)
		if err == nil {
			return saved, nil
		}
		if _, gone := os.Lstat(saved.Path); gone != nil || ctx.Err() != nil {
			return Saved{}, err
		}
	}
}

// next names a backup that is made now; one of the same second gets the next that is free.
func (s Shelf) next(now time.Time, why Occasion) Saved {
	at := now.UTC().Truncate(time.Second)
	for {
		path := filepath.Join(s.Folder, at.Format(savedLayout)+" "+string(why)+".truce")
		if _, err := os.Lstat(path); err != nil {
			return Saved{Path: path, At: at, Why: why}
		}
		at = at.Add(time.Second)
	}
}

// kind says what an occasion is to the rule of what to keep.
func (o Occasion) kind() ceasefire.CopyKind {
	switch o {
	case OnOpening:
		return ceasefire.CopyOpening
	case WhenAsked:
		return ceasefire.CopyAsked
	case BeforeRestore:
		return ceasefire.CopySetAside
	}
	return ceasefire.CopyRegular
}

// prune takes off the shelf what the rule does not keep; the backup just made stays, whatever a clock that was set back says of it.
func (s Shelf) prune(made Saved) error {
	list, err := listIn(s.Folder)
	if err != nil {
		return err
	}
	copies := make([]ceasefire.Copy, len(list))
	for i, b := range list {
		pinned := b.Path == made.Path && i > 0 || slices.ContainsFunc(s.Needed, func(needed string) bool { return sameFile(needed, b.Path) })
		copies[i] = ceasefire.Copy{At: b.At, Size: b.Size, Kind: b.Why.kind(), Pinned: pinned}
	}
	var errs []error
	for i, keep := range s.Rule.Keep(copies) {
		if !keep {
			errs = append(errs, os.Remove(list[i].Path))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("removing a backup that is no longer kept: %w", err)
	}
	return nil
}

// Remove takes a backup off the shelf for good.
func (s Shelf) Remove(b Saved) error {
	list, err := s.List()
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(list, func(on Saved) bool { return on.Path == b.Path }) {
		return fmt.Errorf("%s is not among the backups any more: list them anew", filepath.Base(b.Path))
	}
	if err := os.Remove(b.Path); err != nil {
		return fmt.Errorf("deleting the backup %s: %w", filepath.Base(b.Path), err)
	}
	return nil
}

// NewestGood gives the newest backup on the shelf that a look over finds sound; found is false where there is none.
func (s Shelf) NewestGood(ctx context.Context) (saved Saved, found bool, err error) {
	list, err := s.List()
	if err != nil {
		return Saved{}, false, err
	}
	for _, b := range list {
		if report, err := checkStructure(ctx, b.Path); err == nil && report.OK {
			return b, true, nil
		}
		if ctx.Err() != nil {
			return Saved{}, false, ctx.Err()
		}
	}
	return Saved{}, false, nil
}
