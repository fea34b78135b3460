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
	Action      string
	Package     string
	Test        string
	Output      string
	ImportPath  string // of what is built
	FailedBuild string // the import path of what a package's tests could not be built for
}

// results reads the events of go test. Tests and subtests count alike, each line of PASS, FAIL or SKIP once; what a test printed is shown
// when it fails.
type results struct {
	counts
	out     io.Writer
	printed map[testName]*bytes.Buffer // by tests that are not over, and by packages
	builds  map[string]*bytes.Buffer   // what was said while something was built, by its import path
	failing map[string]bool            // packages with a test that failed
	tests   map[testName]*progress     // how far the tests are, those beneath counted to the one around them
	fails   []failure                  // in the order in which they came
	logs    bool                       // whether what good tests log is printed as well
}

// progress is how far a test has come, with its subtests.
type progress struct {
	counts
	at string // the last that was told of the test itself: run, pause, cont, pass, fail or skip
}

// testName names a test, or with no test its package.
type testName struct{ in, name string }

// String names a test after its package.
func (n testName) String() string { return strings.TrimSpace(n.in + " " + n.name) }

func newResults(out io.Writer) *results {
	return &results{out: out, printed: make(map[testName]*bytes.Buffer), builds: make(map[string]*bytes.Buffer), failing: make(map[string]bool), tests: make(map[testName]*progress)}
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
	if e.Test != "" && e.Action != "output" {
		r.note(e)
	}
	switch {
	case e.Action == "build-output":
		say(r.out, "%s", e.Output)
		keep(r.builds, e.ImportPath, e.Output)
	case e.Action == "output":
		keep(r.printed, of, e.Output)
	case e.Action != "pass" && e.Action != "fail" && e.Action != "skip":
		return
	case e.Test != "":
		r.endTest(e.Action, of)
	default:
		r.endPackage(e.Action, of, e.FailedBuild)
	}
}

// keep adds to what is kept under a name.
func keep[name comparable](kept map[name]*bytes.Buffer, of name, text string) {
	if kept[of] == nil {
		kept[of] = new(bytes.Buffer)
	}
	kept[of].WriteString(text)
}

// note notes how far a test has come.
func (r *results) note(e event) {
	name, _, beneath := strings.Cut(e.Test, "/")
	of := testName{e.Package, name}
	if r.tests[of] == nil {
		r.tests[of] = new(progress)
	}
	p := r.tests[of]
	switch e.Action {
	case "pass":
		p.passed++
	case "fail":
		p.failed++
	case "skip":
		p.skipped++
	}
	if !beneath {
		p.at = e.Action
	}
}

func (r *results) endTest(action string, of testName) {
	if action != "fail" {
		r.handOn(of)
	}
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
		r.fail(of)
		say(r.out, "%s", r.text(of))
	}
	delete(r.printed, of)
}

// handOn hands what was printed after a good test was over to its package: it is of a panic, or of a run whose time is over, which go test takes for words of the test that ended last.
func (r *results) handOn(of testName) {
	over := false
	for line := range strings.Lines(r.text(of)) {
		if over {
			keep(r.printed, testName{in: of.in}, line)
		}
		words := strings.TrimSpace(line)
		over = over || strings.HasPrefix(words, "--- PASS: "+of.name+" (") || strings.HasPrefix(words, "--- SKIP: "+of.name+" (")
	}
}

// fail keeps what a test printed that failed. One of which no more is to be said than that tests beneath it failed is left out.
func (r *results) fail(of testName) {
	said := r.text(of)
	beneath := func(f failure) bool { return strings.HasPrefix(f.name, of.String()+"/") }
	if tells := slices.ContainsFunc(strings.Split(said, "\n"), tellsWrong.MatchString); tells || !slices.ContainsFunc(r.fails, beneath) {
		r.fails = append(r.fails, failure{name: of.String(), said: said})
	}
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
func (r *results) endPackage(action string, of testName, build string) {
	if action != "fail" {
		for line := range strings.Lines(r.text(of)) {
			if strings.HasPrefix(line, "ok ") {
				say(r.out, "%s", line)
			}
		}
		delete(r.printed, of)
		return
	}
	var said strings.Builder
	if r.builds[build] != nil {
		said.Write(r.builds[build].Bytes())
	}
	for _, unfinished := range r.of(of.in) {
		text := r.text(unfinished)
		said.WriteString(text)
		say(r.out, "%s", text)
		delete(r.printed, unfinished)
	}
	if !r.failing[of.in] {
		r.failed++
	}
	if !r.failing[of.in] || endsAll.MatchString(said.String()) {
		r.fails = append(r.fails, failure{name: of.in, said: said.String()})
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
