package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"truceboard/store/spelled"
)

// people finds persons in texts by what may be written of their names: in another order, with initials, with a title or without, the surname alone, with the article apart, joined or missing, over the end of a line. A given
// name alone is left, and so is a surname that is a word or a place too: of those it is told that they were.
type people struct {
	*vocabulary
	all    []person
	begins map[string][]unitRef // by the word that a unit begins with, or by all of its words written as one
	tokens []nameToken          // of the text that was looked at last: their room is used again
	joined []byte
}

// unitRef is one name of one person. Whole says that the word is all of it, written as one.
type unitRef struct {
	who, unit      int
	whole, article bool
}

// nameToken is a word of a folded text, without the signs in it that are no letters.
type nameToken struct {
	from, to int
	key      []byte
}

// sighting is one name of one person in a text, from one token up to another.
type sighting struct {
	unitRef
	from, to int
}

func newPeople(v *vocabulary, names []string) *people {
	p := &people{vocabulary: v, begins: map[string][]unitRef{}}
	for _, name := range names {
		for _, part := range namesIn(name) {
			if who, is := v.personOf(part); is {
				who.name = name
				p.all = append(p.all, who)
				p.index(len(p.all) - 1)
			}
		}
	}
	return p
}

func (p *people) index(who int) {
	for unit, of := range p.all[who].units {
		if of.initial() {
			continue
		}
		begins := of.words[:1]
		if len(of.words) == 2 && slices.Contains(servants(), of.words[0]) {
			begins = servants()
		}
		for _, key := range begins {
			p.begins[key] = append(p.begins[key], unitRef{who, unit, len(of.words) == 1, false})
		}
		for _, key := range p.asOneWord(of) {
			p.begins[key] = append(p.begins[key], unitRef{who, unit, true, true})
		}
	}
}

// servants are how "servant of" is written, with the article that follows or without.
func servants() []string { return []string{"abd", "abdul", "abdel", "abdal", "abdur", "abdu"} }

// asOneWord gives how a name is written as one word: Alahmad, Abdulrahman.
func (p *people) asOneWord(of nameUnit) (keys []string) {
	switch {
	case len(of.words) > 2:
	case len(of.words) == 2 && slices.Contains(servants(), of.words[0]):
		for _, begin := range servants() {
			keys = append(keys, begin+of.words[1])
		}
	case len(of.words) == 2:
		keys = append(keys, of.words[0]+of.words[1], of.words[0]+"ال"+of.words[1])
	case utf8.RuneCountInString(of.words[0]) > 3 && of.words[0][0] < utf8.RuneSelf:
		keys = append(keys, "al"+of.words[0], "el"+of.words[0])
	}
	return keys
}

// spare lets surnames stay, where they stand alone, that are also what something else is called.
func (p *people) spare(words map[string]bool) {
	for n := range p.all {
		who := &p.all[n]
		if who.surname != noSurname && len(who.units[who.surname].words) == 1 && words[who.units[who.surname].words[0]] {
			who.surname = noSurname
		}
	}
}

// in finds the persons in a folded text, and the single names of theirs that are left in it.
func (p *people) in(f spelled.Text) (hits []spelled.Hit, left []spelled.Hit) {
	p.cut(f.Text)
	if len(p.all) == 0 {
		return nil, nil
	}
	for at := 0; at < len(p.tokens); {
		from, to, who, alone := p.run(f.Text, at)
		switch {
		case who >= 0 && !alone:
			hits = append(hits, spelled.Hit{From: f.From[p.tokens[from].from], To: f.To[p.endOf(f.Text, to-1)-1], Name: p.all[who].name})
		case who >= 0:
			left = append(left, spelled.Hit{From: f.From[p.tokens[from].from], To: f.To[p.tokens[to-1].to-1], Name: p.all[who].name})
		}
		at = max(at+1, to)
	}
	return hits, left
}

// endOf gives where a name ends with a token: behind the hyphen, where that is an article whose name stands elsewhere.
func (p *people) endOf(text []byte, last int) int {
	end := p.tokens[last].to
	if r, size := utf8.DecodeRune(text[end:]); p.articles[string(p.tokens[last].key)] && strings.ContainsRune(hyphens, r) && end < len(text) {
		return end + size
	}
	return end
}

