package store

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"truceboard/store/spelled"
)

// sounds finds persons in texts by how their names sound, in another spelling or another script. Two parts of one name beside each other, or written as one word, or one with the initial of another, are struck out; what
// may be one part alone, and initials alone, are left and told of.
type sounds struct {
	*people
	skeletons *skeletons
	named     []soundName
	bySound   map[string][]soundRef
	words     map[string][]soundRef // what a word of a text may be, from memory
}

// soundName is a recorded name by its parts. Told says that one of them alone is worth telling of.
type soundName struct {
	name  string
	parts []soundPart
	told  bool
}

// soundPart is a part of a name: its word, folded, its skeletons, and how it may be abbreviated.
type soundPart struct {
	word     string
	sounds   []string
	initials []rune
}

// soundRef is what a word may be: a part of a name, or all of it as one word. Marks is how much of it there is to be known by, near whether it is spelled much alike.
type soundRef struct {
	who, part, marks int
	near             bool
}

// wholeName stands in the place of a part where two are written as one word.
const wholeName = -1

// A part is known by so many marks at least, a person by so many in all; by one more where the text does not write them as names.
const fewestMarks, fewestOfTwo = 2, 4

// mostSounds bounds how many words are remembered.
const mostSounds = 1 << 16

func newSounds(p *people, names []string, quiet map[string]bool) *sounds {
	s := &sounds{people: p, skeletons: newSkeletons(), bySound: map[string][]soundRef{}, words: map[string][]soundRef{}}
	for _, name := range names {
		for _, field := range namesIn(name) {
			if of, is := s.nameOf(field); is {
				of.name, of.told = name, of.told && !quiet[name]
				s.named = append(s.named, of)
				s.index(len(s.named) - 1)
			}
		}
	}
	return s
}

// nameOf takes a name apart. One of a single word is known by it as well; a field that is not written like a name is known by two words alone.
func (s *sounds) nameOf(field string) (n soundName, is bool) {
	words, capitals := s.namedBy(field)
	for n := len(words) - 2; n >= 0; n-- {
		if servantOfGod(words[n].key, words[n+1].key) {
			words[n].key += words[n+1].key
			words = slices.Delete(words, n+1, n+2)
		}
	}
	words = slices.DeleteFunc(words, func(w nameWord) bool { return s.titles[w.key] || s.particles[w.key] || s.opening[w.key] })
	if len(words) == 0 || len(words) > mostUnits || slices.ContainsFunc(words, func(w nameWord) bool { return s.institutions[w.key] }) {
		return soundName{}, false
	}
	for _, w := range words {
		if utf8.RuneCountInString(w.key) > 1 && !s.closing[w.key] {
			n.parts = append(n.parts, s.partOf(w.key))
		}
	}
	n.told = capitals
	return n, len(n.parts) > 0
}

func (s *sounds) partOf(word string) soundPart {
	part := soundPart{word: word, initials: []rune{firstRune(word)}}
	for _, form := range withoutFinalH(append(withoutServant([]string{word}), word)) {
		part.sounds = append(part.sounds, s.skeletons.of(form)...)
	}
	for _, sound := range part.sounds {
		if sound != "" {
			part.initials = append(part.initials, rune(sound[0]))
		}
	}
	return part
}

func (s *sounds) index(who int) {
	of := s.named[who]
	for n, part := range of.parts {
		for _, sound := range part.sounds {
			s.add(sound, soundRef{who: who, part: n, marks: len(sound)})
		}
		for other, second := range of.parts {
			if other != n {
				s.addJoined(who, part, second)
			}
		}
	}
}

// addJoined adds how two parts are written as one word: YusufKhatib, YusufAlKhatib. How a word begins is not told within one.
func (s *sounds) addJoined(who int, first, second soundPart) {
	for _, a := range first.sounds {
		for _, b := range second.sounds {
			b = strings.TrimLeft(b, "AYW")
			s.add(strings.TrimSuffix(a, "Y")+b, soundRef{who: who, part: wholeName, marks: len(a) + len(b)})
			s.add(strings.TrimSuffix(a, "Y")+"L"+b, soundRef{who: who, part: wholeName, marks: len(a) + len(b)})
		}
	}
}

func (s *sounds) add(sound string, ref soundRef) {
	if ref.marks < fewestMarks || ref.part == wholeName && ref.marks < fewestOfTwo+1 || slices.Contains(s.bySound[sound], ref) {
		return
	}
	s.bySound[sound] = append(s.bySound[sound], ref)
}

