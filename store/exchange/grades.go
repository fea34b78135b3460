package exchange

import (
	"net/url"
	"strings"
	"unicode"

	"truceboard/store/ceasefire"
)

// gradeOf reads the reliability of a source, a letter from A to F, with words behind it or without; the credibility of the report may stand with it, as in B2.
func gradeOf(text string) (ceasefire.Reliability, ceasefire.Credibility, bool) {
	if saysNothing(text) {
		return "", 0, true
	}
	text = strings.ToUpper(strings.TrimSpace(text))
	letter, rest := text[:1], strings.TrimLeft(text[1:], " -/:.")
	if letter < "A" || letter > "F" || len(text) > 1 && isLetter(text[1]) {
		return "", 0, false
	}
	if rest == "" || !unicode.IsDigit(rune(rest[0])) {
		return ceasefire.Reliability(letter), 0, true
	}
	credibility, ok := credibilityOf(rest)
	return ceasefire.Reliability(letter), credibility, ok
}

// credibilityOf reads the credibility of a report, a number from 1 to 6, with words behind it or without.
func credibilityOf(text string) (ceasefire.Credibility, bool) {
	text = strings.TrimSuffix(plainDigits(strings.TrimSpace(text)), ".0")
	if text == "" || text[0] < '1' || text[0] > '6' || len(text) > 1 && (unicode.IsDigit(rune(text[1])) || text[1] == '.' && len(text) > 2 && unicode.IsDigit(rune(text[2]))) {
		return 0, false
	}
	return ceasefire.Credibility(text[0] - '0'), true
}

func isLetter(b byte) bool { return b >= 0x80 || unicode.IsLetter(rune(b)) }

// confidentialOf reads whether a source is confidential, in the languages that columns are known in; nothing is no.
func confidentialOf(text string) (yes, ok bool) {
	text = plainDigits(strings.ToLower(strings.TrimSpace(text)))
	if saysNothing(text) {
		return false, true
	}
	switch strings.TrimSuffix(text, ".0") {
	case "yes", "y", "true", "1", "x", "confidential", "private", "oui", "vrai", "sí", "si", "да", "так", "نعم", "سري":
		return true, true
	case "no", "n", "false", "0", "public", "open", "non", "faux", "нет", "ні", "لا", "علني":
		return false, true
	}
	return false, false
}

// webAddress reports whether a text is an address that the program opens.
func webAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
