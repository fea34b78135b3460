package store

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"truceboard/store/spelled"
)

// secretNames finds names in texts however they are spelled. Names of people are found in other forms too, where it is told who they are.
type secretNames struct {
	*spelled.Names
	names  []string
	people *people // nil: nobody
	sounds *sounds // of the same people, where they are known by them
}

func newSecretNames(names []string) *secretNames {
	return &secretNames{Names: spelled.New(names), names: names}
}

// in finds the names in a text, in the order in which they begin, and what is left of the names of people: single words that may be somebody else's.
func (s *secretNames) in(text string) (hits, left []spelled.Hit) {
	if !s.Any() {
		return nil, nil
	}
	f := s.Fold(text)
	hits = s.In(f)
	if s.people == nil {
		return hits, nil
	}
	people, left := s.people.in(f)
	hits = append(hits, people...)
	if s.sounds != nil {
		alike, maybe := s.sounds.in(f, text)
		hits, left = append(hits, alike...), append(left, maybe...)
	}
	slices.SortStableFunc(hits, byPlace)
	slices.SortStableFunc(left, byPlace)
	left = slices.CompactFunc(left, func(a, b spelled.Hit) bool { return a.From == b.From && a.To == b.To })
	return hits, outside(left, hits)
}

func byPlace(a, b spelled.Hit) int { return a.From - b.From }

// outside gives what of some places in a text lies in none of others. Both are in the order in which they begin.
func outside(left, hits []spelled.Hit) []spelled.Hit {
	end := 0 // of those that begin before or with the place
	return slices.DeleteFunc(left, func(l spelled.Hit) bool {
		for len(hits) > 0 && hits[0].From <= l.From {
			end, hits = max(end, hits[0].To), hits[1:]
		}
		return l.To <= end
	})
}

// strikeOut strikes the names out of a text.
func (s *secretNames) strikeOut(text string) string {
	hits, _ := s.in(text)
	return spelled.Strike(text, hits, struck)
}

// jsonString is a string in JSON, with the colon of one that names a field.
var jsonString = regexp.MustCompile(`"(?:[^"\\]|\\.)*"(\s*:)?`)

// eachText gives a text, or what each string within it says where it is JSON, to a function, and puts what that gives in the place of it.
func eachText(text string, to func(string) string) string {
	if text == "" || text[0] != '{' && text[0] != '[' && text[0] != '"' || !json.Valid([]byte(text)) {
		return to(text)
	}
	return jsonString.ReplaceAllStringFunc(text, func(quoted string) string {
		var said string
		if strings.HasSuffix(quoted, ":") || json.Unmarshal([]byte(quoted), &said) != nil {
			return quoted
		}
		if now := to(said); now != said {
			return string(jsonOf(now))
		}
		return quoted
	})
}
