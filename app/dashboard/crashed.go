package dashboard

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/journal"
	"truceboard/store"
	"truceboard/widgets"
)

// tellCrash says once that the program ended unexpectedly before, and shows the report of it.
func (w *Window) tellCrash() {
	if w.options.Unkept != nil || w.options.Journal == (journal.Journal{}) {
		return
	}
	w.background("looking for reports of crashes", func(context.Context) (func(), error) {
		reports, err := w.options.Journal.Fresh()
		if err != nil || len(reports) == 0 {
			return nil, err
		}
		if reports, err = w.options.Journal.Told(reports); err != nil {
			return nil, err
		}
		text, err := journal.Read(reports[0])
		if err != nil {
			return nil, err
		}
		return func() { w.showCrash(reports[0], text, len(reports)-1) }, nil
	})
}

// showCrash shows a report as it is, to be read, saved and sent by hand, or discarded.
func (w *Window) showCrash(report, text string, more int) {
	words := "Truceboard ended unexpectedly. What was saved is safe, and what was being typed is offered in its form. " +
		"This report says where in the program it happened; nothing was sent. If you want it looked at, read it, save a copy and send that yourself."
	if more > 0 {
		words += " " + counted(more, "earlier report lies", "earlier reports lie") + " beside it."
	}
	grid := widget.NewTextGridFromString(text)
	grid.Scroll = fyne.ScrollBoth
	var shown *dialog.CustomDialog
	hide := func() { shown.Hide() }
	leave := newLeaveButton("Close", hide, hide)
	discard := newButton("Discard", func() {
		hide()
		w.background("discarding a report", func(context.Context) (func(), error) { return nil, os.Remove(report) })
	})
	save := newButton("Save a copy…", func() {
		hide()
		w.saveReport(report)
	})
	save.Importance = widget.HighImportance
	place := widgets.NewCaption(report)
	buttons := container.NewHBox(layout.NewSpacer(), discard, leave, save)
	panel := container.New(inset{8, 0}, container.NewStack(newBackdrop(fynetheme.ColorNameBackground, fyne.Size{}), container.New(inset{8, 8}, grid)))
	shown = dialog.NewCustomWithoutButtons("The last time did not end well", container.NewBorder(wrapped(words, false), container.NewVBox(place, buttons), nil, nil, panel), w.win)
	shown.Resize(fyne.NewSize(880, 560))
	w.showDialog(shown)
	w.win.Canvas().Focus(leave)
}

// saveReport copies a report to where the user wants it.
func (w *Window) saveReport(report string) {
	home, err := os.UserHomeDir()
	if err != nil {
		home = filepath.Dir(report) // any folder will do to begin with
	}
	w.askPath("Save a copy of the report", filepath.Join(home, "truceboard "+strings.TrimSuffix(filepath.Base(report), filepath.Ext(report))+".txt"), "", func(path string) {
		w.background("saving a report", func(context.Context) (func(), error) {
			content, err := os.ReadFile(report)
			if err == nil {
				err = store.WriteWhole(path, content)
			}
			if err != nil {
				return nil, fmt.Errorf("saving a copy of the report: %w", err)
			}
			return func() { w.notice.say("Saved: "+path+". The original stays in the folder of the log.", "", nil) }, nil
		})
	})
}
