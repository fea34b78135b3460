package windowtest

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// ours finds calls into the program and into its tests.
var ours = regexp.MustCompile(`^(truceboard/|main\.)`)

// inShort gives the stacks that a program of Go wrote as it ended, a line for each of its goroutines that is in our code, waits for a lock or is the first: what it was called by stands behind it.
func inShort(stacks string, most int) string {
	var lines []string
	for stack := range strings.SplitSeq(stacks, "\n\n") {
		head, calls, found := strings.Cut(strings.TrimSpace(stack), "\n")
		if !found || !strings.HasPrefix(head, "goroutine ") {
			continue
		}
		if line, telling := chain(calls); telling || strings.Contains(head, "Lock") || strings.Contains(head, "semacquire") || strings.HasPrefix(head, "goroutine 1 ") {
			lines = append(lines, addresses.ReplaceAllString(head, "")+" "+line)
		}
	}
	return strings.Join(lines[:min(most, len(lines))], "\n")
}

// addresses are those of the runtime's own records, which stand in the head of a stack.
var addresses = regexp.MustCompile(` (gp|m|mp)=\S+`)

// foreignCalls is how many calls into the code of others are told of a stack, those where it stands.
const foreignCalls = 4

// chain gives the calls of a stack in one line, and whether one is into our code: all of those, and a few of others.
func chain(calls string) (line string, telling bool) {
	var chain []string
	foreign := 0
	lines := strings.Split(calls, "\n")
	for n := 0; n+1 < len(lines); n += 2 {
		name, place := lines[n], lines[n+1]
		if strings.HasPrefix(name, "created by ") {
			break
		}
		if at := strings.LastIndex(name, "("); at > 0 {
			name = name[:at]
		}
		place, _, _ = strings.Cut(strings.TrimSpace(place), " ")
		switch own := ours.MatchString(name); {
		case own:
			telling = true
			chain = append(chain, name+" "+filepath.Base(place))
		case !strings.HasPrefix(name, "runtime.") && foreign < foreignCalls:
			foreign++
			chain = append(chain, name)
		}
	}
	return strings.Join(chain, " < "), telling
}

// wrote is what a program wrote as it was ended, shortened.
const wrote = `PC=0x4974c1 m=0 sigcode=0

goroutine 0 gp=0x33c7dc0 m=0 mp=0x33c93a0 [idle]:
runtime.futex(0x33c94f8, 0x80)
	/go/src/runtime/sys_linux_amd64.s:569 +0x21 fp=0x7fff67e8c090

goroutine 1 gp=0x1ac2 m=nil [sync.Mutex.Lock, 2 minutes, locked to thread]:
runtime.gopark(0x0?, 0x0?)
	/go/src/runtime/proc.go:462 +0xce fp=0x1a
sync.(*Mutex).Lock(...)
	/go/src/sync/mutex.go:46
log.(*Logger).SetOutput(0x1ac2, {0x1caf080, 0x1ac2})
	/go/src/log/log.go:81 +0x58
truceboard/app/journal.Journal.Begin.func1()
	/src/app/journal/journal.go:35 +0x49
main.openWindow({0x0, 0x0}, 0x1c9bff0)
	/src/app/window.go:39 +0x2bb

goroutine 7 gp=0x1ac3 m=nil [chan receive]:
runtime.gopark(0x0?, 0x0?)
	/go/src/runtime/proc.go:462 +0xce
os/signal.loop()
	/go/src/os/signal/signal_unix.go:23 +0x13
created by os/signal.Notify.func1.1 in goroutine 1
	/go/src/os/signal/signal.go:152 +0x1f

rax    0xca
`

func TestStacksAreToldInShort(t *testing.T) {
	const want = "goroutine 1 [sync.Mutex.Lock, 2 minutes, locked to thread]: sync.(*Mutex).Lock < log.(*Logger).SetOutput < truceboard/app/journal.Journal.Begin.func1 journal.go:35 < main.openWindow window.go:39"
	if got := inShort(wrote, 10); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := inShort(wrote, 0); got != "" {
		t.Errorf("of none it gives %q", got)
	}
}
