package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// event is a line of go test -json (see go doc test2json).
type event struct {
	Action  string
	Package string
	Test    string
	Output  string
}

// results reads the events of go test. Tests and subtests count alike, each line of PASS, FAIL or SKIP once; what a test printed is shown
// when it fails.
type results struct {
	counts
	out     io.Writer
	printed map[testName]*bytes.Buffer // by tests that are not over, and by packages
	failing map[string]bool            // packages with a test that failed
	fails   map[string]bool            // tests that failed, without their subtests
	broken  bool                       // whether a package failed though no test of it did
	logs    bool                       // whether what good tests log is printed as well
}

// testName names a test, or with no test its package.
type testName struct{ in, name string }

func newResults(out io.Writer) *results {
	return &results{out: out, printed: make(map[testName]*bytes.Buffer), failing: make(map[string]bool), fails: make(map[string]bool)}
}

// longestLine is the longest line of events that is read, in bytes.
const longestLine = 16 << 20

// read takes events until there are no more. A line that is no event is printed as it is.
func (r *results) read(from io.Reader) error {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil || e.Action == "" {
			say(r.out, "%s\n", lines.Text())
			continue
		}
		r.take(e)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading what go test says: %w", err)
	}
	return nil
}

func (r *results) take(e event) {
	of := testName{e.Package, e.Test}
	switch {
	case e.Action == "build-output":
		say(r.out, "%s", e.Output)
	case e.Action == "output":
		if r.printed[of] == nil {
			r.printed[of] = new(bytes.Buffer)
		}
		r.printed[of].WriteString(e.Output)
	case e.Action != "pass" && e.Action != "fail" && e.Action != "skip":
		return
	case e.Test != "":
		r.endTest(e.Action, of)
	default:
		r.endPackage(e.Action, of)
	}
}

func (r *results) endTest(action string, of testName) {
	switch action {
	case "pass":
		r.passed++
		if r.logs {
			r.sayLogged(of)
		}
	case "skip":
		r.skipped++
		say(r.out, "skipped: %s %s%s", of.in, of.name, reason(r.text(of)))
	case "fail":
		r.failed++
		r.failing[of.in] = true
		test, _, _ := strings.Cut(of.name, "/")
		r.fails[test] = true
		say(r.out, "%s", r.text(of))
	}
	delete(r.printed, of)
}

// sayLogged prints what a test logged, without where in its file that stands.
func (r *results) sayLogged(of testName) {
	for line := range strings.Lines(r.text(of)) {
		if _, logged, found := strings.Cut(line, "_test.go:"); found {
			_, words, _ := strings.Cut(logged, ": ")
			say(r.out, "   %s", words)
		}
	}
}

// endPackage prints a package's line, and where it failed all that it printed; where no test of its own is at fault (it was not built, it
// panicked, it took too long), what its unfinished tests printed as well.
func (r *results) endPackage(action string, of testName) {
	if action != "fail" {
		for line := range strings.Lines(r.text(of)) {
			if strings.HasPrefix(line, "ok ") {
				say(r.out, "%s", line)
			}
		}
		delete(r.printed, of)
		return
	}
	if !r.failing[of.in] {
		r.failed++
		r.broken = true
	}
	for _, unfinished := range r.of(of.in) {
		say(r.out, "%s", r.text(unfinished))
		delete(r.printed, unfinished)
	}
}

// of gives a package and its unfinished tests, the package last.
func (r *results) of(in string) []testName {
	var all []testName
	for of := range r.printed {
		if of.in == in {
			all = append(all, of)
		}
	}
	slices.SortFunc(all, func(a, b testName) int { return -strings.Compare(a.name, b.name) })
	return all
}

func (r *results) text(of testName) string {
	if r.printed[of] == nil {
		return ""
	}
	return r.printed[of].String()
}

// reason finds in a skipped test's output why it was skipped.
func reason(text string) string {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); !strings.HasPrefix(line, "===") && !strings.HasPrefix(line, "---") {
			return ": " + line + "\n"
		}
	}
	return "\n"
}
