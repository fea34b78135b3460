package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// run builds the program and starts it.
func run(ctx context.Context, out io.Writer, args []string) error {
	flags, yes := flagSet("run")
	files, err := parse(flags, args, 1)
	if err != nil {
		return err
	}
	file := ""
	if len(files) > 0 {
		if file, err = filepath.Abs(files[0]); err != nil {
			return fmt.Errorf("finding %s: %w", files[0], err)
		}
	}
	h, err := openHouse(ctx, out, *yes)
	if err != nil {
		return err
	}
	if !hasDisplay(runtime.GOOS, os.Getenv) {
		return h.runWithout(ctx, file)
	}
	return h.runWindow(ctx, file)
}

// hasDisplay reports whether a window can be shown.
func hasDisplay(system string, env func(string) string) bool {
	return system == "windows" || system == "darwin" || env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
}

// runWindow opens the window and waits until it is closed.
func (h *house) runWindow(ctx context.Context, file string) error {
	if err := h.ensure(ctx, windowNeeds(runtime.GOOS)); err != nil {
		return err
	}
	binary, err := h.make(ctx, windowed())
	if err != nil {
		return err
	}
	h.say("Starting Truceboard.\n")
	c := h.program(ctx, binary)
	if file != "" {
		c.Args = append(c.Args, file)
	}
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	return forwarded(c.Run())
}

// forwarded turns the failure of a program that spoke for itself into its exit status.
func forwarded(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() > 0 {
		return statusError(exit.ExitCode())
	}
	return err
}

const noDisplay = `There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened. To get one:
   - log in on a desktop and run this there, or
   - come in with ssh -X, which brings the window to your own screen, or
   - run it on a screen in memory, xvfb-run go run ./app/dev run, and look at that with a viewer such as x11vnc.
`

// runWithout shows what can be shown without a display: pictures and a report, in a folder.
func (h *house) runWithout(ctx context.Context, file string) error {
	h.say("%sUntil then, charts and a summary are written into a folder.\n", noDisplay)
	if err := h.ensure(ctx, compilerNeeds()); err != nil {
		return err
	}
	binary, err := h.make(ctx, headless())
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "truceboard-")
	if err != nil {
		return fmt.Errorf("making a folder for the charts: %w", err)
	}
	return h.show(ctx, binary, folder, file)
}
