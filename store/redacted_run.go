package store

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// nameRun is a stretch of a text in which nothing stands but names of one person, with their initials, titles and particles.
type nameRun struct {
	*people
	text     []byte
	who      int
	from, to int // tokens
	first    sighting
	units    []int  // that stand in it
	initials []rune // of others
	titled   bool
}

// follow takes in what stands around a name.
func (r *nameRun) follow(first sighting) {
	r.first, r.from, r.to = first, first.from, first.to
	r.units = append(r.units, first.unit)
	r.forward()
	r.backward()
}

// forward takes in what follows: further names, with initials and particles before them, and the article of a surname that stands first.
func (r *nameRun) forward() {
	var initials []rune
	for at := r.to; r.follows(r.text, at); {
		if next, found := r.mine(at); found {
			r.units, r.initials, r.to = append(r.units, next.unit), append(r.initials, initials...), next.to
			initials, at = nil, next.to
			continue
		}
		key := r.tokens[at].key
		initial, size := utf8.DecodeRune(key)
		switch {
		case size == len(key) && r.dotted(at) && r.isInitial(initial):
			initials = append(initials, initial)
			r.initials, r.to = append(r.initials, initial), at+1
		case size == len(key), r.articles[string(key)] || r.particles[string(key)]:
			if r.articles[string(key)] && r.hyphened(at) && len(r.units) > 1 {
				r.to = at + 1
			}
		default:
			return
		}
		at++
	}
}

// backward takes in what stands before: a title, an article, initials.
func (r *nameRun) backward() {
	for r.from > 0 && r.follows(r.text, r.from) {
		key, between := r.tokens[r.from-1].key, r.text[r.tokens[r.from-1].to:r.tokens[r.from].from]
		initial, size := utf8.DecodeRune(key)
		switch {
		case bytes.ContainsRune(between, ',') || bytes.ContainsRune(between, '،'):
			return
		case r.people.vocabulary.titled(key):
			r.titled = true
		case r.articles[string(key)] && (bytes.ContainsRune(between, '-') || string(key) == "al" || string(key) == "el"):
			r.first.article = true
		case size == len(key) && r.isInitial(initial):
			r.initials = append(r.initials, initial)
		default:
			return
		}
		r.from--
	}
}

// mine gives the name of the same person that begins with a token, if one does that is not there yet.
func (r *nameRun) mine(at int) (sighting, bool) {
	var best sighting
	for _, s := range r.sightings(r.text, at) {
		if s.who == r.who && !r.has(s.unit) && s.to > best.to {
			best = s
		}
	}
	return best, best.to > 0
}

func (r *nameRun) has(unit int) bool {
	for _, u := range r.units {
		if u == unit {
			return true
		}
	}
	return false
}

// isInitial reports whether a letter may stand for a name of the person that is not in the run.
func (r *nameRun) isInitial(letter rune) bool {
	for unit, of := range r.all[r.who].units {
		if first, _ := utf8.DecodeRuneInString(of.words[0]); first == letter && !r.has(unit) {
			return true
		}
	}
	return false
}

// dotted reports whether a point stands behind a token.
func (r *nameRun) dotted(at int) bool { return bytes.HasPrefix(r.text[r.tokens[at].to:], []byte(".")) }

func (r *nameRun) hyphened(at int) bool {
	after, _ := utf8.DecodeRune(r.text[r.tokens[at].to:])
	return strings.ContainsRune(hyphens, after) && r.tokens[at].to < len(r.text)
}

// tells reports whether the run gives the person away: two names, one with a title or with the initial of another, or the surname alone.
func (r *nameRun) tells() bool {
	if len(r.units) > 1 || r.titled || len(r.initials) > 0 {
		return true
	}
	p := r.all[r.who]
	if r.first.unit != p.surname {
		return r.byname(p.units[r.first.unit])
	}
	surname := p.units[p.surname]
	if surname.words[0][0] >= utf8.RuneSelf { // where the article is part of the word, it is part of the name
		return surname.article == r.first.article || len(surname.words) > 1
	}
	return !surname.article || r.first.article || !r.given(surname)
}

// byname reports whether a name is one like Abu Omar, by which a person goes alone.
func (r *nameRun) byname(u nameUnit) bool {
	return len(u.words) > 1 && r.opening[u.words[0]] && !slices.Contains(servants(), u.words[0]) && u.words[0] != "عبد"
}

// given reports whether another name of the person is the same word, as in Ahmad al-Ahmad: without its article it is that one.
func (r *nameRun) given(surname nameUnit) bool {
	p := r.all[r.who]
	for unit, of := range p.units {
		if unit != p.surname && of.words[0] == surname.words[0] {
			return true
		}
	}
	return false
}

const hyphens = "-\u2010\u2011\u2012\u2013\u2014\u2212"

// widestBetween is how many signs may stand between two words of one name.
const widestBetween = 4

// soft reports whether what stands between two words may stand between two words of one name.
func soft(between []byte) bool {
	n := 0
	for at := 0; at < len(between); n++ {
		r, size := letterAt(between, at)
		if n == widestBetween || !strings.ContainsRune(" .,،_'’"+hyphens, r) {
			return false
		}
		at += size
	}
	return n > 0
}

// brokenOver reports whether a word is broken there over the end of a line. Folded, that is a space.
func brokenOver(between []byte) bool {
	r, size := utf8.DecodeRune(between)
	return len(between) == size+1 && strings.ContainsRune(hyphens, r) && between[size] == ' '
}

// bareWord is a word without what Arabic writes as one with it.
type bareWord struct {
	key     []byte
	article bool
}

// withoutClitics gives what an Arabic word may be without "and", "in", "to", "like" before it, and without its article.
func withoutClitics(key []byte) (all []bareWord) {
	if len(key) < 6 || key[0] < 0xD8 || key[0] > 0xDB {
		return nil
	}
	article, lam := []byte("ال"), []byte("لل")
	forms := [][]byte{key}
	switch first, size := utf8.DecodeRune(key); first {
	case 'و', 'ف', 'ب', 'ل', 'ك':
		forms = append(forms, key[size:])
	}
	for n, form := range forms {
		for _, with := range [][]byte{article, lam} {
			if core, had := bytes.CutPrefix(form, with); had && len(core) > 4 {
				all = append(all, bareWord{core, true})
			}
		}
		if n > 0 && len(form) > 4 {
			all = append(all, bareWord{form, false})
		}
	}
	return all
}
