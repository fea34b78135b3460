package windowtest

import (
	"bytes"
	"image"
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

// tickHeight is how high a line is that counts seconds, in pixels.
const tickHeight = 24

// apart gives the smallest part in which two pictures of the same width differ, which are given as the rows of their pixels.
func apart(a, b []byte, width int) (part image.Rectangle) {
	const depth = 3
	for row := 0; (row+1)*width*depth <= min(len(a), len(b)); row++ {
		of := a[row*width*depth : (row+1)*width*depth]
		if is := b[row*width*depth:]; bytes.Equal(of, is[:len(of)]) {
			continue
		}
		for n := range of {
			if of[n] != b[row*width*depth+n] {
				part = part.Union(image.Rect(n/depth, row, n/depth+1, row+1))
			}
		}
	}
	return part
}

func TestWhereTwoPicturesDiffer(t *testing.T) {
	const width, height = 10, 6
	a := make([]byte, 3*width*height)
	b := bytes.Clone(a)
	if part := apart(a, b, width); !part.Empty() {
		t.Errorf("the same differs in %v", part)
	}
	b[3*(2*width+7)+1], b[3*(4*width+5)] = 1, 1
	if part := apart(a, b, width); part != image.Rect(5, 2, 8, 5) {
		t.Errorf("it differs in %v", part)
	}
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
