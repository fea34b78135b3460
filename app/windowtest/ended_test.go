package windowtest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"truceboard/store"
)

// A program that the system ends, as it does when the computer is shut down or somebody logs out, ends well: the next start tells of no crash.
func TestAProgramThatTheSystemEndsLeavesNoReportOfACrash(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1024, 700)
	for _, by := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGTERM} { // it waits for events most of the time, and not always
		d.settled()
		time.Sleep(time.Second) // until it rests
		d.endedBy(by)
		for _, report := range must(filepath.Glob(filepath.Join(d.data, "truceboard", "crash*"))) {
			if text, err := os.ReadFile(report); err != nil || len(text) > 0 {
				t.Errorf("%s: %s, %v", filepath.Base(report), text, err)
			}
		}
		d.openWindow(1024, 700)
	}
}

// What was typed right before the system ends the program is kept to the last letter, and the dossier is closed.
func TestWhatIsTypedAsTheSystemEndsTheProgramIsKept(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1024, 700)
	path := d.sample()
	d.settled()
	d.changedBy("ctrl+n")
	const typed = "typed as the computer was shut down"
	d.write(typed)
	d.endedBy(syscall.SIGTERM)
	if left := must(filepath.Glob(path + "-*")); len(left) > 0 {
		t.Errorf("the dossier was not closed: %q", left)
	}
	var kept []string
	if err := d.dossier(func(ctx context.Context, opened *store.Dossier) error {
		drafts, err := opened.Drafts(ctx, "incident")
		for _, draft := range drafts {
			kept = append(kept, draft.Content)
		}
		return err
	}); err != nil || len(kept) != 1 || !strings.Contains(kept[0], typed) {
		t.Errorf("%q, %v", kept, err)
	}
}

// endedBy ends the program by a signal of the system's, and sees that it ends, and ends well. One that does not is made to tell what it waits for.
func (d *desk) endedBy(signal syscall.Signal) {
	d.t.Helper()
	if err := d.program.Process.Signal(signal); err != nil {
		d.t.Fatal(err)
	}
	over := make(chan error, 1)
	go func() { over <- d.program.Wait() }()
	select {
	case err := <-over:
		if err != nil {
			d.t.Errorf("%v: it ended with %v", signal, err)
		}
	case <-time.After(patience):
		d.giveUp("%v: it does not end", signal)
	}
}

// must gives names that are found by a pattern, which holds no mistake.
func must(names []string, err error) []string {
	if err != nil {
		panic(err)
	}
	return names
}
