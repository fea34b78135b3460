//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"truceboard/store"
)

// envMedium gives, as JSON, what this test binary, started anew in mounts of its own, does on a medium that is full or cannot be written to.
const envMedium = "TRUCEBOARD_TEST_MEDIUM"

// onMedium is what is done on a medium: where it is mounted, what is copied to it before, how it ends up (full but for Free bytes, or closed to writing), and the commands that are carried out then. Among their words MEDIUM stands
// for where it is.
type onMedium struct {
	At, From string
	Bytes    int
	Free     int64
	ReadOnly bool
	Commands [][]string
}

// mediumDone is what came of it: of each command, and which files lie on the medium at last.
type mediumDone struct {
	Done  []commandDone
	Files []string
	Full  string // what a window is told
	Err   string
}

type commandDone struct {
	Status    int
	Out, Said string
}

// carryOutOnMedium is the other process.
func carryOutOnMedium(told string) int {
	var m onMedium
	var done mediumDone
	err := json.Unmarshal([]byte(told), &m)
	if err == nil {
		err = m.mount()
	}
	if err == nil {
		done, err = m.carryOut()
	}
	if err != nil {
		done.Err = err.Error()
	}
	if err := json.NewEncoder(os.Stdout).Encode(done); err != nil {
		return 1
	}
	return 0
}

// mount makes the medium, which is gone when the process ends, and fills it or closes it to writing.
func (m onMedium) mount() error {
	err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, "")
	if err == nil {
		err = syscall.Mount("tmpfs", m.At, "tmpfs", 0, fmt.Sprintf("size=%d", m.Bytes))
	}
	if err == nil {
		err = os.CopyFS(m.At, os.DirFS(m.From))
	}
	switch {
	case err != nil:
		return err
	case m.ReadOnly:
		return syscall.Mount("", m.At, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, "")
	}
	rest, err := os.Create(filepath.Join(m.At, "the rest"))
	if err != nil {
		return err
	}
	for err == nil {
		_, err = rest.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		return errors.Join(err, rest.Close())
	}
	filled, err := rest.Seek(0, io.SeekEnd)
	if err == nil {
		err = rest.Truncate(max(filled-m.Free, 0))
	}
	return errors.Join(err, rest.Close())
}

func (m onMedium) carryOut() (done mediumDone, err error) {
	for _, words := range m.Commands {
		for i, word := range words {
			words[i] = strings.ReplaceAll(word, "MEDIUM", m.At)
		}
		var out, said bytes.Buffer
		status := run(context.Background(), words, env{out: &out, err: &said, now: time.Now})
		done.Done = append(done.Done, commandDone{status, out.String(), said.String()})
	}
	if d, err := store.Open(context.Background(), filepath.Join(m.At, "a.truce"), store.Options{Hold: true, Who: "Window"}); err == nil {
		if done.Full = "it can be written to"; d.ReadOnly() {
			done.Full = fmt.Sprint(d.Full())
		}
		err = d.Close()
		if err != nil {
			return done, err
		}
	} else {
		done.Full = err.Error()
	}
	entries, err := os.ReadDir(m.At)
	for _, e := range entries {
		done.Files = append(done.Files, e.Name())
	}
	return done, err
}

// do starts the other process. Where the system lets nobody mount anything the test is skipped.
func (m onMedium) do(t *testing.T) mediumDone {
	t.Helper()
	told, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), envMedium+"="+string(told))
	child.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		child.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		child.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		child.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	printed, err := child.Output()
	var done mediumDone
	if err == nil {
		err = json.Unmarshal(printed, &done)
	}
	if errors.Is(err, syscall.EPERM) || strings.Contains(done.Err, "not permitted") {
		t.Skip("this system lets nobody mount a small disk")
	}
	if err != nil || done.Err != "" {
		t.Fatalf("%v, %s, printed %.300q", err, done.Err, printed)
	}
	return done
}

