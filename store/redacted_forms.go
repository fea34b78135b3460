package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// formsOf gives what a word of a text may be a form of: without its article, what Arabic writes as one with it, a plural's or a genitive's s, the ending of a Russian case, a final h that is not spoken.
func formsOf(word string) []string {
	forms := append([]string{word}, withoutBegin(word)...)
	forms = append(forms, withoutServant(forms)...)
	for _, form := range slices.Clone(forms) {
		forms = append(forms, withoutEnding(form)...)
	}
	return withoutFinalH(forms)
}

// withoutBegin gives a word without what may be written as one with it before it: an article; in Arabic "and" or "so", then "to", "by" or "like", then the article.
func withoutBegin(word string) (cores []string) {
	add := func(core string) {
		if (utf8.RuneCountInString(core) > 3 || len(core) > 5) && !slices.Contains(cores, core) {
			cores = append(cores, core)
		}
	}
	if !unicode.Is(unicode.Arabic, firstRune(word)) {
		for _, article := range []string{"al", "el", "аль", "эль"} {
			if core, had := strings.CutPrefix(word, article); had {
				add(core)
			}
		}
		return cores
	}
	for _, and := range []string{"", "و", "ف"} {
		for _, to := range []string{"", "ب", "ل", "ك"} {
			for _, article := range []string{"", "ال", "ل"} { // "to the" is written with a single alif less
				core, had := strings.CutPrefix(word, and+to+article)
				if had && core != word && (article != "ل" || to == "ل") {
					add(core)
				}
			}
		}
	}
	return cores
}

// caseEndings are the endings of a plural or a genitive, and of the cases of Russian names, each with that of the name itself. Folded, й is и.
const caseEndings = `s: es: ом: ем: ым: ов: ия:ии ию:ии ием:ии ея:еи ею:еи еем:еи ее:еи ая:аи аю:аи аем:аи ии:ия ию:ия иеи:ия ои:а еи:я ого:ии его:ии ому:ии ему:ии им:ии ом:ии ои:ая ою:ая ую:ая`

func withoutEnding(form string) (cores []string) {
	for pair := range strings.FieldsSeq(caseEndings) {
		ending, own, _ := strings.Cut(pair, ":")
		if core, had := strings.CutSuffix(form, ending); had && utf8.RuneCountInString(core+own) > 2 {
			cores = append(cores, core+own)
		}
	}
	return cores
}

// ofGod are how "of God" ends a name, with the article or what is left of it. Without what stands before it, it is nobody's.
func ofGod() []string {
	return []string{"allah", "ullah", "llah", "lah", "الله", "لله", "аллах", "уллах", "ллах"}
}

// withoutServant gives the words without "servant of" before them, which may stand apart: Abdulrahman is Abd al-Rahman.
func withoutServant(words []string) (cores []string) {
	for _, word := range words {
		for _, servant := range append(servants(), "abd", "абдул", "абдель", "абдур", "абд", "عبدال", "عبد") {
			if core, had := strings.CutPrefix(word, servant); had && utf8.RuneCountInString(core) > 3 && !slices.Contains(ofGod(), core) {
				cores = append(cores, core)
			}
		}
	}
	return cores
}

// servantOfGod reports whether two words are one name: Abd Allah.
func servantOfGod(first, second string) bool {
	if !slices.Contains(ofGod(), second) {
		return false
	}
	servant := append(servants(), "абд", "عبد")
	return slices.Contains(servant, first) || slices.Contains(withoutBegin(first), "عبد")
}

func withoutFinalH(forms []string) []string {
	for _, form := range slices.Clone(forms) {
		for _, ending := range [][2]string{{"ah", "a"}, {"eh", "a"}, {"ه", ""}} {
			if core, had := strings.CutSuffix(form, ending[0]); had && utf8.RuneCountInString(core) > 1 {
				forms = append(forms, core+ending[1])
			}
		}
	}
	return forms
}

// titled reports whether a word is a title, in Arabic with what is written as one with it, in Russian in any of its cases.
func (v *vocabulary) titled(key []byte) bool {
	word := string(key)
	if v.titles[word] || len(word) == 0 || word[0] < utf8.RuneSelf {
		return v.titles[word]
	}
	if slices.ContainsFunc(withoutBegin(word), func(core string) bool { return v.titles[core] }) {
		return true
	}
	for _, ending := range []string{"а", "у", "е", "ом", "я", "ю", "ем"} {
		if core, had := strings.CutSuffix(word, ending); had && v.titles[core] {
			return true
		}
	}
	return false
}
