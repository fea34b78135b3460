package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets"
)

// mostOffered is how many things are offered at once.
const mostOffered = 6

// offered is a thing that can be taken: what is read in the list, and what stands in the entry once it is taken.
type offered struct {
	words, text string
	take        func()   // takes what is more than its text, in the place of putting that into the entry; may be nil
	names       []string // by each of which it is meant where that is typed in full
}

// typeAhead is an entry that offers beneath it what suits what is typed: the arrows go through what is offered, Enter takes it, Escape leaves it, and so does whatever takes the cursor away. Whatever else is typed
// stands as it is.
type typeAhead struct {
	formEntry
	list *fyne.Container
	// find gives what suits what is typed, all of it where nothing is. Nil leaves the offering to others.
	find   func(typed string) []offered
	found  []offered
	at     int
	left   bool   // what is offered for this text was left or taken: nothing more is offered for it
	taking bool   // the text is being put there and not typed
	here   bool   // the cursor is
	typed  string // what a person typed last, until the text is put there otherwise
	// meant is told of the only thing offered that is called just what was typed, once the cursor goes on without taking it. Nil takes nothing that was not taken.
	meant func(offered)
	// heard is told what stands in the entry whenever that changes.
	heard func(string)
	// unfolded is told whenever what is offered changes, which shows it.
	unfolded func()
}

func newTypeAhead(hint string, find func(string) []offered, heard func(string), escape func()) *typeAhead {
	e := &typeAhead{list: container.NewVBox(), find: find, heard: heard, unfolded: func() {}}
	e.escape = escape
	e.SetPlaceHolder(hint)
	e.list.Hide()
	e.OnChanged = e.changed
	if find != nil {
		e.ActionItem = newTapIcon(fynetheme.MenuDropDownIcon(), e.open)
	}
	e.ExtendBaseWidget(e)
	return e
}

// changed offers what suits what was typed by a person, and tells of it.
func (e *typeAhead) changed(text string) {
	e.typed = ""
	if !e.taking {
		e.left = false
	}
	if e.here && !e.taking {
		e.typed = text
	}
	e.heard(text)
	if e.find == nil || e.taking {
		return
	}
	if e.here && text != "" {
		e.offer(e.find(text))
		return
	}
	e.offer(nil)
}

