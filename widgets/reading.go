package widgets

import (
	"strings"
	"unicode"

	"truceboard/widgets/plot"
)

// The marks that hold a run of letters to a direction; they have no width and are not drawn.
const leftToRight, rightToLeft = "\u200e", "\u200f"

// The marks around a name that has a direction of its own.
const isolate, isolateEnd = '\u2068', '\u2069'

// Aside keeps a name or a text in a sentence of ours to itself: an Arabic one turns nothing round that stands beside it, such as an arrow to the next, or the
// numbers of a position. The marks that it takes are for the eye: WithoutMarks takes them off what leaves the window.
func Aside(name string) string {
	if !strings.ContainsFunc(name, isRightToLeft) {
		return name
	}
	return plot.Aside(name)
}

// WithoutMarks gives a text without the marks of Aside.
func WithoutMarks(text string) string {
	return strings.NewReplacer(string(isolate), "", string(isolateEnd), "").Replace(text)
}

// visual puts the runs of a text that mixes Arabic or Hebrew with other letters or with numbers into the order in which they stand from
// left to right: the drawing of text shapes each run right but does not order them.
func visual(text string) string {
	if !isOrdered(text) {
		return text
	}
	var out strings.Builder
	for _, piece := range plot.NewParagraph(text, readFromRight).Pieces() {
		out.WriteString(held(piece.Text, piece.FromRight))
	}
	return out.String()
}

// isOrdered reports whether a text does not stand as it is written.
func isOrdered(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return isRightToLeft(r) || r == isolate || r == isolateEnd })
}

// held holds letters that are read from the right to their direction.
func held(letters string, fromRight bool) string {
	if !fromRight {
		return letters
	}
	return leftToRight + rightToLeft + letters + rightToLeft + leftToRight
}

// readFromRight reports whether a text is read from the right: where its first letter is, but for a sentence of ours that begins with an Arabic name, and has
// more than twice as many words of the other kind. What is set aside does not count.
func readFromRight(text string) bool {
	first, right, left, depth := false, 0, 0, 0
	word := ' ' // the kind of the word that goes on: r, l, or none
	for _, r := range text {
		kind := ' '
		switch {
		case r == isolate:
			depth++
		case r == isolateEnd:
			depth = max(0, depth-1)
		case depth > 0 || !unicode.IsLetter(r) && !unicode.IsMark(r):
		case isRightToLeft(r):
			kind, first = 'r', first || left == 0
		default:
			kind = 'l'
		}
		if kind != word && kind == 'r' {
			right++
		}
		if kind != word && kind == 'l' {
			left++
		}
		word = kind
	}
	return first && left <= 2*right
}

func isRightToLeft(r rune) bool { return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFEFC }
