package store

import "slices"

// Near reports whether what was typed is one of the spellings but for a slip or two: a letter too few or too many, another, or two that changed places. Words of fewer than four letters are to be typed as they are.
func Near(typed string, spellings ...string) bool {
	words := wordsOf(plain(typed))
	return len(words) > 0 && slices.ContainsFunc(spellings, func(spelling string) bool {
		there := wordsOf(plain(spelling))
		return !slices.ContainsFunc(words, func(word string) bool {
			return !slices.ContainsFunc(there, func(other string) bool { return slips([]rune(word), []rune(other)) <= allowedSlips(word) })
		})
	})
}

// allowedSlips is how many slips a word may have.
func allowedSlips(word string) int {
	switch n := len([]rune(word)); {
	case n < 4:
		return 0
	case n < 6:
		return 1
	}
	return 2
}

// slips counts the slips between two words (optimal string alignment distance).
func slips(a, b []rune) int {
	before, last, now := []int(nil), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		now[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			now[j+1] = min(last[j+1]+1, now[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
		before, last, now = last, now, make([]int, len(b)+1)
	}
	return last[len(b)]
}
