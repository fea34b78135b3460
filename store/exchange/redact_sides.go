package exchange

import (
	"regexp"
	"strconv"
	"strings"
)

// An angle as it is written without the sign of a degree, or with it: in degrees, in degrees and minutes, with seconds too.
const (
	figures    = `[0-9٠-٩۰-۹]`
	decimals   = `(?:[.,٫]` + figures + `+)?`
	degreeSign = `(?:[°º:\-\s]|degrees?|deg\.?|d|درجة)`
	minuteSign = `(?:['′’:\-\s]|minutes?|min\.?|m|دقيقة)`
	secondSign = `(?:["″”]|''|seconds?|sec\.?|s\b|ثانية)`
	angle      = figures + `{1,3}` + decimals + `(?:\s?` + degreeSign + `\s?` + figures + `{1,2}` + decimals + `(?:\s?` + minuteSign + `\s?` + figures + `{1,2}` + decimals + `)?)?\s?(?:['′’°º]|` + secondSign + `|minutes?|degrees?|deg\.?|درجة|دقيقة)?`
	apart      = `[\s,;/|،؛]*(?:and\s|by\s|و\s?)?`
	northSouth = `(?:N|S|north|south|شمالاً|شمالا|شمال|جنوباً|جنوبا|جنوب)`
	eastWest   = `(?:E|W|east|west|شرقاً|شرقا|شرق|غرباً|غربا|غرب)`
	afterIt    = `(?:$|[^\pL\pN])`
)

// Positions that are told by the sides of the globe, or by what their numbers are said to be.
var (
	sidesBehind = regexp.MustCompile(`(?i)` + angle + `\s?` + northSouth + apart + angle + `\s?` + eastWest + afterIt + `|` + angle + `\s?` + eastWest + apart + angle + `\s?` + northSouth + afterIt)
	sidesBefore = regexp.MustCompile(`(?i)\b(?:N|S|north|south)\s?` + angle + apart + `\b(?:E|W|east|west)\s?` + angle + `|\b(?:E|W|east|west)\s?` + angle + apart + `\b(?:N|S|north|south)\s?` + angle)
	oneSide     = regexp.MustCompile(`(?i)` + figures + `{1,3}\s?` + degreeSign + `\s?` + figures + `{1,2}\s?` + minuteSign + `\s?` + figures + `{1,2}` + decimals + `\s?(?:` + secondSign + `|s)?\s?(?:[NSEW]|north|south|east|west)` + afterIt)
	packed      = regexp.MustCompile(`(?i)\b(?:[0-9]{4}|[0-9]{6}(?:\.[0-9]+)?)[NS][\s/,]?(?:[0-9]{5}|[0-9]{7}(?:\.[0-9]+)?)[EW]\b`)
	saidDegrees = regexp.MustCompile(`(?i)((?:^|[^\pL])m?(?:lat\.?|lon\.?|lng|long\.?|latitude|longitude)\s?[:=]\s?|\b(?:latitude|longitude)\s(?:of\s|is\s)?|خط (?:ال)?(?:عرض|طول)\s?:?\s?)([-−+]?` + figures + `{1,3}[.,٫]` + figures + `+)`)
	saidPair    = regexp.MustCompile(`(?i)\b(lat\.?\s?[:=]?\s?)([-−+]?` + figures + `{1,3}` + decimals + `)([\s,;/]*)(lo?ng?\.?\s?[:=]?\s?)([-−+]?` + figures + `{1,3}` + decimals + `)`)
	anyFigures  = regexp.MustCompile(figures + `+`)
)

// fewestInPair is how many digits two angles have at least of which one is no whole degree.
const fewestInPair = 3

// withoutSides takes positions out that are written with the sides of the globe or with what they are: "36 12 05 N 37 09 10 E", "N36.2 E37.1", "lat 36.2, lon 37.1". A whole degree is no exact position.
func withoutSides(text string) string {
	if !holdsFigures(text, fewestInPair) {
		return text
	}
	if holdsSide(text) {
		text = replacedAlone(sidesBehind, text, func(found string) string { return withoutAngles(found, 4) })
		text = replacedAlone(sidesBefore, text, func(found string) string { return withoutAngles(found, 4) })
		text = replacedAlone(oneSide, text, func(found string) string { return withoutAngles(found, 3) })
		text = packed.ReplaceAllString(text, positionRemoved)
	}
	if !holdsSaidDegrees(text) {
		return text
	}
	text = saidPair.ReplaceAllString(text, "${1}"+positionRemoved+"${3}${4}"+positionRemoved)
	return saidDegrees.ReplaceAllString(text, "${1}"+positionRemoved)
}

// withoutAngles gives what stands in the place of angles with their sides, with what was behind them. What is no angle stays, and what has fewer numbers than that, of which a decimal counts as two: whole degrees.
func withoutAngles(found string, fewest int) string {
	numbers := anyFigures.FindAllString(westernDigits(found).text, -1)
	if holdsDecimal(found) && len(numbers) == fewest-1 {
		fewest--
	}
	if first, err := strconv.Atoi(numbers[0]); err != nil || first > 180 || len(numbers) < fewest {
		return found
	}
	last := strings.TrimRight(found, " \t\r\n,.;:!?)]}\"،؛/-–—'’")
	return positionRemoved + found[len(last):]
}
