package windowtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// limit is how long a test may take with a screen, on a slow machine too. It is far below the time that go test gives the package, so that a test which hangs costs itself and not the others.
const limit = 6 * time.Minute

// begun is a program that a test started, with the file of what it says.
type begun struct {
	*exec.Cmd
	saying string
}

// said gives what the program said until now.
func (b begun) said() string {
	text, err := os.ReadFile(b.saying)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// giveUp ends a test with what was wrong and with where its programs stand, and leaves a picture of it.
func (d *desk) giveUp(format string, args ...any) {
	d.t.Helper()
	wrong := fmt.Sprintf(format, args...)
	if _, err := d.output("scrot", "--overwrite", "--silent", d.kept("gave up.png")); err != nil {
		wrong += fmt.Sprintf("; there is no picture of it: %v", err)
	}
	d.t.Fatalf("%s\n%s", wrong, d.whereabouts())
}

// within limits how long the test may take from now on, instead of what was said before.
func (d *desk) within(most time.Duration) {
	if d.late != nil {
		d.late()
	}
	over, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		select {
		case <-over:
		case <-time.After(most):
			d.overdue(most)
		}
	}()
	d.late = sync.OnceFunc(func() {
		close(over)
		<-gone
	})
}

// overdue fails a test whose time is over, with where it stands and where its programs do, and ends those: whatever the test waits for then fails or comes to its end.
func (d *desk) overdue(after time.Duration) {
	all := make([]byte, 1<<20)
	test := inShort(string(all[:runtime.Stack(all, true)]), 4)
	d.t.Errorf("it is not done after %v, and is ended. The tests are at\n%s\n%s", after, test, d.whereabouts())
	d.over.Store(true)
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range append(d.begun, begun{Cmd: d.screen}) {
		if c.Cmd == nil {
			continue
		}
		if err := c.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			d.t.Error(err)
		}
	}
}

// asked is what a program written in Go says before it says where it stands.
const asked = "SIGQUIT: quit\n"

// whereabouts ends the programs in the way that has one written in Go say where it stands, and gives that in short; the whole of it lies beside the pictures.
func (d *desk) whereabouts() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var where strings.Builder
	for _, c := range d.begun {
		if gone(c.Process.Pid) || c.Process.Signal(syscall.SIGQUIT) != nil {
			continue
		}
		for begun := time.Now(); !gone(c.Process.Pid) && time.Since(begun) < 20*time.Second; {
			time.Sleep(50 * time.Millisecond)
		}
		if _, stacks, found := strings.Cut(c.said(), asked); found {
			fmt.Fprintf(&where, "the program is at\n%s\n", inShort(stacks, 10))
			whole := d.kept(fmt.Sprintf("stacks of %d.txt", c.Process.Pid))
			if err := os.WriteFile(whole, []byte(stacks), 0o600); err != nil {
				d.t.Log(err)
			}
		}
	}
	return strings.TrimSpace(where.String())
}

// gone reports whether a program has ended, whether its end was taken notice of or not.
func gone(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, after, _ := strings.Cut(string(stat), ") ") // the name before may hold spaces
	return err != nil || strings.HasPrefix(after, "Z")
}

// envHangs has the test below be one that hangs, or a program that does.
const envHangs = "TRUCEBOARD_WINDOWTEST_HANGS"

func TestATestThatHangsIsEndedAndSaysWhere(t *testing.T) {
	switch os.Getenv(envHangs) {
	case "test":
		hang(t)
		return
	case "program":
		select {}
	}
	said, err := hanging(t, "test").CombinedOutput()
	if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("it ended with %v", err)
	}
	for _, want := range []string{"not done after 3s", "waitForItsEnd limit_test.go:", "[select (no cases)", "--- FAIL: " + t.Name()} {
		if !strings.Contains(string(said), want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
}

// hanging readies the test above to be what hangs.
func hanging(t *testing.T, what string) *exec.Cmd {
	ctx, done := context.WithTimeout(context.Background(), patience)
	t.Cleanup(done)
	c := exec.CommandContext(ctx, os.Args[0], "-test.run", "^TestATestThatHangsIsEndedAndSaysWhere$", "-test.v")
	c.Env = append(os.Environ(), envHangs+"="+what)
	return c
}

// hang waits for a program that does not end, for no longer than a test may take.
func hang(t *testing.T) {
	d := &desk{t: t, shots: t.TempDir()}
	d.within(3 * time.Second)
	waitForItsEnd(d.begin(hanging(t, "program")))
	d.late()
}

// waitForItsEnd waits for the end of a program, however long.
func waitForItsEnd(c *exec.Cmd) { _ = c.Wait() }
