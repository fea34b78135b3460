package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// line is one measurement against its yardstick. Less is better.
type line struct {
	name                string
	measured, yardstick time.Duration // the yardstick is 0 where it is not a time
	ratio               float64       // measured to yardstick
	bound               float64       // the greatest ratio that is good; 0 where none is set
	words               [2]string     // the measurement and its yardstick where they are no times
}

// against sets a measurement against its yardstick.
func against(name string, measured, yardstick time.Duration, bound float64) line {
	return line{name: name, measured: measured, yardstick: yardstick, ratio: measured.Seconds() / yardstick.Seconds(), bound: bound}
}

// missed reports whether the ratio is greater than its bound.
func (l line) missed() bool { return l.bound > 0 && l.ratio > l.bound }

func (l line) verdict() string {
	switch {
	case l.bound == 0:
		return "no bound"
	case l.missed():
		return "missed"
	}
	return "kept"
}

// cells gives the line's texts.
func (l line) cells() []any {
	measured, yardstick, bound := short(l.measured), "–", "–"
	if l.yardstick > 0 {
		yardstick = short(l.yardstick)
	}
	if l.words[0] != "" {
		measured, yardstick = l.words[0], l.words[1]
	}
	if l.bound > 0 {
		bound = fmt.Sprintf("%.3g", l.bound)
	}
	return []any{l.name, measured, yardstick, fmt.Sprintf("%.3g", l.ratio), bound, l.verdict()}
}

// short gives a time with as many figures as it is good for.
func short(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.2f ms", d.Seconds()*1e3)
	}
	return fmt.Sprintf("%.1f µs", d.Seconds()*1e6)
}

// printLines prints measurements as a table.
func printLines(out io.Writer, lines []line) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	say(table, "measurement\tmeasured\tyardstick\tratio\tbound\tverdict\n")
	for _, l := range lines {
		say(table, "%s\t%s\t%s\t%s\t%s\t%s\n", l.cells()...)
	}
	if err := table.Flush(); err != nil {
		return // nobody reads on
	}
}

// missedIn counts the bounds that were missed.
func missedIn(lines []line) (missed int) {
	for _, l := range lines {
		if l.missed() {
			missed++
		}
	}
	return missed
}
