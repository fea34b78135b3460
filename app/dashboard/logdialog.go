package dashboard

import (
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
)

// askLog shows where the log and the reports of crashes lie.
func (w *Window) askLog() {
	j := w.options.Journal
	if w.options.Unkept != nil {
		w.notice.fail("keeping the log", w.options.Unkept)
		return
	}
	path := newFormEntry(false, nil)
	path.SetText(j.Log())
	var shown *dialog.CustomDialog
	folder := newButton("Open the folder", func() {
		shown.Hide()
		w.openFolder(j.Folder())
	})
	copyPath := newButton("Copy the path", func() {
		w.app.Clipboard().SetContent(j.Log())
		shown.Hide()
		w.notice.say("Copied: "+j.Log(), "", nil)
	})
	hide := func() { shown.Hide() }
	leave := newLeaveButton("Close", hide, hide)
	text := wrapped("The log says what went wrong and when, in the program's own words: never a title, a name, a text or a place from a dossier, and no names of files. "+
		"It begins anew at one megabyte; the one before it is kept. Reports of crashes lie beside it. Nothing of it is ever sent.", false)
	path.escape = hide
	buttons := container.NewHBox(layout.NewSpacer(), copyPath, folder, leave)
	shown = dialog.NewCustomWithoutButtons("The log", container.NewVBox(text, path, buttons), w.win)
	shown.Resize(fyne.NewSize(640, 0))
	w.showDialog(shown)
	w.win.Canvas().Focus(leave)
}

// openFolder shows a folder in the system's own program for that.
func (w *Window) openFolder(folder string) {
	place := &url.URL{Scheme: "file", Path: filepath.ToSlash(folder)}
	if err := w.app.OpenURL(place); err != nil {
		w.notice.fail("opening a folder", err)
	}
}