// FocusGained shows that the cursor is here, and marks what stands there of the incident before: what is typed takes its place. A press of the mouse sets the cursor after this.
func (e *typeAhead) FocusGained() {
	came := !e.here
	e.here = true
	e.formEntry.FocusGained()
	if came && e.Text != "" {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// FocusLost takes what is offered away: it would lie over the field that is typed in next. A press of the mouse on it is told of before.
func (e *typeAhead) FocusLost() {
	e.here = false
	e.takeMeant(e.found)
	e.offer(nil)
	e.formEntry.FocusLost()
}

// open offers all that there is.
func (e *typeAhead) open() {
	if screen := fyne.CurrentApp().Driver().CanvasForObject(e); screen != nil {
		screen.Focus(e)
	}
	if len(e.found) > 0 {
		e.offer(nil)
		return
	}
	e.offer(e.find(""))
}

// offer shows things beneath the entry, or none.
func (e *typeAhead) offer(found []offered) {
	if len(found) == 0 && len(e.found) == 0 {
		return
	}
	e.found, e.at = found, -1
	e.draw()
}

// offerLate offers what was found beside the window, unless something else was typed, or what is offered was left or taken since. Where the cursor went on, only what was meant is taken.
func (e *typeAhead) offerLate(typed string, found []offered) {
	switch {
	case e.Text != typed || e.left:
	case e.here:
		e.offer(found)
	default:
		e.takeMeant(found)
	}
}

// takeMeant tells of what is called just what a person typed, where nothing else offered is.
func (e *typeAhead) takeMeant(found []offered) {
	if e.meant == nil || !e.untaken() {
		return
	}
	if one, only := onlyCalled(found, e.typed); only {
		e.meant(one)
	}
}

// untaken reports whether what stands in the entry is what a person typed, of which nothing that is offered was taken or left.
func (e *typeAhead) untaken() bool { return !e.left && e.typed != "" && e.typed == e.Text }

// settle takes what was meant though the cursor is still here, since what stands in the form is about to be saved.
func (e *typeAhead) settle() { e.takeMeant(e.found) }

// onlyCalled gives the only thing offered that is called just what was typed.
func onlyCalled(found []offered, typed string) (one offered, only bool) {
	typed = strings.TrimSpace(typed)
	called := 0
	for _, o := range found {
		if slices.ContainsFunc(o.names, func(name string) bool { return strings.EqualFold(name, typed) }) {
			one = o
			called++
		}
	}
	return one, called == 1
}

// draw lists a window of what is offered around the one at which the arrows are.
func (e *typeAhead) draw() {
	e.list.RemoveAll()
	first := max(0, e.at-mostOffered+1)
	for n := first; n < min(first+mostOffered, len(e.found)); n++ {
		e.list.Add(newOfferLine(e.found[n].words, n == e.at, func() { e.take(n) }))
	}
	if left := len(e.found) - first - mostOffered; left > 0 {
		e.list.Add(container.New(inset{side: 8}, widgets.NewText(fmt.Sprintf("%d more: type to narrow", left), widgets.RoleCaption)))
	}
	e.list.Hidden = len(e.found) == 0
	e.list.Refresh()
	e.unfolded()
}

// put writes a text into the entry without offering anything for it.
func (e *typeAhead) put(text string) {
	e.taking = true
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	e.taking = false
	e.Refresh()
}

func (e *typeAhead) take(n int) {
	one := e.found[n]
	e.left = true
	e.offer(nil)
	if one.take != nil {
		one.take()
		return
	}
	e.put(one.text)
}

// move goes to another of those offered. What has nothing but its text is put into the entry at once, so that Tab goes on with it.
func (e *typeAhead) move(by int) {
	if len(e.found) == 0 {
		if e.find != nil {
			e.offer(e.find(""))
		}
		if len(e.found) == 0 {
			return
		}
		for n, one := range e.found {
			if one.text == e.Text && by > 0 {
				e.at = n
			}
		}
	}
	e.at = min(max(e.at+by, 0), len(e.found)-1)
	if one := e.found[e.at]; one.take == nil {
		e.put(one.text)
	}
	e.draw()
}

// Beneath gives how much room what is offered takes beneath the entry, over what stands there.
func (e *typeAhead) Beneath() float32 {
	if e.list.Hidden {
		return 0
	}
	return e.list.MinSize().Height
}

// TypedKey goes through what is offered; Escape first closes it.
func (e *typeAhead) TypedKey(key *fyne.KeyEvent) {
	offering := len(e.found) > 0
	switch {
	case key.Name == fyne.KeyDown && (offering || e.find != nil):
		e.move(1)
	case key.Name == fyne.KeyUp && (offering || e.find != nil):
		e.move(-1)
	case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && offering:
		e.take(max(e.at, 0))
	case key.Name == fyne.KeyEscape && offering:
		e.left = true
		e.offer(nil)
	default:
		e.formEntry.TypedKey(key)
	}
}

// offerLine is a line of what is offered. It can be pressed but takes no keyboard, so that Tab passes it by.
type offerLine struct {
	widget.BaseWidget
	words  *widgets.Text
	back   *backdrop
	tapped func()
}

func newOfferLine(words string, chosen bool, tapped func()) *offerLine {
	l := &offerLine{words: widgets.NewText(words, widgets.RoleBody), tapped: tapped}
	colour := fyne.ThemeColorName(fynetheme.ColorNameBackground)
	if chosen {
		colour = fynetheme.ColorNameSelection
	}
	l.back = newBackdrop(colour, fyne.Size{})
	l.ExtendBaseWidget(l)
	return l
}

// MouseDown takes what is offered: at the press, before the cursor leaves the entry.
func (l *offerLine) MouseDown(*desktop.MouseEvent) { l.tapped() }

// MouseUp does nothing more.
func (l *offerLine) MouseUp(*desktop.MouseEvent) {}

// Cursor shows that it can be pressed.
func (l *offerLine) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the words, marked where the arrows are.
func (l *offerLine) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(l.back, container.New(inset{8, 6}, l.words)))
}

// tapIcon is an icon that can be pressed but takes no keyboard, so that Tab passes it by.
type tapIcon struct {
	widget.Icon
	tapped func()
}

func newTapIcon(icon fyne.Resource, tapped func()) *tapIcon {
	i := &tapIcon{tapped: tapped}
	i.Resource = icon
	i.ExtendBaseWidget(i)
	return i
}

// Tapped presses the icon.
func (i *tapIcon) Tapped(*fyne.PointEvent) { i.tapped() }

// Cursor shows that it can be pressed.
func (i *tapIcon) Cursor() desktop.Cursor { return desktop.PointerCursor }
