package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets"
)

// nothingOpen stands in the place of all pages while no dossier is open, because none could be opened or the one that was asked for was not wanted after all: it says so, and what to do. The pages and the clocks are put out of
// sight, since they would be empty and their buttons of no use.
type nothingOpen struct {
	content fyne.CanvasObject
	first   *button
	shown   bool
}

func newNothingOpen(w *Window) *nothingOpen {
	heading := widgets.NewText("No dossier is open", widgets.RoleTitle)
	heading.Alignment = fyne.TextAlignCenter
	hint := widgets.NewProse("Open one, make a new one, or look around in the sample. The menu File has those that were open lately.")
	hint.Alignment = fyne.TextAlignCenter
	n := &nothingOpen{first: newButton("Open…", w.askOpen)}
	n.first.Importance = widget.HighImportance
	buttons := container.NewHBox(layout.NewSpacer(), n.first, newButton("New dossier…", w.askNew), newButton("Open the sample", w.openSample), layout.NewSpacer())
	n.content = container.NewVBox(layout.NewSpacer(), heading, hint, buttons, layout.NewSpacer())
	return n
}

// sayNothingOpen says that no dossier is open, where that is so.
func (w *Window) sayNothingOpen() {
	if w.session != nil || w.nothing.shown {
		return
	}
	w.showNothing(true)
	w.win.Canvas().Focus(w.nothing.first)
}

// showNothing puts what says that no dossier is open in the place of the pages, or the pages back.
func (w *Window) showNothing(none bool) {
	if w.nothing.shown == none {
		return
	}
	w.nothing.shown = none
	w.header.content.Hidden, w.rail.Hidden = none, none
	w.showBody()
	w.win.Content().Refresh()
}

// showBody shows the page in sight, or that there is no dossier to show in it.
func (w *Window) showBody() {
	shown := fyne.CanvasObject(container.New(pageRoom{}, w.pages[w.sight].Content()))
	if w.nothing.shown {
		shown = w.nothing.content
	}
	w.body.Objects = []fyne.CanvasObject{shown}
	w.body.Refresh()
}
