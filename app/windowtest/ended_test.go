package windowtest

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A program that the system ends, as it does when the computer is shut down, ends well: the next start tells of no crash.
func TestAProgramThatTheSystemEndsLeavesNoReportOfACrash(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1024, 700)
	for range 3 { // it waits for events most of the time, and not always
		d.settled()
		time.Sleep(time.Second) // until it rests
		if err := d.program.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := d.program.Wait(); err != nil {
			t.Errorf("it ended with %v", err)
		}
		for _, report := range must(filepath.Glob(filepath.Join(d.data, "truceboard", "crash*"))) {
			if text, err := os.ReadFile(report); err != nil || len(text) > 0 {
				t.Errorf("%s: %s, %v", filepath.Base(report), text, err)
			}
		}
		d.openWindow(1024, 700)
	}
}

// must gives names that are found by a pattern, which holds no mistake.
func must(names []string, err error) []string {
	if err != nil {
		panic(err)
	}
	return names
}
