//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"filippo.io/age"

	"truceboard/assets"
	"truceboard/store/exchange"
	"truceboard/store/testfolders"
)

// envNoRoom gives the words, one a line, of the command that this test binary, started anew, carries out where no file may grow beyond so many bytes as envRoom says.
const envNoRoom, envRoom = "TRUCEBOARD_TEST_NO_ROOM", "TRUCEBOARD_TEST_ROOM"

// exportRoom is how large a file may grow while something is exported: a read-only dossier needs as much beside it.
const exportRoom = 40 << 10

// TestMain does what there is no room for, where this is such a process.
func TestMain(m *testing.M) {
	if words := os.Getenv(envNoRoom); words != "" {
		os.Exit(runWithoutRoom(strings.Split(words, "\n")))
	}
	if told := os.Getenv(envMedium); told != "" {
		os.Exit(carryOutOnMedium(told))
	}
	os.Exit(testfolders.Run(m))
}

// runWithoutRoom carries out a command and says with what status that ended.
func runWithoutRoom(words []string) int {
	signal.Ignore(syscall.SIGXFSZ)
	room, err := strconv.ParseUint(os.Getenv(envRoom), 10, 64)
	if err == nil {
		err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: room, Max: room})
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	var said bytes.Buffer
	status := run(context.Background(), words, env{out: &said, err: &said, now: time.Now})
	fmt.Printf("status %d: %s", status, said.String())
	return 0
}

// withoutRoom carries out a command where no file may grow beyond some bytes, and gives its status and what it said.
func withoutRoom(t *testing.T, room int, words ...string) (status int, said string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), envNoRoom+"="+strings.Join(words, "\n"), envRoom+"="+strconv.Itoa(room))
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	_, text, found := strings.Cut(string(out), "status ")
	number, said, _ := strings.Cut(text, ": ")
	if status, err = strconv.Atoi(number); err != nil || !found {
		t.Fatalf("it said %q", out)
	}
	return status, said
}

// saysNoRoom holds what a command said of a full disk against what it must say.
func saysNoRoom(t *testing.T, what string, status int, said string) {
	t.Helper()
	said, _, _ = strings.Cut(said, "\n")
	if status != exitFailed || !strings.Contains(said, "no room left") || !strings.Contains(said, "nothing was changed") {
		t.Errorf("%s: status %d, said %q", what, status, said)
	}
}

// size gives how large a file is, in bytes.
func size(t *testing.T, path string) int {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return int(info.Size())
}

// Wherever the disk fills during an import, from its first page to its last, nothing of it is in the dossier, which is sound; with room enough all of it is.
func TestAnImportToAFullDiskLeavesNoTrace(t *testing.T) {
	folder := t.TempDir()
	data, empty := filepath.Join(folder, "ged.csv"), filepath.Join(folder, "empty.truce")
	if err := os.WriteFile(data, assets.SampleGED(), 0o600); err != nil {
		t.Fatal(err)
	}
	begun(t, empty, "--template", "syria-2016")
	full, whole := 0, false
	for room := size(t, empty) + 4096; !whole && full < 40; room += 256 << 10 {
		dossier := filepath.Join(t.TempDir(), "a.truce")
		begun(t, dossier, "--template", "syria-2016")
		what := fmt.Sprintf("room for %d bytes", room)
		status, said := withoutRoom(t, room, "import", dossier, data)
		done(t, "check", dossier)
		switch incidents := totalOf(t, dossier); {
		case status == exitDone:
			whole = incidents == 1466
		case incidents > 0:
			t.Errorf("%s: status %d, and %d incidents are in it", what, status, incidents)
		default:
			full++
			saysNoRoom(t, what, status, said)
		}
		if status != exitDone { // what was done may wait in the write-ahead log
			onlyThere(t, filepath.Dir(dossier), "a.truce")
		}
	}
	if full < 3 || !whole {
		t.Errorf("full %d times, whole at last: %v", full, whole)
	}
	t.Logf("the disk filled at %d steps of an import: each left no trace", full)
}

// totalOf gives how many incidents a dossier has.
func totalOf(t *testing.T, dossier string) int {
	t.Helper()
	var info struct{ Incidents struct{ Total int } }
	if err := json.Unmarshal([]byte(done(t, "info", dossier, "--json")), &info); err != nil {
		t.Fatal(err)
	}
	return info.Incidents.Total
}

// onlyThere holds what is in a folder against what should be.
func onlyThere(t *testing.T, folder string, names ...string) {
	t.Helper()
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != len(names) {
		t.Errorf("in the folder: %v, %v, want %v", left, err, names)
	}
}

// Wherever the disk fills during a backup, a salvage or a sealing, there is no file of its name and nothing beside it; the dossier is as it was.
func TestACopyToAFullDiskIsNotHalfThere(t *testing.T) {
	dossier, _ := shortStory(t)
	before := textOf(t, dossier)
	recipient, _ := sealingKey(t)
	for command, more := range map[string][]string{"backup": nil, "salvage": nil, "redact": nil, "seal": {"--recipient", recipient}} {
		t.Run(command, func(t *testing.T) {
			whole := filepath.Join(t.TempDir(), "whole.truce")
			done(t, append([]string{command, dossier, whole}, more...)...)
			for _, share := range []float64{0.002, 0.05, 0.3, 0.7, 0.95} {
				folder := t.TempDir()
				room := int(share * float64(size(t, whole)))
				status, said := withoutRoom(t, room, append([]string{command, dossier, filepath.Join(folder, "copy.truce")}, more...)...)
				saysNoRoom(t, fmt.Sprintf("%s with room for %d bytes", command, room), status, said)
				onlyThere(t, folder)
			}
			if textOf(t, dossier) != before {
				t.Error("the dossier was changed")
			}
		})
	}
}

