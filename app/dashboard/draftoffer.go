package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// draftOffer is the line at the head of a form that offers what was typed in it earlier and was not saved: to go on with it, to discard it, or to leave it for
// later. Nothing is forced: the form can be filled anew beneath it.
type draftOffer struct {
	content                     *fyne.Container
	words                       *widgets.Prose
	goOn, discard, putOff       *button
	onGoOn, onDiscard, onPutOff func()
}

func newDraftOffer() *draftOffer {
	o := &draftOffer{words: widgets.NewProse("")}
	o.goOn = newButton("Continue", func() { o.onGoOn() })
	o.discard = newButton("Discard", func() { o.onDiscard() })
	o.putOff = newButton("Later", func() { o.onPutOff() })
	keys := widgets.NewText("Ctrl+J continues", widgets.RoleCaption)
	row := container.NewHBox(o.goOn, o.discard, o.putOff, keys)
	mark := newBackdrop(fynetheme.ColorNamePrimary, fyne.NewSize(4, 0))
	o.content = container.NewStack(newBackdrop(theme.ColorNameRaised, fyne.Size{}), container.NewBorder(nil, nil, mark, nil, container.NewVBox(o.words, row)))
	o.content.Hide()
	return o
}

// show offers a draft in words.
func (o *draftOffer) show(words string) {
	o.words.SetText(words)
	o.content.Show()
	o.content.Refresh()
}

func (o *draftOffer) hide() { o.content.Hide() }
