package exchange

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

// mayHoldPhone reports whether so many digits as a telephone number has stand near each other.
func mayHoldPhone(text string) bool {
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
		if at += size; digits == fewestDigits {
			return true
		}
		last = at
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
