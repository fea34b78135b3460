package main

import (
	"io"
	"regexp"
	"slices"
	"strings"
)

// mostTriedAgain is how many tests of the real window are tried a second time: a person's hands on a busy screen slip now and then, but where more fail the program is at fault.
const mostTriedAgain = 3

// outcome is what came of tests, of which some may have been tried twice.
type outcome struct {
	counts
	fails []failure
}

// secondTry runs the tests of the real window, and those that failed or hung once more, one after the other, with those that had no turn then. What passes then counts as passed, and is named, with what it printed
// when it failed standing above: it may be the test that is hasty, or a fault that shows only now and then.
func secondTry(out io.Writer, run func(flags []string) (*results, error)) (outcome, error) {
	first, err := run(nil)
	again := first.toTryAgain()
	if err == nil || len(again) == 0 || len(again) > mostTriedAgain {
		return outcome{first.counts, first.fails}, err
	}
	say(out, "Once more, one after the other: %s\n", strings.Join(again, ", "))
	good, passed := first.good()
	second, err := run(append([]string{"-parallel", "1"}, but(good)...))
	if err == nil {
		say(out, "Passed at the second try alone, look at what it printed above: %s\n", strings.Join(again, ", "))
	}
	return outcome{passed.plus(second.counts), bothTries(first.fails, second.fails)}, err
}

// bothTries are the failures of two tries: those of the second, and those of the first that the second had not.
func bothTries(first, second []failure) []failure {
	all := slices.Clone(second)
	for _, f := range first {
		if !slices.ContainsFunc(second, func(g failure) bool { return g.name == f.name }) {
			f.once = true
			all = append(all, f)
		}
	}
	return all
}

// toTryAgain are the tests that failed, or were running when their package ended, without their subtests and in order of their names; none where the fault is not a test's, such as a package that was not built.
func (r *results) toTryAgain() []string {
	var names []string
	for of, p := range r.tests {
		if p.at == "fail" || p.at == "run" || p.at == "cont" {
			names = append(names, of.name)
		}
	}
	slices.Sort(names)
	return names
}

// good are the tests that are over and did not fail, and how many those are with their subtests.
func (r *results) good() (names []string, total counts) {
	for of, p := range r.tests {
		if p.at == "pass" || p.at == "skip" {
			names, total = append(names, of.name), total.plus(p.counts)
		}
	}
	slices.Sort(names)
	return names, total
}

// but are the flags by which go test runs all tests but some.
func but(names []string) []string {
	if len(names) == 0 {
		return nil
	}
	quoted := make([]string, len(names))
	for n, name := range names {
		quoted[n] = regexp.QuoteMeta(name)
	}
	return []string{"-skip", "^(" + strings.Join(quoted, "|") + ")$"}
}
