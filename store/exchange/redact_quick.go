package exchange

import (
	"strings"
	"unicode/utf8"
)

// What a text must hold for one of the patterns to find anything in it is looked for byte by byte first: few texts hold it, and patterns are slow. Nothing here decides what is taken out.

// digitAt gives how many bytes a digit at a place in a text has, Western, Arabic-Indic or Persian; 0 where none stands there.
func digitAt(text string, at int) int {
	switch c := text[at]; {
	case '0' <= c && c <= '9':
		return 1
	case at+1 == len(text):
		return 0
	case c == 0xD9 && 0xA0 <= text[at+1] && text[at+1] <= 0xA9, c == 0xDB && 0xB0 <= text[at+1] && text[at+1] <= 0xB9:
		return 2
	}
	return 0
}

// widestGap is how many bytes may stand between two digits of one telephone number: three signs of three bytes each.
const widestGap = 9

// mayHoldPhone reports whether at least so many digits stand near each other.
func mayHoldPhone(text string, fewest int) bool {
	digits, last := 0, 0
	for at := 0; at < len(text); {
		size := digitAt(text, at)
		if size == 0 {
			at++
			continue
		}
		if at-last > widestGap {
			digits = 0
		}
		digits++
		if at += size; digits == fewest {
			return true
		}
		last = at
	}
	return false
}

// holdsFigures reports whether so many digits stand in a text, wherever.
func holdsFigures(text string, fewest int) bool {
	for at := 0; at < len(text) && fewest > 0; {
		size := digitAt(text, at)
		if size > 0 {
			fewest--
		}
		at += max(size, 1)
	}
	return fewest == 0
}

// holdsSide reports whether a letter or a word for a side of the globe stands beside a number in a text, with at most three signs between.
func holdsSide(text string) bool {
	for at := 0; at < len(text); at++ {
		if !isLatin(text[at]) {
			continue
		}
		end := at + 1
		for end < len(text) && isLatin(text[end]) {
			end++
		}
		if word := strings.ToLower(text[at:min(end, at+len("degree"))]); (word == "degree" || word == "minute" || word == "second") && digitWithin(text[max(0, at-4):at]) {
			return true
		}
		if end-at <= longestSide && (digitWithin(text[max(0, at-4):at]) || digitWithin(text[end:min(len(text), end+4)])) && isSide(strings.ToLower(text[at:end])) {
			return true
		}
		at = end - 1
	}
	return strings.Contains(text, "شمال") || strings.Contains(text, "جنوب") || strings.Contains(text, "ſ") // folded, that is an s
}

// longestSide is how many letters "degnorth" has.
const longestSide = 8

// isSide reports whether a word is a side of the globe, with what an angle may end with before it or without.
func isSide(word string) bool {
	switch strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(word, "deg"), "min"), "sec") {
	case "n", "s", "e", "w", "north", "south", "east", "west", "dn", "ds", "de", "dw", "mn", "ms", "me", "mw", "sn", "ss", "se", "sw", "snorth", "ssouth", "seast", "swest", "mnorth", "msouth", "meast", "mwest", "dnorth", "dsouth", "deast", "dwest":
		return true
	}
	return false
}

