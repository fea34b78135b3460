package ceasefire

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// TallyPart is one number of a tally's published breakdown: of whom or where, and which party that is (zero for none).
type TallyPart struct {
	Name  string
	N     int
	Party ID
}

// TallyParts reads a tally's breakdown as published: "Aleppo 20; Hama 8", "29 children; 17 women", "combat 219 (government 203;
// opposition 16); arrests 23". A number that is divided in brackets, without loss, gives way to its parts. A text that is not such
// a list, or names one number only, has no parts.
func (f Frame) TallyParts(t Tally) []TallyPart {
	parts, ok := f.readParts(t.Breakdown)
	if !ok || len(parts) < 2 {
		return nil
	}
	return parts
}

// The two ways of writing a part, the number first or last. What stands behind in brackets may divide it, and a remark after "but"
// is the reader's.
var (
	nameFirst   = regexp.MustCompile(`^([^\d(][^(]*?)(?: printed as)?:? (\d[\d,]*)(?: \((.*)\)| but .*)?$`)
	numberFirst = regexp.MustCompile(`^(\d[\d,]*) ([^\d(][^(]*?)(?: \((.*)\)| but .*)?$`)
)

// readParts reads a list of parts; it is not ok where one of them is none.
func (f Frame) readParts(text string) (parts []TallyPart, ok bool) {
	for _, item := range splitOutside(text, ';') {
		name, number, inner := "", "", ""
		if m := nameFirst.FindStringSubmatch(item); m != nil {
			name, number, inner = m[1], m[2], m[3]
		} else if m := numberFirst.FindStringSubmatch(item); m != nil {
			name, number, inner = m[2], m[1], m[3]
		}
		n, err := strconv.ParseInt(strings.ReplaceAll(number, ",", ""), 10, 32)
		if err != nil {
			return nil, false
		}
		if divided, ok := f.readParts(inner); ok && sumOf(divided) == int(n) {
			parts = append(parts, divided...)
			continue
		}
		parts = append(parts, TallyPart{Name: name, N: int(n), Party: f.accused(name)})
	}
	return parts, len(parts) > 0
}

// splitOutside splits a text at a mark that stands outside brackets.
func splitOutside(text string, mark rune) []string {
	var items []string
	depth, from := 0, 0
	for i, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == mark && depth == 0:
			items = append(items, strings.TrimSpace(text[from:i]))
			from = i + len(string(mark))
		}
	}
	return append(items, strings.TrimSpace(text[from:]))
}

// leastStem is how many letters two names have to share to be taken for forms of one: Russia, Russian.
const leastStem = 5

// accused finds the party that a breakdown speaks of: by its name or a known spelling, else by the one party whose short name begins
// its own or begins with it.
func (f Frame) accused(name string) ID {
	if id, ok := f.PartyOfActor(name); ok {
		return id
	}
	stem := func(p Party) bool {
		a, b := []rune(strings.ToLower(p.Short)), []rune(strings.ToLower(name))
		n := min(len(a), len(b))
		return n >= leastStem && string(a[:n]) == string(b[:n])
	}
	if found := keep(f.Parties, stem); len(found) == 1 {
		return found[0].ID
	}
	return ID{}
}

func sumOf(parts []TallyPart) int {
	sum := 0
	for _, p := range parts {
		sum += p.N
	}
	return sum
}

// TallyMismatch says by how much a breakdown does not add up to its total, or nothing where it does or there is none: "parts add up
// to 251, 9 more than the total", "parts add up to 46, 46 fewer than the total".
func TallyMismatch(total Count, parts []TallyPart) string {
	sum := sumOf(parts)
	switch {
	case len(parts) == 0 || !total.Known || sum == total.N:
		return ""
	case sum > total.N:
		return fmt.Sprintf("parts add up to %d, %d more than the total", sum, sum-total.N)
	}
	return fmt.Sprintf("parts add up to %d, %d fewer than the total", sum, total.N-sum)
}
