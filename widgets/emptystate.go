package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// EmptyState says that there is nothing here and what to do first.
type EmptyState struct {
	widget.BaseWidget
	content fyne.CanvasObject
	heading *Text
	hint    *Prose
	button  *widget.Button
}

var _ fyne.Widget = (*EmptyState)(nil)

// NewEmptyState makes one; without a word for the button there is none.
func NewEmptyState(title, hint, button string, action func()) *EmptyState {
	heading := NewText(title, RoleSection)
	heading.Alignment = fyne.TextAlignCenter
	text := NewProse(hint)
	text.Alignment = fyne.TextAlignCenter
	rows := container.NewVBox(layout.NewSpacer(), heading, text)
	e := &EmptyState{content: rows, heading: heading, hint: text}
	if button != "" {
		e.button = widget.NewButton(button, action)
		rows.Add(container.NewCenter(e.button))
	}
	rows.Add(layout.NewSpacer())
	e.ExtendBaseWidget(e)
	return e
}

// Say says something else in the place of what it was made with.
func (e *EmptyState) Say(title, hint string) {
	e.heading.SetText(title)
	e.hint.SetText(hint)
}

// Button gives the button, nil where there is none.
func (e *EmptyState) Button() *widget.Button { return e.button }

// CreateRenderer centres the words.
func (e *EmptyState) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(e.content)
}
