package plot

import "slices"

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

// NewParagraph finds how a text without line breaks is read, from the right or from the left as a whole.
func NewParagraph(text string, fromRight bool) Paragraph {
	letters := []rune(text)
	return Paragraph{fromRight, letters, embedded(letters, fromRight)}
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
