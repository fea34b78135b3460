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
	people *people           // nil: nobody
	marked map[string]bool   // of them what confidential sources are called, which stays where it is part of what stands openly
	of     map[string]string // by the other spellings of those
	open   *spelled.Open
	sounds *sounds // of the same people, where they are known by them
}

func newSecretNames(names []string) *secretNames {
	return &secretNames{Names: spelled.New(names), names: names}
}

// besides has what confidential sources are called, which is among the names, found in its other spellings too, and left where it stands openly.
func (s *secretNames) besides(open *spelled.Open, marked []string) {
	s.open, s.marked, s.of = open, map[string]bool{}, map[string]string{}
	all := slices.Clone(s.names)
	for _, name := range marked {
		s.marked[name] = true
		for _, spelling := range slices.Concat(spelled.Spellings(name), spelled.Addresses(name), open.Sites(name)) {
			if spelling != name && spelled.Worth(spelling) && !open.Is(spelling) {
				s.of[spelling] = name
				all = append(all, spelling)
			}
		}
	}
	s.Names = spelled.New(all)
}

// outsideOpen gives the hits without those of a confidential source's name that are part of what stands openly.
func (s *secretNames) outsideOpen(text string, hits []spelled.Hit) []spelled.Hit {
	if s.open == nil || len(hits) == 0 {
		return hits
	}
	var marked, others []spelled.Hit
	for _, hit := range hits {
		if name, spelling := s.of[hit.Name]; spelling {
			hit.Name = name
		}
		if s.marked[hit.Name] {
			marked = append(marked, hit)
		} else {
			others = append(others, hit)
		}
	}
	hits = append(others, s.open.Outside(text, marked)...)
	slices.SortStableFunc(hits, byPlace)
	return hits
}

// in finds the names in a text, in the order in which they begin, and what is left of the names of people: single words that may be somebody else's.
func (s *secretNames) in(text string) (hits, left []spelled.Hit) {
	if !s.Any() {
		return nil, nil
	}
	f := s.Fold(text)
	hits = s.In(f)
	if s.people == nil {
		return s.outsideOpen(text, hits), nil
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
	return s.outsideOpen(text, hits), outside(left, hits)
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

// standsOpenly reports whether a name is one that stays where it stands openly, so that the bytes of a file tell nothing of it.
func (s *secretNames) standsOpenly(name string) bool { return s.marked[name] && s.open.Holds(name) }

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
