package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
	"filippo.io/age/agessh"

	"truceboard/store/keepopen"
)

// mostWork bounds the work that a sealed file may ask for before its passphrase can be tried, as a power of two: a file from a stranger is not to take all memory.
const mostWork = 20

// Key is what opens a sealed dossier: its passphrase, or the text of a file of age keys (AGE-SECRET-KEY-1…).
type Key struct {
	Passphrase string
	Identities string
}

// WrongKeyError says that a sealed dossier does not open with what was given.
type WrongKeyError struct {
	Path       string
	passphrase bool
}

// Error says what does not fit, and what to do.
func (e *WrongKeyError) Error() string {
	if e.passphrase {
		return "the passphrase does not open " + e.Path + ": see that it is typed as it was set, or ask whoever sealed it; if it is right, the file was damaged on its way: ask for it again"
	}
	return e.Path + " is not sealed for the key that was given: use the passphrase or another key, or ask whoever sealed it; if the key is right, the file was damaged on its way: ask for it again"
}

// Unseal opens a sealed dossier into a file, which must not exist yet and is for its owner alone. Until it is whole and looked over it lies in the user's own folder. What does not open with the key is a
// *WrongKeyError, and what is in it and no sound dossier is refused; then nothing is left behind.
func Unseal(ctx context.Context, sealed, dest string, key Key) (err error) {
	identities, err := key.identities()
	if err != nil {
		return err
	}
	if err := refuseExisting(dest); err != nil {
		return err
	}
	if info, err := os.Stat(filepath.Dir(dest)); err != nil || !info.IsDir() {
		return fmt.Errorf("there is no folder %s: make it first, or choose another", filepath.Dir(dest))
	}
	sweepBeside(dest)
	var failed error
	opened, err := inWorkingFolder(dest, func(path string) error {
		if failed = openInto(ctx, sealed, path, identities, key.Passphrase != ""); noRoom(path, failed) != nil {
			return failed
		}
		return nil // whatever else failed would in another folder too
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.remove()) }()
	if failed != nil {
		return failed
	}
	return opened.place(ctx, dest)
}

// openInto opens a sealed file into another, and refuses what is no sound dossier.
func openInto(ctx context.Context, sealed, plain string, identities []age.Identity, passphrase bool) error {
	if err := decrypt(ctx, sealed, plain, identities, passphrase); err != nil {
		return err
	}
	found, err := checkStructure(ctx, plain)
	var refused *OpenError
	switch {
	case errors.As(err, &refused):
		return fmt.Errorf("what is sealed in %s %s", sealed, refused.Reason)
	case err != nil:
		return fmt.Errorf("looking over what is sealed in %s: %w", sealed, err)
	case !found.OK:
		return fmt.Errorf("the dossier sealed in %s is not sound (%s): ask for it again", sealed, strings.Join(found.Problems(), "; "))
	}
	return nil
}

// identities reads the key.
func (k Key) identities() ([]age.Identity, error) {
	switch {
	case k.Passphrase != "":
		one, err := age.NewScryptIdentity(k.Passphrase)
		if err != nil {
			return nil, fmt.Errorf("taking the passphrase: %w", err)
		}
		one.SetMaxWorkFactor(mostWork)
		return []age.Identity{one}, nil
	case k.Identities != "":
		if strings.Contains(k.Identities, "PRIVATE KEY") {
			one, err := agessh.ParseIdentity([]byte(k.Identities))
			if err != nil {
				return nil, errors.New("the private key cannot be read: a key that has a passphrase of its own is not taken")
			}
			return []age.Identity{one}, nil
		}
		all, err := age.ParseIdentities(strings.NewReader(k.Identities))
		if err != nil {
			return nil, errors.New("the file of keys cannot be read: give one that holds AGE-SECRET-KEY-1… or a private key of ssh")
		}
		return all, nil
	}
	return nil, errors.New("give the passphrase, or the file with your key")
}

// stoppableKey is a key that is no longer tried once its context has ended: a sealed file from a stranger may ask for much work before its passphrase is known to be wrong. The work itself cannot be stopped, and ends
// by itself with nobody waiting.
type stoppableKey struct {
	ctx context.Context
	age.Identity
}

// Unwrap tries the key.
func (k stoppableKey) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	type outcome struct {
		key []byte
		err error
	}
	tried := make(chan outcome, 1)
	go func() {
		key, err := k.Identity.Unwrap(stanzas)
		tried <- outcome{key, err}
	}()
	select {
	case got := <-tried:
		return got.key, got.err
	case <-k.ctx.Done():
		return nil, k.ctx.Err()
	}
}

// openAge opens a file that is sealed, and says of another what it is.
func openAge(path string) (*keepopen.File, error) {
	file, err := OpenOrdinary(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &OpenError{Path: path, Reason: "is not there: check its name and folder", cause: err}
	case err != nil:
		return nil, err
	case IsSealed(path):
		return file, nil
	}
	reason := "is not sealed, or its beginning is damaged: name a sealed dossier (NAME.truce.age), or ask for it again"
	if header, err := readHeader(path); err == nil && bytes.HasPrefix(header, []byte(databaseHead)) {
		reason = "is not sealed: open it as it is"
	}
	return nil, errors.Join(&OpenError{Path: path, Reason: reason}, file.Close())
}

// decrypt opens a sealed file into another.
func decrypt(ctx context.Context, from, to string, identities []age.Identity, passphrase bool) (err error) {
	in, err := openAge(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	stoppable := make([]age.Identity, len(identities))
	for n, one := range identities {
		stoppable[n] = stoppableKey{ctx, one}
	}
	opened, err := age.Decrypt(unarmoured(cancellable{ctx, in}), stoppable...)
	var wrong *age.NoIdentityMatchError
	switch {
	case ctx.Err() != nil && err != nil:
		return fmt.Errorf("opening %s: %w", from, ctx.Err())
	case errors.As(err, &wrong):
		return &WrongKeyError{Path: from, passphrase: passphrase}
	case err != nil:
		return &OpenError{Path: from, Damaged: true, Reason: "is sealed, but its head is damaged: ask for it again", cause: err}
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("writing the dossier: %w", err)
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	var start bytes.Buffer
	if _, err := io.CopyN(&start, opened, headerSize); err != nil {
		return fmt.Errorf("%s holds no dossier, or is damaged: ask for it again (%w)", from, err)
	}
	if _, err := io.Copy(out, io.MultiReader(&start, opened)); err != nil {
		if noRoom(to, err) != nil {
			return err
		}
		return fmt.Errorf("%s is damaged, or was changed on its way: ask for it again (%w)", from, err)
	}
	return nil
}
