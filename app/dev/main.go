// Command dev is how one works on Truceboard: it runs the program, tests it, measures it and packages it.
//
//	go run ./app/dev run [FILE]      open the window; what it needs and is missing is installed first
//	go run ./app/dev test            every check and test, the real window included
//	go run ./app/dev bench           the measurements, each against a yardstick
//	go run ./app/dev prove           what the tests try for seconds, for half an hour: kills, damage, full disks, random keys and clicks, fuzzing
//	go run ./app/dev package         the program for this system, in dist/
//
// It is pure Go on the standard library alone, so that it runs where nothing but Go is installed. Exit status 0 means done, 1 that something
// failed, 2 that it was called wrongly; run gives the status of the program.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
)

const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

const usage = `Usage: go run ./app/dev COMMAND

  run [FILE]                               build and start Truceboard, on the sample or on a dossier
  test [--quick] [--seed N]                check and test everything, the real window included;
                                           --quick leaves out the window and the race detector,
                                           --seed has the properties try others, 0 new ones each time
  bench [--incidents N] [--quick] [--strict] [--only PART]
                                           measure against yardsticks; --quick takes 20000 incidents,
                                           --strict fails when a bound is missed, --only takes import,
                                           export or window alone
  prove [--kills N] [--damages N] [--checks N] [--random D] [--fuzz D] [--seed N]
                                           kill it at random moments, damage its files, fill its disk, check its
                                           properties N times, press random keys for a time D such as 10m, fuzz
                                           each reader; 0 leaves one out
  package                                  build the program for this system into dist/

Each takes --yes: install what is missing without asking.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := execute(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// usageError is a call that cannot be understood.
type usageError struct{ error }

// statusError is the exit status of a program that has already said what was wrong.
type statusError int

// Error names the status.
func (s statusError) Error() string { return fmt.Sprintf("it ended with status %d", int(s)) }

// execute carries out one command line and gives the exit status.
func execute(ctx context.Context, args []string, out, errs io.Writer) int {
	err := command(ctx, args, out)
	var status statusError
	var misuse usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, flag.ErrHelp):
		say(out, "%s", usage)
		return exitDone
	case errors.As(err, &misuse):
		say(errs, "%v\n\n%s", err, usage)
		return exitUsage
	case errors.As(err, &status):
		return int(status)
	}
	say(errs, "%v\n", err)
	return exitFailed
}

func command(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 {
		return usageError{errors.New("name a command: run, test, bench, prove or package")}
	}
	commands := map[string]func(context.Context, io.Writer, []string) error{"run": run, "test": test, "bench": bench, "prove": prove, "package": pack}
	if slices.Contains([]string{"help", "-h", "-help", "--help"}, args[0]) {
		return flag.ErrHelp
	}
	do, known := commands[args[0]]
	if !known {
		return usageError{fmt.Errorf("there is no command %q: it is run, test, bench, prove or package", args[0])}
	}
	return do(ctx, out, args[1:])
}
