package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"truceboard/widgets"
	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

// mapEmpty says over a map why there is nothing on it, and what to do.
type mapEmpty struct {
	content *fyne.Container
	title   *widgets.Text
	hint    *widgets.Text
}

func newMapEmpty(w *Window) *mapEmpty {
	e := &mapEmpty{title: widgets.NewText("", widgets.RoleSection), hint: widgets.NewText("", widgets.RoleBody)}
	e.title.Alignment, e.hint.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	e.title.Least, e.hint.Least = 420, 640
	panel := container.NewStack(newBackdrop(theme.ColorNameRaised, fyne.Size{}), container.New(inset{16, 12}, container.NewVBox(e.title, e.hint)))
	e.content = container.NewVBox(layout.NewSpacer(), container.NewHBox(layout.NewSpacer(), panel, layout.NewSpacer()), layout.NewSpacer())
	e.content.Hide()
	return e
}

// await says what is awaited.
func (e *mapEmpty) await(words string) {
	e.title.SetText(words)
	e.hint.SetText("")
	e.content.Show()
	e.content.Refresh()
}

// show says what a map lacks, if anything.
func (e *mapEmpty) show(atlas *plot.Atlas, shot *Snapshot) {
	why, hint := atlas.Empty()
	if why != "" && shot.Bare == plot.BareAlways {
		why, hint = "No incidents yet", "Log one with Ctrl+N, or import a file with Ctrl+I."
		if !atlas.Drawable() {
			hint += " Outlines of the areas come with Ctrl+M."
		}
	}
	if !shot.Whole.Agreement.Recorded() {
		why, hint = shot.unrecorded()
	}
	e.title.SetText(why)
	e.hint.SetText(hint)
	e.content.Hidden = why == ""
	e.content.Refresh()
}
