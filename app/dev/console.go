package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// console is where the commands speak. On a terminal it keeps a line of status below what was said; elsewhere it says the status as a line of
// its own, but seldom, so that a log stays readable.
type console struct {
	mu       sync.Mutex
	out      io.Writer
	terminal bool
	status   string    // what stands on the line of status
	failures []failure // what is to be said once more at the end
}

func newConsole(out io.Writer) *console {
	file, isFile := out.(*os.File)
	return &console{out: out, terminal: isFile && isTerminal(file)}
}

// isTerminal reports whether somebody may be sitting at a file.
func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Write writes above the line of status.
func (c *console) Write(text []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clear()
	return c.out.Write(text)
}

// keep keeps failures that are to be said once more at the end.
func (c *console) keep(failures ...failure) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failures = append(c.failures, failures...)
}

// say writes a message. What cannot be said, because nobody reads on, does not stop the work.
func say(w io.Writer, format string, args ...any) {
	if _, err := fmt.Fprintf(w, format, args...); err != nil {
		return
	}
}

// say writes a message above the line of status.
func (c *console) say(format string, args ...any) { say(c, format, args...) }

func (c *console) clear() {
	if c.status != "" {
		say(c.out, "\r%s\r", strings.Repeat(" ", len(c.status)))
		c.status = ""
	}
}

// show sets the status.
func (c *console) show(status string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.terminal {
		say(c.out, "%s\n", status)
		return
	}
	c.clear()
	say(c.out, "%s", status)
	c.status = status
}

// during does some work and shows, while it lasts, that it is alive; it gives how long the work took.
func (c *console) during(what string, work func() error) (time.Duration, error) {
	begun, done := time.Now(), make(chan error, 1)
	go func() { done <- work() }()
	ticker := time.NewTicker(c.interval())
	defer ticker.Stop()
	for {
		select {
		case err := <-done:
			c.mu.Lock()
			defer c.mu.Unlock()
			c.clear()
			return time.Since(begun), err
		case <-ticker.C:
			c.show(fmt.Sprintf("   %s … %.0f s", what, time.Since(begun).Seconds()))
		}
	}
}

// interval is how often the status is shown.
func (c *console) interval() time.Duration {
	if c.terminal {
		return 2 * time.Second
	}
	return time.Minute
}
