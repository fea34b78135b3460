package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/age"
	"filippo.io/age/agessh"

	"truceboard/store/keepopen"
)

// Lock is what a dossier is sealed with: a passphrase, or the public keys of those who may open it (age1…, or ssh-ed25519 and ssh-rsa).
type Lock struct {
	Passphrase string
	Recipients []string
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
