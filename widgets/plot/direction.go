package plot

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// run is a piece of a text, in letters, of one level of the Unicode Bidirectional Algorithm; an odd level is read from the right.
type run struct{ from, to, level int }

// directionRuns divides a text into runs, in the order in which they are read.
func directionRuns(text string) []run {
	letters := []rune(text)
	return levelRuns(letters, embedded(letters, rightToLeft(text)))
}

// levelRuns divides letters into runs of one level. The marks that isolate a part are in none of them.
func levelRuns(letters []rune, levels []int) (runs []run) {
	for i, level := range levels {
		if letters[i] == isolate || letters[i] == isolateEnd {
			continue
		}
		if n := len(runs) - 1; n >= 0 && runs[n].level == level && runs[n].to == i {
			runs[n].to++
			continue
		}
		runs = append(runs, run{i, i + 1, level})
	}
	return runs
}

// visual puts runs in the order in which they stand from left to right: from the deepest level up, each stretch of runs is turned round
// (UAX #9, rule L2).
func visual(runs []run) []run {
	deepest := 0
	for _, r := range runs {
		deepest = max(deepest, r.level)
	}
	for level := deepest; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			end := i
			for end < len(runs) && runs[end].level >= level {
				end++
			}
			slices.Reverse(runs[i:end])
			i = max(i, end)
		}
	}
	return runs
}

// directions finds in which direction each letter of a line is read, by UAX #9. The library that knows the classes of letters has an order
// of its own too, but that pairs no brackets: it takes a closing one for another sign than its opening one. What is
// isolated is taken out before: see embedded. Marks that embed are read as signs without a direction.
type directions struct {
	letters      []rune
	first, class []bidi.Class // as the letters come, and as the rules change them
	base         bidi.Class   // L or R, the direction of the whole
}

func newDirections(letters []rune, fromRight bool) *directions {
	d := &directions{letters: letters, base: bidi.L}
	if fromRight {
		d.base = bidi.R
	}
	for _, r := range letters {
		properties, _ := bidi.LookupRune(r)
		d.first = append(d.first, properties.Class())
	}
	d.class = slices.Clone(d.first)
	return d
}

// levels gives each letter's level (rules I1 and I2).
func (d *directions) levels() []int {
	d.numbers()
	d.separators()
	d.brackets()
	d.neutrals()
	out := make([]int, len(d.class))
	for i, class := range d.class {
		switch {
		case class == bidi.R:
			out[i] = 1
		case class != bidi.L || d.base == bidi.R:
			out[i] = 2
		}
	}
	return out
}

// numbers resolves accents, and figures behind Arabic letters (rules W1 to W3).
func (d *directions) numbers() {
	last, strong := d.base, d.base
	for i, class := range d.class {
		switch class {
		case bidi.NSM:
			d.class[i] = last
		case bidi.EN:
			if strong == bidi.AL {
				d.class[i] = bidi.AN
			}
		case bidi.L, bidi.R, bidi.AL:
			strong = class
		}
		last = d.class[i]
	}
	for i, class := range d.class {
		if class == bidi.AL {
			d.class[i] = bidi.R
		}
	}
}

// separators resolves what stands in numbers and beside them, and figures behind letters read from the left (rules W4 to W7).
func (d *directions) separators() {
	for i := 1; i+1 < len(d.class); i++ {
		before, after := d.class[i-1], d.class[i+1]
		if before == after && (d.class[i] == bidi.CS && (before == bidi.EN || before == bidi.AN) || d.class[i] == bidi.ES && before == bidi.EN) {
			d.class[i] = before
		}
	}
	d.besideFigures()
	strong := d.base
	for i, class := range d.class {
		switch class {
		case bidi.L, bidi.R:
			strong = class
		case bidi.EN:
			if strong == bidi.L {
				d.class[i] = bidi.L
			}
		case bidi.AN:
		default:
			d.class[i] = bidi.ON
		}
	}
}

// besideFigures takes signs such as that of per cent to the figures beside them (rule W5).
func (d *directions) besideFigures() {
	for i := 0; i < len(d.class); i++ {
		end := i
		for end < len(d.class) && d.class[end] == bidi.ET {
			end++
		}
		if end == i {
			continue
		}
		if i > 0 && d.class[i-1] == bidi.EN || end < len(d.class) && d.class[end] == bidi.EN {
			for k := i; k < end; k++ {
				d.class[k] = bidi.EN
			}
		}
		i = end - 1
	}
}

// mostOpen is how many brackets may be open at a time; in a line with more none is paired (definition BD16).
const mostOpen = 63

// pairs gives the places of the brackets that belong together, in the order in which they open.
func (d *directions) pairs() [][2]int {
	type opened struct {
		at     int
		closes string
	}
	var open []opened
	var out [][2]int
	for i, r := range d.letters {
		properties, _ := bidi.LookupRune(r)
		if d.class[i] != bidi.ON || !properties.IsBracket() {
			continue
		}
		if properties.IsOpeningBracket() {
			if len(open) == mostOpen {
				return nil
			}
			open = append(open, opened{i, norm.NFC.String(bidi.ReverseString(string(r)))})
			continue
		}
		sign := norm.NFC.String(string(r))
		for k, o := range slices.Backward(open) {
			if o.closes == sign {
				out, open = append(out, [2]int{o.at, i}), open[:k]
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	return out
}

// brackets gives both brackets of a pair one direction: that of the whole if anything between them has it, else that of what is between
// them and before them (rule N0).
func (d *directions) brackets() {
	for _, pair := range d.pairs() {
		same, other := false, false
		for i := pair[0] + 1; i < pair[1]; i++ {
			side := d.side(i)
			same, other = same || side == d.base, other || side != bidi.ON && side != d.base
		}
		if !same && !other {
			continue
		}
		to := d.base
		for i := pair[0] - 1; !same && i >= 0; i-- {
			if side := d.side(i); side != bidi.ON {
				to = side
				break
			}
		}
		for _, at := range pair {
			d.class[at] = to
			for i := at + 1; i < len(d.class) && d.first[i] == bidi.NSM; i++ {
				d.class[i] = to
			}
		}
	}
}

// side gives the direction of a letter for the signs around it, to which figures are read from the right; ON where it has none.
func (d *directions) side(i int) bidi.Class {
	switch d.class[i] {
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	case bidi.L:
		return bidi.L
	}
	return bidi.ON
}

// neutrals gives signs the direction of what stands on both sides of them, or that of the whole (rules N1 and N2).
func (d *directions) neutrals() {
	before := d.base
	for i := 0; i < len(d.class); i++ {
		if side := d.side(i); side != bidi.ON {
			before = side
			continue
		}
		end, after := i, d.base
		for end < len(d.class) && d.side(end) == bidi.ON {
			end++
		}
		if end < len(d.class) {
			after = d.side(end)
		}
		to := d.base
		if before == after {
			to = before
		}
		for k := i; k < end; k++ {
			d.class[k] = to
		}
		before, i = to, end-1
	}
}
