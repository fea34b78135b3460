package store

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever names a sealed dossier where an open one is wanted is told how to open it.
func TestASealedDossierIsToldAsOne(t *testing.T) {
	ctx, d := context.Background(), testDossier(t)
	sealed := filepath.Join(t.TempDir(), "a.truce.age")
	if err := d.Seal(ctx, sealed, Lock{Passphrase: "correct horse"}); err != nil {
		t.Fatal(err)
	}
	_, opened := Open(ctx, sealed, Options{ReadOnly: true})
	_, checked := CheckFile(ctx, sealed)
	_, merged := d.Merge(ctx, sealed, MergeOptions{})
	for what, err := range map[string]error{"opening": opened, "checking": checked, "merging": merged} {
		if err == nil || !strings.Contains(err.Error(), "is sealed: open it into a new file with truceboard unseal") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// A changed byte in the head of a sealed file cannot be told from a wrong key, so that both are named.
func TestAWrongKeyMayBeADamagedFile(t *testing.T) {
	for _, passphrase := range []bool{true, false} {
		if said := (&WrongKeyError{Path: "a.age", passphrase: passphrase}).Error(); !strings.Contains(said, "damaged") {
			t.Error(said)
		}
	}
}
