package exchange

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// What may be a position and may be something else, such as times, counts or the number of a form: it is one where it is near a position that is known, or where nothing else is written so.
var (
	bareAngles   = regexp.MustCompile(`([0-9]{1,3})([\s:\-]{1,2})([0-5]?[0-9](?:[.,][0-9]+)?)(?:[\s:\-]{1,2}([0-5]?[0-9](?:[.,][0-9]+)?))?(\s?[\s,;/|]\s?|\s(?:and|by)\s)([0-9]{1,3})([\s:\-]{1,2})([0-5]?[0-9](?:[.,][0-9]+)?)(?:[\s:\-]{1,2}([0-5]?[0-9](?:[.,][0-9]+)?))?`)
	bareSquare   = regexp.MustCompile(`(?i)\b([A-HJ-NP-Z][A-HJ-NP-V])\s?([0-9]{5}\s?[0-9]{5}|[0-9]{4}\s?[0-9]{4}|[0-9]{3}\s?[0-9]{3}|[0-9]{2}\s?[0-9]{2})\b`)
	bareMetres   = regexp.MustCompile(`\b0?([1-9][0-9]{2}[ ,']?[0-9]{3}(?:\.[0-9]+)?)([^0-9\n]{1,12})0?([0-9]{1,2}[ ,']?[0-9]{3}[ ,']?[0-9]{3}(?:\.[0-9]+)?)`)
	lettered     = regexp.MustCompile(`(?i)\b([EX]|easting|[NY]|northing)(\s?[:=]?\s?)0?([0-9]{3,4}[0-9]{3}(?:\.[0-9]+)?)`)
	withoutPoint = regexp.MustCompile(`\b([0-9]{6,10})([^0-9\n]{1,6})([0-9]{6,10})\b`)
)

// withoutLikely takes out of a plain text what may be a position and is near one of some.
func withoutLikely(text string, points []ceasefire.Point) string {
	figures := digitsIn(text)
	if figures < fewestInSquare || len(points) == 0 {
		return text
	}
	if holdsSquareAlone(text) {
		text = bareSquare.ReplaceAllStringFunc(text, func(found string) string {
			parts := bareSquare.FindStringSubmatch(found)
			return removedIf(found, inSquare(strings.ToUpper(parts[1]), parts[2], points))
		})
	}
	if figures >= fewestInAngles && joints(text) >= fewestJoints {
		text = withoutAnglesThat(text, func(p []string) bool { return nearBoth(angleOf(p[1], p[3], p[4]), angleOf(p[6], p[8], p[9]), points) })
	}
	if run := longestRun(text); run >= 6 || figures >= fewestMetres {
		text = withoutLikelyMetres(text, points)
	}
	return text
}

// withoutLikelyMetres takes out of a text numbers without a point that are near one of some positions, in metres or in parts of a degree.
func withoutLikelyMetres(text string, points []ceasefire.Point) string {
	text = replacedAlone(bareMetres, text, func(found string) string {
		p := bareMetres.FindStringSubmatch(found)
		return removedIf(found, nearMetres(metres(p[1]), metres(p[3]), points))
	})
	text = replacedAlone(lettered, text, func(found string) string {
		p := lettered.FindStringSubmatch(found)
		e, n := metres(p[3]), math.NaN()
		if strings.ContainsAny(p[1][:1], "nNyY") {
			e, n = n, e
		}
		if !nearMetres(e, n, points) {
			return found
		}
		return p[1] + p[2] + positionRemoved
	})
	return replacedAlone(withoutPoint, text, func(found string) string {
		p := withoutPoint.FindStringSubmatch(found)
		for _, a := range pointed(p[1]) {
			for _, b := range pointed(p[3]) {
				if nearBoth(a, b, points) {
					return positionRemoved
				}
			}
		}
		return found
	})
}

// withoutBareAngles takes two angles out of a plain text that are written without a sign and can hardly be anything else: with parts of a second, or with thousandths of a minute. What may be two times by the clock stays, and
// whole seconds and counts do.
func withoutBareAngles(text string) string {
	if digitsIn(text) < fewestInAngles || joints(text) < fewestJoints {
		return text
	}
	return withoutAnglesThat(text, func(p []string) bool {
		a, b := angleOf(p[1], p[3], p[4]), angleOf(p[6], p[8], p[9])
		clock := strings.Contains(p[2], ":") && a < 25 && b < 25
		exact := exactAngle(p[3], p[4]) && exactAngle(p[8], p[9]) || strings.Contains(p[2]+p[7], ":") && p[4] != "" && p[9] != "" && a >= 25 && b >= 25
		return exact && !clock && min(a, b) <= 90 && max(a, b) <= 180
	})
}

