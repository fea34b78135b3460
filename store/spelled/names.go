// Package spelled finds names in texts however they are written there: in capitals or not, with diacritics, harakat and tatweel or without, composed or decomposed, with whatever white space between; and tells which of them stand openly in a dossier.
package spelled

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Shortest is how many bytes a name has that is found wherever it stands: shorter ones would be found within words, and are found where they are words of their own.
const Shortest = 4

// Names are names that are looked for in texts. They are not for several goroutines at once.
type Names struct {
	root   *nameNode
	first  [256]*nameNode // where a folded name goes on from its first byte: most bytes of a text begin none
	folds  map[rune]string
	ascii  [utf8.RuneSelf]string // the folds of those letters
	folded Text                  // of the text that was folded last: its room is used again
}

// nameNode is where the folded names go on by a byte.
type nameNode struct {
	next map[byte]*nameNode
	name string // that ends here, as it was given
}

// Hit is where in a text a name stands, in bytes.
type Hit struct {
	From, To int
	Name     string
}

// New readies names for being looked for. One that is empty is found nowhere.
func New(names []string) *Names {
	s := &Names{root: &nameNode{}, folds: map[rune]string{}}
	for r := range s.ascii {
		s.ascii[r] = foldedRune(rune(r))
	}
	for _, name := range names {
		at := s.root
		for _, b := range s.Key(name) {
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

// Key folds a name; two that have the same are the same name.
func (s *Names) Key(name string) []byte { return s.Fold(strings.TrimSpace(name)).Text }

// Text is a text folded for comparing, with where in the text itself each of its bytes comes from. It holds until the next one is folded.
type Text struct {
	Text     []byte
	From, To []int
}

// Any reports whether there is any name to be found.
func (s *Names) Any() bool { return len(s.root.next) > 0 }

// Fold folds a text, in which names are found then.
func (s *Names) Fold(text string) Text {
	f := Text{Text: s.folded.Text[:0], From: s.folded.From[:0], To: s.folded.To[:0]}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		folded, last := s.foldRune(r), len(f.Text)-1
		if last >= 0 && (folded == "" || folded == " " && f.Text[last] == ' ') {
			f.To[last] = at + size
			folded = ""
		}
		for n := range len(folded) {
			f.Text, f.From, f.To = append(f.Text, folded[n]), append(f.From, at), append(f.To, at+size)
		}
		at += size
	}
	s.folded = f
	return f
}

func (s *Names) foldRune(r rune) string {
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
		case r == '\u0331': // of ḵ, ḏ and ṯ, which are kh, dh and th
			return 'h'
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			return -1
		case r == 'ı': // its capital is that of i
			return 'i'
		}
		return r
	}, norm.NFKD.String(string(r)))
	return cases.Fold().String(Folder().Replace(bare))
}

// In finds the names in a folded text, the longest where several begin.
func (s *Names) In(f Text) (hits []Hit) {
	for at := 0; at < len(f.Text); at++ {
		if s.first[f.Text[at]] == nil {
			continue
		}
		if name, end := s.longest(f.Text, at); end > at {
			hits = append(hits, Hit{f.From[at], f.To[end-1], name})
			at = end - 1
		}
	}
	return hits
}

func (s *Names) longest(text []byte, at int) (name string, end int) {
	node := s.root
	for n := at; n < len(text); n++ {
		if node = node.next[text[n]]; node == nil {
			break
		}
		if node.name != "" && (len(node.name) >= Shortest || Alone(text, at, n+1)) {
			name, end = node.name, n+1
		}
	}
	return name, end
}

// Alone reports whether a part of a text is not part of a longer word, or of a longer number.
func Alone(text []byte, from, to int) bool {
	before, _ := utf8.DecodeLastRune(text[:from])
	first, _ := utf8.DecodeRune(text[from:])
	last, _ := utf8.DecodeLastRune(text[:to])
	after, _ := utf8.DecodeRune(text[to:])
	goesOn := func(edge, beside rune) bool {
		return unicode.IsLetter(beside) || unicode.IsNumber(edge) && unicode.IsNumber(beside)
	}
	return !goesOn(first, before) && !goesOn(last, after)
}

// Strike puts a mark in the place of what was found in a text; the places are in the order in which they begin.
func Strike(text string, hits []Hit, mark string) string {
	if len(hits) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, hit := range hits {
		if hit.From >= at { // what begins within what went before goes with that
			b.WriteString(text[at:hit.From] + mark)
		}
		at = max(at, hit.To)
	}
	return b.String() + text[at:]
}

// Worth reports whether a name is more than a letter or a sign, which would stand in every text.
func Worth(name string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			letters++
		}
	}
	return letters > 1
}

// Folder makes the replacer that takes the marks off Arabic letters, and makes those one that are written one for the other.
func Folder() *strings.Replacer {
	return strings.NewReplacer(
		"\u0640", "", "\u064B", "", "\u064C", "", "\u064D", "", "\u064E", "", "\u064F", "", "\u0650", "", "\u0651", "",
		"\u0652", "", "\u0670", "",
		"\u0622", "\u0627", "\u0623", "\u0627", "\u0625", "\u0627", "\u0671", "\u0627",
		"\u0649", "\u064A", "\u06CC", "\u064A", "\u06A9", "\u0643", "\u0629", "\u0647",
		"\u0451", "\u0435", "\u0401", "\u0415",
	)
}
