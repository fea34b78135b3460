package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Positions that are told by their form alone: a number of degrees as closely as a house is known; two of them side by side as closely as a village is; degrees with minutes, or with a letter for the side of the globe.
var (
	exactDegrees  = regexp.MustCompile(`[-−]?[0-9٠-٩۰-۹]{1,3}[.,٫][0-9٠-٩۰-۹]{4,}`)
	pairedDegrees = regexp.MustCompile(`([-−]?[0-9٠-٩۰-۹]{1,3}[.,٫][0-9٠-٩۰-۹]{3,})(\s*[,;/،؛|]?\s*)([-−]?[0-9٠-٩۰-۹]{1,3}[.,٫][0-9٠-٩۰-۹]{3,})`)
	signedDegrees = regexp.MustCompile(`(?i)[0-9٠-٩۰-۹]{1,3}(?:[.,٫][0-9٠-٩۰-۹]+)?\s*°\s*(?:[0-9٠-٩۰-۹]{1,2}(?:[.,٫][0-9٠-٩۰-۹]+)?\s*['′’]\s*(?:[0-9٠-٩۰-۹]{1,2}(?:[.,٫][0-9٠-٩۰-۹]+)?\s*["″”]?\s*)?)?[NSEW]\b|\b[0-9]{1,3}[.,][0-9]{2,}\s?[NSEW]\b|[0-9٠-٩۰-۹]{1,3}\s?[°º]\s?[0-9٠-٩۰-۹]{1,2}(?:[.,٫][0-9٠-٩۰-۹]+)?\s?['′’](?:\s?[0-9٠-٩۰-۹]{1,2}(?:[.,٫][0-9٠-٩۰-۹]+)?\s?(?:["″”]|\'\'|′′))?`)
)

// WithoutCoordinates takes positions out of a text whose own position is not known, such as the reason of a ruling: what is written as closely as a place in a village is known. Amounts and shares of fewer figures stay.
func WithoutCoordinates(text string) string { return throughPlain(text, withoutPlainCoordinates) }

// withoutPlainCoordinates takes positions out of a plain text.
func withoutPlainCoordinates(text string) string {
	text = withoutBareAngles(withoutSides(withoutGrids(text)))
	if !strings.Contains(text, "°") && !strings.Contains(text, "º") && !holdsDecimal(text) {
		return text
	}
	if numbersPage(text) {
		return text
	}
	text = signedDegrees.ReplaceAllString(text, positionRemoved)
	text = replacedAlone(pairedDegrees, text, func(pair string) string {
		parts := pairedDegrees.FindStringSubmatch(pair)
		if onGlobe(parts[1]) && onGlobe(parts[3]) {
			return positionRemoved + parts[2] + positionRemoved
		}
		return pair
	})
	return replacedAlone(exactDegrees, text, func(number string) string {
		if onGlobe(number) {
			return positionRemoved
		}
		return number
	})
}

// pageNumber is the number that some papers put behind the words that an address on the web ends with, such as "…-stuck-in-turkey-1.3768397".
var pageNumber = regexp.MustCompile(`^https?://[^\s?#@!]*[a-z]{2}-[0-9]+\.[0-9]+/?$`)

// numbersPage reports whether a text is an address on the web, and nothing else, whose one number of degrees numbers a page: a position takes two.
func numbersPage(text string) bool {
	return pageNumber.MatchString(text) && len(closeDegrees.FindAllStringIndex(text, 2)) < 2 && !signedDegrees.MatchString(text)
}

// replacedAlone replaces what a pattern finds where it is not part of a longer run of figures, such as a date.
func replacedAlone(pattern *regexp.Regexp, text string, with func(string) string) string {
	var out strings.Builder
	at := 0
	for _, span := range pattern.FindAllStringIndex(text, -1) {
		if !alone(text, span[0], span[1]) {
			continue
		}
		out.WriteString(text[at:span[0]] + with(text[span[0]:span[1]]))
		at = span[1]
	}
	return out.String() + text[at:]
}

// alone reports whether a stretch of a text is not part of a longer run of figures.
func alone(text string, from, to int) bool {
	before, size := utf8.DecodeLastRuneInString(text[:from])
	further, _ := utf8.DecodeLastRuneInString(text[:from-size])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !unicode.IsNumber(before) && !(strings.ContainsRune(".,٫:", before) && unicode.IsNumber(further)) && !unicode.IsNumber(after) &&
		!(after == '/' && strings.HasPrefix(text[from:], "10.")) // a DOI
}

// onGlobe reports whether a number may be one of degrees.
func onGlobe(number string) bool {
	degrees, err := strconv.ParseFloat(strings.NewReplacer(",", ".", "٫", ".", "−", "-").Replace(westernDigits(number).text), 64)
	return err == nil && degrees >= -180 && degrees <= 180
}
