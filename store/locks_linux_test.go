package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"truceboard/store/ceasefire"
)

// locksOn counts the locks that this program holds on a file, as the system tells (proc_locks(5)).
func locksOn(t *testing.T, path string) (count int) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	sys, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		t.Fatalf("%T", info.Sys())
	}
	list, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		f := strings.Fields(line)
		if len(f) > 5 && f[1] == "POSIX" && f[4] == fmt.Sprint(os.Getpid()) && strings.HasSuffix(f[5], fmt.Sprintf(":%d", sys.Ino)) {
			count++
		}
	}
	return count
}

// Nothing that is done while a dossier is open drops the locks that the database holds on its file and on the index of its log: another program that reads the file would take the log away.
func TestTheLocksOfAnOpenDossierStay(t *testing.T) {
	ctx, path := context.Background(), testDossier(t).Path()
	d, err := Open(ctx, path, Options{Who: "Tester", Hold: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	saved := add(t, d, testIncident())
	if locksOn(t, path) == 0 || locksOn(t, path+"-shm") == 0 {
		t.Fatal("the database holds no locks to begin with")
	}
	folder := t.TempDir()
	within := func(name string) string { return filepath.Join(folder, name) }
	shelf := Shelf{Folder: within("shelf"), Rule: ceasefire.UsualKeeping()}
	var kept Saved
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"watching", func() error {
			w, err := d.watcher(ctx)
			if err != nil {
				return err
			}
			w.look(ctx)
			return w.close()
		}},
		{"the quick check", func() error { _, err := d.QuickCheck(ctx); return err }},
		{"a check of the file", func() error { _, err := CheckFile(ctx, path); return err }},
		{"looking at its beginning", func() error { return sniff(path, 1000) }},
		{"asking whether it is sealed", func() error { IsSealed(path); return nil }},
		{"reading it as a passphrase", func() error { _, _ = ReadKeyFile(context.Background(), path); return nil }},
		{"opening it as a sealed one", func() error { _ = Unseal(ctx, path, within("u.truce"), Key{Passphrase: "x"}); return nil }},
		{"opening it once more", func() error {
			again, err := Open(ctx, path, Options{ReadOnly: true})
			if err == nil {
				err = again.Close()
			}
			return err
		}},
		{"opening it anew", func() error {
			again, err := Open(ctx, path, Options{Hold: true, After: d})
			if err == nil {
				err = again.Close()
			}
			return err
		}},
		{"a copy", func() error { return d.Backup(ctx, within("copy.truce")) }},
		{"a backup", func() (err error) { kept, _, err = d.BackUp(ctx, shelf, Regularly); return err }},
		{"a copy for sharing", func() error { _, err := d.Redacted(ctx, within("shared.truce"), RedactedOptions{}); return err }},
		{"sealing", func() error { return d.Seal(ctx, within("a.age"), Lock{Passphrase: "correct horse"}) }},
		{"saving elsewhere", func() error { return d.SaveElsewhere(ctx, within("elsewhere.truce")) }},
		{"salvaging it", func() error { _, err := Salvage(ctx, path, within("salvaged.truce"), Options{}); return err }},
		{"copying it for reading", func() error { c, err := takeCopyIn(ctx, folder, path); return firstError(err, c.remove()) }},
		{"merging", func() error { _, err := d.Merge(ctx, within("copy.truce"), MergeOptions{}); return err }},
		{"merging with itself", func() error { _, _ = d.Merge(ctx, path, MergeOptions{}); return nil }},
		{"restoring", func() error { _, err := d.Restore(ctx, shelf, kept.Path); return err }},
		{"writing over it refused", func() error { _ = d.Backup(ctx, path); _ = RefuseTarget(path); return nil }},
		{"saving", func() error { _, err := d.AddIncident(ctx, testIncident()); return err }},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		if file, log := locksOn(t, path), locksOn(t, path+"-shm"); file == 0 || log == 0 {
			t.Fatalf("%s dropped locks: %d are left on the file, %d on the index of its log", step.what, file, log)
		}
	}
	if _, err := d.Incident(ctx, saved.ID); err != nil {
		t.Error(err)
	}
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// otherReaders are other programs that read a dossier with a database of their own, as an analyst may at any time.
func otherReaders(path string) [][]string {
	return [][]string{
		{"python3", "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); print(c.execute('SELECT count(*) FROM incident').fetchone()); c.close()", path},
		{"sqlite3", path, "SELECT count(*) FROM incident"},
	}
}

// What is saved while other programs read the file is there after a kill, and the log is still that of the file.
func TestWhatIsSavedBesideOtherReadersIsThereAfterAKill(t *testing.T) {
	path := testDossier(t).Path()
	worker := exec.Command(os.Args[0])
	worker.Env = append(os.Environ(), envKilled+"=beside "+path)
	in, err := worker.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := worker.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	defer worker.Wait()
	defer worker.Process.Kill()
	said, read := bufio.NewScanner(out), 0
	said.Scan() // begun
	said.Scan() // open
	var saved []string
	for range 2 {
		for _, other := range otherReaders(path) {
			if _, err := exec.LookPath(other[0]); err != nil {
				continue
			}
			if text, err := exec.Command(other[0], other[1:]...).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v, %s", other[0], err, text)
			}
			read++
			if _, err := io.WriteString(in, "save\n"); err != nil || !said.Scan() {
				t.Fatal("nothing was saved", err)
			}
			saved = append(saved, said.Text())
			if gone := deletedOf(t, worker.Process.Pid, path); len(gone) > 0 {
				t.Errorf("%s took %q away", other[0], gone)
			}
		}
	}
	if read == 0 {
		t.Skip("no other program that reads databases is here")
	}
	if err := worker.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	d, err := Open(context.Background(), path, Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	sound(t, d)
	for _, one := range saved {
		if err := isThere(d, "entry", one); err != nil {
			t.Errorf("what was said to be saved: %v", err)
		}
	}
}

// deletedOf gives the files of a dossier that a program has open and nobody else can find.
func deletedOf(t *testing.T, pid int, path string) (gone []string) {
	t.Helper()
	folder := fmt.Sprintf("/proc/%d/fd", pid)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name, err := os.Readlink(filepath.Join(folder, e.Name())); err == nil && strings.HasPrefix(name, path) && strings.HasSuffix(name, "(deleted)") {
			gone = append(gone, name)
		}
	}
	return gone
}
