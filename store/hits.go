package store

import (
	"unicode"
	"unicode/utf8"
)

// Hits gives what of a text a search for some words finds, as stretches of bytes in order: whole words, folded as the search folds them, of the last that was typed its beginning.
func Hits(typed, text string) [][2]int {
	words := wordsOf(typed)
	if len(words) == 0 {
		return nil
	}
	for n := range words {
		words[n] = plain(words[n])
	}
	var hits [][2]int
	for _, w := range wordPlaces(text) {
		said := plain(text[w[0]:w[1]])
		for n, word := range words {
			if said == word || n == len(words)-1 && len(said) > len(word) && said[:len(word)] == word {
				hits = append(hits, w)
				break
			}
		}
	}
	return hits
}

// wordPlaces gives where the words of a text stand, as the search cuts it into words.
func wordPlaces(text string) [][2]int {
	var places [][2]int
	from := -1
	for at, r := range text {
		letter := r != utf8.RuneError && unicode.In(r, unicode.L, unicode.N, unicode.M)
		switch {
		case letter && from < 0:
			from = at
		case !letter && from >= 0:
			places, from = append(places, [2]int{from, at}), -1
		}
	}
	if from >= 0 {
		places = append(places, [2]int{from, len(text)})
	}
	return places
}