// maybe gives what a folded word may be.
func (s *sounds) maybe(key []byte) []soundRef {
	refs, known := s.words[string(key)]
	if known {
		return refs
	}
	word := string(key)
	if utf8.RuneCountInString(word) > 2 && !s.noName(word) {
		refs = s.soundingLike(word)
	}
	if len(s.words) >= mostSounds {
		clear(s.words)
	}
	s.words[word] = refs
	return refs
}

// everyday reports whether a word is known for something else than a name.
func (s *sounds) everyday(word string) bool {
	return s.ordinary[word] || s.institutions[word] || s.titles[word] || s.particles[word] || s.opening[word] || s.closing[word] || s.small[word]
}

// ordinaryForm reports whether a word is known for something else than a name with what is written as one with it: "the minister of the East" is no person of that name.
func (s *sounds) ordinaryForm(word string) bool {
	return s.everyday(word) || slices.ContainsFunc(withoutBegin(word), func(core string) bool { return s.ordinary[core] })
}

// noName reports whether a word is taken for no part of a name, whatever stands beside it. Arabic tells by no capital which of the words that are names too is meant: there they are parts of a name beside another.
func (s *sounds) noName(word string) bool {
	if unicode.Is(unicode.Arabic, firstRune(word)) && !s.institutions[word] && !s.titles[word] && !s.particles[word] {
		return !s.ordinary[word] && s.small[word] || s.opening[word] || s.closing[word]
	}
	return s.everyday(word)
}

func (s *sounds) soundingLike(word string) (refs []soundRef) {
	for _, form := range formsOf(word) {
		for _, sound := range s.skeletons.of(form) {
			for _, ref := range s.bySound[sound] {
				if ref.part == wholeName {
					ref.near = true
				} else {
					ref.near = spelledAlike(form, s.named[ref.who].parts[ref.part].word)
				}
				if !slices.Contains(refs, ref) {
					refs = append(refs, ref)
				}
			}
		}
	}
	return refs
}

// joinServants makes one word of the two of Abd Allah.
func (s *sounds) joinServants(text []byte) {
	for n := len(s.tokens) - 2; n >= 0; n-- {
		first, second := &s.tokens[n], s.tokens[n+1]
		if servantOfGod(string(first.key), string(second.key)) && s.follows(text, n+1) {
			first.to, first.key = second.to, slices.Concat(first.key, second.key)
			s.tokens = slices.Delete(s.tokens, n+1, n+2)
		}
	}
}

// in finds the persons in a folded text that was cut into its words, and what may be one of them.
func (s *sounds) in(f spelled.Text, text string) (hits, left []spelled.Hit) {
	s.joinServants(f.Text)
	capital := func(at int) bool { return unlikeLower(text[f.From[s.tokens[at].from]:]) }
	for at := 0; at < len(s.tokens); {
		from, to, who := s.runFrom(f.Text, at, capital)
		if who >= 0 {
			hits = append(hits, spelled.Hit{From: f.From[s.tokens[from].from], To: f.To[s.tokens[to-1].to-1], Name: s.named[who].name})
			at = to
			continue
		}
		if to, who = s.alone(f.Text, at, capital(at)); who >= 0 {
			left = append(left, spelled.Hit{From: f.From[s.tokens[at].from], To: f.To[s.tokens[to-1].to-1], Name: s.named[who].name})
		}
		at = max(at+1, to)
	}
	return hits, left
}

// unlikeLower reports whether a text does not begin with a small letter: with a capital, or with a letter of a script that has none.
func unlikeLower(text string) bool { return !unicode.IsLower(firstRune(text)) }

// runFrom gives the longest stretch from a word on in which two parts of one name stand, or one behind a title. Who is -1 where there is none.
func (s *sounds) runFrom(text []byte, at int, capital func(int) bool) (from, to, who int) {
	who = -1
	for _, first := range s.maybe(s.tokens[at].key) {
		begins, end, marks := s.follow(text, at, first, capital)
		names := true
		for n := at; n < end && names; n++ {
			names = capital(n) || s.everyday(string(s.tokens[n].key))
		}
		if end > 0 && (marks > fewestOfTwo || names && marks == fewestOfTwo) && end > to {
			from, to, who = begins, end, first.who
		}
		if who < 0 && capital(at) && first.near && first.marks > fewestMarks && s.named[first.who].told && s.mister(text, at) && !s.ordinaryForm(string(s.tokens[at].key)) {
			from, to, who = at-1, at+1, first.who
		}
	}
	return from, to, who
}

