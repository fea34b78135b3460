package store

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"truceboard/store/filelock"
)

// inWindow opens a dossier as a window does.
func inWindow(t *testing.T, path, who string, after *Dossier) *Dossier {
	t.Helper()
	d, err := Open(context.Background(), path, Options{Who: who, Now: fixedNow, Hold: true, After: after})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() }) // most are closed by then
	return d
}

// closed closes a dossier.
func closed(t *testing.T, d *Dossier) {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestASecondWindowReadsUntilTheFirstCloses(t *testing.T) {
	path := testDossier(t).Path()
	first, second := inWindow(t, path, "Amal", nil), inWindow(t, path, "Basil", nil)
	if first.ReadOnly() || first.HeldBy() != nil {
		t.Error("the first cannot write")
	}
	by := second.HeldBy()
	if !second.ReadOnly() || by == nil || by.By.Who != "Amal" || !by.By.Since.Equal(recorded) || !by.By.Here() {
		t.Fatalf("the second: %v, %+v", second.ReadOnly(), by)
	}
	if !strings.Contains(by.Error(), "is open for writing elsewhere (Amal, since 2") {
		t.Error(by)
	}
	if _, err := second.AddIncident(context.Background(), testIncident()); err == nil {
		t.Error("the second wrote")
	}
	closed(t, first)
	again := inWindow(t, path, "Basil", second)
	if again.ReadOnly() {
		t.Error("nobody has it, and yet it cannot be written to")
	}
	add(t, again, testIncident())
	closed(t, again)
	if _, err := os.Stat(markOf(path)); err == nil {
		t.Error("the mark is still there")
	}
}

func TestTheHoldIsSharedWithTheDossierThatFollows(t *testing.T) {
	path := testDossier(t).Path()
	first := inWindow(t, path, "Amal", nil)
	next := inWindow(t, path, "Amal", first)
	if next.ReadOnly() || next.HeldBy() != nil {
		t.Error("a window kept itself out")
	}
	closed(t, first)
	if other := inWindow(t, path, "Basil", nil); other.HeldBy() == nil {
		t.Error("closing the one before let others in")
	}
	closed(t, next)
	if other := inWindow(t, path, "Basil", next); other.ReadOnly() {
		t.Error("it is still held")
	}
}

func TestADossierIsHeldByWhicheverNameItIsOpened(t *testing.T) {
	path := testDossier(t).Path()
	link := filepath.Join(t.TempDir(), "link.truce")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	inWindow(t, path, "Amal", nil)
	if other := inWindow(t, link, "Basil", nil); other.HeldBy() == nil {
		t.Error("it was opened for writing twice")
	}
}

func TestAMarkThatNobodyLocksHoldsNothing(t *testing.T) {
	path := testDossier(t).Path()
	if err := os.WriteFile(markOf(path), []byte(`{"who": "Amal", "host": "elsewhere", "pid": 1, "since": "2026-01-02T03:04:05Z", "left": "over and longer than another"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	d := inWindow(t, path, "Basil", nil)
	if d.ReadOnly() {
		t.Error("it cannot be written to")
	}
	if by, is := heldBy(path); !is || by.Who != "Basil" {
		t.Errorf("%+v, %v", by, is)
	}
}

// fromAfar marks a dossier as a window on another computer does.
func fromAfar(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(markOf(path), []byte(`{"who": "Amal", "host": "another-computer", "pid": 1, "since": "2026-01-02T03:04:05Z"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(markOf(path), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	if free, err := filelock.Try(file); !free || err != nil {
		t.Fatalf("%v, %v", free, err)
	}
}

func TestCommandsWriteBesideAWindowHereButNotElsewhere(t *testing.T) {
	path := testDossier(t).Path()
	window := inWindow(t, path, "Amal", nil)
	command, err := Open(context.Background(), path, Options{Who: "a command", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	add(t, command, testIncident())
	add(t, window, testIncident())
	closed(t, command)
	closed(t, window)

	fromAfar(t, path)
	var refused *HeldError
	if _, err := Open(context.Background(), path, Options{Who: "a command"}); !errors.As(err, &refused) || !strings.Contains(err.Error(), "Amal on the computer another-computer, since") {
		t.Errorf("a command: %v", err)
	}
	second := inWindow(t, path, "Basil", nil)
	if by := second.HeldBy(); by == nil || by.By.Here() {
		t.Errorf("a window: %+v", by)
	}
}

// envSealed names a dossier that this test binary, started anew as a user without rights, opens in every way.
const envSealed = "TRUCEBOARD_TEST_SEALED"

func openSealed(path string) error {
	for _, o := range []Options{{Who: "Basil", Hold: true}, {Who: "a command"}, {ReadOnly: true}} {
		d, err := Open(context.Background(), path, o)
		if err != nil {
			return err
		}
		all, err := d.List(context.Background(), View{}, Sort{})
		if err != nil || all.Len() != 1 {
			return errors.Join(errors.New("it cannot be read"), err, d.Close())
		}
		if !d.ReadOnly() {
			return errors.Join(errors.New("it is open for writing"), d.Close())
		}
		if err := d.Watch(cancelledNow(), time.Second, nil); err != nil {
			return errors.Join(err, d.Close())
		}
		if err := d.Close(); err != nil {
			return err
		}
	}
	return nil
}

func cancelledNow() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// What lies in a folder that takes no files, whether or not it could itself be written to, is read without leaving anything, by a user to whom the system says no.
func TestWhatLiesOnAMediumThatCannotBeWrittenToIsReadWithoutATrace(t *testing.T) {
	if path := os.Getenv(envSealed); path != "" {
		if err := openSealed(path); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, mode := range []os.FileMode{0o444, 0o666} {
		folder, err := os.MkdirTemp("", "sealed") // open to all down to the root, as a test's own folder is not
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = errors.Join(os.Chmod(folder, 0o700), os.RemoveAll(folder)) })
		path := filepath.Join(folder, "a.truce")
		d, err := Create(context.Background(), path, testFrame(), Options{Who: "Amal", Now: fixedNow})
		if err != nil {
			t.Fatal(err)
		}
		add(t, d, testIncident())
		closed(t, d)
		if err := errors.Join(os.Chmod(path, mode), os.Chmod(folder, 0o555)); err != nil {
			t.Fatal(err)
		}
		asNobody(t, path)
		if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
			t.Errorf("%o: left behind: %v, %v", mode, left, err)
		}
	}
}

// asNobody runs this test anew, as a user without rights where this is the one with all of them.
func asNobody(t *testing.T, path string) {
	t.Helper()
	binary, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	copied, err := os.CreateTemp("", "store.test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(copied.Name()) })
	if _, err := copied.Write(binary); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(copied.Chmod(0o755), copied.Close()); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(copied.Name(), "-test.run=^"+t.Name()+"$")
	c.Dir, c.Env = os.TempDir(), append(os.Environ(), envSealed+"="+path)
	if os.Geteuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// A link in the place of the mark, as a stranger's folder may have one, is not written through: what it leads to stays as it is, and it is said why the dossier cannot be opened.
func TestAMarkIsNotWrittenThroughALink(t *testing.T) {
	d, mine := testDossier(t), filepath.Join(t.TempDir(), "mine")
	path := filepath.Join(t.TempDir(), "a.truce")
	if err := d.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(mine, markOf(path)); err != nil {
		t.Skip("links take a privilege here:", err)
	}
	var refused *OpenError
	if _, err := Open(context.Background(), path, Options{Who: "Tester", Hold: true}); !errors.As(err, &refused) || !strings.Contains(err.Error(), "is a link or no file") {
		t.Errorf("opened: %v", err)
	}
	content, err := os.ReadFile(mine)
	info, statErr := os.Stat(mine)
	if err != nil || statErr != nil || string(content) != "mine" || info.Mode().Perm() != 0o600 {
		t.Errorf("%q, %v, %v", content, info.Mode(), errors.Join(err, statErr))
	}
	if opened, err := Open(context.Background(), path, Options{ReadOnly: true}); err != nil {
		t.Errorf("to read it: %v", err)
	} else {
		closed(t, opened)
	}
}
