package windowtest

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestWithoutADisplayThereIsASentence(t *testing.T) {
	binary := os.Getenv("TRUCEBOARD_BINARY")
	if binary == "" || runtime.GOOS != "linux" {
		t.Skip("the built program is started on Linux where TRUCEBOARD_BINARY names it")
	}
	env := slices.DeleteFunc(os.Environ(), func(variable string) bool {
		return strings.HasPrefix(variable, "DISPLAY=") || strings.HasPrefix(variable, "WAYLAND_DISPLAY=")
	})
	for name, variable := range map[string]string{
		"none at all": "DISPLAY=", "no such screen": "DISPLAY=:6099", "no such Wayland": "WAYLAND_DISPLAY=wayland-none",
	} {
		t.Run(name, func(t *testing.T) {
			ctx, done := context.WithTimeout(t.Context(), patience)
			defer done()
			c := exec.CommandContext(ctx, binary)
			c.Cancel = func() error { return c.Process.Signal(syscall.SIGQUIT) } // so that it says where it hangs
			c.WaitDelay = 10 * time.Second
			c.Env = append(env, variable, "TRUCEBOARD_DATA="+t.TempDir())
			var said bytes.Buffer
			c.Stdout, c.Stderr = &said, &said
			err := c.Run()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 {
				t.Errorf("it ended with %v", err)
			}
			text := said.String()
			if strings.Count(text, "\n") != 1 || !strings.Contains(text, "the window cannot be opened") || !strings.Contains(text, "truceboard info") {
				t.Errorf("it said %q", text)
			}
		})
	}
}
