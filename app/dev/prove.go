package main

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// proof is how much is tried. The tests are those of the test run, which try a little of the same each time: the environment tells them to try more.
type proof struct {
	*house
	kills, damages, seed int
	checks               int // how often each costly property is checked
	random, fuzz         time.Duration
}

// prove breaks the program in every way it is said to withstand, for as long as it is told, and prints what it tried and a seed to repeat it by.
func prove(ctx context.Context, out io.Writer, args []string) error {
	flags, yes := flagSet("prove")
	var p proof
	flags.IntVar(&p.kills, "kills", 200, "how often to kill it")
	flags.IntVar(&p.damages, "damages", 2000, "how many damaged dossiers to try")
	flags.IntVar(&p.checks, "checks", 300, "how often to check each property of whole dossiers")
	flags.IntVar(&p.seed, "seed", int(time.Now().Unix()%100_000), "what is tried")
	flags.DurationVar(&p.random, "random", 10*time.Minute, "how long to press keys and to click")
	flags.DurationVar(&p.fuzz, "fuzz", time.Minute, "how long to fuzz each reader")
	if _, err := parse(flags, args, 0); err != nil {
		return err
	}
	if p.kills < 0 || p.damages < 0 || p.checks < 0 || p.seed < 0 || p.random < 0 || p.fuzz < 0 {
		return usageError{errors.New("prove: nothing can be tried less than 0 times")}
	}
	h, err := openHouse(ctx, out, *yes)
	if err != nil {
		return err
	}
	p.house = h
	h.say("The seed is %d: --seed %d tries the same.\n", p.seed, p.seed)
	total := follow(ctx, h.console, p.steps())
	sayFailures(h.console, h.failures)
	h.say("%d passed, %d failed, %d skipped; seed %d\n", total.passed, total.failed, total.skipped, p.seed)
	if total.failed > 0 || total.passed == 0 {
		return statusError(exitFailed)
	}
	return nil
}

// steps are what is tried, without what is to be tried for no time.
func (p proof) steps() []step {
	steps := []step{
		check("what the proofs need", func(ctx context.Context, _ io.Writer) error {
			return p.ensure(ctx, append(windowNeeds(runtime.GOOS), screenNeeds(runtime.GOOS)...))
		}),
		{"full disks", p.tests("FullDisk|FullOrClosed", "./app")},
	}
	if p.kills > 0 {
		steps = append(steps, step{"kills", p.tests("^TestNothingIsLostToKills|^TestEveryDraftSurvives", "./store", "./app/dashboard")})
	}
	if p.damages > 0 {
		steps = append(steps, step{"damage", p.tests("^TestRandomDamage$", "./store")})
	}
	if p.checks > 0 {
		steps = append(steps, step{"properties", p.properties})
	}
	if p.fuzz > 0 {
		steps = append(steps, step{"fuzzing", p.fuzzing})
	}
	if p.random > 0 && runtime.GOOS == "linux" {
		steps = append(steps, step{"random keys and clicks", p.randomly})
	}
	return steps
}

// environment tells the tests how much to try.
func (p proof) environment() []string {
	return []string{"TRUCEBOARD_PROVE_KILLS=" + strconv.Itoa(p.kills), "TRUCEBOARD_PROVE_DAMAGES=" + strconv.Itoa(p.damages),
		"TRUCEBOARD_PROVE_RANDOM=" + p.random.String(), "TRUCEBOARD_PROVE_SEED=" + strconv.Itoa(p.seed)}
}

// tests makes a run of some tests of some packages, which prints what they log.
func (p proof) tests(which string, packages ...string) func(context.Context, io.Writer) (counts, error) {
	return func(ctx context.Context, out io.Writer) (counts, error) {
		args := append([]string{"test", "-json", "-tags", "ci", "-count=1", "-timeout", "2h", "-run", which}, packages...)
		return p.told(p.program(ctx, "go", args...), out)
	}
}

// costly are the properties that the test run checks a few times, since each time makes whole dossiers.
const costly = "^Test(MergingIsTheSameEitherWay|AMergeIsTakenBack|ThreeCopiesComeToTheSame|KnownAtNeverShowsALaterRecord|AMemoryAnswersAsTheFileDoes|UndoingKeepsWhatWasKnown|WhatTwoImportsBroughtIsThereAsLongAsOneCounts|EachIncidentIsAsWhatStandsSays|NoReferenceIsLeftOpen|UndoingAgainAndAgainEndsBeforeTheFirstChange|UndoingInAnyOrderEndsBeforeTheFirstChange)$"

