package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// The sizes that are measured: a million incidents, or few where somebody wants to see quickly that all of it works.
const (
	fullSize  = 1_000_000
	quickSize = 20_000
)

// bench measures against yardsticks in the same run.
func bench(ctx context.Context, out io.Writer, args []string) error {
	flags, yes := flagSet("bench")
	incidents := flags.Int("incidents", fullSize, "how many incidents")
	quick := flags.Bool("quick", false, "few incidents")
	strict := flags.Bool("strict", false, "fail when a bound is missed")
	only := flags.String("only", "", "one part alone: import, export or window")
	if _, err := parse(flags, args, 0); err != nil {
		return err
	}
	if *quick {
		*incidents = quickSize
	}
	switch {
	case *incidents < 1:
		return usageError{errors.New("bench: --incidents must be 1 or more")}
	case *only != "" && !slices.Contains(parts(), *only):
		return usageError{fmt.Errorf("bench: --only %s is not known: use import, export or window", *only)}
	}
	h, err := openHouse(ctx, out, *yes)
	if err != nil {
		return err
	}
	lines, err := h.measure(ctx, *incidents, *only)
	if len(lines) > 0 {
		h.say("\n")
		printLines(h, lines)
	}
	if missed := missedIn(lines); err == nil && *strict && missed > 0 {
		err = fmt.Errorf("%d of %d bounds were missed", missed, len(lines))
	}
	return err
}

// The parts of the measurements that can be taken alone.
const (
	onlyImport = "import"
	onlyExport = "export"
	onlyWindow = "window"
)

// parts lists them.
func parts() []string { return []string{onlyImport, onlyExport, onlyWindow} }

// measuring is one run of the measurements: a program, and a folder that is gone afterwards.
type measuring struct {
	*house
	binary, folder string
	incidents      int
}

// path names a file of the run.
func (m measuring) path(name string) string { return filepath.Join(m.folder, name) }

// steps gives what is measured, one after another: all of it, or one part with what it rests on.
func (m measuring) steps(only string) []func(context.Context) ([]line, error) {
	steps := []func(context.Context) ([]line, error){m.makeUp, m.importing}
	switch only {
	case onlyImport:
		return steps
	case onlyExport:
		return append(steps, m.exporting)
	case onlyWindow:
		return append(steps, m.window)
	}
	return append(steps, m.checking, m.exporting, m.benchmarks, m.window)
}

// measure takes the measurements; where one cannot be taken, it gives those before it.
func (h *house) measure(ctx context.Context, incidents int, only string) (lines []line, err error) {
	if err := h.ensure(ctx, append(compilerNeeds(), sqliteNeed())); err != nil {
		return nil, err
	}
	binary, err := h.make(ctx, headless())
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "truceboard-bench-")
	if err != nil {
		return nil, fmt.Errorf("making a folder to measure in: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	m := measuring{h, binary, folder, incidents}
	for _, step := range m.steps(only) {
		more, err := step(ctx)
		lines = append(lines, more...)
		if err != nil {
			return lines, err
		}
	}
	return lines, nil
}

// The names of the run's files.
const (
	gedFile     = "ged.csv"
	acledFile   = "acled.csv"
	gedDossier  = "ged.truce"
	dossierFile = "bench.truce"
	plainFile   = "plain.db"
)

// makeUp writes the incidents in both layouts.
func (m measuring) makeUp(context.Context) ([]line, error) {
	for name, l := range map[string]layout{gedFile: gedLayout(), acledFile: acledLayout()} {
		took, err := m.during("making up incidents", func() error { return generateFile(m.path(name), l, m.incidents) })
		if err != nil {
			return nil, err
		}
		info, err := os.Stat(m.path(name))
		if err != nil {
			return nil, fmt.Errorf("looking at what was made up: %w", err)
		}
		m.say("Made up %d incidents in the %s layout, %.1f MB, in %.1f s.\n", m.incidents, l.name, float64(info.Size())/1e6, took.Seconds())
	}
	return nil, nil
}

// timed runs programs one after another and gives how long they took together and what the last one printed.
func (m measuring) timed(ctx context.Context, what string, commands ...[]string) (took time.Duration, printed []byte, err error) {
	took, err = m.during(what, func() error {
		for _, words := range commands {
			if printed, err = m.quietly(m.program(ctx, words[0], words[1:]...)); err != nil {
				return fmt.Errorf("%s: %w", what, err)
			}
		}
		return nil
	})
	return took, printed, err
}