// mister reports whether a title stands before a word.
func (s *sounds) mister(text []byte, at int) bool {
	return at > 0 && s.follows(text, at) && s.titled(s.tokens[at-1].key) && !bytes.ContainsAny(text[s.tokens[at-1].to:s.tokens[at].from], ",،")
}

// follow gives where a stretch of the parts of one name, and of their initials, begins and ends, and by how much the person is known in it; an end of 0 where nothing but one part stands there.
func (s *sounds) follow(text []byte, at int, first soundRef, capital func(int) bool) (from, to, marks int) {
	seen, marks := []int{first.part}, first.marks
	if first.part == wholeName {
		return at, at + 1, marks
	}
	if at > 0 && s.follows(text, at) && s.isInitialOf(at-1, first.who, seen) && (capital(at-1) || s.dottedAt(text, at-1)) { // and no small word of one letter
		return at - 1, at + 1, marks + 1
	}
	for next, small := at+1, 0; s.follows(text, next) && small < 3; next++ {
		ref, found := s.another(next, first.who, seen)
		switch {
		case found:
			seen, marks, to, small = append(seen, ref.part), marks+ref.marks, next+1, 0
		case s.dottedAt(text, next) && s.isInitialOf(next, first.who, seen):
			marks, to, small = marks+1, next+1, 0
		case s.between(s.tokens[next].key):
			small++
		default:
			return at, to, marks
		}
	}
	return at, to, marks
}

// another gives the part of a name that a word may be, which is not there yet.
func (s *sounds) another(at, who int, seen []int) (soundRef, bool) {
	for _, ref := range s.maybe(s.tokens[at].key) {
		if ref.who == who && ref.part != wholeName && !slices.Contains(seen, ref.part) {
			return ref, true
		}
	}
	return soundRef{}, false
}

// between reports whether a word may stand between two parts of a name.
func (s *sounds) between(key []byte) bool {
	return s.particles[string(key)] || s.opening[string(key)] || s.titles[string(key)] || utf8.RuneCount(key) == 1
}

func (s *sounds) dottedAt(text []byte, at int) bool {
	end := s.tokens[at].to
	return end < len(text) && text[end] == '.'
}

// isInitialOf reports whether a word is the initial of a part of a name that is not there yet.
func (s *sounds) isInitialOf(at, who int, seen []int) bool {
	key := s.tokens[at].key
	letter, size := utf8.DecodeRune(key)
	if size != len(key) {
		return false
	}
	for n, part := range s.named[who].parts {
		if !slices.Contains(seen, n) && s.abbreviates(letter, part) {
			return true
		}
	}
	return false
}

// abbreviates reports whether a letter may be the first of a part, in its script or in another.
func (s *sounds) abbreviates(letter rune, part soundPart) bool {
	if letter == part.initials[0] {
		return true
	}
	if letter < utf8.RuneSelf && part.initials[0] < utf8.RuneSelf {
		return false
	}
	for _, sound := range s.skeletons.of(string(letter)) {
		if sound != "" && slices.Contains(part.initials[1:], rune(sound[0])) {
			return true
		}
	}
	return false
}

// alone tells of a word that may be one part of a name, or of the initials of one. Who is -1 where it is none.
func (s *sounds) alone(text []byte, at int, capital bool) (to, who int) {
	word := s.tokens[at].key
	for _, ref := range s.maybe(word) {
		if s.named[ref.who].told && (!s.everyday(string(word)) || s.mister(text, at)) && (capital || ref.near && ref.marks > fewestMarks) {
			return at + 1, ref.who
		}
	}
	if utf8.RuneCount(s.tokens[at].key) != 1 || at+1 == len(s.tokens) || !s.dottedAt(text, at) || !s.dottedAt(text, at+1) || !s.follows(text, at+1) {
		return at + 1, -1
	}
	for who, of := range s.named {
		if of.told && s.initialsOf(at, of.parts) {
			return at + 2, who
		}
	}
	return at + 1, -1
}

// initialsOf reports whether two letters are the first and the last initial of a name, in either order.
func (s *sounds) initialsOf(at int, parts []soundPart) bool {
	one, two := s.tokens[at].key, s.tokens[at+1].key
	if len(parts) < 2 || utf8.RuneCount(two) != 1 {
		return false
	}
	a, b := firstRune(string(one)), firstRune(string(two))
	first, last := parts[0], parts[len(parts)-1]
	return s.abbreviates(a, first) && s.abbreviates(b, last) || s.abbreviates(a, last) && s.abbreviates(b, first)
}