// properties checks the costly properties many times.
func (p proof) properties(ctx context.Context, out io.Writer) (counts, error) {
	return p.told(p.program(ctx, "go", "test", "-json", "-tags", "ci", "-count=1", "-timeout", "2h", "-run", costly, "./store", "-rapid.checks", strconv.Itoa(p.checks), "-rapid.seed", strconv.Itoa(p.seed)), out)
}

// told runs tests that are told how much to try.
func (p proof) told(c *exec.Cmd, out io.Writer) (counts, error) {
	c.Env = append(c.Env, p.environment()...)
	r := newResults(out)
	r.logs = true
	found, err := p.follow(c, r)
	p.keep(r.fails...)
	return found, err
}

// randomly presses keys and clicks at random in the window as people have it.
func (p proof) randomly(ctx context.Context, out io.Writer) (counts, error) {
	binary, err := p.make(ctx, windowed())
	if err != nil {
		return counts{}, err
	}
	c := p.program(ctx, "go", "test", "-json", "-count=1", "-timeout", (p.random + time.Hour).String(), "-run", "^TestRandomKeysAndClicks$", windowTests)
	c.Env = append(c.Env, "TRUCEBOARD_WINDOW=1", "TRUCEBOARD_BINARY="+binary)
	return p.told(c, out)
}

// fuzzing fuzzes each target, and counts it as a test.
func (p proof) fuzzing(ctx context.Context, out io.Writer) (total counts, err error) {
	all, err := p.fuzzTargets(ctx)
	if err != nil {
		return counts{failed: 1}, err
	}
	for _, target := range all {
		said, err := p.quietly(p.program(ctx, "go", p.fuzzArguments(target)...))
		if err != nil {
			total.failed++
			say(out, "   %s: %v\n", target.name, err)
			continue
		}
		total.passed++
		say(out, "   %s: %s inputs\n", target.name, fuzzed(string(said)))
	}
	if total.failed > 0 {
		return total, errTests
	}
	return total, nil
}

// fuzzArguments are those of a fuzzing of one target. Nothing is made smaller: of a large input that took all of the time, and four inputs a minute were tried.
func (p proof) fuzzArguments(target testName) []string {
	return []string{"test", "-tags", "ci", "-run", "^$", "-fuzz", "^" + target.name + "$", "-fuzztime", p.fuzz.String(), "-fuzzminimizetime", "0x", target.in}
}

// fuzzTargets lists every fuzz target of the module, package by package.
func (h *house) fuzzTargets(ctx context.Context) ([]testName, error) {
	listed, err := h.quietly(h.program(ctx, "go", "list", "-tags", "ci", "-f", `{{$p := .}}{{range .TestGoFiles}}{{$p.ImportPath}} {{$p.Dir}}/{{.}}{{"\n"}}{{end}}{{range .XTestGoFiles}}{{$p.ImportPath}} {{$p.Dir}}/{{.}}{{"\n"}}{{end}}`, "./..."))
	if err != nil {
		return nil, err
	}
	var all []testName
	for line := range strings.Lines(string(listed)) {
		in, file, found := strings.Cut(strings.TrimSpace(line), " ")
		if !found {
			continue
		}
		names, err := fuzzTargetsIn(file)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			all = append(all, testName{in, name})
		}
	}
	return all, nil
}

// fuzzTargetsIn gives the names of the fuzz targets in a file of Go, as the testing package knows them: functions whose names begin with Fuzz and that take a *testing.F.
func fuzzTargetsIn(path string) (names []string, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("looking for fuzz targets: %w", err)
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Fuzz") && takesF(f.Type) {
			names = append(names, f.Name.Name)
		}
	}
	return names, nil
}

// takesF reports whether a function takes a *testing.F alone.
func takesF(t *ast.FuncType) bool {
	if t.Params.NumFields() != 1 {
		return false
	}
	pointer, ok := t.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	of, ok := pointer.X.(*ast.SelectorExpr)
	return ok && of.Sel.Name == "F"
}

// execs finds in what a fuzzing prints how many inputs were tried.
var execs = regexp.MustCompile(`execs: (\d+)`)

// fuzzed gives how many inputs a fuzzing tried at last, 0 where it said nothing of them.
func fuzzed(said string) string {
	found := execs.FindAllStringSubmatch(said, -1)
	if len(found) == 0 {
		return "0"
	}
	return found[len(found)-1][1]
}
