package ceasefire

import (
	"strings"
	"time"
	"unicode"
)

// The bounds within which two incidents may be one, which are this program's own: a day apart, ten kilometres apart, and a third of the words in common.
const (
	samePlaceKm = 10
	sameWords3  = 3
)

// LikelyDuplicate reports whether two incidents are likely to be the same one, and why in words: the same place or within ten kilometres, no more than
// a day apart, and similar words or the same counts. Names of places are compared in lower case. It is a reason to look, not a ruling.
func LikelyDuplicate(a, b Incident) (why string, likely bool) {
	where, near := nearby(a.Place, b.Place)
	if !near || a.When.From.IsZero() || b.When.From.IsZero() || !withinADay(a.When, b.When) {
		return "", false
	}
	alike := similarWords(a.Title+" "+a.Text, b.Title+" "+b.Text)
	counts := sameCounts(a, b)
	switch {
	case alike && counts:
		return where + ", within a day, similar words and the same counts", true
	case alike:
		return where + ", within a day, similar words", true
	case counts:
		return where + ", within a day, the same counts", true
	}
	return "", false
}

// nearby tells whether two places are one or lie close, and in which way. Points that are known only to the district or worse say nothing.
func nearby(a, b Place) (string, bool) {
	if a.Name != "" && strings.EqualFold(strings.TrimSpace(a.Name), strings.TrimSpace(b.Name)) && (a.Area == "" || b.Area == "" || a.Area == b.Area) {
		return "Same place", true
	}
	exact := func(p Place) bool { return p.HasPoint && p.Precision != PlaceUnknown && p.Precision <= PlaceNear }
	if exact(a) && exact(b) && kilometres(a.Point, b.Point) <= samePlaceKm {
		return "Within 10 km", true
	}
	return "", false
}

// withinADay tells whether less than a day lies between two moments.
func withinADay(a, b Moment) bool {
	const day = 24 * time.Hour
	return a.From.Before(b.Until.Add(day)) && b.From.Before(a.Until.Add(day))
}

// sameCounts tells whether the best estimates of the dead or of the injured are known, above 0 and equal.
func sameCounts(a, b Incident) bool {
	same := func(x, y Count) bool { return x.Known && y.Known && x.N > 0 && x.N == y.N }
	return same(a.Deaths.Best, b.Deaths.Best) || same(a.Injured.Best, b.Injured.Best)
}

// similarWords tells whether two texts have at least a third of the words of the shorter one in common, two at the least.
func similarWords(a, b string) bool {
	first, second := wordSet(a), wordSet(b)
	common := 0
	for word := range first {
		if second[word] {
			common++
		}
	}
	return common >= 2 && common*sameWords3 >= min(len(first), len(second))
}

// wordSet gives the words of a text of four letters or more, which leaves out most of those that every text has.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if len([]rune(word)) >= 4 {
			set[word] = true
		}
	}
	return set
}
