package main

import (
	"context"
	"fmt"
	"strings"

	"truceboard/store"
)

// sealCommand writes a dossier encrypted, for travel.
type sealCommand struct {
	File           string   `arg:"" help:"The dossier."`
	Out            string   `arg:"" help:"The sealed file (OUT.truce.age); it must not exist yet."`
	Recipient      []string `sep:"none" placeholder:"K" help:"The public key of somebody who may open it: age1… or ssh-…; may be given several times."`
	PassphraseFile string   `placeholder:"F" help:"A file whose first line is the passphrase."`
}

// Run seals the dossier, whole or not at all.
func (c sealCommand) Run(ctx context.Context, e env) error {
	if (c.PassphraseFile == "") == (len(c.Recipient) == 0) {
		return usageError{fmt.Errorf("give either --passphrase-file F or --recipient K")}
	}
	lock := store.Lock{Recipients: c.Recipient}
	if c.PassphraseFile != "" {
		var err error
		if lock.Passphrase, err = passphraseIn(ctx, c.PassphraseFile); err != nil {
			return err
		}
	}
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error { return d.Seal(ctx, c.Out, lock) })
}

// unsealCommand opens a sealed dossier.
type unsealCommand struct {
	File           string `arg:"" help:"The sealed file."`
	Out            string `arg:"" help:"The dossier; it must not exist yet."`
	PassphraseFile string `placeholder:"F" help:"A file whose first line is the passphrase."`
	Identity       string `placeholder:"F" help:"A file with your age keys, or a private key of ssh."`
}

// Run opens the sealed dossier, whole or not at all.
func (c unsealCommand) Run(ctx context.Context) (err error) {
	if (c.PassphraseFile == "") == (c.Identity == "") {
		return usageError{fmt.Errorf("give either --passphrase-file F or --identity F")}
	}
	var key store.Key
	if c.PassphraseFile != "" {
		key.Passphrase, err = passphraseIn(ctx, c.PassphraseFile)
	} else {
		key.Identities, err = store.ReadKeyFile(ctx, c.Identity)
	}
	if err != nil {
		return err
	}
	return store.Unseal(ctx, c.File, c.Out, key)
}

// passphraseIn reads the first line of a file.
func passphraseIn(ctx context.Context, path string) (string, error) {
	text, err := store.ReadKeyFile(ctx, path)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(text, "\ufeff"), "\n") // a byte order mark is put there by the editor
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", fmt.Errorf("the first line of %s is empty: write the passphrase there", path)
	}
	return line, nil
}