// run finds the longest run of one person's names that begins with a token, and what stands before that belongs to it. Alone says that it gives nobody away for sure. Who is -1 where none begins.
func (p *people) run(text []byte, at int) (from, to, who int, alone bool) {
	who = -1
	for _, s := range p.sightings(text, at) {
		r := nameRun{people: p, text: text, who: s.who}
		r.follow(s)
		tells := r.tells()
		if who < 0 || alone && tells || tells == !alone && r.to > to {
			from, to, who, alone = r.from, r.to, s.who, !tells
			if !tells {
				from, to = s.from, s.to
			}
		}
	}
	return from, to, who, alone
}

// sightings gives the names that begin with a token.
func (p *people) sightings(text []byte, at int) (all []sighting) {
	key := p.tokens[at].key
	all = p.sighted(all, text, at, at+1, key, false)
	if at+1 < len(p.tokens) && brokenOver(text[p.tokens[at].to:p.tokens[at+1].from]) {
		p.joined = append(append(p.joined[:0], key...), p.tokens[at+1].key...)
		all = p.sighted(all, text, at, at+2, p.joined, false)
	}
	for _, bare := range withoutClitics(key) {
		all = p.sighted(all, text, at, at+1, bare.key, bare.article)
	}
	return all
}

// sighted adds the names that begin with a word to some.
func (p *people) sighted(all []sighting, text []byte, from, to int, key []byte, article bool) []sighting {
	for _, ref := range p.begins[string(key)] {
		end, whole := to, ref.whole
		if !whole {
			end, whole = p.goesOn(text, to, p.all[ref.who].units[ref.unit].words[1:])
		}
		if whole {
			ref.article = ref.article || article
			all = append(all, sighting{ref, from, end})
		}
	}
	return all
}

// goesOn reports whether a text goes on with some words, with articles between them or not, and up to where.
func (p *people) goesOn(text []byte, at int, words []string) (int, bool) {
	for _, word := range words {
		if p.follows(text, at) && p.articles[string(p.tokens[at].key)] && string(p.tokens[at].key) != word {
			at++
		}
		if !p.follows(text, at) {
			return at, false
		}
		if key := p.tokens[at].key; string(key) != word && string(key) != "ال"+word {
			return at, false
		}
		at++
	}
	return at, true
}

// follows reports whether a token follows the one before it with nothing between that parts names.
func (p *people) follows(text []byte, at int) bool {
	return 0 < at && at < len(p.tokens) && soft(text[p.tokens[at-1].to:p.tokens[at].from])
}

// cut cuts a folded text into its words.
func (p *people) cut(text []byte) {
	p.tokens = p.tokens[:0]
	for at := 0; at < len(text); {
		r, size := letterAt(text, at)
		if !unicode.IsLetter(r) {
			at += size
			continue
		}
		end, signs := wordEnd(text, at)
		token := nameToken{from: at, to: end, key: text[at:end]}
		if signs {
			token.key = []byte(p.keyLetters(text[at:end]))
		}
		p.tokens = append(p.tokens, token)
		at = end
	}
}

// keyLetters gives the letters of a folded word alone.
func (p *people) keyLetters(word []byte) string {
	letters := make([]byte, 0, len(word))
	for at := 0; at < len(word); {
		r, size := letterAt(word, at)
		if !isApostrophe(r) {
			letters = append(letters, word[at:at+size]...)
		}
		at += size
	}
	return string(letters)
}

func letterAt(text []byte, at int) (rune, int) {
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRune(text[at:])
}

// wordEnd gives where a word ends, and whether signs stand in it that are no letters: a hamza in Sa'id, but not the genitive of Qasim's.
func wordEnd(text []byte, at int) (end int, signs bool) {
	for at < len(text) {
		r, size := letterAt(text, at)
		switch {
		case isApostrophe(r):
			next, more := rune(0), 0
			if at+size < len(text) {
				next, more = letterAt(text, at+size)
			}
			if !unicode.IsLetter(next) || next == 's' && !letterStands(text, at+size+more) {
				if unicode.IsLetter(r) {
					return at + size, true
				}
				return at, signs
			}
			signs = true
		case !unicode.IsLetter(r):
			return at, signs
		}
		at += size
	}
	return at, signs
}

func letterStands(text []byte, at int) bool {
	if at >= len(text) {
		return false
	}
	r, _ := letterAt(text, at)
	return unicode.IsLetter(r)
}
