package main

import (
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// mostTriedAgain is how many tests of the real window are tried a second time: a person's hands on a busy screen slip now and then, but where more fail the program is at fault.
const mostTriedAgain = 3

// secondTry runs the tests of the real window, and those that failed once more, one after the other. What passes then counts as passed, and is named, with what it printed
// when it failed standing above: it may be the test that is hasty, or a fault that shows only now and then.
func secondTry(out io.Writer, run func(only []string) (*results, error)) (counts, error) {
	first, err := run(nil)
	failed := first.failedTests()
	if err == nil || len(failed) == 0 || len(failed) > mostTriedAgain {
		return first.counts, err
	}
	say(out, "Once more, one after the other: %s\n", strings.Join(failed, ", "))
	second, err := run(failed)
	total := first.counts
	total.passed, total.failed = first.passed+first.failed-second.failed, second.failed
	if err == nil {
		say(out, "Passed at the second try alone, look at what it printed above: %s\n", strings.Join(failed, ", "))
	}
	return total, err
}

// failedTests are the tests that failed, without their subtests, in order of their names; none where the fault is not a test's, such as a package that was not built or took too long.
func (r *results) failedTests() []string {
	if r.broken {
		return nil
	}
	return slices.Sorted(maps.Keys(r.fails))
}

// onlyTests is the flag by which go test runs some tests and no others.
func onlyTests(names []string) string {
	quoted := make([]string, len(names))
	for n, name := range names {
		quoted[n] = regexp.QuoteMeta(name)
	}
	return "^(" + strings.Join(quoted, "|") + ")$"
}
