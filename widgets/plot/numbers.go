package plot

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// counted writes a number with thousands apart and what it counts: "1 incident", "1,234 incidents".
func counted(n int, m ceasefire.Measure) string {
	if n == 1 {
		return "1 " + strings.TrimSuffix(unit(m), "s")
	}
	return figure(float64(n)) + " " + unit(m)
}

// howMany counts things, with the word for one of them and for more: "1 party", "1,234 parties".
func howMany(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return figure(float64(n)) + " " + more
}

// amount writes a value with what it counts: "1 incident", "2.5 deaths".
func amount(v float64, m ceasefire.Measure) string {
	if v == 1 {
		return counted(1, m)
	}
	return figure(v) + " " + unit(m)
}

// unit gives what a measure counts, as running text has it.
func unit(m ceasefire.Measure) string {
	if m == ceasefire.DeathsMeasure {
		return "deaths"
	}
	return "incidents"
}

// figure writes a number for a chart: whole ones with thousands apart, others with as many decimals as they need to be told apart.
func figure(v float64) string {
	if v != math.Trunc(v) && math.Abs(v) < 100 {
		return decimals(v)
	}
	return thousands(math.Round(v))
}

// rate writes a mean: small ones with decimals even where they happen to be whole.
func rate(v float64) string {
	if v == 0 || math.Abs(v) >= 100 {
		return figure(math.Round(v))
	}
	return decimals(v)
}

// decimals writes a small number with one decimal, or two below 1.
func decimals(v float64) string {
	if math.Abs(v) < 1 {
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// thousands writes a whole number with a comma between each three of its digits.
func thousands(v float64) string {
	digits := strconv.FormatFloat(math.Abs(v), 'f', 0, 64)
	var out strings.Builder
	if v < 0 {
		out.WriteByte('-')
	}
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(digit)
	}
	return out.String()
}

// exact writes a number as a file of numbers has it: no thousands, no more digits than it needs.
func exact(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// total sums values.
func total(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum
}

// omitted says how many facts were left out and why: "Left out 15 (known only to the week 12; deaths unknown 3)." It is nothing where
// none were.
func omitted(list []ceasefire.LeftOut) string {
	if len(list) == 0 {
		return ""
	}
	sum, parts := 0, make([]string, len(list))
	for i, out := range list {
		sum += out.N
		parts[i] = out.Reason + " " + figure(float64(out.N))
	}
	return fmt.Sprintf("Left out %s (%s).", figure(float64(sum)), strings.Join(parts, "; "))
}
