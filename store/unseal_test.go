package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"filippo.io/age"

	"truceboard/store/ceasefire"
)

// looking is a context at which something is looked at each time that it is asked whether to go on: by whoever asks, also by goroutines of the database, at once and when all is done.
type looking struct {
	context.Context
	look func()
}

func (l looking) Err() error {
	l.look()
	return l.Context.Err()
}

// sealedWith seals a dossier for a key, which is made.
func sealedWith(t *testing.T) (sealed string, key Key) {
	t.Helper()
	mine, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	d := testDossier(t)
	add(t, d, testIncident())
	sealed = filepath.Join(t.TempDir(), "a.age")
	if err := d.Seal(context.Background(), sealed, Lock{Recipients: []string{mine.Recipient().String()}}); err != nil {
		t.Fatal(err)
	}
	return sealed, Key{Identities: mine.String()}
}

// While a sealed dossier is opened nothing of it lies where it is to go: it lies in the user's own folder, for him alone, and is gone from there when it is done.
func TestWhatIsUnsealedLiesInTheUsersOwnFolderUntilItIsWhole(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("XDG_RUNTIME_DIR", "")
	sealed, key := sealedWith(t)
	folders, err := ownFolders()
	if err != nil {
		t.Fatal(err)
	}
	to, seen := t.TempDir(), atomic.Int64{}
	err = Unseal(looking{context.Background(), func() {
		there, _ := filepath.Glob(filepath.Join(to, "*"))
		found, _ := filepath.Glob(filepath.Join(folders[0], copyFolder+"*", "u.truce"))
		for _, path := range found {
			info, err := os.Stat(path)
			if errors.Is(err, fs.ErrNotExist) {
				continue // it went where it is to go meanwhile
			}
			seen.Add(1)
			if len(there) > 0 {
				t.Errorf("%q lie where it is to go", there)
			}
			if runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
				t.Errorf("%v, %v", info, err)
			}
		}
	}}, sealed, filepath.Join(to, "u.truce"), key)
	if err != nil || seen.Load() == 0 {
		t.Errorf("seen %d times: %v", seen.Load(), err)
	}
	if left := lies(t, folders[0]); len(left) > 0 || len(lies(t, to)) != 1 {
		t.Errorf("left: %q, there: %q", left, lies(t, to))
	}
}

// On another disk it is copied, into a file for its owner alone, and nothing else is left there.
func TestWhatIsUnsealedGoesToAnotherDisk(t *testing.T) {
	other, err := os.MkdirTemp("/dev/shm", "truceboard-test-*")
	if err != nil {
		t.Skip("there is no other disk")
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(other); err != nil {
			t.Error(err)
		}
	})
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("XDG_RUNTIME_DIR", "")
	sealed, key := sealedWith(t)
	path := filepath.Join(other, "u.truce")
	if err := Unseal(context.Background(), sealed, path, key); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 || len(lies(t, other)) != 1 {
		t.Errorf("%v, %v, %q", info, err, lies(t, other))
	}
	back, err := Open(context.Background(), path, Options{Who: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	if len(shown(t, back, ceasefire.AsOf{})) != 1 {
		t.Error("something is missing")
	}
	if err := back.Close(); err != nil {
		t.Error(err)
	}
}

// What a kill left half copied on another disk goes when the program is next started, wherever it works then; while that disk is not there it is kept in mind, but for what lies in the user's own folder.
func TestWhatAKillLeftElsewhereIsRemovedWithTheNextStart(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("XDG_RUNTIME_DIR", "")
	stick := filepath.Join(t.TempDir(), "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	c, err := inWorkingFolder("u.truce", func(path string) error { return os.WriteFile(path, []byte("secret"), 0o600) })
	if err != nil {
		t.Fatal(err)
	}
	beside, err := hiddenBeside(filepath.Join(stick, "u.truce"), "opening")
	if err == nil {
		err = c.note(beside)
	}
	if err == nil {
		err = c.copyTo(context.Background(), beside)
	}
	if err == nil {
		err = c.lock.Close() // as a kill does
	}
	if err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(beside); err != nil || string(text) != "secret" {
		t.Fatalf("%q, %v", text, err)
	}
	if err := os.Rename(stick, stick+" pulled out"); err != nil {
		t.Fatal(err)
	}
	testDossier(t)
	if _, err := os.Stat(c.path); !os.IsNotExist(err) {
		t.Errorf("the copy in the user's own folder is still there: %v", err)
	}
	if err := os.Rename(stick+" pulled out", stick); err != nil {
		t.Fatal(err)
	}
	testDossier(t)
	if there := lies(t, stick); len(there) > 0 {
		t.Errorf("%q are still there", there)
	}
	if _, err := os.Stat(filepath.Dir(c.path)); !os.IsNotExist(err) {
		t.Errorf("the note is still there: %v", err)
	}
}

// A note that names anything but a hidden file of this program removes nothing.
func TestANoteRemovesNothingElse(t *testing.T) {
	folder := t.TempDir()
	kept := filepath.Join(folder, "thesis.truce")
	for path, text := range map[string]string{kept: "mine", filepath.Join(folder, copyNote): kept} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if !removeNoted(folder) {
		t.Error("it is to be tried again")
	}
	if text, err := os.ReadFile(kept); err != nil || !strings.Contains(string(text), "mine") {
		t.Errorf("%q, %v", text, err)
	}
}

// endlessKey is a key that is worked out for as long as it is let.
type endlessKey struct{ begun, over chan struct{} }

func (k endlessKey) Unwrap([]*age.Stanza) ([]byte, error) {
	close(k.begun)
	<-k.over
	return nil, age.ErrIncorrectIdentity
}

// Who stops does not wait for the work that a sealed file asks for.
func TestUnsealingIsStoppedWhileAKeyIsWorkedOut(t *testing.T) {
	sealed, _ := sealedWith(t)
	ctx, stop := context.WithCancel(t.Context())
	key, plain := endlessKey{make(chan struct{}), make(chan struct{})}, filepath.Join(t.TempDir(), "u.truce")
	defer close(key.over)
	go func() {
		<-key.begun
		stop()
	}()
	if err := decrypt(ctx, sealed, plain, []age.Identity{key}, true); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}
