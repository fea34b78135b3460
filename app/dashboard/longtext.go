package dashboard

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// A text is laid out in pieces, since the time that one takes grows with the square of how long its paragraphs are: a single one of a megabyte stops the window for minutes. Only the first pieces stand there until more are asked for.
const (
	pieceLength = 4000 // bytes
	firstPieces = 4
	morePieces  = 16
)

// longText shows a text of any length, with what was searched for marked.
type longText struct {
	content *fyne.Container
	pieces  []string // that are not shown yet
	sought  string
	more    *button
}

func newLongText() *longText {
	t := &longText{content: container.NewVBox()}
	t.more = newButton("", func() { t.add(morePieces) })
	t.more.Importance = widget.LowImportance
	return t
}

// set shows the beginning of a text, all of it where it is not long.
func (t *longText) set(text, sought string) {
	t.pieces, t.sought = inPieces(text, pieceLength), sought
	t.content.RemoveAll()
	t.add(firstPieces)
}

// add shows more of the text.
func (t *longText) add(n int) {
	n = min(n, len(t.pieces))
	t.content.Remove(t.more)
	for _, piece := range t.pieces[:n] {
		t.content.Add(marked(piece, t.sought))
	}
	if t.pieces = t.pieces[n:]; len(t.pieces) > 0 {
		left := 0
		for _, piece := range t.pieces {
			left += utf8.RuneCountInString(piece)
		}
		t.more.SetText("Show more: " + grouped(left) + " characters are left")
		t.content.Add(t.more)
	}
	t.content.Refresh()
}

// inPieces cuts a text into pieces of so many bytes at most: where a line ends, or else a word, or else anywhere between two characters.
func inPieces(text string, most int) (pieces []string) {
	for len(text) > most {
		cut, drop := most, 1
		if at := strings.LastIndexByte(text[:most], '\n'); at > 0 {
			cut = at
		} else if at := strings.LastIndexByte(text[:most], ' '); at > 0 {
			cut = at
		} else {
			for drop = 0; !utf8.RuneStart(text[cut]) && cut > most-utf8.UTFMax; {
				cut--
			}
		}
		pieces, text = append(pieces, text[:cut]), text[cut+drop:]
	}
	return append(pieces, text)
}
