package windowtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/jezek/xgb/xproto"
)

// command readies a program on this screen.
func (d *desk) command(name string, args ...string) *exec.Cmd {
	return d.commandWithin(context.Background(), name, args...)
}

// commandWithin readies a program that is ended where a context is.
func (d *desk) commandWithin(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1",
		"XDG_CONFIG_HOME="+d.data, "TRUCEBOARD_DATA="+filepath.Join(d.data, "truceboard"), "TRUCEBOARD_ANALYST=Window Tester")
	return c
}

// run runs a program to its end.
func (d *desk) run(name string, args ...string) {
	d.t.Helper()
	if _, err := d.output(name, args...); err != nil {
		d.t.Fatalf("%s %v: %v", name, args, err)
	}
}

// output runs a program to its end, which is soon, and gives what it printed.
func (d *desk) output(name string, args ...string) ([]byte, error) {
	ctx, done := context.WithTimeout(context.Background(), patience)
	defer done()
	c := d.commandWithin(ctx, name, args...)
	c.WaitDelay = patience // what it started may live on and hold what it speaks through
	printed, err := c.Output()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		err = fmt.Errorf("%w: %s", err, exit.Stderr)
	}
	if ctx.Err() != nil {
		err = fmt.Errorf("it did not end within %v: %w", patience, err)
	}
	return printed, err
}

// jump types the letters by which a list of choices jumps to one. The window is held meanwhile, so that it is told of all of them at once: on a busy machine they come slowly, and letters that do are not one word.
func (d *desk) jump(letters string) {
	d.t.Helper()
	program, err := d.asking().programOf(xproto.Window(d.windowNumber()))
	if err != nil {
		d.t.Fatal(err)
	}
	process := strconv.Itoa(program)
	d.run("sh", "-c", "kill -STOP "+process)
	d.run("xdotool", "type", "--clearmodifiers", letters)
	d.run("sh", "-c", "kill -CONT "+process)
	d.drawn()
}

// jumpSeen jumps to a choice, and waits until it is seen.
func (d *desk) jumpSeen(letters string) {
	d.t.Helper()
	before := d.belowTheHeader()
	d.jump(letters)
	d.await("a choice that is seen", func() bool { return !bytes.Equal(before, d.belowTheHeader()) })
	d.settled()
}
