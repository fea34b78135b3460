package exchange

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// markOfRemoval is what stands in the place of what was taken out of a text.
var markOfRemoval = regexp.MustCompile(`\[(?:position|e-mail|telephone|handle) removed\]`)

// longestEntity is how many bytes a letter takes at most that is written as on a page (HTML): "&#x00B0;".
const longestEntity = 9

// unescaped gives the letter that a text begins with, which may be written as in a link (RFC 3986: %C2%B0) or on a page (&deg;), and how many bytes that takes. It is utf8.RuneError where the text is no letter.
func unescaped(text string) (r rune, size int) {
	switch text[0] {
	case '%':
		if r, size = percentRune(text); size > 0 {
			return r, size
		}
	case '&':
		end := strings.IndexByte(text[:min(len(text), longestEntity)], ';')
		if end < 0 {
			break
		}
		if said := html.UnescapeString(text[:end+1]); utf8.RuneCountInString(said) == 1 {
			r, _ = utf8.DecodeRuneInString(said)
			return r, end + 1
		}
	}
	return utf8.DecodeRuneInString(text)
}

// percentRune gives the letter that a text begins with in the escapes of a link, of 0 bytes where it begins with none that can be read.
func percentRune(text string) (r rune, size int) {
	var letter []byte
	for at := 0; len(letter) < utf8.UTFMax; {
		b, n := percentByte(text[at:])
		if n == 0 {
			return 0, 0
		}
		letter, at = append(letter, b), at+n
		if r, whole := utf8.DecodeRune(letter); r != utf8.RuneError && whole == len(letter) {
			return r, at
		}
		if !utf8.RuneStart(letter[0]) || b < utf8.RuneSelf {
			return 0, 0
		}
	}
	return 0, 0
}

// percentByte gives the byte that a text begins with as an escape, which may have been escaped again: %2B, %252B. Signs that are not seen are none.
func percentByte(text string) (b byte, size int) {
	if !strings.HasPrefix(text, "%") {
		return 0, 0
	}
	at := 1
	for strings.HasPrefix(text[at:], "25") && len(text) >= at+4 {
		if _, err := strconv.ParseUint(text[at+2:at+4], 16, 8); err != nil {
			break
		}
		at += 2
	}
	if len(text) < at+2 {
		return 0, 0
	}
	v, err := strconv.ParseUint(text[at:at+2], 16, 8)
	if err != nil || v < ' ' || v == 0x7F {
		return 0, 0
	}
	return byte(v), at + 2
}

// plainRune gives what a pattern sees of a letter between others: nothing of what is not seen, or is only a mark on another.
func plainRune(r rune, before, after string) string {
	switch {
	case r < utf8.RuneSelf:
		return string(r)
	case unicode.IsSpace(r):
		return " "
	case unicode.Is(unicode.Nd, r):
		return string(digitOf(r))
	case unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me):
		return ""
	case strings.ContainsRune(pointsBetween, r) && endsInDigit(before) && beginsWithDigit(after):
		return "."
	case strings.ContainsRune(pointsAnywhere, r):
		return "."
	case r == '٬':
		return ","
	case r == 'ſ':
		return "s"
	case r < firstOtherForm:
		return string(r)
	}
	if narrow := norm.NFKC.String(string(r)); len(narrow) == 1 {
		return narrow
	}
	return string(r)
}

// pointsBetween stand for a point between two digits, pointsAnywhere anywhere; firstOtherForm is where the forms of letters begin that stand for those of Latin (mathematical, wide, small).
const (
	pointsBetween  = "·‧∙⋅・･•"
	pointsAnywhere = "٫。｡"
	firstOtherForm = '\u2000'
)

// digitOf gives the Western digit for one of any script. Those of a script stand together from 0 to 9 (Unicode, Nd).
func digitOf(r rune) rune {
	for _, of := range unicode.Nd.R16 {
		if rune(of.Lo) <= r && r <= rune(of.Hi) {
			return '0' + (r-rune(of.Lo))%10
		}
	}
	for _, of := range unicode.Nd.R32 {
		if rune(of.Lo) <= r && r <= rune(of.Hi) {
			return '0' + (r-rune(of.Lo))%10
		}
	}
	return r
}

func endsInDigit(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsDigit(r)
}

func beginsWithDigit(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsDigit(r)
}
