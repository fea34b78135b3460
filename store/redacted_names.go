package store

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// secretNames finds names in texts however they are written: in capitals or not, with diacritics, harakat and tatweel or without, composed or decomposed, with whatever white space between. A name that is
// shorter than shortestSecret is found as a word of its own alone.
type secretNames struct {
	root   *nameNode
	first  [256]*nameNode // where a folded name goes on from its first byte: most bytes of a text begin none
	folds  map[rune]string
	ascii  [utf8.RuneSelf]string // the folds of those letters
	folded foldedText            // of the text that was folded last: its room is used again
}

// nameNode is where the folded names go on by a byte.
type nameNode struct {
	next map[byte]*nameNode
	name string // that ends here, as it was given
}

// nameHit is where in a text a name stands, in bytes.
type nameHit struct {
	from, to int
	name     string
}

func newSecretNames(names []string) *secretNames {
	s := &secretNames{root: &nameNode{}, folds: map[rune]string{}}
	for r := range s.ascii {
		s.ascii[r] = foldedRune(rune(r))
	}
	for _, name := range names {
		at := s.root
		for _, b := range s.key(name) {
			if at.next == nil {
				at.next = map[byte]*nameNode{}
			}
			if at.next[b] == nil {
				at.next[b] = &nameNode{}
			}
			at = at.next[b]
		}
		if at.name == "" || len(name) > len(at.name) {
			at.name = name
		}
	}
	s.root.name = ""
	for b, node := range s.root.next {
		s.first[b] = node
	}
	return s
}

// key folds a name; two that have the same are the same name.
func (s *secretNames) key(name string) []byte { return s.fold(strings.TrimSpace(name)).text }

// foldedText is a text for comparing, with where in the text itself each of its bytes comes from. It holds until the next one is folded.
type foldedText struct {
	text     []byte
	from, to []int
}

func (s *secretNames) fold(text string) foldedText {
	f := foldedText{text: s.folded.text[:0], from: s.folded.from[:0], to: s.folded.to[:0]}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		folded, last := s.foldRune(r), len(f.text)-1
		if last >= 0 && (folded == "" || folded == " " && f.text[last] == ' ') {
			f.to[last] = at + size
			folded = ""
		}
		for n := range len(folded) {
			f.text, f.from, f.to = append(f.text, folded[n]), append(f.from, at), append(f.to, at+size)
		}
		at += size
	}
	s.folded = f
	return f
}

func (s *secretNames) foldRune(r rune) string {
	if r < utf8.RuneSelf {
		return s.ascii[r]
	}
	folded, known := s.folds[r]
	if !known {
		folded = foldedRune(r)
		s.folds[r] = folded
	}
	return folded
}

// foldedRune gives what is compared of a letter or sign; of marks, and of signs that only say how others are joined or run, nothing is.
func foldedRune(r rune) string {
	if unicode.IsSpace(r) {
		return " "
	}
	bare := strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			return -1
		case r == 'ı': // its capital is that of i
			return 'i'
		}
		return r
	}, norm.NFKD.String(string(r)))
	return cases.Fold().String(newFolder().Replace(bare))
}

// in finds the names in a text, the longest where several begin.
func (s *secretNames) in(text string) (hits []nameHit) {
	if len(s.root.next) == 0 {
		return nil
	}
	f := s.fold(text)
	for at := 0; at < len(f.text); at++ {
		if s.first[f.text[at]] == nil {
			continue
		}
		if name, end := s.longest(f.text, at); end > at {
			hits = append(hits, nameHit{f.from[at], f.to[end-1], name})
			at = end - 1
		}
	}
	return hits
}

func (s *secretNames) longest(text []byte, at int) (name string, end int) {
	node := s.root
	for n := at; n < len(text); n++ {
		if node = node.next[text[n]]; node == nil {
			break
		}
		if node.name != "" && (len(node.name) >= shortestSecret || alone(text, at, n+1)) {
			name, end = node.name, n+1
		}
	}
	return name, end
}

// alone reports whether a part of a text is not part of a longer word, or of a longer number.
func alone(text []byte, from, to int) bool {
	before, _ := utf8.DecodeLastRune(text[:from])
	first, _ := utf8.DecodeRune(text[from:])
	last, _ := utf8.DecodeLastRune(text[:to])
	after, _ := utf8.DecodeRune(text[to:])
	goesOn := func(edge, beside rune) bool {
		return unicode.IsLetter(beside) || unicode.IsNumber(edge) && unicode.IsNumber(beside)
	}
	return !goesOn(first, before) && !goesOn(last, after)
}

// strikeOut strikes the names out of a text.
func (s *secretNames) strikeOut(text string) string {
	hits := s.in(text)
	if len(hits) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, hit := range hits {
		b.WriteString(text[at:max(at, hit.from)] + struck)
		at = hit.to
	}
	return b.String() + text[at:]
}

// worthStriking reports whether a name that nobody asked to strike is more than a letter or a sign, which would stand in every text.
func worthStriking(name string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			letters++
		}
	}
	return letters > 1
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
