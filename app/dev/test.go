package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// windowTests is the package that drives the real window.
const windowTests = "truceboard/app/windowtest"

var errTests = errors.New("see above")

// test checks and tests everything and ends with what failed, in short, and one line of counts.
func test(ctx context.Context, out io.Writer, args []string) error {
	flags, yes := flagSet("test")
	quick := flags.Bool("quick", false, "without the window and the race detector")
	seed := flags.Uint64("seed", usualSeed, "what the properties try, 0 for others each time")
	if _, err := parse(flags, args, 0); err != nil {
		return err
	}
	h, err := openHouse(ctx, out, *yes)
	if err != nil {
		return err
	}
	h.seed = *seed
	total := follow(ctx, h.console, h.steps(*quick))
	if total.passed == 0 {
		h.say("No test passed, so nothing was shown to work.\n")
	}
	sayFailures(h.console, h.failures)
	h.say("%d passed, %d failed, %d skipped\n", total.passed, total.failed, total.skipped)
	if total.failed > 0 || total.passed == 0 {
		return statusError(exitFailed)
	}
	return nil
}

// usualSeed is what the properties try where nothing else is asked for: a run says the same of the same commit wherever it is made, so that a failure can be looked at.
// What no run has tried yet is for the proof, which takes another seed each time.
const usualSeed = 20160912

// steps are the parts of the run.
func (h *house) steps(quick bool) []step {
	needs, race := append(windowNeeds(runtime.GOOS), screenNeeds(runtime.GOOS)...), raced()
	if quick {
		needs, race = compilerNeeds(), nil
	}
	steps := []step{
		check("what the tests need", func(ctx context.Context, _ io.Writer) error { return h.ensure(ctx, needs) }),
		check("formatting", h.formatting),
		h.tool("vet", "vet", "-tags", "ci", "./..."),
		h.tool("staticcheck", "tool", "staticcheck", "-tags", "ci", "./..."),
		{"tests", func(ctx context.Context, out io.Writer) (counts, error) { return h.unitTests(ctx, out, race) }},
	}
	if !quick && runtime.GOOS == "linux" {
		steps = append(steps, step{"the real window", h.windowTests})
	}
	return steps
}

// raced are the flags of tests with the race detector. The key of a passphrase is stretched by a loop over memory of its own, of which the detector would watch a quarter of a gigabyte for each key, and find nothing.
func raced() []string {
	return []string{"-race", "-gcflags=golang.org/x/crypto/scrypt=-race=false"}
}

// tool makes a step of one of Go's own checks. What it found stands in its error, so that it is said at the end as well.
func (h *house) tool(name string, args ...string) step {
	return check(name, func(ctx context.Context, _ io.Writer) error {
		_, err := h.quietly(h.program(ctx, "go", args...))
		return err
	})
}

// formatting fails where gofmt would change a file, and names it.
func (h *house) formatting(ctx context.Context, _ io.Writer) error {
	root, err := h.quietly(h.program(ctx, "go", "env", "GOROOT"))
	if err != nil {
		return err
	}
	gofmt, err := exec.LookPath(filepath.Join(strings.TrimSpace(string(root)), "bin", executable("gofmt")))
	if err != nil {
		gofmt = "gofmt" // a system's own Go keeps it in the path alone
	}
	files, err := h.quietly(h.program(ctx, gofmt, "-l", "."))
	if err != nil {
		return err
	}
	if len(files) > 0 {
		return fmt.Errorf("run gofmt -w on\n%s", files)
	}
	return nil
}

// long are the packages whose tests take longest, the longest first.
func long() []string {
	return []string{"truceboard/app", "truceboard/store", "truceboard/app/dashboard", "truceboard/store/exchange", "truceboard/widgets/plot", "truceboard/widgets"}
}

// longestFirst puts the packages that take longest before the others, since go test takes them in the order in which they are named: one that began last would run on alone.
func longestFirst(packages []string) []string {
	rank := func(name string) int {
		if at := slices.Index(long(), name); at >= 0 {
			return at
		}
		return len(long())
	}
	slices.SortStableFunc(packages, func(a, b string) int { return rank(a) - rank(b) })
	return packages
}

// unitTests runs all tests that need no display.
func (h *house) unitTests(ctx context.Context, out io.Writer, flags []string) (counts, error) {
	listed, err := h.quietly(h.program(ctx, "go", "list", "-tags", "ci", "./..."))
	if err != nil {
		return counts{}, err
	}
	packages := longestFirst(slices.DeleteFunc(strings.Fields(string(listed)), func(name string) bool { return name == windowTests }))
	args := append([]string{"test", "-json", "-timeout", "20m", "-tags", "ci"}, flags...)
	c := h.program(ctx, "go", append(args, packages...)...)
	c.Env = append(c.Env, "RAPID_SEED="+strconv.FormatUint(h.seed, 10))
	return h.goTest(c, out)
}

// windowTests builds the program as people use it and drives its window. What fails is tried once more, which is said. The time limit is for what nothing else ends: each screen has a limit of its own.
func (h *house) windowTests(ctx context.Context, out io.Writer) (counts, error) {
	binary, err := h.make(ctx, windowed())
	if err != nil {
		return counts{}, err
	}
	both, err := secondTry(out, func(flags []string) (*results, error) {
		args := append([]string{"test", "-json", "-count=1", "-timeout", "20m"}, flags...)
		c := h.program(ctx, "go", append(args, windowTests)...)
		c.Env = append(c.Env, "TRUCEBOARD_WINDOW=1", "TRUCEBOARD_BINARY="+binary)
		r := newResults(out)
		_, err := h.follow(c, r)
		return r, err
	})
	h.keep(both.fails...)
	return both.counts, err
}

// goTest runs go test -json and counts.
func (h *house) goTest(c *exec.Cmd, out io.Writer) (counts, error) {
	r := newResults(out)
	found, err := h.follow(c, r)
	h.keep(r.fails...)
	return found, err
}

// follow runs go test -json and takes what it says.
func (h *house) follow(c *exec.Cmd, r *results) (counts, error) {
	c.Stderr = r.out
	events, err := c.StdoutPipe()
	if err != nil {
		return counts{}, fmt.Errorf("starting go test: %w", err)
	}
	if err := c.Start(); err != nil {
		return counts{}, fmt.Errorf("starting go test: %w", err)
	}
	if err := r.read(events); err != nil {
		return r.counts, errors.Join(err, c.Wait())
	}
	if err := c.Wait(); err != nil {
		return r.counts, fmt.Errorf("go test: %w", err)
	}
	if r.failed > 0 {
		return r.counts, errTests
	}
	return r.counts, nil
}
