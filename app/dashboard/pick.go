package dashboard

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
)

// jumpTime is how long after a letter, and after what it chose was carried out, the next one is taken as going on with the same word.
const jumpTime = time.Second

// pick is a list of choices for the keyboard: the arrows go through them without opening the list, letters jump to the choice that begins
// with them, and Space opens the list.
type pick struct {
	widget.Select
	escape func()
	typed  string    // the letters of the word so far
	last   time.Time // when the last of them was heeded
}

func newPick(options []string, changed func(string), escape func()) *pick {
	p := &pick{escape: escape}
	p.Options, p.OnChanged, p.PlaceHolder = options, changed, "Choose"
	p.ExtendBaseWidget(p)
	return p
}

// TypedKey goes through the choices, or leaves the form.
func (p *pick) TypedKey(key *fyne.KeyEvent) {
	at := p.SelectedIndex()
	switch key.Name {
	case fyne.KeyDown:
		p.choose(at + 1)
	case fyne.KeyUp:
		p.choose(max(at-1, 0))
	case fyne.KeyEscape:
		p.escape()
	default:
		p.Select.TypedKey(key)
	}
}

func (p *pick) choose(n int) {
	if n >= 0 && n < len(p.Options) {
		p.SetSelectedIndex(n)
	}
}

// TypedRune jumps to the choice that begins with what was typed.
func (p *pick) TypedRune(r rune) {
	defer func() { p.last = time.Now() }() // what a choice sets off may take its time
	if time.Since(p.last) > jumpTime {
		p.typed = ""
	}
	p.typed += strings.ToLower(string(r))
	for i, option := range p.Options {
		if strings.HasPrefix(strings.ToLower(option), p.typed) {
			p.choose(i)
			return
		}
	}
	for i, option := range p.Options { // a later word, or without its accents
		if store.Suits(p.typed, option) {
			p.choose(i)
			return
		}
	}
}

// shutList puts an open list of choices away: what it was opened from may be gone after what follows, and nothing would put it away any more. Such a list has the keyboard; what else
// lies over the window is of the same kind for Fyne, and is left alone.
func (w *Window) shutList() {
	if list, open := w.win.Canvas().Focused().(*widget.PopUpMenu); open {
		list.Dismiss()
	}
}
