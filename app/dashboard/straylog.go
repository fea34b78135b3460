package dashboard

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
)

// strayLog gives the log that an error says is not that of the dossier beside which it lies, empty where it says something else.
func strayLog(err error) string {
	var refused *store.OpenError
	if errors.As(err, &refused) {
		return refused.StrayLog
	}
	return ""
}

// askStrayLog says that the log beside a dossier is another file's, and offers to open the dossier without it.
func (w *Window) askStrayLog(path, log string) {
	text := wrapped(filepath.Base(path)+" is sound, but the log beside it ("+filepath.Base(log)+") is not its own: a program that was ended left it there for an earlier file of this name. Read together they would be damaged, so nothing was opened and nothing was changed.", false)
	more := wrapped("Opening without it gives the log another name, which says so. It is kept, since it may hold the last entries of the earlier file.", false)
	var asked *dialog.CustomDialog
	hide := func() { asked.Hide() }
	open := newLeaveButton("Open without the log", func() {
		asked.Hide()
		w.openWithoutLog(path)
	}, hide)
	open.Importance = widget.HighImportance
	another := newButton("Open another…", func() {
		asked.Hide()
		w.askOpen()
	})
	buttons := container.NewHBox(layout.NewSpacer(), newButton("Close", hide), another, open)
	asked = dialog.NewCustomWithoutButtons("A log of another file", container.NewVBox(text, more, buttons), w.win)
	asked.Resize(fyne.NewSize(640, 0))
	w.showDialog(asked)
	w.win.Canvas().Focus(open)
}

// openWithoutLog moves the log aside and opens the dossier as it stands.
func (w *Window) openWithoutLog(path string) {
	present := w.session
	w.background("opening a dossier without its log", func(ctx context.Context) (func(), error) {
		name, err := store.PutLogAside(path, w.options.Now())
		if err != nil {
			return nil, err
		}
		s, err := w.load(ctx, path, present)
		if err != nil {
			return nil, err
		}
		return func() {
			w.adopt(s)
			w.notice.say("Opened without the log of another file, which is kept as "+filepath.Base(name)+".", "", nil)
		}, nil
	})
}
