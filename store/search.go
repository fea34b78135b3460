package store

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"truceboard/store/spelled"
)

// mostWords bounds how many words of a text are looked for: FTS4 refuses an expression that is too deep, and no analyst's search
// has as many.
const mostWords = 64

// wordsOf cuts what a person typed into the words to look for. Only letters, digits and the marks on them are left, so that nothing of
// what was typed can reach FTS4 as an operator, a quote or a column's name.
func wordsOf(typed string) []string {
	words := strings.FieldsFunc(spelled.Folder().Replace(norm.NFC.String(typed)), func(r rune) bool {
		return r == unicode.ReplacementChar || !unicode.In(r, unicode.L, unicode.N, unicode.M)
	})
	words = slices.DeleteFunc(words, func(word string) bool {
		return !strings.ContainsFunc(word, func(r rune) bool { return unicode.In(r, unicode.L, unicode.N) })
	})
	return words[:min(len(words), mostWords)]
}

// Searchable reports whether a text that is looked for holds a word, a letter or a figure at least, or is empty, which asks for nothing. One of signs alone is found nowhere.
func Searchable(typed string) bool { return strings.TrimSpace(typed) == "" || len(wordsOf(typed)) > 0 }

// match writes the FTS4 expression that asks for every word in any column, the last one as the beginning of a word. Words that stood
// together, as in al-Bab, are asked for one beside the other.
func match(typed string) string { return expression(phrasesOf(typed), false) }

// phrasesOf cuts what a person typed into the words that stand together.
func phrasesOf(typed string) []string {
	var phrases []string
	for chunk := range strings.FieldsSeq(typed) {
		if words := wordsOf(chunk); len(words) > 0 {
			phrases = append(phrases, strings.Join(words, " "))
		}
	}
	return bounded(phrases)
}

// expression writes phrases for FTS4, the last as the beginning of one unless it is whole.
func expression(phrases []string, whole bool) string {
	switch {
	case len(phrases) == 0:
		return ""
	case whole:
		return `"` + strings.Join(phrases, `" "`) + `"`
	}
	return `"` + strings.Join(phrases, `" "`) + `*"`
}

// bounded keeps the phrases up to mostWords words in all, and always the last.
func bounded(phrases []string) []string {
	words := 0
	for i, phrase := range phrases {
		words += strings.Count(phrase, " ") + 1
		if words > mostWords && i > 0 {
			return slices.Clip(phrases[:i])
		}
	}
	return phrases
}

// matchPlace writes the FTS4 expression that asks for one word, or the beginning of one, in a place or its district.
func matchPlace(word string, last bool) string {
	if last {
		word += "*"
	}
	return "places:" + word
}

// plain folds a name for comparing: lower case, without diacritics, Arabic and Cyrillic as they are indexed.
func plain(name string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(spelled.Folder().Replace(norm.NFC.String(name))))
	return strings.ToLower(bare)
}

// named reports whether one of the spellings has a word that is the word, or begins with it where it is the last that was typed.
func named(spellings []string, word string, last bool) bool {
	word = plain(word)
	return slices.ContainsFunc(spellings, func(spelling string) bool {
		return slices.ContainsFunc(wordsOf(plain(spelling)), func(w string) bool {
			return w == word || last && strings.HasPrefix(w, word)
		})
	})
}
