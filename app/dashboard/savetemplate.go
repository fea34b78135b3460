package dashboard

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"truceboard/store"
	"truceboard/store/exchange"
)

// askTemplate asks for a file and writes the dossier's agreement there as a template, without its incidents and assessments.
func (w *Window) askTemplate() {
	if w.session == nil {
		return
	}
	session := w.session
	original := session.dossier.Path()
	w.askPathOver("Save as template", strings.TrimSuffix(original, filepath.Ext(original))+" template.json",
		"The agreement, parties, commitments, clocks and rules, without incidents and assessments",
		func(path string) { w.saveTemplate(session, path) })
}

// saveTemplate writes the template beside the window: whole, or not at all.
func (w *Window) saveTemplate(session *session, path string) {
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
