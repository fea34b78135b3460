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
)

// The exit statuses that scripts rely on.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP) // a logout, too, leaves nothing behind
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
	fmt.Fprintln(e.err, "truceboard:", err)
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}
