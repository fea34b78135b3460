package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// starts is how often each dossier is opened to time that, after once that does not count, for the system is to have read the files before. It is odd, so that one of the times is the median.
const starts = 11

// opened is a dossier that is opened in the window, and what that took each time.
type opened struct {
	file   string
	starts []started
	inWindow
}

// started is one start of the program: how long it was to the first data on the screen, and how long the program ran on cores until then.
type started struct{ took, ran time.Duration }

// startInTurn opens two dossiers in turn and keeps the median of each. One after the other would not be fair: a processor that has just worked is quicker than one that rested while the first was
// measured, and the system may still be writing out what was made before. For the same reason each is as often the first of a round as the other; and the median counts rather than
// the quickest, which is luck where the starts are few.
func startInTurn(one, other *opened, start func(file string) (started, error)) error {
	for round := range starts + 1 {
		pair := []*opened{one, other}
		if round%2 == 1 {
			slices.Reverse(pair)
		}
		for _, o := range pair {
			s, err := start(o.file)
			if err != nil {
				return fmt.Errorf("measuring a start: %w", err)
			}
			if round > 0 {
				o.starts = append(o.starts, s)
			}
		}
	}
	for _, o := range []*opened{one, other} {
		o.start, o.ran = medians(o.starts)
	}
	return nil
}

// medians gives the times in the middle of those of some starts.
func medians(all []started) (took, ran time.Duration) {
	var each [2][]time.Duration
	for _, s := range all {
		each[0], each[1] = append(each[0], s.took), append(each[1], s.ran)
	}
	for i := range each {
		slices.Sort(each[i])
	}
	return each[0][len(all)/2], each[1][len(all)/2]
}

// shows shows dossiers in the window of a program, on a screen.
type shows struct {
	measuring
	binary, screen string
}

// startsOf times the starts with two dossiers.
func (s shows) startsOf(ctx context.Context, few, all *opened) error {
	_, err := s.during("starting with few incidents and with all in turn", func() error {
		return startInTurn(few, all, func(file string) (began started, err error) {
			return began, s.once(ctx, file, func(_ int, b started) error {
				began = b
				return nil
			})
		})
	})
	return err
}

// rests measures the windows of dossiers that nobody touches.
func (s shows) rests(ctx context.Context, all ...*opened) error {
	for _, o := range all {
		_, err := s.during("the window of "+filepath.Base(o.file), func() error {
			return s.once(ctx, o.file, func(pid int, _ started) error { return o.rest(pid) })
		})
		if err != nil {
			return fmt.Errorf("measuring the window: %w", err)
		}
	}
	return nil
}

// once opens a dossier in the window, has the window looked at once its first data are on the screen, and ends it.
func (s shows) once(ctx context.Context, dossier string, look func(pid int, began started) error) (err error) {
	data, err := os.MkdirTemp(s.folder, "window-")
	if err != nil {
		return err
	}
	shown := filepath.Join(data, "shown")
	c := exec.CommandContext(ctx, s.binary, dossier)
	c.Env = append(os.Environ(), "DISPLAY="+s.screen, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "TRUCEBOARD_DATA="+data, "XDG_CONFIG_HOME="+data,
		"TRUCEBOARD_ANALYST=Bench", "TRUCEBOARD_SHOWN="+shown)
	at := time.Now()
	if err := c.Start(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, finish(c)) }()
	for _, missing := os.Stat(shown); missing != nil; _, missing = os.Stat(shown) {
		if time.Since(at) > longestWait || ctx.Err() != nil {
			return errors.Join(errors.New("no data were shown"), ctx.Err())
		}
		time.Sleep(time.Millisecond)
	}
	began := started{took: time.Since(at)}
	seconds, err := coreSeconds(c.Process.Pid)
	if err != nil {
		return err
	}
	began.ran = time.Duration(seconds * float64(time.Second))
	return look(c.Process.Pid, began)
}
