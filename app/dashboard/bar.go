package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// bar stands under the header as long as what it says is so, with what can be done about it.
type bar struct {
	content *fyne.Container
	mark    *backdrop
	text    *widgets.Prose
}

// newBar makes a bar that is not shown yet, with buttons at its right.
func newBar(buttons ...fyne.CanvasObject) *bar {
	b := &bar{mark: newBackdrop(theme.ColorNameStrained, fyne.NewSize(4, 0)), text: wrapped("", false)}
	row := container.NewBorder(nil, newBackdrop(theme.ColorNameFaint, fyne.NewSize(0, 1)), b.mark, container.New(inset{8, 2}, container.NewCenter(container.NewHBox(buttons...))), b.text)
	b.content = container.NewStack(newBackdrop(theme.ColorNameRaised, fyne.Size{}), row)
	b.content.Hide()
	return b
}
