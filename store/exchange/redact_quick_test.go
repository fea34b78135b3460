package exchange

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// allPatterns takes contacts out of a text with every pattern, whether or not the text holds what they look for.
func allPatterns(text string) string {
	text = mailAddress.ReplaceAllString(text, mailRemoved)
	text = withoutNetworkPages(appLink.ReplaceAllString(spelledMail.ReplaceAllString(text, mailRemoved), handleRemoved))
	text = handle.ReplaceAllString(text, "${1}"+handleRemoved)
	text = withoutSaidPhones(withoutNamedHandles(text))
	var out strings.Builder
	at := 0
	for _, span := range noNumber.FindAllStringIndex(text, -1) {
		out.WriteString(withoutPhones(text[at:span[0]]))
		out.WriteString(text[span[0]:span[1]])
		at = span[1]
	}
	return out.String() + withoutPhones(text[at:])
}

// What is looked for before a pattern is asked leaves nothing standing that the pattern would have taken out: each pattern finds nothing in what is passed over.
func TestNothingIsPassedOverThatAPatternFinds(t *testing.T) {
	part := rapid.OneOf(rapid.SampledFrom([]string{"36", "٣٦", "۱۲۳", "5", "1234", "٥٥٥٠", ".", ",", "٫", " ", "-", "+", "＋", "(0", ")", "/", "°", "'", "N", "e", "@", "a", "ب", "t.me/", "T.ME/", "http://", "www.", "\u2009", "\u202d", "\u2014",
		"\xd9", "\xdb", "\xff", "\xe2", "36.25", "37.13456", "0944 555 010", "\n"}), rapid.String())
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 16).Draw(r, "parts"), "")
		if got, want := WithoutContacts(text), throughPlain(text, allPatterns); got != want {
			r.Fatalf("%q: %q, not %q", text, got, want)
		}
		if found := exactDegrees.MatchString(text) || pairedDegrees.MatchString(text) || closeDegrees.MatchString(text) || !strings.ContainsAny(text, "°º") && signedDegrees.MatchString(text); found && !holdsDecimal(text) {
			r.Fatalf("%q is passed over", text)
		}
	})
	for _, wide := range []string{"0944\u2014\u2014\u2014555010", "٠٩٤٤\u202d \u2014٥٥٥\u2009\u2009\u2009٠١٠"} {
		if got := WithoutContacts(wide); got != phoneRemoved {
			t.Errorf("%q: %q", wide, got)
		}
	}
	if got := withoutPositionsOf("٣٦٫٢٥", []ceasefire.Point{{Lat: 36.25}}); got != positionRemoved {
		t.Error(got)
	}
}

// What is looked for before a pattern of positions or of contacts is asked leaves nothing standing that the pattern finds.
func TestNoFormIsPassedOverThatAPatternFinds(t *testing.T) {
	part := rapid.OneOf(rapid.SampledFrom([]string{"36", "12", "05", "37", "9", "334567", "4012345", "٣٦", ".", ",", " ", "  ", "-", ":", "°", "'", "\n", "N", "n", "S", "E", "w", "north", "East", "deg", "min", "m", "sec", "d", "s", "شمالا", "شرقا",
		"lat", "LON", "long.", "lng", "latitude", " is ", "=", "خط عرض", "BV", "S BV", "zone", "utm", "tel", "Phone", "call", "at", "no.", "هاتف", "+", "0944", "facebook.com/", "x.com/", "T.ME/", "a", "ab", "https://", "E", "x", "_", "mE", "Easting", "Northing ", "332 385", "4 014 195", "0332385", "UTM ", "CA", "grid ", "Map ref ", "15.488", "degrees ", "minutes ", "second", "TG://", "fb-messenger://",
		"What3Words.com/", "Yandex.ru/maps/-/", "WAZE.com/ul/"}), rapid.String())
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 14).Draw(r, "parts"), "")
		alone := func(found string) string { return positionRemoved + found[:0] }
		for name, passed := range map[string]bool{
			"sides":  !holdsSide(text) && (replacedAlone(sidesBehind, text, alone) != text || replacedAlone(sidesBefore, text, alone) != text || oneSide.MatchString(text) || packed.MatchString(text)),
			"few":    !holdsFigures(text, fewestInPair) && withoutSidesSlowly(text) != text,
			"said":   !holdsSaidDegrees(text) && (saidPair.MatchString(text) || saidDegrees.MatchString(text)),
			"grid":   !holdsSquare(text) && mgrs.MatchString(text) || longestRun(text) < 6 && mgrsAsOne.MatchString(text) || longestRun(text) < 7 && (utm.MatchString(text) || utmMetres.MatchString(text)),
			"metres": (digitsIn(text) < fewestMetres || !saysEast(text)) && (tellsMetres(utmMetres, text) || tellsMetres(utmTurned, text)) || (digitsIn(text) < 6 || !saysSquare(text)) && saidSquare.MatchString(text),
			"bare":   (digitsIn(text) < fewestInAngles || joints(text) < fewestJoints) && bareAngles.MatchString(text) || (digitsIn(text) < fewestInSquare || !holdsSquareAlone(text)) && bareSquare.MatchString(text),
			"number": longestRun(text) < 6 && digitsIn(text) < fewestMetres && (bareMetres.MatchString(text) || lettered.MatchString(text) || withoutPoint.MatchString(text)),
			"link":   !containsAny(strings.ToLower(text), appSchemes()) && appLink.MatchString(text) || !containsAny(strings.ToLower(text), mapsNamed()) && pointOfAMap.MatchString(text),
			"phone":  !holdsSaidPhone(text) && withoutSaid(text) != text,
			"page":   !namesNetwork(text) && (networkPage.MatchString(text) || messengerURL.MatchString(text)),
		} {
			if passed {
				r.Fatalf("%s: %q is passed over", name, text)
			}
		}
	})
}

// withoutSidesSlowly asks every pattern.
func withoutSidesSlowly(text string) string {
	text = replacedAlone(sidesBehind, text, func(found string) string { return withoutAngles(found, 4) })
	text = replacedAlone(sidesBefore, text, func(found string) string { return withoutAngles(found, 4) })
	text = replacedAlone(oneSide, text, func(found string) string { return withoutAngles(found, 3) })
	return saidDegrees.ReplaceAllString(saidPair.ReplaceAllString(text, positionRemoved), positionRemoved)
}

// tellsMetres reports whether a pattern finds numbers that letters say to be an easting and a northing.
func tellsMetres(pattern *regexp.Regexp, text string) bool {
	for _, found := range pattern.FindAllString(text, -1) {
		if sideLetter.MatchString(found) && northLetter.MatchString(found) {
			return true
		}
	}
	return false
}
