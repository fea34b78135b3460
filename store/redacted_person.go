package store

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"truceboard/store/spelled"
)

// person is a name that was recorded, taken apart into what may be written of whoever has it.
type person struct {
	name    string // as it was recorded
	units   []nameUnit
	surname int // the unit that gives the person away alone; noSurname where none does
}

const noSurname = -1

// nameUnit is one of a person's names, folded: "ahmad" of Ahmad al-Ahmad, with an article the second time; "abu" and "omar" of Abu Omar, which say nothing apart. One of a single letter is an initial.
type nameUnit struct {
	words   []string
	article bool
}

func (u nameUnit) initial() bool { return len(u.words) == 1 && utf8.RuneCountInString(u.words[0]) == 1 }

// mostUnits is how many names a person has at most; what has more words is a sentence.
const mostUnits = 6

// severalNames is what stands between names where one field holds several, or a name with a calling.
var severalNames = regexp.MustCompile(`[;/|&()\[\]"“”«»؛+]|\s[-–—]\s|\s(?i:and|with|via|from|of|at)\s|\sو\s`)

// mostNames bounds how many names one field is taken to hold.
const mostNames = 16

// namesIn gives the names that a field holds: "Rania Qasim (nurse) and Omar Haddad" holds two, with a calling. The host of an address on the web is nobody's.
func namesIn(field string) (all []string) {
	for _, part := range severalNames.Split(spelled.WithoutHost(field), mostNames) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// personOf takes a name apart, where it is that of a person as far as can be told: "Local council" and "a resident" are not, and are struck out as they are written alone.
func (v *vocabulary) personOf(name string) (person, bool) {
	words, capitals := v.namedBy(name)
	titled := false
	for len(words) > 0 && v.titles[words[0].key] {
		words, titled = words[1:], true
	}
	if len(words) == 0 || slices.ContainsFunc(words, func(w nameWord) bool { return v.institutions[w.key] }) {
		return person{}, false
	}
	p := person{name: name, units: v.unitsOf(words)}
	if n := len(p.units); n == 0 || n > mostUnits || n == 1 && !titled && len(p.units[0].words) == 1 {
		return person{}, false
	}
	p.surname = len(p.units) - 1
	if last := p.units[p.surname]; !capitals || last.initial() || len(last.words) == 1 && (v.ordinary[last.words[0]] || utf8.RuneCountInString(last.words[0]) < 3) {
		p.surname = noSurname
	}
	return p, true
}

// nameWord is a word of a name, folded, and whether an article is part of it, as in Arabic.
type nameWord struct {
	key     string
	article bool
}

// namedBy cuts a name into its words, the surname last, and says whether it is written with the capitals of a name. It gives none of what cannot be a person's.
func (v *vocabulary) namedBy(name string) (words []nameWord, capitals bool) {
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("@/;:&\"()[]|", r) }) {
		return nil, false
	}
	if parts := strings.FieldsFunc(name, func(r rune) bool { return r == ',' || r == '،' }); len(parts) == 2 {
		name = parts[1] + " " + parts[0] // "Idlib, Ahmad al-"
	} else if len(parts) > 2 {
		return nil, false
	}
	capitals = true
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.Cf) && !isApostrophe(r) }) {
		key := v.keyOf(word)
		if key == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(word, isApostrophe))
		if unicode.IsLower(first) && !v.particles[key] && !v.titles[key] {
			capitals = false
		}
		core, article := withoutArticle(key)
		words = append(words, nameWord{core, article})
	}
	return words, capitals
}

// unitsOf puts the words together that are one name.
func (v *vocabulary) unitsOf(words []nameWord) (units []nameUnit) {
	article, open := false, false // open: the next word belongs to the last unit
	for _, w := range words {
		last := len(units) - 1
		switch {
		case v.articles[w.key]:
			article = true
		case v.particles[w.key]:
		case last >= 0 && (open || v.closing[w.key]):
			units[last].words = append(units[last].words, w.key)
			article, open = false, v.opening[w.key]
		default:
			units = append(units, nameUnit{[]string{w.key}, w.article || article})
			article, open = false, v.opening[w.key]
		}
	}
	return units
}

// withoutArticle gives a folded word without the Arabic article that is part of it, and whether it had one.
func withoutArticle(key string) (string, bool) {
	if core, had := strings.CutPrefix(key, "ال"); had && utf8.RuneCountInString(core) > 2 {
		return core, true
	}
	return key, false
}

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘`´ʼʿʾʻ", r) }

// keyOf folds a word for comparing, without the signs that stand for a hamza or an ain.
func (v *vocabulary) keyOf(word string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) || isApostrophe(r) {
			return -1
		}
		return r
	}, string(v.folding.Fold(word).Text))
}
