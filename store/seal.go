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

// Lock is what a dossier is sealed with: a passphrase, or the public keys of those who may open it (age1…, or ssh-ed25519 and ssh-rsa).
type Lock struct {
	Passphrase string
	Recipients []string
}

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

// Seal writes the dossier encrypted (age) to a file, which must not exist yet, whole or not at all. Until it is encrypted its copy lies in the user's own folder, for its owner alone, and is removed
// whatever happens. Where there is no room for a copy anywhere, and everything stands in the file, that is sealed itself.
func (d *Dossier) Seal(ctx context.Context, dest string, lock Lock) (err error) {
	recipients, err := lock.recipients()
	if err != nil {
		return err
	}
	if err := refuseExisting(dest); err != nil {
		return err
	}
	plain := d.path
	copied, err := d.workingCopy(ctx)
	switch {
	case err == nil:
		plain = copied.path
		defer func() { err = errors.Join(err, copied.remove()) }()
	case noRoom(dest, err) != nil && d.place() == d.path && !hasLog(d.path):
	default:
		return fmt.Errorf("copying %s: %w", d.path, err)
	}
	before, err := stampsOf(plain)
	if err == nil {
		err = sealable(ctx, d.path, plain)
	}
	if err != nil {
		return err
	}
	return makeWhole(dest, func(beside string) error {
		if err := encrypt(ctx, plain, beside, recipients); err != nil {
			return err
		}
		return unchangedSince(plain, before)
	})
}

// unchangedSince refuses a file that somebody wrote to meanwhile.
func unchangedSince(path string, before stamps) error {
	now, err := stampsOf(path)
	if err == nil && now != before {
		err = fmt.Errorf("%s was written to meanwhile: do it again", path)
	}
	return err
}

// sealable refuses a copy that is not sound: opening it again would refuse it, when the dossier itself may be gone.
func sealable(ctx context.Context, path, copied string) error {
	found, err := checkStructure(ctx, copied)
	if err != nil {
		return fmt.Errorf("checking the copy: %w", err)
	}
	if !found.OK {
		return fmt.Errorf("%s is not sound (%s), and was not sealed: run truceboard check on it, and seal a good backup", path, strings.Join(found.Problems(), "; "))
	}
	return nil
}

// byCopy makes a file that must not exist yet out of a hidden copy of the dossier, which is removed whatever happens.
func (d *Dossier) byCopy(ctx context.Context, dest string, do func(copied string) error) (err error) {
	if err := refuseExisting(dest); err != nil {
		return err
	}
	copied, err := d.workingCopy(ctx)
	if err != nil {
		return fmt.Errorf("copying %s: %w", d.path, err)
	}
	defer func() { err = errors.Join(err, copied.remove()) }()
	return do(copied.path)
}

// workingCopy copies the dossier into a folder of the user's own, for its owner alone. Who has none gets one beside the dossier, closed to others.
func (d *Dossier) workingCopy(ctx context.Context) (*ownedCopy, error) {
	sweepBeside(d.path)
	return inWorkingFolder(d.path, func(path string) error { return copyInto(ctx, d.place(), path) })
}

// hiddenBeside makes an empty file beside another, for its owner alone, and removes those that a program which was killed left there.
func hiddenBeside(path, what string) (string, error) {
	file, err := makeHidden(path, what)
	if err != nil {
		return "", fmt.Errorf("writing beside %s: %w", path, err)
	}
	sweepBeside(path)
	return file.Name(), file.Close()
}

// Check says what is wrong with the lock before anything is sealed with it.
func (l Lock) Check() error {
	_, err := l.recipients()
	return err
}

// recipients reads the lock.
func (l Lock) recipients() ([]age.Recipient, error) {
	switch {
	case l.Passphrase == "" && len(l.Recipients) == 0:
		return nil, errors.New("give a passphrase, or the keys of those who may open the dossier")
	case l.Passphrase != "" && len(l.Recipients) > 0:
		return nil, errors.New("give a passphrase or keys, not both")
	case l.Passphrase != "":
		one, err := age.NewScryptRecipient(l.Passphrase)
		if err != nil {
			return nil, fmt.Errorf("taking the passphrase: %w", err)
		}
		return []age.Recipient{one}, nil
	}
	recipients := make([]age.Recipient, len(l.Recipients))
	for i, text := range l.Recipients {
		one, err := recipient(strings.TrimSpace(text))
		if err != nil {
			return nil, err
		}
		recipients[i] = one
	}
	return recipients, nil
}

func recipient(text string) (age.Recipient, error) {
	if strings.HasPrefix(text, "ssh-") {
		one, err := agessh.ParseRecipient(text)
		if err != nil {
			return nil, fmt.Errorf("%q is not a public key of ssh: %w", text, err)
		}
		return one, nil
	}
	one, err := age.ParseX25519Recipient(text)
	if err != nil {
		return nil, fmt.Errorf("%q is not a public key (age1… or ssh-…): ask for it again", text)
	}
	return one, nil
}

// encrypt writes a file encrypted into another.
func encrypt(ctx context.Context, from, to string, recipients []age.Recipient) (err error) {
	in, err := keepopen.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	sealing, err := age.Encrypt(out, recipients...)
	if err != nil {
		return fmt.Errorf("sealing: %w", err)
	}
	if _, err := io.Copy(sealing, cancellable{ctx, in}); err != nil {
		return fmt.Errorf("sealing: %w", err)
	}
	return sealing.Close()
}

// cancellable is a reader that ends when its context does.
type cancellable struct {
	ctx  context.Context
	from io.Reader
}

func (c cancellable) Read(into []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.from.Read(into)
}

// Unseal opens a sealed dossier into a file, which must not exist yet and is for its owner alone. What does not open with the key is a *WrongKeyError, and what is in it and no sound dossier is refused; then
// nothing is left behind.
func Unseal(ctx context.Context, sealed, dest string, key Key) error {
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
	plain, err := hiddenBeside(dest, "opening")
	if err != nil {
		return err
	}
	defer removeDatabase(plain)
	if err := decrypt(ctx, sealed, plain, identities, key.Passphrase != ""); err != nil {
		if full := noRoom(dest, err); full != nil { // nobody knows the hidden file
			return full
		}
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
	return placeNew(plain, dest)
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
	opened, err := age.Decrypt(unarmoured(cancellable{ctx, in}), identities...)
	var wrong *age.NoIdentityMatchError
	switch {
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
