// Command truceboard is a dashboard for analysts who watch a ceasefire: a window, and commands for scripts.
//
// With no command, or with a dossier's name alone, it opens the window. Exit status 0 means done, 1 that the work failed, 2
// that it was called wrongly; one sentence on standard error says what and what to do.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
)

// The exit statuses that scripts rely on.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP) // a logout, too, leaves nothing behind
	context.AfterFunc(ctx, stop)                                                                           // who interrupts again does not want to wait
	useScratch(os.Stderr, time.Now())
	code := run(ctx, os.Args[1:], env{out: os.Stdout, err: os.Stderr, now: time.Now, window: func(file string, now func() time.Time) error {
		stop() // the window ends by its own ways
		return openWindow(file, now)
	}})
	stop()
	os.Exit(code)
}

// env is what a command may touch of the world, so that tests can stand in for it.
type env struct {
	out, err io.Writer
	now      func() time.Time
	window   func(file string, now func() time.Time) error
}

// usageError is a call that cannot be understood.
type usageError struct{ error }

// run carries out one command line and gives its exit status.
func run(ctx context.Context, args []string, e env) int {
	err := execute(ctx, args, e)
	if err == nil {
		return exitDone
	}
	if ctx.Err() != nil && store.Stopped(err) {
		err = stopped(err)
	}
	fmt.Fprintln(e.err, "truceboard:", store.Explained(err))
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}

// stopped says in a sentence what is left of a command that was interrupted. Each of them does all of its work or nothing, but for what was done after an import and for what was written into a pipe.
func stopped(err error) error {
	var imported *intake.ImportedError
	var poured *store.PouredError
	switch {
	case errors.As(err, &imported):
		return errors.New("stopped: " + imported.Said())
	case errors.As(err, &poured):
		return fmt.Errorf("stopped: what was written to %s so far is not whole", poured.Path)
	}
	return errors.New("stopped: nothing was changed")
}