// withoutAnglesThat takes two angles out of a text of which something is true. Where it is not, they may begin with a later number: the first may belong to what stands before.
func withoutAnglesThat(text string, is func(parts []string) bool) string {
	var out strings.Builder
	done := 0
	for at := 0; ; {
		span := bareAngles.FindStringSubmatchIndex(text[at:])
		if span == nil {
			return out.String() + text[done:]
		}
		from, to := at+span[0], at+span[1]
		if alone(text, from, to) && is(bareAngles.FindStringSubmatch(text[from:to])) {
			out.WriteString(text[done:from] + positionRemoved)
			done, at = to, to
			continue
		}
		at += span[3] // behind its first number
	}
}

// exactAngle reports whether the minutes of an angle, or its seconds where it has some, are written more closely than a count of them is.
func exactAngle(minutes, seconds string) bool {
	if seconds != "" {
		return strings.ContainsAny(seconds, ".,")
	}
	_, parts, _ := strings.Cut(strings.Replace(minutes, ",", ".", 1), ".")
	return len(parts) >= 3
}

// Fewest figures in a cell of a grid that is as close as a kilometre, and in two angles; and how often figures stand beside others in those.
const fewestInSquare, fewestInAngles, fewestJoints = 4, 4, 2

func removedIf(found string, gone bool) string {
	if gone {
		return positionRemoved
	}
	return found
}

// nearBoth reports whether two numbers of degrees are the latitude and the longitude of one of some positions, in whatever order.
func nearBoth(a, b float64, points []ceasefire.Point) bool {
	for _, p := range points {
		if near(a, p.Lat) && near(b, p.Lon) || near(a, p.Lon) && near(b, p.Lat) {
			return true
		}
	}
	return false
}

// angleOf gives degrees, minutes and seconds, the last of which may be missing, as degrees.
func angleOf(degrees, minutes, seconds string) float64 {
	angle := 0.0
	for n, part := range []string{degrees, minutes, seconds} {
		if part == "" {
			continue
		}
		v, err := strconv.ParseFloat(strings.Replace(part, ",", ".", 1), 64)
		if err != nil {
			return math.NaN()
		}
		angle += v / math.Pow(60, float64(n))
	}
	return angle
}

// metres reads a number of metres with signs between its thousands.
func metres(text string) float64 {
	v, err := strconv.ParseFloat(strings.NewReplacer(" ", "", ",", "", "'", "").Replace(text), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// pointed gives the degrees that a number without a point may be of which the point was left out: 3625814 is 36.25814, or 3.625814, or 362.5814.
func pointed(figures string) (all []float64) {
	v, err := strconv.ParseFloat(figures, 64)
	if err != nil {
		return nil
	}
	for whole := 1; whole <= 3; whole++ {
		all = append(all, v/math.Pow10(len(figures)-whole))
	}
	return all
}

// DoubtfulPositions gives what in a text may be a position and may be something else, so that it is read before the text is shared: two angles of whole seconds, and cells of the military grid of which the zone is left out.
func DoubtfulPositions(text string) (all []string) {
	if p, differs := plain(text); differs {
		text = string(p.text)
	}
	if holdsSquareAlone(text) {
		for _, p := range bareSquare.FindAllStringSubmatch(text, -1) {
			figures := strings.Join(strings.Fields(p[2]), "")
			if p[1] == strings.ToUpper(p[1]) && len(figures) >= 8 && !isYear(figures[:4]) {
				all = append(all, p[0])
			}
		}
	}
	if joints(text) < 2*fewestJoints {
		return all
	}
	withoutAnglesThat(text, func(p []string) bool {
		a, b := angleOf(p[1], p[3], p[4]), angleOf(p[6], p[8], p[9])
		seconds := p[4] != "" && p[9] != "" && min(a, b) <= 90 && max(a, b) <= 180
		if is := seconds && strings.TrimSpace(p[2]+p[7]) == "" && max(a, b) >= 25; is {
			all = append(all, p[0])
			return true
		}
		return false
	})
	return all
}
