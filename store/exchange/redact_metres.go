package exchange

import (
	"regexp"
)

// An easting and a northing in metres (UTM): of six and seven figures, the first with a 0 before it on some receivers, each with signs between its thousands where a letter says what it is.
const (
	easting    = `0?[1-9][0-9]{2}[ ,']?[0-9]{3}(?:\.[0-9]+)?`
	northing   = `(?:[0-9]{1,2}[ ,']?[0-9]{3}[ ,']?[0-9]{3}|0[0-9]{7})(?:\.[0-9]+)?`
	glued      = `0?[1-9][0-9]{5}(?:\.[0-9]+)?`
	zoneOfUTM  = `(?:0?[1-9]|[1-5][0-9]|60)\s?[C-HJ-NP-X]?`
	saidEast   = `(?:(?:E|X|Easting)[\s:=]*)?`
	saidNorth  = `(?:(?:N|Y|Northing)[\s:=]*)?`
	thenMetres = `[\s,;:/]+(?:UTM[\s,;:/]*)?`
)

// Positions in metres within a zone of the earth, and cells of the military grid of which the zone is left out, where they are said to be such.
var (
	utm         = regexp.MustCompile(`(?i)\b(?:(?:utm|zone)[\s:]*)?` + zoneOfUTM + thenMetres + saidEast + glued + `\s?(?:m\s?E|m|E)?` + thenMetres + saidNorth + `0?[0-9]{7}(?:\.[0-9]+)?(?:\s?(?:m\s?N|m|N)\b)?`)
	utmMetres   = regexp.MustCompile(`(?i)\b` + saidEast + easting + `\s?m?\s?E?[\s,;:/]*` + saidNorth + northing + `\s?m?\s?N?\b`)
	utmTurned   = regexp.MustCompile(`(?i)\b` + saidNorth + northing + `\s?m?\s?N?[\s,;:/]*` + saidEast + easting + `\s?m?\s?E?\b`)
	saidSquare  = regexp.MustCompile(`(?i)\b((?:grid|mgrs|square|map)(?:\s(?:ref|reference|square|no|number)\b\.?)?[\s:=]*(?:is\s|at\s)?)([A-HJ-NP-Z][A-HJ-NP-V]\s?(?:[0-9]{5}\s?[0-9]{5}|[0-9]{4}\s?[0-9]{4}|[0-9]{3}\s?[0-9]{3}))\b`)
	sideLetter  = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:m\s?)?(?:E|Easting|X)(?:[^\pL]|$)`)
	northLetter = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:m\s?)?(?:N|Northing|Y)(?:[^\pL]|$)`)
)

// fewestMetres is how many figures an easting and a northing have together at least.
const fewestMetres = 13

// withoutMetres takes positions out that are told in metres within a zone of the earth.
func withoutMetres(text string) string {
	if holdsSquare(text) {
		text = mgrs.ReplaceAllString(text, positionRemoved)
	}
	run, figures := longestRun(text), digitsIn(text)
	if run >= 6 {
		text = mgrsAsOne.ReplaceAllString(text, positionRemoved)
	}
	if figures >= 6 && saysSquare(text) {
		text = saidSquare.ReplaceAllString(text, "${1}"+positionRemoved)
	}
	if run >= 7 { // a northing
		text = replacedAlone(utm, text, func(string) string { return positionRemoved })
	}
	if figures < fewestMetres || !saysEast(text) {
		return text
	}
	withLetters := func(found string) string {
		if !sideLetter.MatchString(found) || !northLetter.MatchString(found) {
			return found
		}
		return positionRemoved
	}
	return replacedAlone(utmTurned, replacedAlone(utmMetres, text, withLetters), withLetters)
}
