package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

// lies gives the files of a folder.
func lies(t testing.TB, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// A dossier that was sealed reads the same once it is opened, holds nothing that can be read until then, and opens for nobody else.
func TestSealedForTravel(t *testing.T) {
	d, ctx, folder := testDossier(t), context.Background(), t.TempDir()
	add(t, d, testIncident())
	mine, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	other, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		lock         Lock
		right, wrong Key
	}{
		"passphrase": {Lock{Passphrase: "correct horse"}, Key{Passphrase: "correct horse"}, Key{Passphrase: "correct house"}},
		"key":        {Lock{Recipients: []string{mine.Recipient().String()}}, Key{Identities: mine.String()}, Key{Identities: other.String()}},
	} {
		sealed, opened := filepath.Join(folder, name+".age"), filepath.Join(t.TempDir(), name+".truce")
		if err := d.Seal(ctx, sealed, c.lock); err != nil {
			t.Fatal(err)
		}
		if raw, err := os.ReadFile(sealed); err != nil || bytes.Contains(raw, []byte("Shells on the road")) || bytes.Contains(raw, []byte("SQLite format")) {
			t.Errorf("%s: it can be read", name)
		}
		var wrong *WrongKeyError
		if err := Unseal(ctx, sealed, opened, c.wrong); !errors.As(err, &wrong) || len(lies(t, filepath.Dir(opened))) != 0 {
			t.Errorf("%s: %v, left %v", name, err, lies(t, filepath.Dir(opened)))
		}
		if err := Unseal(ctx, sealed, opened, c.right); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(opened); err != nil || info.Mode().Perm() != 0o600 {
			t.Error(info, err)
		}
		back, err := Open(ctx, opened, Options{Who: "Reader"})
		if err != nil {
			t.Fatal(err)
		}
		if len(everything(t, back)) != len(everything(t, d)) {
			t.Errorf("%s: something is missing", name)
		}
		if err := back.Close(); err != nil {
			t.Error(err)
		}
		if err := Unseal(ctx, sealed, opened, c.right); err == nil {
			t.Error("a file was overwritten")
		}
	}
	if left := lies(t, filepath.Dir(d.Path())); len(left) > 3 {
		t.Error("left behind:", left)
	}
}

func TestWhatIsNotSealedIsNotOpened(t *testing.T) {
	d, ctx, folder := testDossier(t), context.Background(), t.TempDir()
	sealed, opened := filepath.Join(folder, "s.age"), filepath.Join(folder, "o.truce")
	if err := d.Seal(ctx, sealed, Lock{}); err == nil {
		t.Error("sealed with nothing")
	}
	if err := d.Seal(ctx, sealed, Lock{Recipients: []string{"age1nonsense"}}); err == nil {
		t.Error("sealed for nobody")
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := d.Seal(gone, sealed, Lock{Passphrase: "x"}); err == nil || len(lies(t, folder)) != 0 || len(lies(t, filepath.Dir(d.Path()))) > 3 {
		t.Errorf("cancelled: %v, %v, %v", err, lies(t, folder), lies(t, filepath.Dir(d.Path())))
	}
	if err := d.Seal(ctx, sealed, Lock{Passphrase: "x"}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	broken, text := filepath.Join(folder, "broken.age"), filepath.Join(folder, "text.age")
	for path, content := range map[string][]byte{broken: raw, text: []byte("not sealed")} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := len(lies(t, folder))
	for _, path := range []string{broken, text, folder, filepath.Join(folder, "none")} {
		if err := Unseal(ctx, path, opened, Key{Passphrase: "x"}); err == nil || len(lies(t, folder)) != before {
			t.Errorf("%s: %v, %v", path, err, lies(t, folder))
		}
	}
}

// Whatever a sealed file holds, opening it ends in an error or a sound dossier, and never in a crash.
func FuzzUnseal(f *testing.F) {
	f.Add([]byte("age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 18\nAAAA\n--- AAAA\n"))
	f.Add([]byte("not sealed"))
	f.Fuzz(func(t *testing.T, content []byte) {
		folder := t.TempDir()
		sealed, opened := filepath.Join(folder, "s.age"), filepath.Join(folder, "o.truce")
		if err := os.WriteFile(sealed, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Unseal(context.Background(), sealed, opened, Key{Passphrase: "x"}); err == nil || len(lies(t, folder)) != 1 {
			t.Errorf("%v, %v", err, lies(t, folder))
		}
	})
}

// Whatever stands where keys are given, it is a key or it is told that it is none.
func FuzzKeys(f *testing.F) {
	one, err := age.GenerateX25519Identity()
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range []string{one.String(), one.Recipient().String(), "# remark\n" + one.String(), "ssh-ed25519 AAAA", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----", "age1pq1x", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := (Lock{Recipients: []string{text}}).Check(); err != nil && err.Error() == "" {
			t.Error("nothing is said")
		}
		if identities, err := (Key{Identities: text}).identities(); err == nil && len(identities) == 0 {
			t.Error("no key and no error")
		}
	})
}

// A dossier that is not sound is not sealed, since whoever opened it would be refused it.
func TestWhatIsNotSoundIsNotSealed(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	add(t, d, testIncident())
	var kept string
	if err := d.writer.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE name = 'audit_kept_update'").Scan(&kept); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"DROP TRIGGER audit_kept_update", "UPDATE audit SET who = 'Nobody' WHERE seq = 1", kept} {
		if _, err := d.writer.ExecContext(ctx, query); err != nil {
			t.Fatal(err)
		}
	}
	sealed := filepath.Join(t.TempDir(), "a.age")
	if err := d.Seal(ctx, sealed, Lock{Passphrase: "correct horse"}); err == nil || !strings.Contains(err.Error(), "was not sealed") {
		t.Errorf("it was sealed: %v", err)
	}
	if _, err := os.Stat(sealed); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file is left: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(d.path), ".*sealing*")); err != nil || len(left) > 0 {
		t.Errorf("left beside it: %v, %v", left, err)
	}
}