// killedDossier gives a folder with a dossier as a killed program left it: its last incident stands in the write-ahead log alone.
func killedDossier(t *testing.T) (folder string) {
	t.Helper()
	dossier := filepath.Join(closedDossier(t), "a.truce")
	d, err := store.Open(context.Background(), dossier, store.Options{Who: "Killed"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	all, err := d.List(context.Background(), store.View{}, store.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := all.Page(context.Background(), 0, 1)
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	if err := d.DeleteIncident(context.Background(), rows[0].ID); err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	for _, ending := range []string{"", "-wal"} {
		if err := os.WriteFile(filepath.Join(folder, "a.truce"+ending), []byte(textOf(t, dossier+ending)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// onMediumIncidents is how many incidents a dossier on a medium has.
const onMediumIncidents = 60

// closedDossier gives a folder with a dossier beside which nothing lies.
func closedDossier(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	dossier, data := filepath.Join(folder, "a.truce"), filepath.Join(t.TempDir(), "ged.csv")
	if err := os.WriteFile(data, firstRows(onMediumIncidents), 0o600); err != nil {
		t.Fatal(err)
	}
	imported(t, dossier, data)
	if left := filesIn(t, folder); len(left) != 1 {
		t.Fatal(left)
	}
	return folder
}

// reads are the commands that read a dossier on a medium and write elsewhere.
func reads(out, recipient string) [][]string {
	dossier, to := "MEDIUM/a.truce", func(name string) string { return filepath.Join(out, name) }
	return [][]string{
		{"info", dossier, "--json"}, {"check", dossier}, {"export", dossier, to("all.csv")}, {"export", dossier, to("all.json")}, {"chart", dossier, "daily", to("daily.svg")}, {"report", dossier, to("report.md")},
		{"backup", dossier, to("backup.truce")}, {"seal", dossier, to("sealed.truce.age"), "--recipient", recipient}, {"salvage", dossier, to("salvaged.truce")},
		{"redact", dossier, to("redacted.truce")}, {"info", dossier, "--json"}, {"check", dossier},
	}
}

// Where the disk that holds a dossier is full, or cannot be written to, the dossier is read, exported, charted, backed up, sealed, salvaged and redacted to another, with what a killed program left in its write-ahead log;
// whoever wants to write to it is told, and nothing new lies beside it or in the user's own folder afterwards.
func TestADossierOnAFullOrClosedMediumIsReadAndCopiedElsewhere(t *testing.T) {
	for name, c := range map[string]struct {
		folder          string
		incidents       int
		readOnly        bool
		refused, toldTo string
	}{
		"full, closed dossier":        {closedDossier(t), onMediumIncidents, false, "no room left", "no room left"},
		"full, killed program":        {killedDossier(t), onMediumIncidents - 1, false, "no room left", "no room left"},
		"read only, closed dossier":   {closedDossier(t), onMediumIncidents, true, "reading only", "<nil>"},
		"read only, a killed program": {killedDossier(t), onMediumIncidents - 1, true, "reading only", "<nil>"},
	} {
		t.Run(name, func(t *testing.T) {
			out, cache := t.TempDir(), t.TempDir()
			t.Setenv("XDG_CACHE_HOME", cache)
			recipient, identity := sealingKey(t)
			commands := reads(out, recipient)
			writes := [][]string{{"import", "MEDIUM/a.truce", filepath.Join(out, "all.csv")}, {"merge", "MEDIUM/a.truce", filepath.Join(out, "backup.truce"), "--ours"}}
			got := onMedium{At: t.TempDir(), From: c.folder, Bytes: 4 << 20, ReadOnly: c.readOnly, Commands: slices.Concat(commands, writes)}.do(t)
			for i, one := range got.Done[:len(commands)] {
				if one.Status != exitDone {
					t.Errorf("%v: status %d, said %q", commands[i], one.Status, one.Said)
				}
				if want := fmt.Sprintf(`"total": %d`, c.incidents); commands[i][0] == "info" && !strings.Contains(one.Out, want) {
					t.Errorf("info: %.600s", one.Out)
				}
			}
			for i, one := range got.Done[len(commands):] {
				if one.Status != exitFailed || !strings.Contains(one.Said, c.refused) && !strings.Contains(one.Said, "cannot be written: copy it") {
					t.Errorf("%v: status %d, said %q", writes[i][0], one.Status, one.Said)
				}
			}
			if !strings.Contains(got.Full, c.toldTo) {
				t.Errorf("a window is told %q", got.Full)
			}
			files := filesIn(t, c.folder)
			if !c.readOnly {
				files = append(files, "the rest")
			}
			if !slices.Equal(got.Files, files) {
				t.Errorf("on the medium lie %v, want %v", got.Files, files)
			}
			if left := filesIn(t, filepath.Join(cache, "truceboard")); len(left) > 0 {
				t.Errorf("left in the user's own folder: %v", left)
			}
			for _, copied := range []string{"backup.truce", "redacted.truce", "salvaged.truce"} {
				if n := totalOf(t, filepath.Join(out, copied)); n != c.incidents {
					t.Errorf("%s has %d incidents", copied, n)
				}
			}
			done(t, "unseal", filepath.Join(out, "sealed.truce.age"), filepath.Join(out, "unsealed.truce"), "--identity", identity)
			if n := totalOf(t, filepath.Join(out, "unsealed.truce")); n != c.incidents {
				t.Errorf("sealed were %d incidents", n)
			}
		})
	}
}

func filesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Where the user's own folder is on the full disk too, what needs no copy is done all the same; what does need one is done in the folder that the system keeps in memory for the user, and where there is none either the sentence names what is full.
func TestAFullDiskThatHoldsTheUsersOwnFolderTooIsSaidToBeFull(t *testing.T) {
	for name, c := range map[string]struct {
		folder  string
		running bool
		fails   []string
	}{
		"closed dossier":                    {closedDossier(t), false, []string{"redact"}},
		"killed program":                    {killedDossier(t), false, []string{"info", "check", "export", "chart", "report", "backup", "seal", "redact"}},
		"killed program, folder in memory":  {killedDossier(t), true, nil},
		"closed dossier, folder in memory ": {closedDossier(t), true, nil},
	} {
		t.Run(name, func(t *testing.T) {
			out, at := t.TempDir(), t.TempDir()
			t.Setenv("XDG_CACHE_HOME", filepath.Join(at, "cache"))
			t.Setenv("XDG_RUNTIME_DIR", "")
			if c.running {
				t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
			}
			recipient, _ := sealingKey(t)
			commands := reads(out, recipient)
			got := onMedium{At: at, From: c.folder, Bytes: 4 << 20, Commands: commands}.do(t)
			for i, one := range got.Done {
				fails := slices.Contains(c.fails, commands[i][0])
				if fails && (one.Status != exitFailed || !strings.Contains(one.Said, "no room left on the disk or drive that holds "+filepath.Join(at, "cache"))) || !fails && one.Status != exitDone {
					t.Errorf("%v: status %d, said %q", commands[i][0], one.Status, one.Said)
				}
			}
		})
	}
}

// Wherever a small disk fills while a dossier is made with its sample, nothing of it is left there, its log neither, whose pages a full disk keeps from being brought into it; with room enough it is there whole.
func TestANewDossierOnASmallDiskLeavesNothing(t *testing.T) {
	full, whole := 0, false
	for _, free := range []int64{0, 600 << 10, 1500 << 10, 2400 << 10, 2916 << 10, 3400 << 10, 16 << 20} {
		got := onMedium{At: t.TempDir(), From: t.TempDir(), Bytes: 32 << 20, Free: free, Commands: [][]string{{"new", "MEDIUM/new.truce", "--template", "syria-2016", "--sample"}}}.do(t)
		if whole = got.Done[0].Status == exitDone; whole { // what was done may wait in the log
			break
		}
		full++
		if said := got.Done[0].Said; !strings.Contains(said, "no room left") || !slices.Equal(got.Files, []string{"the rest"}) {
			t.Errorf("%d bytes free: said %q, and on the disk lie %v", free, said, got.Files)
		}
	}
	if full < 5 || !whole {
		t.Errorf("full %d times, whole at last: %v", full, whole)
	}
}
