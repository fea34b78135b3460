package windowtest

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"
)

// rests reports whether the window's program has nothing left to do: none of its threads runs, waits for a core or for the disk. However busy the machine is, one that still reads, reckons or draws does not
// pass for one that is done. A window that is gone rests.
func (d *desk) rests() bool {
	d.t.Helper()
	pid, err := d.asking().programOf(xproto.Window(d.windowNumber()))
	if err != nil {
		return true
	}
	for range 2 { // work may pass from one thread to another
		if busy(pid) {
			return false
		}
		time.Sleep(20 * time.Millisecond)
	}
	return true
}

// restful waits until the window's program rests, between two ticks of its clock.
func (d *desk) restful() {
	d.t.Helper()
	for begun := time.Now(); !d.rests() && time.Since(begun) < patience/4; time.Sleep(10 * time.Millisecond) {
		continue
	}
}

// busy reports whether a thread of a process runs, or waits for a core or for the disk (proc_pid_stat(5), field 3).
func busy(pid int) bool {
	threads, err := filepath.Glob("/proc/" + strconv.Itoa(pid) + "/task/*/stat")
	if err != nil {
		return false
	}
	for _, path := range threads {
		stat, err := os.ReadFile(path)
		_, after, found := strings.Cut(string(stat), ") ") // the name before may hold spaces
		if err == nil && found && (after[0] == 'R' || after[0] == 'D') {
			return true
		}
	}
	return false
}

func TestWhoHasWorkIsBusy(t *testing.T) {
	if _, err := os.Stat("/proc/self/task"); err != nil {
		t.Skip("there is no /proc")
	}
	if !busy(os.Getpid()) {
		t.Error("this very test does not run")
	}
	c := hanging(t, "program")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Process.Kill(); err != nil {
			t.Error(err)
		}
		waitForItsEnd(c)
	})
	for begun := time.Now(); busy(c.Process.Pid); time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > patience {
			t.Fatal("a program that waits for nothing is busy")
		}
	}
}
