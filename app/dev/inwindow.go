package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// The bounds of the window, and how it is measured (the design's table of speeds).
const (
	startBound  = 1.15
	memoryBound = 1.5
	idleBound   = 0.03 // of one core
	fewIn       = 1000 // incidents in the dossier that is the yardstick
	fewFile     = "few.truce"
	sampleFile  = "sample.truce"   // reads a day of 2016, on which a clock counts seconds
	settling    = 20 * time.Second // after which nothing is read or drawn any more, if the program is also
	calm        = 2 * idleBound    // of one core at most, so that what still works on a busy computer is not taken for it, over
	listening   = 5 * time.Second  // for before that it still reads, or makes the backup of what was opened
	idling      = 30 * time.Second
	longestWait = 2 * time.Minute
)

// inWindow is what one dossier costs in the window: from the start of the program to the first data on the screen, how long it ran on cores until then, the memory that is
// resident when all is read, and the share of a core that it takes when nobody touches it.
type inWindow struct {
	start    time.Duration
	ran      time.Duration
	resident float64 // MB
	idle     float64
}

// window measures the window with all incidents against the window with a thousand, on a screen of its own that is drawn in software. Where there is no such
// screen nothing is measured.
func (m measuring) window(ctx context.Context) (lines []line, err error) {
	if runtime.GOOS != "linux" {
		m.say("The window is measured on Linux alone.\n")
		return nil, nil
	}
	if err := m.ensure(ctx, append(windowNeeds(runtime.GOOS), screenNeeds(runtime.GOOS)...)); err != nil {
		return nil, err
	}
	binary, err := m.make(ctx, windowed())
	if err != nil {
		return nil, err
	}
	if err := m.makeFew(ctx); err != nil {
		return nil, err
	}
	screen, end, err := m.screen(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, end()) }()
	few, all, sample := opened{file: m.path(fewFile)}, opened{file: m.path(dossierFile)}, opened{file: m.path(sampleFile)}
	in := shows{m, binary, screen}
	if err := in.startsOf(ctx, &few, &all); err != nil {
		return nil, err
	}
	if err := in.rests(ctx, &few, &all, &sample); err != nil {
		return nil, err
	}
	return windowLines(m.incidents, few.inWindow, all.inWindow, sample.inWindow), nil
}

// windowLines sets what was measured against its yardsticks.
func windowLines(incidents int, few, all, sample inWindow) []line {
	name := fmt.Sprintf(", %d incidents", incidents)
	megabytes := func(mb float64) string { return fmt.Sprintf("%.0f MB", mb) }
	percent := func(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }
	return []line{
		against("start to first data"+name, all.start, few.start, startBound),
		against("start to first data, on cores"+name, all.ran, few.ran, 0),
		{name: "memory" + name, ratio: all.resident / few.resident, bound: memoryBound, words: [2]string{megabytes(all.resident), megabytes(few.resident)}},
		{name: "idle, of one core" + name, ratio: all.idle / idleBound, bound: 1, words: [2]string{percent(all.idle), percent(idleBound)}},
		{name: "idle, a clock counting seconds", ratio: sample.idle / idleBound, bound: 1, words: [2]string{percent(sample.idle), percent(idleBound)}},
	}
}

// makeFew makes the dossiers that are the yardstick.
func (m measuring) makeFew(ctx context.Context) error {
	rows := m.path("few.csv")
	if err := generateFile(rows, acledLayout(), fewIn); err != nil {
		return err
	}
	_, _, err := m.timed(ctx, "making a small dossier", []string{m.binary, "new", m.path(fewFile), "--template", "syria-2016"},
		[]string{m.binary, "import", m.path(fewFile), rows, "--format", "acled"},
		[]string{m.binary, "new", m.path(sampleFile), "--template", "syria-2016", "--sample"})
	return err
}

// screen starts a screen under a number that it chooses itself, and gives its name and what ends it. It does not begin anew where the last program on it leaves: one that comes just then would be turned away.
func (m measuring) screen(ctx context.Context) (name string, end func() error, err error) {
	read, write, err := os.Pipe()
	if err != nil {
		return "", nil, fmt.Errorf("starting a screen: %w", err)
	}
	defer func() { err = errors.Join(err, read.Close()) }()
	c := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset")
	c.ExtraFiles = []*os.File{write}
	if err := errors.Join(c.Start(), write.Close()); err != nil {
		return "", nil, fmt.Errorf("starting a screen: %w", err)
	}
	number, err := screenNumber(read)
	if err != nil {
		return "", nil, errors.Join(fmt.Errorf("starting a screen: %w", err), finish(c))
	}
	return ":" + number, func() error { return finish(c) }, nil
}

// screenNumber reads the number that a screen tells, with the end of its line: the screen writes that apart, and dies where nobody reads any more.
func screenNumber(from io.Reader) (string, error) {
	line, err := bufio.NewReader(from).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("it gave no number: %w", err)
	}
	return strings.TrimSpace(line), nil
}

// finish ends a program that was started. That it was killed is no error.
func finish(c *exec.Cmd) error {
	if err := c.Process.Kill(); err != nil {
		return fmt.Errorf("ending %s: %w", c.Path, err)
	}
	var killed *exec.ExitError
	if err := c.Wait(); err != nil && !errors.As(err, &killed) {
		return fmt.Errorf("ending %s: %w", c.Path, err)
	}
	return nil
}

// rest measures a window that nobody touches.
func (w *inWindow) rest(pid int) (err error) {
	time.Sleep(settling)
	for since := time.Now(); time.Since(since) < longestWait; {
		busy, err := coreShare(pid, listening)
		if err != nil {
			return err
		}
		if busy <= calm {
			break
		}
	}
	if w.idle, err = coreShare(pid, idling); err != nil {
		return err
	}
	w.resident, err = residentMB(pid)
	return err
}

// coreShare gives the share of a core that a process takes over some time.
func coreShare(pid int, over time.Duration) (float64, error) {
	before, err := coreSeconds(pid)
	if err != nil {
		return 0, err
	}
	time.Sleep(over)
	after, err := coreSeconds(pid)
	return (after - before) / over.Seconds(), err
}

// ticksASecond is the unit of /proc/PID/stat on every Linux that Go runs on (proc_pid_stat(5), USER_HZ).
const ticksASecond = 100

// coreSeconds gives how long a process has run on cores, in seconds (proc_pid_stat(5), fields 14 and 15).
func coreSeconds(pid int) (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, fmt.Errorf("reading how long the window ran: %w", err)
	}
	_, after, _ := strings.Cut(string(text), ") ") // the name before may hold spaces
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0, fmt.Errorf("reading how long the window ran: %q", text)
	}
	user, err := strconv.ParseFloat(fields[11], 64)
	system, err2 := strconv.ParseFloat(fields[12], 64)
	return (user + system) / ticksASecond, errors.Join(err, err2)
}

// residentMB gives the memory of a process that is resident, in MB (proc_pid_status(5), VmRSS in KiB).
func residentMB(pid int) (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("reading the window's memory: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		if value, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kilobytes, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 64)
			return kilobytes * 1024 / 1e6, err
		}
	}
	return 0, errors.New("reading the window's memory: there is no VmRSS")
}
