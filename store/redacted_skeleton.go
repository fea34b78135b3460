package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// skeletons writes words of Latin, Cyrillic and Arabic script in one rough way, by which a name is known again however it was carried from one into another: Yusuf, Youssef, Юсуф and يوسف. Of a word stay the classes of
// its consonants, how it begins and whether it ends in an i. Where a letter may stand for several sounds, a word has several skeletons. The letters are those of the common romanisations (ALA-LC, DIN 31635, BGN/PCGN, French and
// English newspapers) and of Russian ones of Arabic names.
type skeletons struct {
	inside, first map[string][]string // what letters may be, within a word and at its beginning
}

// mostSkeletons bounds how many a word has; longestSound is how many letters stand for one sound at most.
const mostSkeletons, longestSound = 24, 4

const soundsInside = `b:B p:B f:F ph:F v:F/- w:- t:T th:T/D/S d:D dh:D/Z s:S sh:S sch:S tch:S ch:S/H/K z:Z zh:J/Z tsch:S tsh:S k:K ck:K q:K qu:K g:K/J gh:K c:K/S/J x:H/KS h:H kh:H j:J/- dj:J dzh:J l:L ł:L r:R m:M n:N đ:D ħ:H
	б:B п:B ф:F в:F/- т:T д:D с:S ш:S щ:S ч:S з:Z ж:J дж:J к:K г:K/H гх:K кх:H х:H ц:TS/S л:L р:R м:M н:N
	الله:LH ب:B پ:B ف:F ت:T ط:T تش:S/TS ث:T/S د:D ذ:D/Z ض:D ظ:D/Z س:S ص:S ش:S چ:S ز:Z ج:J/K ژ:J ك:K ق:K غ:K گ:K ح:H خ:H ه:H ل:L ر:R م:M ن:N`

const soundsFirst = `a:A e:A i:A/Y o:A/W u:A/W y:Y j:J/Y w:W v:F/W ou:A/W а:A э:A е:A/Y и:A/Y о:A/W у:A/W ю:Y я:Y й:Y в:F/W ا:A ع:A ء:A ي:Y و:W`

func newSkeletons() *skeletons {
	read := func(table string) map[string][]string {
		sounds := map[string][]string{}
		for _, entry := range strings.Fields(table) {
			letters, may, _ := strings.Cut(entry, ":")
			sounds[letters] = strings.Split(strings.ReplaceAll(may, "-", ""), "/")
		}
		return sounds
	}
	return &skeletons{read(soundsInside), read(soundsFirst)}
}

// of gives the skeletons of a folded word.
func (s *skeletons) of(word string) []string {
	all, end := []string{""}, endsInI(word)
	arabic := unicode.Is(unicode.Arabic, firstRune(word))
	last := "" // the sound before, where nothing stands between: a doubled letter is one, but where vowels are not written
	for at := 0; at < len(word); {
		sounds, size := s.soundsAt(word, at)
		if sound := strings.Join(sounds, "/"); arabic || sound == "" || sound != last {
			all = eachWith(all, sounds)
			last = sound
		}
		at += size
	}
	return eachWith(all, end)
}

// soundsAt gives what the letters at a place in a word may be, and how many bytes they have.
func (s *skeletons) soundsAt(word string, at int) ([]string, int) {
	ends := []int{}
	for n := at; n < len(word) && len(ends) < longestSound; {
		_, size := utf8.DecodeRuneInString(word[n:])
		n += size
		ends = append(ends, n)
	}
	for _, end := range slices.Backward(ends) {
		if sounds, known := s.first[word[at:end]]; known && at == 0 {
			return sounds, end - at
		}
		if sounds, known := s.inside[word[at:end]]; known {
			return sounds, end - at
		}
	}
	return []string{""}, ends[0] - at
}

// endsInI gives how the end of a word is told: Halabi is not Halab. A final a may stand for an alif that is written as a ya.
func endsInI(word string) []string {
	last, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case strings.ContainsRune("iyйиي", last), strings.HasSuffix(word, "ie"), strings.HasSuffix(word, "ij"), strings.HasSuffix(word, "ee"):
		return []string{"Y"}
	case last == 'a' || last == 'а':
		return []string{"", "Y"}
	}
	return []string{""}
}

func firstRune(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

func eachWith(all, sounds []string) []string {
	if len(sounds) == 1 && sounds[0] == "" {
		return all
	}
	with := make([]string, 0, len(all)*len(sounds))
	for _, sound := range sounds { // the likeliest first
		for _, begun := range all {
			with = append(with, begun+sound)
		}
	}
	return with[:min(len(with), mostSkeletons)]
}

// spelling is a Latin word without what is only a matter of spelling.
func spelling(word string) string {
	plain := strings.NewReplacer("kh", "h", "ck", "k", "q", "k", "ou", "u", "oo", "u", "ee", "i", "ei", "i", "ai", "a", "y", "i", "ph", "f", "gh", "g", "dh", "d", "th", "t", "sh", "s", "ch", "s").Replace(word)
	return string(slices.Compact([]byte(plain)))
}

// spelledAlike reports whether two words are much the same as they are spelled; those of different scripts are compared by their skeletons alone.
func spelledAlike(a, b string) bool {
	if len(a) == 0 || len(b) == 0 || a[0] >= utf8.RuneSelf || b[0] >= utf8.RuneSelf {
		return true
	}
	a, b = spelling(a), spelling(b)
	return 10*distance(a, b) <= 3*max(len(a), len(b))
}

// distance is Levenshtein's, of bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for n := range row {
		row[n] = n
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := before
			if a[i] != b[j] {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
