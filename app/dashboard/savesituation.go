package dashboard

import (
	"bytes"
	"context"
	"path/filepath"

	"truceboard/store"
)

// askReport asks for the file of the situation report on what is read, at the instant at which it is read.
func (w *Window) askReport() {
	if w.session == nil || w.shot == nil {
		w.notice.say("There is nothing to report on yet: open a dossier first.", "", nil)
		return
	}
	session, shot := w.session, w.shot
	suggested := filepath.Join(filepath.Dir(session.dossier.Path()), "situation_"+shot.readSlug()+".pdf")
	w.askPathOver("Situation report", suggested, "The clocks, compliance, decisions and incidents, all in view of the instant that is read: .pdf to print, .html for a browser, or .md",
		func(path string) { w.saveSituation(session, shot, path) })
}

// saveSituation writes the report beside the window: whole, or not at all.
func (w *Window) saveSituation(session *session, shot *Snapshot, path string) {
	w.notice.say("Writing the report "+filepath.Base(path)+" …", "", nil)
	w.background("writing the situation report", func(ctx context.Context) (func(), error) {
		var text bytes.Buffer
		if err := w.options.Report(ctx, &text, session.dossier, shot.View.AsOf, path, w.options.Now()); err != nil {
			return nil, err
		}
		if err := store.WriteWhole(path, text.Bytes()); err != nil {
			return nil, err
		}
		return func() { w.notice.say("Saved the situation report: "+path, "", nil) }, nil
	})
}
