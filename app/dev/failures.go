package main

import (
	"io"
	"regexp"
	"strings"
)

// failure is something that failed, with what it printed.
type failure struct {
	name string // of a test with its package, or of a step of the run
	said string
	once bool // it passed at the second try
}

// How much of a failure is said once more at the end of a run: who looks at a run elsewhere may see the last lines of it alone.
const (
	mostFailures = 12 // in full; of those beyond only the names
	mostBrief    = 30 // of one failure
	mostFollow   = 14 // lines of a failure that follow the line which tells what was wrong
	mostAtAll    = 10 // lines of one that has no such line
)

// tellsWrong finds the lines that tell what was wrong: what a test says of itself, races, panics, and ends that the runtime speaks of.
var tellsWrong = regexp.MustCompile(`(?m)^\s*(\S+_test\.go:\d+: |testing\.go:\d+: |panic: |fatal error: |SIG[A-Z]+: |WARNING: DATA RACE)`)

// endsAll finds what ends a whole package, whichever test was running.
var endsAll = regexp.MustCompile(`(?m)^(panic: |fatal error: |SIG[A-Z]+: )`)

// ownWords finds those lines among them that a test wrote: what follows them belongs to them as long as it stands deeper.
var ownWords = regexp.MustCompile(`^\s*(\S+_test|testing)\.go:\d+: `)

// inBrief gives the lines of what a test printed that tell what was wrong; of one that has none, the last. Where a stack follows, its calls into the program are kept.
func inBrief(said string) []string {
	var brief, all []string
	left, whole, house := 0, false, false // how many lines may follow, whether each does, whether the one before was a call into the program
	for line := range strings.Lines(said) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" {
			continue
		}
		all = append(all, line)
		switch {
		case len(brief) == mostBrief:
		case tellsWrong.MatchString(line):
			brief, left, whole, house = append(brief, line), mostFollow, ownWords.MatchString(line), false
		case whole && !strings.HasPrefix(line, "        "):
			left = 0
		case left > 0 && (whole || house || ofTheHouse(line)):
			brief, left, house = append(brief, line), left-1, !house && strings.Contains(line, "truceboard/")
		default:
			house = false
		}
	}
	if len(brief) == 0 {
		return all[max(0, len(all)-mostAtAll):]
	}
	return brief
}

// headings are what the race detector and the runtime put above a stack, and what go test names when its time is over.
var headings = regexp.MustCompile(`^\s*((Previous )?(Read|Write|read|write|atomic \S+) at |Goroutine \d|running tests:|Test\w+ \(.*\)$|\[signal )`)

// ofTheHouse reports whether a line of a stack is a call into the program or its tests, or a heading.
func ofTheHouse(line string) bool {
	return strings.Contains(line, "truceboard/") || headings.MatchString(line)
}

// sayFailures says once more, in short, what failed.
func sayFailures(out io.Writer, failures []failure) {
	for n, heading := range []string{"What failed, in short:", "What passed at the second try alone, in short:"} {
		said := 0
		for _, f := range failures {
			if f.once != (n == 1) {
				continue
			}
			if said == 0 {
				say(out, "\n%s\n", heading)
			}
			said++
			say(out, "-- %s\n", f.name)
			if said <= mostFailures {
				sayLines(out, inBrief(f.said))
			}
		}
	}
	if len(failures) > 0 {
		say(out, "\n")
	}
}

// longestSaid is how much of a line is said, in characters.
const longestSaid = 600

// sayLines says lines beneath a name.
func sayLines(out io.Writer, lines []string) {
	for _, line := range lines {
		if letters := []rune(line); len(letters) > longestSaid {
			line = string(letters[:longestSaid]) + " …"
		}
		say(out, "   %s\n", line)
	}
}
