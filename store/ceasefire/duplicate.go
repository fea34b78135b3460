package ceasefire

import (
	"strings"
	"time"
	"unicode"
)

// The bounds within which two incidents may be one, which are this program's own: a day apart, ten kilometres apart, and a third of the words in common; six hours apart where only who did what to whom is the same, since in a place
// that is fought over the same happens day after day.
const (
	samePlaceKm = 10
	sameWords3  = 3
	sameDeed    = 6 * time.Hour
)

// LikelyDuplicate reports whether two incidents are likely to be the same one, and why in words: the same place or within ten kilometres, no more than
// a day apart, and similar words or the same counts; or no more than six hours apart, and of the same type between the same sides. Names of places and of sides are compared in lower case. It is a reason to look, not a ruling.
func LikelyDuplicate(a, b Incident) (why string, likely bool) {
	where, near := nearby(a.Place, b.Place)
	if !near || a.When.From.IsZero() || b.When.From.IsZero() || !within(24*time.Hour, a.When, b.When) {
		return "", false
	}
	var alike []string
	for _, reason := range []struct {
		holds bool
		words string
	}{
		{similarWords(a.Title+" "+a.Text, b.Title+" "+b.Text), "similar words"},
		{within(sameDeed, a.When, b.When) && sameTypeAndSides(a, b), "the same type and sides"},
		{sameCounts(a, b), "the same counts"},
	} {
		if reason.holds {
			alike = append(alike, reason.words)
		}
	}
	if len(alike) == 0 {
		return "", false
	}
	words := alike[len(alike)-1]
	if others := alike[:len(alike)-1]; len(others) > 0 {
		words = strings.Join(others, ", ") + " and " + words
	}
	return where + ", within a day, " + words, true
}

// sameTypeAndSides tells whether two incidents are of one type, and by and against the same, as far as that is known of either.
func sameTypeAndSides(a, b Incident) bool {
	known := a.SideA.Actor != "" || a.SideB.Actor != "" || !a.SideA.Party.IsZero() || !a.SideB.Party.IsZero()
	return known && a.Type != "" && a.Type == b.Type && sameSide(a.SideA, b.SideA) && sameSide(a.SideB, b.SideB)
}

// sameSide tells whether two sides are one party, or the same name where they are none.
func sameSide(a, b Side) bool {
	if !a.Party.IsZero() || !b.Party.IsZero() {
		return a.Party == b.Party
	}
	return strings.EqualFold(strings.TrimSpace(a.Actor), strings.TrimSpace(b.Actor))
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

// within tells whether less than some time lies between two moments.
func within(reach time.Duration, a, b Moment) bool {
	return a.From.Before(b.Until.Add(reach)) && b.From.Before(a.Until.Add(reach))
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
