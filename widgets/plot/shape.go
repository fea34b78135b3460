package plot

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// shaper sets texts whose letters join, run from right to left, or come from the wide companion of a font. It keeps what it has set, and belongs
// to one drawing.
type shaper struct {
	faces     twoFaces
	segmenter shaping.Segmenter
	engine    shaping.HarfbuzzShaper
	lines     map[string]shapedLine
}

func newShaper(f fontCut) *shaper {
	return &shaper{faces: twoFaces{font.NewFace(f.shapes), font.NewFace(f.wide)}, lines: map[string]shapedLine{}}
}

// shapedLine is a text as glyphs from left to right, in so many of the font's units to the size; width is how far they reach.
type shapedLine struct {
	text   string
	glyphs []setGlyph
	width  float64
	upem   float64
}

// setGlyph is a glyph with the face that it comes from.
type setGlyph struct {
	shaping.Glyph
	face *font.Face
}

// units gives how many of the font's units the type is high.
func (l shapedLine) units() float64 { return l.upem }

// needsShaping reports whether a text holds letters that cannot be set one after the other from left to right in the main font: those that join
// or are read from the right, accents set onto a letter, and those that only the wide companion has.
func needsShaping(text string) bool {
	for _, r := range text {
		switch {
		case r < 0x0100: // Latin as it is in the main font
		case r >= 0x2000 && r <= 0x206F: // punctuation, but for the marks of direction
			if r >= 0x200C && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 {
				return true
			}
		case r <= 0x1FFF, r >= 0xA800 && r <= 0xABFF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFF:
			return true
		}
	}
	return false
}

// rightToLeft reports whether a text is read from the right: its first letter with a direction says so, but for those that are isolated (UAX #9, rule P2).
func rightToLeft(text string) bool {
	depth := 0
	for _, r := range text {
		switch {
		case r == isolate:
			depth++
		case r == isolateEnd:
			depth = max(0, depth-1)
		}
		if depth > 0 {
			continue
		}
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// leftMark is an unseen letter that is read from the left.
const leftMark, rightMark = "\u200e", "\u200f"

// set shapes a text and puts its runs in the order in which they stand.
func (s *shaper) set(text string) shapedLine {
	if line, ok := s.lines[text]; ok {
		return line
	}
	letters := []rune(text)
	line := shapedLine{text: text, upem: float64(s.faces.main.Upem())}
	for _, r := range visual(directionRuns(text)) {
		for _, out := range s.run(letters, r) {
			for _, g := range out.Glyphs {
				line.glyphs = append(line.glyphs, setGlyph{g, out.Face})
			}
			line.width += float64(out.Advance) / 64
		}
	}
	s.lines[text] = line
	return line
}

// run shapes one run, divided by script, from left to right.
func (s *shaper) run(letters []rune, r run) []shaping.Output {
	in := shaping.Input{Text: letters, RunStart: r.from, RunEnd: r.to, Direction: di.DirectionLTR, Face: s.faces.main, Size: fixed.I(int(s.faces.main.Upem()))}
	if r.level%2 == 1 {
		in.Direction = di.DirectionRTL
	}
	var out []shaping.Output
	for _, part := range s.segmenter.Split(in, s.faces) {
		out = append(out, s.engine.Shape(part))
	}
	if r.level%2 == 1 {
		slices.Reverse(out)
	}
	return out
}

// twoFaces takes a letter from the main face, or from its wide companion where only that has it.
type twoFaces struct{ main, wide *font.Face }

// ResolveFace gives the face of a letter.
func (f twoFaces) ResolveFace(r rune) *font.Face {
	if _, has := f.main.NominalGlyph(r); has {
		return f.main
	}
	if _, has := f.wide.NominalGlyph(r); has {
		return f.wide
	}
	return f.main
}

// cutShaped gives the longest beginning of a text that is no wider than the room with an ellipsis after it.
func (f face) cutShaped(text string, room float64) string {
	letters := []rune(text)
	cut := func(n int) string {
		return closed(strings.TrimRightFunc(string(letters[:n]), unicode.IsSpace) + ellipsis)
	}
	low, high := 0, len(letters)
	for low < high {
		middle := (low + high + 1) / 2
		if f.width(cut(middle)) <= room {
			low = middle
			continue
		}
		high = middle - 1
	}
	for low > 0 && low < len(letters) && unicode.Is(unicode.Mn, letters[low]) {
		low--
	}
	if low == 0 {
		return ""
	}
	return cut(low)
}

// directed keeps the direction of a whole text in one of its lines.
func directed(line string, fromRight bool) string {
	switch {
	case !needsShaping(line) || rightToLeft(line) == fromRight:
		return line
	case fromRight:
		return rightMark + line
	}
	return leftMark + line
}
