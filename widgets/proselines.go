package widgets

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"truceboard/widgets/plot"
)

// narrowest is the least room in which a text is broken into lines, in widths of an M: nothing can be read in less, which a text has only until what it
// lies in is laid out. A line a letter would ask for a height that stays behind.
const narrowest = 2

// proseLine is a line as it is drawn: its parts from left to right.
type proseLine struct {
	parts                   []prosePart
	width, height, baseline float32
	fromRight               bool // it begins at the right edge
}

// prosePart is what is drawn as one text.
type prosePart struct {
	text     string
	style    fyne.TextStyle
	size     fyne.Size
	baseline float32
}

// proseStyle tells the style of each byte of a text.
type proseStyle struct {
	whole     fyne.TextStyle
	stretches []Stretch
}

// letters gives the style of each letter of a part of the text, from a byte on, and whether any has another one than the whole.
func (s proseStyle) letters(part string, from int) (styles []fyne.TextStyle, mixed bool) {
	for at := range part {
		style := s.whole
		for len(s.stretches) > 0 && s.stretches[0].To <= from+at {
			s.stretches = s.stretches[1:]
		}
		if len(s.stretches) > 0 && s.stretches[0].From <= from+at {
			style, mixed = s.stretches[0].Style, true
		}
		styles = append(styles, style)
	}
	return styles, mixed
}

// proseLines breaks a text into lines that are no wider than the room, paragraph by paragraph, and orders each for the eye.
func proseLines(text string, style proseStyle, size, room float32) (lines []proseLine) {
	from := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		p := newProseParagraph(paragraph, style, from, size)
		breaks := p.breaks(room)
		for _, b := range breaks {
			line := p.line(b[0], b[1])
			line.fromRight = p.fromRight && len(breaks) > 1
			lines = append(lines, line)
		}
		from += len(paragraph) + 1
	}
	return lines
}

// proseParagraph is a paragraph that is being set.
type proseParagraph struct {
	letters   []rune
	styles    []fyne.TextStyle // of each letter
	mixed     bool             // there are several
	ordered   bool             // it does not stand as it is written
	read      plot.Paragraph   // where it does not
	fromRight bool
	size      float32
}

func newProseParagraph(text string, style proseStyle, from int, size float32) *proseParagraph {
	p := &proseParagraph{letters: []rune(text), size: size, ordered: isOrdered(text)}
	p.styles, p.mixed = style.letters(text, from)
	if p.ordered {
		p.read = plot.NewParagraph(text, readFromRight)
		p.fromRight = p.read.FromRight()
	}
	return p
}

// breaks gives the first letter of each line and the one behind its last. A line ends between two words, or where a word alone is wider than the room
// between two of its letters; the space there is in neither line.
func (p *proseParagraph) breaks(room float32) (lines [][2]int) {
	if len(p.letters) == 0 || room < narrowest*fyne.MeasureText("M", p.size, fyne.TextStyle{}).Width {
		return [][2]int{{0, len(p.letters)}}
	}
	for at := 0; at < len(p.letters); {
		end := p.fitting(at, room)
		lines = append(lines, [2]int{at, end})
		for at = end; at < len(p.letters) && parts(p.letters[at]); at++ {
		}
	}
	return lines
}

// fitting gives where the line that begins at a letter ends.
func (p *proseParagraph) fitting(from int, room float32) int {
	end, width := from, float32(0)
	for end < len(p.letters) {
		next := p.wordEnd(end)
		if next-end > int(room) { // so many letters never fit, and measuring a word of a megabyte takes seconds
			break
		}
		if width += p.width(end, next); width > room {
			break
		}
		end = next
	}
	if end == from {
		return p.within(from, p.wordEnd(from), room)
	}
	return end
}

// wordEnd gives where the word ends that begins at a letter or behind the spaces there.
func (p *proseParagraph) wordEnd(at int) int {
	for at < len(p.letters) && parts(p.letters[at]) {
		at++
	}
	for at < len(p.letters) && !parts(p.letters[at]) {
		at++
	}
	return at
}

// parts reports whether a line may end at a letter: a space that does not hold together what is on both its sides.
func parts(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// within gives how much of a word that is wider than the room stands on one line: at least a letter, with the accents on it.
func (p *proseParagraph) within(from, to int, room float32) int {
	low, high := from+1, from+1
	for step := 16; high < to && p.width(from, high) <= room; step *= 2 { // a word may be very long
		low, high = high, min(high+step, to)
	}
	for low < high {
		middle := (low + high + 1) / 2
		if p.width(from, middle) <= room {
			low = middle
			continue
		}
		high = middle - 1
	}
	end := low
	for end > from+1 && end < to && unicode.Is(unicode.M, p.letters[end]) {
		end--
	}
	for end == from+1 && end < to && unicode.Is(unicode.M, p.letters[end]) {
		end++
	}
	return end
}

// width measures some letters.
func (p *proseParagraph) width(from, to int) (width float32) {
	p.stretches(from, to, func(from, to int) {
		width += fyne.MeasureText(string(p.letters[from:to]), p.size, p.styles[from]).Width
	})
	return width
}

// stretches calls back for each part of some letters that has one style.
func (p *proseParagraph) stretches(from, to int, each func(from, to int)) {
	if !p.mixed && from < to {
		each(from, to)
		return
	}
	for from < to {
		end := from + 1
		for end < to && p.styles[end] == p.styles[from] {
			end++
		}
		each(from, end)
		from = end
	}
}

// line sets some letters as a line: what has one style and stands together is one part.
func (p *proseParagraph) line(from, to int) (line proseLine) {
	var parts []prosePart
	for _, span := range p.spans(from, to) {
		var of []prosePart
		p.stretches(span.From, span.To, func(from, to int) {
			of = append(of, prosePart{text: held(string(p.letters[from:to]), span.FromRight), style: p.styles[from]})
		})
		for i := range of {
			part := of[i]
			if span.FromRight { // the first of them stands at the right
				part = of[len(of)-1-i]
			}
			if n := len(parts) - 1; n >= 0 && parts[n].style == part.style {
				parts[n].text += part.text
				continue
			}
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 { // an empty line is as high as another
		parts = []prosePart{{}}
	}
	return p.measured(parts)
}

// spans gives the parts of a line that are read in one direction, from left to right.
func (p *proseParagraph) spans(from, to int) []plot.Span {
	if !p.ordered {
		return []plot.Span{{From: from, To: to}}
	}
	return p.read.Line(from, to)
}

// measured gives a line its size.
func (p *proseParagraph) measured(parts []prosePart) proseLine {
	line := proseLine{parts: parts}
	for i := range parts {
		part := &parts[i]
		part.size, part.baseline = fyne.CurrentApp().Driver().RenderedTextSize(part.text, p.size, part.style, nil)
		line.width += part.size.Width
		line.baseline = max(line.baseline, part.baseline)
	}
	for _, part := range parts {
		line.height = max(line.height, line.baseline-part.baseline+part.size.Height)
	}
	return line
}
