package dashboard

import (
	"slices"
	"strings"
	"time"
	"unicode"

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
	now    func() time.Time
	typed  string    // the letters of the word so far
	last   time.Time // when the last of them was heeded
	// rests is asked to call what it is given once jumpTime has gone by, where what letters choose counts only when the typing rests, or another key or the cursor's leaving ends it. Nil counts each letter.
	rests   func(rested func())
	counted string // what counts as long as what letters chose does not
	waiting bool   // what letters chose is shown, and does not count yet
}

func newPick(options []string, changed func(string), escape func()) *pick {
	p := &pick{escape: escape, now: time.Now}
	p.Options, p.OnChanged, p.PlaceHolder = options, changed, "Choose"
	p.ExtendBaseWidget(p)
	return p
}

// TypedKey goes through the choices, or leaves the form. What letters chose counts from then on, but for the keys of letters themselves; Escape takes that back instead.
func (p *pick) TypedKey(key *fyne.KeyEvent) {
	switch {
	case p.waiting && key.Name == fyne.KeyEscape:
		p.takeBack()
		return
	case p.waiting && key.Name == fyne.KeySpace && p.goesOn():
		return // a space in the middle of the word, which comes as a letter too
	case p.waiting && key.Name == fyne.KeySpace:
		p.settle()
		return
	}
	if ends(key.Name) {
		p.settle()
	}
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

// ends reports whether a key ends the word that is being typed. A window is told of the key of each letter before it is told of the letter, and of Shift as well.
func ends(key fyne.KeyName) bool {
	return slices.Contains([]fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter}, key)
}

func (p *pick) choose(n int) {
	if n >= 0 && n < len(p.Options) {
		p.SetSelectedIndex(n)
	}
}

// Tapped opens the list, from what counts.
func (p *pick) Tapped(at *fyne.PointEvent) {
	p.settle()
	p.Select.Tapped(at)
}

// FocusLost makes what letters chose count.
func (p *pick) FocusLost() {
	p.settle()
	p.Select.FocusLost()
}

// TypedRune jumps to the choice that begins with what was typed.
func (p *pick) TypedRune(r rune) {
	if p.typed == "" && r == ' ' { // it ended a word, or opened the list
		return
	}
	if p.rests == nil && p.now().Sub(p.last) > jumpTime { // otherwise the word ends where it rests
		p.typed = ""
	}
	p.typed += strings.ToLower(string(r))
	at := p.called(p.typed)
	if p.rests == nil {
		p.choose(at)
		p.last = p.now() // what a choice sets off may take its time
		return
	}
	p.show(at)
	p.last = p.now()
	p.rests(p.rested)
}

// called gives the choice that begins with what was typed, or else one with a later word that does, or without its accents; -1 for none.
func (p *pick) called(typed string) int {
	for i, option := range p.Options {
		if strings.HasPrefix(strings.ToLower(option), typed) {
			return i
		}
	}
	return slices.IndexFunc(p.Options, func(option string) bool { return store.Suits(typed, option) })
}

// goesOn reports whether what was typed is the beginning of a choice of more words, and not the whole of another.
func (p *pick) goesOn() bool {
	words := func(text string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	}
	more, typed := false, words(p.typed)
	for _, option := range p.Options {
		option = words(option)
		if option == typed {
			return false
		}
		more = more || strings.HasPrefix(option, typed+" ")
	}
	return more
}

// show shows a choice that does not count yet.
func (p *pick) show(n int) {
	if !p.waiting {
		p.counted, p.waiting = p.Selected, true
	}
	if n >= 0 {
		p.Selected = p.Options[n]
		p.Refresh()
	}
}

// rested makes what letters chose count, unless one came since it was asked for.
func (p *pick) rested() {
	if p.now().Sub(p.last) >= jumpTime {
		p.settle()
	}
}

// settle makes what letters chose count.
func (p *pick) settle() {
	if !p.waiting {
		return
	}
	p.waiting, p.typed = false, ""
	if p.Selected != p.counted {
		p.OnChanged(p.Selected)
	}
}

// takeBack shows again what counts.
func (p *pick) takeBack() {
	p.waiting, p.typed = false, ""
	p.Selected = p.counted
	p.Refresh()
}

// shutList puts an open list of choices away: what it was opened from may be gone after what follows, and nothing would put it away any more. Such a list has the keyboard; what else
// lies over the window is of the same kind for Fyne, and is left alone.
func (w *Window) shutList() {
	if list, open := w.win.Canvas().Focused().(*widget.PopUpMenu); open {
		list.Dismiss()
	}
}
