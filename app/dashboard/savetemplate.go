package dashboard

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/exchange"
)

// askTemplate asks for a file and writes the dossier's agreement there as a template, without its incidents and assessments.
func (w *Window) askTemplate() {
	if w.session == nil {
		return
	}
	session := w.session
	path := newFormEntry(false, nil)
	original := session.dossier.Path()
	path.SetText(strings.TrimSuffix(original, filepath.Ext(original)) + " template.json")
	choose := widget.NewButton("Folder…", func() { w.chooseFolder(path) })
	item := widget.NewFormItem("File", container.NewBorder(nil, nil, nil, choose, path))
	item.HintText = "The agreement, parties, commitments, clocks and rules, without incidents and assessments"
	d := dialog.NewForm("Save as template", "Save", "Cancel", []*widget.FormItem{item}, func(ok bool) {
		if ok {
			w.saveTemplate(session, path.Text)
		}
	}, w.win)
	w.askIn(d, path)
}

// saveTemplate writes the template beside the window: whole, or not at all.
func (w *Window) saveTemplate(session *session, path string) {
	if filepath.Ext(path) == "" {
		path += ".json"
	}
	w.background("saving a template", func(ctx context.Context) (func(), error) {
		frame, err := session.dossier.Frame(ctx)
		if err != nil {
			return nil, err
		}
		var text bytes.Buffer
		if err := exchange.WriteTemplate(&text, frame); err != nil {
			return nil, err
		}
		if err := store.WriteWhole(path, text.Bytes()); err != nil {
			return nil, err
		}
		return func() { w.notice.say("Saved as a template: "+path, "", nil) }, nil
	})
}