// sealingKey makes a key to seal for, which takes less time than a passphrase, and the file that opens what is sealed for it.
func sealingKey(t *testing.T) (recipient, identity string) {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	identity = filepath.Join(t.TempDir(), "key.txt")
	if err := os.WriteFile(identity, []byte(key.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return key.Recipient().String(), identity
}

// Wherever the disk fills during a merge, nothing of the other copy is in the dossier, which is sound; with room enough all of it is. The disk that is named is the one that is full: that of the user's own folder, where the
// other copy is looked at, or the dossier's.
func TestAMergeToAFullDiskLeavesNoTrace(t *testing.T) {
	folder := t.TempDir()
	one, other, events, data := filepath.Join(folder, "one.truce"), filepath.Join(folder, "other.truce"), filepath.Join(folder, "ged.csv"), filepath.Join(folder, "rows.csv")
	const had, rows = 1466, 1200
	for path, text := range map[string][]byte{events: assets.SampleGED(), data: manyRows(rows)} {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	imported(t, one, events)
	imported(t, other, data)
	full, whole := map[string]int{}, false
	for _, room := range []int{100 << 10, size(t, other) / 2, size(t, other) + 4096, (size(t, other) + size(t, one)) / 2, 40 * size(t, one)} {
		dossier := filepath.Join(t.TempDir(), "a.truce")
		imported(t, dossier, events)
		status, said := withoutRoom(t, room, "merge", dossier, other)
		done(t, "check", dossier)
		switch incidents := totalOf(t, dossier); {
		case status == exitDone:
			whole = incidents == had+rows
		case incidents != had:
			t.Errorf("room for %d bytes: status %d, and %d incidents are in it", room, status, incidents)
		default:
			saysNoRoom(t, fmt.Sprintf("room for %d bytes", room), status, said)
			if strings.Contains(said, "holds "+filepath.Dir(dossier)) {
				full["the dossier's"]++
			} else if room < size(t, other) {
				full["the user's own"]++
			} else {
				t.Errorf("room for %d bytes: another disk than the dossier's is said to be full: %s", room, said)
			}
			onlyThere(t, filepath.Dir(dossier), "a.truce")
		}
	}
	if full["the dossier's"] < 2 || full["the user's own"] < 1 || !whole {
		t.Errorf("full %v, whole at last: %v", full, whole)
	}
	t.Logf("the disk filled at steps of a merge, %v: each left no trace", full)
}

// manyRows gives a table of incidents.
func manyRows(n int) []byte {
	var text strings.Builder
	text.WriteString("id,date,type,place,title,text\n")
	for row := range n {
		fmt.Fprintf(&text, "%d,2016-09-%02d,shelling,Place %d,Shelling of place %d,%s\n", row, 12+row%15, row, row, strings.Repeat(fmt.Sprintf("word%d ", row), 40))
	}
	return []byte(text.String())
}

// Where the disk fills while a sealed dossier is opened, nothing of it is there.
func TestASealedDossierThatIsOpenedOnAFullDiskIsNotHalfThere(t *testing.T) {
	dossier, _ := shortStory(t)
	sealed := filepath.Join(t.TempDir(), "sealed.truce.age")
	recipient, identity := sealingKey(t)
	done(t, "seal", dossier, sealed, "--recipient", recipient)
	for _, share := range []float64{0.002, 0.3, 0.95} {
		folder := t.TempDir()
		room := int(share * float64(size(t, dossier)))
		status, said := withoutRoom(t, room, "unseal", sealed, filepath.Join(folder, "a.truce"), "--identity", identity)
		saysNoRoom(t, fmt.Sprintf("room for %d bytes", room), status, said)
		onlyThere(t, folder)
	}
}

// Where the disk fills while a file is written, the old file stays as it was, nothing is left beside it, and a sentence says so: for each kind.
func TestAnExportToAFullDiskLeavesTheOldFile(t *testing.T) {
	dossier := filepath.Join(t.TempDir(), "s.truce")
	begun(t, dossier, "--template", "syria-2016", "--sample")
	for _, kind := range exchange.ExportKinds() {
		t.Run(string(kind), func(t *testing.T) {
			folder := t.TempDir()
			old := filepath.Join(folder, "old."+string(kind))
			if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			status, said := withoutRoom(t, exportRoom, "export", dossier, old)
			saysNoRoom(t, string(kind), status, said)
			if got := textOf(t, old); got != "old" {
				t.Errorf("the old file is now %.80q", got)
			}
			if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
				t.Errorf("left in the folder: %v, %v", left, err)
			}
		})
	}
}

// Wherever the disk fills while a dossier is made, nothing of it is left there.
func TestANewDossierOnAFullDiskLeavesNothing(t *testing.T) {
	for _, room := range []int{70 << 10, 200 << 10, 400 << 10, 600 << 10, 800 << 10, 1200 << 10} {
		folder := t.TempDir()
		status, said := withoutRoom(t, room, "new", filepath.Join(folder, "a.truce"), "--template", "syria-2016", "--sample")
		left, err := os.ReadDir(folder)
		if err != nil || status != exitDone && len(left) > 0 {
			t.Errorf("room for %d bytes: status %d, %d files are left, said %q: %v", room, status, len(left), said, err)
		}
	}
}
