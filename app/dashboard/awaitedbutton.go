package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets"
)

// awaitedButton is the one primary button of a dialog that first shows what would be done: it is shut until that is shown, and the words beside it say what it waits for, or what it does.
type awaitedButton struct {
	*button
	words *widgets.Prose
}

// newAwaitedButton makes such a button, shut.
func newAwaitedButton(word string, do func()) *awaitedButton {
	a := &awaitedButton{button: saveButton(word, do), words: widgets.NewCaption("")}
	a.words.Alignment = fyne.TextAlignTrailing
	a.Disable()
	return a
}

// wait shuts the button and says what it waits for.
func (a *awaitedButton) wait(words string) {
	a.Disable()
	a.say(words, widget.MediumImportance)
}

// ready opens the button and says what it does.
func (a *awaitedButton) ready(words string) {
	a.Enable()
	a.say(words, widget.MediumImportance)
}

// insisted tells whoever asks for it by its key before it is open what it waits for, so that it is not overlooked.
func (a *awaitedButton) insisted() { a.say(a.words.Text, widget.WarningImportance) }

func (a *awaitedButton) say(words string, importance widget.Importance) {
	a.words.Importance = importance
	a.words.SetText(words)
}
