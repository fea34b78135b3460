//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"truceboard/store/exchange"
)

// envNoRoom names the dossier that this test binary, started anew, exports where no file may grow beyond roomLeft; envNoRoomTo is the target.
const envNoRoom, envNoRoomTo = "TRUCEBOARD_TEST_NO_ROOM", "TRUCEBOARD_TEST_NO_ROOM_TO"

// roomLeft is how large a file may grow: a read-only dossier needs as much beside it.
const roomLeft = 40 << 10

// TestMain exports where there is no room, where this is such a process.
func TestMain(m *testing.M) {
	if dossier := os.Getenv(envNoRoom); dossier != "" {
		os.Exit(exportWithoutRoom(dossier))
	}
	os.Exit(m.Run())
}

// exportWithoutRoom exports a dossier and says with what status that ended.
func exportWithoutRoom(dossier string) int {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: roomLeft, Max: roomLeft}); err != nil {
		fmt.Println(err)
		return 1
	}
	var said bytes.Buffer
	status := run(context.Background(), []string{"export", dossier, os.Getenv(envNoRoomTo)}, env{out: &said, err: &said, now: time.Now})
	fmt.Printf("status %d: %s", status, said.String())
	return 0
}

// Where the disk fills while a file is written, the old file stays as it was, nothing is left beside it, and a sentence says so: for each kind.
func TestAnExportToAFullDiskLeavesTheOldFile(t *testing.T) {
	dossier := filepath.Join(t.TempDir(), "s.truce")
	done(t, "new", dossier, "--template", "syria-2016", "--sample")
	for _, kind := range exchange.ExportKinds() {
		t.Run(string(kind), func(t *testing.T) {
			folder := t.TempDir()
			old := filepath.Join(folder, "old."+string(kind))
			if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			child := exec.Command(os.Args[0])
			child.Env = append(os.Environ(), envNoRoom+"="+dossier, envNoRoomTo+"="+old)
			out, err := child.CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			_, said, _ := strings.Cut(string(out), "status ")
			said, _, _ = strings.Cut(said, "\n")
			if !strings.HasPrefix(said, fmt.Sprint(exitFailed)+": ") || !strings.Contains(said, "no room left") || !strings.Contains(said, "nothing was changed") {
				t.Errorf("it said %q", said)
			}
			if got := textOf(t, old); got != "old" {
				t.Errorf("the old file is now %.80q", got)
			}
			if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
				t.Errorf("left in the folder: %v, %v", left, err)
			}
		})
	}
}
