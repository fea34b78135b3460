package plot

import (
	"slices"
	"strings"
)

// Paragraph is a text with the direction in which each of its letters is read. Those are found in the whole of it, before it is broken into lines: a
// line alone may begin with a word of the other direction, and does not know behind which letters its numbers stand.
type Paragraph struct {
	fromRight bool // the whole is
	letters   []rune
	levels    []int
}

// Span is a part of a paragraph that is read in one direction: its letters from one up to another, counted from the paragraph's first.
type Span struct {
	From, To  int
	FromRight bool
}

// partsApart stands between parts of a line that have nothing to do with each other.
const partsApart = " · "

// NewParagraph finds how a text without line breaks is read; fromRight says of a text whether it is read from the right as a whole. Parts with a point between
// them stand one behind the other from the left, each read in its own way.
func NewParagraph(text string, fromRight func(string) bool) Paragraph {
	p := Paragraph{letters: []rune(text)}
	parts := strings.Split(text, partsApart)
	p.fromRight = len(parts) == 1 && fromRight(text)
	for i, part := range parts {
		if i > 0 {
			p.levels = append(p.levels, make([]int, len([]rune(partsApart)))...)
		}
		p.levels = append(p.levels, levelsOf([]rune(part), fromRight)...)
	}
	return p
}

// levelsOf gives the level of each letter. In what is read from the left, a sign behind which a sentence goes on ends an Arabic name: a number that comes then
// is one of the sentence, and not of the name. Of "Incident: " and an Arabic title, the title is read in its own way.
func levelsOf(letters []rune, fromRight func(string) bool) []int {
	if fromRight(string(letters)) {
		return embedded(letters, true)
	}
	read := slices.Clone(letters)
	for i, depth := 0, 0; i+1 < len(read); i++ {
		switch r := read[i]; {
		case r == isolate:
			depth++
		case r == isolateEnd:
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(",;:", r) && read[i+1] == ' ':
			read[i] = 'a' // as any letter that is read from the left
			if rest := read[i+2:]; letters[i] == ':' && fromRight(string(rest)) {
				return append(embedded(read[:i+2], false), embedded(rest, true)...)
			}
		}
	}
	return embedded(read, false)
}

// Pieces gives the parts of the whole text in the order in which they stand from left to right, each written as it is read.
func (p Paragraph) Pieces() []Piece {
	var out []Piece
	for _, span := range p.Line(0, len(p.letters)) {
		out = append(out, Piece{string(p.letters[span.From:span.To]), span.FromRight})
	}
	return out
}

// Piece is a part of a text that is read in one direction.
type Piece struct {
	Text      string
	FromRight bool
}

// FromRight reports whether the whole is read from the right.
func (p Paragraph) FromRight() bool { return p.fromRight }

// Line gives the parts of one of the paragraph's lines, from one letter up to another, in the order in which they stand from left to right. Spaces at the
// line's end stand where the paragraph's reading ends (UAX #9, rule L1). The marks that isolate a part are in none of them.
func (p Paragraph) Line(from, to int) []Span {
	levels := slices.Clone(p.levels[from:to])
	for end := to - from; end > 0 && p.letters[from+end-1] == ' '; end-- {
		levels[end-1] = p.base()
	}
	var out []Span
	for _, r := range visual(levelRuns(p.letters[from:to], levels)) {
		out = append(out, Span{from + r.from, from + r.to, r.level%2 == 1})
	}
	return out
}

// base is the level of the whole.
func (p Paragraph) base() int {
	if p.fromRight {
		return 1
	}
	return 0
}
