package plot

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"

	"truceboard/assets"
)

// fonts are the two cuts that pictures are set in; they are read and never changed.
type fonts struct{ regular, semibold fontCut }

// fontCut is a font as it is drawn letter by letter, and as it is shaped. Wide has letters that it lacks; its units are the same.
type fontCut struct {
	letters *truetype.Font
	shapes  *font.Font
	wide    *font.Font
}

// loadFonts parses the embedded fonts when the first picture is made.
var loadFonts = sync.OnceValues(func() (fonts, error) {
	regular, err := parseFont(assets.FontRegular(), assets.FontRegularWide())
	if err != nil {
		return fonts{}, fmt.Errorf("reading the regular font: %w", err)
	}
	semibold, err := parseFont(assets.FontSemiBold(), assets.FontSemiBoldWide())
	if err != nil {
		return fonts{}, fmt.Errorf("reading the semibold font: %w", err)
	}
	return fonts{regular, semibold}, nil
})

func parseFont(data, wide []byte) (fontCut, error) {
	letters, err := truetype.Parse(data)
	if err != nil {
		return fontCut{}, err
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return fontCut{}, err
	}
	wideFace, err := font.ParseTTF(bytes.NewReader(wide))
	if err != nil {
		return fontCut{}, err
	}
	if face.Upem() != wideFace.Upem() {
		return fontCut{}, fmt.Errorf("its units are %d to the size, and those of its wide companion %d", face.Upem(), wideFace.Upem())
	}
	return fontCut{letters, face.Font, wideFace.Font}, nil
}

// typefaces are the cuts made ready for one drawing.
type typefaces struct{ regular, semibold *typeface }

// typeface is a cut with what shapes its texts.
type typeface struct {
	letters *truetype.Font
	shaper  *shaper
	heavy   bool
}

// open makes the cuts ready for one drawing.
func (f fonts) open() typefaces {
	return typefaces{&typeface{f.regular.letters, newShaper(f.regular), false}, &typeface{f.semibold.letters, newShaper(f.semibold), true}}
}

// face is a font at a size in the picture's units.
type face struct {
	font *typeface
	size float64
}

// leading is the distance from one line to the next.
func (f face) leading() float64 { return f.size * 1.35 }

// Where the tops of tall letters and the feet of hanging ones lie, as shares of the size, and the height of a figure.
const (
	ascent  = 0.80
	descent = 0.24
	capital = 0.70
)

// advance gives a letter's width.
func (f face) advance(r rune) float64 {
	scale := fixed.Int26_6(f.size * 64)
	return float64(f.font.letters.HMetric(scale, f.font.letters.Index(r)).AdvanceWidth) / 64
}

// width measures a text as it is drawn: letter by letter, or shaped where its letters join.
func (f face) width(text string) float64 {
	if needsShaping(text) {
		line := f.font.shaper.set(text)
		return line.width / line.units() * f.size
	}
	sum := 0.0
	for _, r := range text {
		sum += f.advance(r)
	}
	return sum
}

const ellipsis = "…"

// slack forgives a text that was measured to fit what the arithmetic takes from its room.
const slack = 0.01

// shorten gives a text that is no wider than the room, with an ellipsis where something was cut off, or nothing where
// not even that fits.
func (f face) shorten(text string, room float64) string {
	if needsShaping(text) {
		if f.width(text) <= room+slack {
			return text
		}
		return f.cutShaped(text, room)
	}
	mark := f.advance('…')
	sum, cut := 0.0, 0
	for i, r := range text {
		if sum+mark <= room {
			cut = i
		}
		if sum += f.advance(r); sum > room+slack {
			if mark > room {
				return ""
			}
			return strings.TrimRightFunc(text[:cut], unicode.IsSpace) + ellipsis
		}
	}
	return text
}

// shortenMiddle shortens a text as shorten does, but leaves out what is in its middle: names that begin alike often end otherwise.
func (f face) shortenMiddle(text string, room float64) string {
	letters := []rune(text)
	for n := len(letters); n > 1; n-- {
		head, tail := (n+1)/2, len(letters)-n/2
		for n < len(letters) && tail < len(letters) && unicode.Is(unicode.Mn, letters[tail]) {
			tail++
		}
		cut := text
		if n < len(letters) {
			cut = strings.TrimSpace(string(letters[:head])) + ellipsis + strings.TrimSpace(string(letters[tail:]))
		}
		if f.width(cut) <= room+slack {
			return cut
		}
	}
	return f.shorten(text, room)
}

// wrap breaks a text at its spaces into no more than a number of lines, each no wider than the room; the last ends in an
// ellipsis where something was cut off.
func (f face) wrap(text string, room float64, lines int) []string {
	var out []string
	words, fromRight := f.broken(strings.Fields(text), room), rightToLeft(text)
	for len(words) > 0 && len(out) < lines {
		n := f.fits(words, room)
		if len(out) == lines-1 {
			n = len(words)
		}
		out = append(out, f.shorten(directed(strings.Join(words[:n], " "), fromRight), room))
		words = words[n:]
	}
	return isolatedLines(out)
}

// balanceTries is how often a narrower room is tried for lines of about one length.
const balanceTries = 6

// balanced breaks a text as wrap does, into as many lines, but of about one length: a headline does not end in a word alone on its line.
func (f face) balanced(text string, room float64, lines int) []string {
	out := f.wrap(text, room, lines)
	if len(out) < 2 || len(out) < len(f.wrap(text, room, unlimited)) {
		return out
	}
	least, enough := room/2, room
	for range balanceTries {
		middle := (least + enough) / 2
		if len(f.wrap(text, middle, unlimited)) > len(out) {
			least = middle
			continue
		}
		enough = middle
	}
	return f.wrap(text, enough, lines)
}

// broken divides words that are wider than the room.
func (f face) broken(words []string, room float64) []string {
	var out []string
	for _, word := range words {
		for f.width(word) > room+slack {
			head := strings.TrimSuffix(f.shorten(word, room), ellipsis)
			if head == "" || head == word {
				break
			}
			out, word = append(out, head), word[len(head):]
		}
		out = append(out, word)
	}
	return out
}

// fits gives how many words go on one line: one at least.
func (f face) fits(words []string, room float64) int {
	sum, space := 0.0, f.advance(' ')
	for i, word := range words {
		if sum += f.width(word); sum > room+slack && i > 0 {
			return i
		}
		sum += space
	}
	return len(words)
}

// oneLine makes a text that somebody entered fit to be drawn: one line, valid, without control characters, and without those that turn the direction of
// what stands around them (Unicode, Bidi_Control).
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	return strings.Join(strings.Fields(text), " ")
}
