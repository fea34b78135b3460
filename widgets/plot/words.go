package plot

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"truceboard/store/ceasefire"
)

// count writes a whole number with its thousands apart: 1,234.
func count(n int) string { return message.NewPrinter(language.English).Sprintf("%d", n) }

// number writes a plotted number: whole ones as such, others to one or two places.
func number(v float64) string {
	switch {
	case v == math.Trunc(v):
		return count(int(v))
	case math.Abs(v) < 10:
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// plain writes a number for a table that machines read.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// plural writes a number with its noun, in the singular where it is one.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + many
}

// incidents writes how many facts went into a chart.
func incidents(n int) string { return plural(n, "incident", "incidents") }

// leftOut says how many facts a chart leaves out, and why.
func leftOut(list []ceasefire.LeftOut) string {
	if len(list) == 0 {
		return "None left out."
	}
	total := 0
	var parts []string
	for _, l := range list {
		total += l.N
		parts = append(parts, count(l.N)+" "+l.Reason)
	}
	return "Left out: " + count(total) + " (" + strings.Join(parts, ", ") + ")."
}

// scopeWords says which scope a view shows, for a title.
func scopeWords(v ceasefire.Filter) string {
	switch v.Scope {
	case ceasefire.ViewIn:
		return " in scope"
	case ceasefire.ViewOut:
		return " out of scope"
	case ceasefire.ViewDisputed:
		return " of disputed scope"
	}
	return ""
}

// groupWords says how a chart is divided, for a title.
func groupWords(by ceasefire.Grouping) string {
	if by == ceasefire.Ungrouped {
		return ""
	}
	return ", by " + string(by)
}
