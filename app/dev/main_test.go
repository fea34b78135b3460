package main

import (
	"context"
	"io"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAWrongCallGetsTheUsage(t *testing.T) {
	for _, c := range []struct{ args, says string }{
		{"", "name a command"},
		{"bnech", `no command "bnech"`},
		{"run a.truce b.truce", `"b.truce" is one word too many`},
		{"test --fast", "-fast"},
		{"bench --incidents 0", "1 or more"},
		{"bench --only tea", "import, export or window"},
		{"package now", `"now"`},
		{"prove --kills -1", "less than 0"},
	} {
		var said strings.Builder
		status := execute(context.Background(), strings.Fields(c.args), io.Discard, &said)
		if status != exitUsage || !strings.Contains(said.String(), c.says) || !strings.Contains(said.String(), "Usage:") {
			t.Errorf("%q: status %d: %s", c.args, status, said.String())
		}
	}
}

func TestWhoAsksForHelpGetsIt(t *testing.T) {
	for _, args := range []string{"--help", "-h", "help", "run --help", "run a.truce -h", "test --help", "bench --incidents 5 --help", "package -help"} {
		var printed, said strings.Builder
		status := execute(context.Background(), strings.Fields(args), &printed, &said)
		if status != exitDone || printed.String() != usage || said.String() != "" {
			t.Errorf("%q: status %d, printed %q, said %q", args, status, printed.String(), said.String())
		}
	}
}

func TestFlagsMayStandAnywhere(t *testing.T) {
	flags, yes := flagSet("run")
	words, err := parse(flags, []string{"a.truce", "--yes"}, 1)
	if err != nil || !*yes || !slices.Equal(words, []string{"a.truce"}) {
		t.Errorf("got %v, %v, %v", words, *yes, err)
	}
}

func TestADisplayIsFound(t *testing.T) {
	for _, c := range []struct {
		system, variable string
		want             bool
	}{
		{"linux", "", false}, {"linux", "DISPLAY", true}, {"linux", "WAYLAND_DISPLAY", true}, {"windows", "", true}, {"darwin", "", true},
	} {
		got := hasDisplay(c.system, func(name string) string {
			if name == c.variable {
				return "somewhere"
			}
			return ""
		})
		if got != c.want {
			t.Errorf("%s with %q: %v", c.system, c.variable, got)
		}
	}
}

func TestTheProgramsStatusIsForwarded(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no sh on Windows")
	}
	err := forwarded(exec.Command("sh", "-c", "exit 7").Run())
	if err != statusError(7) {
		t.Errorf("got %v", err)
	}
	if err := forwarded(exec.Command("sh", "-c", "exit 0").Run()); err != nil {
		t.Error(err)
	}
}

func TestTheSampleIsShownAtItsInstants(t *testing.T) {
	lines := showing{"s.truce", nil, []string{"--as-of", sampleChartAt}}.pictures("out")
	if len(lines) != 8 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		if got := strings.Join(line, " "); !strings.Contains(got, "s.truce") || !strings.HasSuffix(got, "--as-of 2016-10-31") {
			t.Error(got)
		}
	}
}

func TestTheStatusGivesWayToWhatIsSaid(t *testing.T) {
	var out strings.Builder
	c := &console{out: &out, terminal: true}
	c.show("building")
	c.say("done\n")
	if got, want := out.String(), "building\r        \rdone\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWorkIsTimedAndItsErrorKept(t *testing.T) {
	took, err := newConsole(io.Discard).during("waiting", func() error {
		time.Sleep(time.Millisecond)
		return statusError(3)
	})
	if err != statusError(3) || took < time.Millisecond {
		t.Errorf("took %v: %v", took, err)
	}
}