// digitWithin reports whether a digit, or anything but Latin letters and signs, stands in a text.
func digitWithin(text string) bool {
	for at := range len(text) {
		if c := text[at]; '0' <= c && c <= '9' || c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// farthestSaid is how many bytes may stand between what says that a number is one of degrees and the number.
const farthestSaid = 24

// holdsSaidDegrees reports whether what may say so stands before a number in a text.
func holdsSaidDegrees(text string) bool {
	for at := 0; at+3 < len(text); at++ {
		if text[at]|0x20 != 'l' {
			continue
		}
		switch strings.ToLower(text[at : at+3]) {
		case "lat", "lon", "lng":
			if digitWithin(text[at+3 : min(len(text), at+3+farthestSaid)]) {
				return true
			}
		}
	}
	return strings.Contains(text, "خط ")
}

// longestRun gives how many Western digits stand together at most.
func longestRun(text string) (longest int) {
	run := 0
	for at := range len(text) {
		if c := text[at]; '0' <= c && c <= '9' {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	return longest
}

// holdsSquare reports whether the letters of a cell of a grid stand behind a number: a band, and two of a square.
func holdsSquare(text string) bool {
	for at := 0; at+3 < len(text); at++ {
		if text[at] < '0' || text[at] > '9' {
			continue
		}
		rest, letters := text[at+1:], 0
		for n := 0; n < len(rest) && n < 5 && letters < 3; n++ {
			switch c := rest[n]; {
			case 'A' <= c && c <= 'Z':
				letters++
			case c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f':
				n = len(rest)
			}
		}
		if letters == 3 {
			return true
		}
	}
	return false
}

// holdsSaidPhone reports whether a word that says that a number is a telephone's stands shortly before one.
func holdsSaidPhone(text string) bool {
	for at := 0; at < len(text); at++ {
		size := digitAt(text, at)
		if size == 0 {
			continue
		}
		before := strings.ToLower(text[max(0, at-farthestSaid):at])
		if containsAny(before, []string{"tel", "phone", "mob", "cell", "call", "fax", "whatsapp", "viber", "signal", "number", "هاتف", "جوال", "موبايل", "تصل", "تصال", "تلفون", "тел"}) {
			return true
		}
		for at < len(text) && digitAt(text, at) > 0 {
			at += digitAt(text, at)
		}
	}
	return false
}

// holdsDecimal reports whether a number with a decimal point or comma stands in a text.
func holdsDecimal(text string) bool {
	number := false // before what is looked at
	for at := 0; at < len(text); {
		size := digitAt(text, at)
		point := 0
		switch {
		case text[at] == '.', text[at] == ',':
			point = 1
		case text[at] == 0xD9 && at+1 < len(text) && text[at+1] == 0xAB:
			point = 2
		}
		if next := at + point; number && point > 0 && next < len(text) && digitAt(text, next) > 0 {
			return true
		}
		number = size > 0
		at += max(size, point, 1)
	}
	return false
}

// saysSquare reports whether a word stands in a text that says that a cell of a grid follows.
func saysSquare(text string) bool {
	return containsAny(strings.ToLower(text), []string{"grid", "mgrs", "square", "map"})
}

// saysEast reports whether a letter or a word that says that a number is an easting stands in a text: an E or an X that is no part of a word, but for the m of metres.
func saysEast(text string) bool {
	for at := range len(text) {
		if c := text[at] | 0x20; c != 'e' && c != 'x' {
			continue
		}
		before := at
		if before > 0 && text[before-1]|0x20 == 'm' {
			before--
		}
		if (before == 0 || !isLatin(text[before-1]) || text[before-1] == '_') && (at+1 == len(text) || !isLatin(text[at+1])) {
			return true
		}
	}
	return strings.Contains(strings.ToLower(text), "easting")
}

// holdsSquareAlone reports whether two letters that are no part of a longer word stand before figures, with a space between or none.
func holdsSquareAlone(text string) bool {
	for at := 2; at < len(text); at++ {
		if text[at] < '0' || text[at] > '9' {
			continue
		}
		end := at
		if c := text[at-1]; c == ' ' || '\t' <= c && c <= '\r' {
			end--
		}
		if end >= 2 && isLatin(text[end-1]) && isLatin(text[end-2]) && (end == 2 || !isLatin(text[end-3])) {
			return true
		}
	}
	return false
}

// joints counts how often figures stand beside others with one or two signs between that part the degrees of an angle from its minutes, in the stretch of a text where they do so most often: one of nothing but figures and what
// may stand between two angles.
func joints(text string) (most int) {
	figure := func(at int) bool { return 0 <= at && at < len(text) && '0' <= text[at] && text[at] <= '9' }
	parts := func(at int) bool {
		return at < len(text) && (text[at] == ' ' || text[at] == ':' || text[at] == '-' || '\t' <= text[at] && text[at] <= '\r')
	}
	n := 0
	for at := range len(text) {
		switch {
		case parts(at) && figure(at-1) && (figure(at+1) || parts(at+1) && figure(at+2)):
			n++
			most = max(most, n)
		case !figure(at) && !parts(at) && strings.IndexByte(".,;/|andbyANDBY", text[at]) < 0:
			n = 0
		}
	}
	return most
}
