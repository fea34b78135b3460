package exchange

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// allPatterns takes contacts out of a text with every pattern, whether or not the text holds what they look for.
func allPatterns(text string) string {
	text = mailAddress.ReplaceAllString(text, mailRemoved)
	text = messengerURL.ReplaceAllString(text, handleRemoved)
	text = handle.ReplaceAllString(text, "${1}"+handleRemoved)
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
		if got, want := WithoutContacts(text), allPatterns(text); got != want {
			r.Fatalf("%q: %q, not %q", text, got, want)
		}
		if found := exactDegrees.MatchString(text) || pairedDegrees.MatchString(text) || closeDegrees.MatchString(text) || !strings.Contains(text, "°") && signedDegrees.MatchString(text); found && !holdsDecimal(text) {
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
