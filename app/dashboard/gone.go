package dashboard

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"

	"truceboard/store"
)

// isGone reports whether an error says that the dossier's file is no longer where it was.
func isGone(err error) bool {
	var gone *store.GoneError
	return errors.As(err, &gone)
}

// offerWayOn puts the ways on beneath the header where something went wrong because the dossier is gone.
func (w *Window) offerWayOn(err error) {
	if isGone(err) && w.session != nil {
		w.held.gone(w.session)
	}
}

// tryAgain opens the dossier anew where it lies in its place again.
func (w *Window) tryAgain() {
	s := w.session
	if s == nil {
		return
	}
	name := filepath.Base(s.dossier.Path())
	if _, err := os.Stat(s.dossier.Path()); err != nil {
		w.notice.say(name+" is still not there. What you typed stays in its form.", "", nil)
		return
	}
	if s.dossier.LogGone() {
		w.notice.say(name+" cannot be opened again while the log beside it is another: save it elsewhere, which has all that was saved.", "", nil)
		return
	}
	w.reopen(s, name+" is there again: you can go on. What was not saved stands in its form.")
}

// askElsewhere asks where to save what is open of a dossier that is gone, and goes on there.
func (w *Window) askElsewhere() {
	s := w.session
	if s == nil {
		return
	}
	suggested := store.FreeName(filepath.Join(w.options.DataDir, filepath.Base(s.dossier.Path())), "saved elsewhere")
	w.askPath("Save elsewhere and go on there", suggested, "a new file: nothing is replaced", func(path string) { w.saveElsewhere(s, withEnding(path)) })
}

// saveElsewhere saves what is open of a dossier into a new file and opens that, with what is being typed.
func (w *Window) saveElsewhere(s *session, path string) {
	typed := w.unsavedTyping()
	w.background("saving a dossier elsewhere", func(ctx context.Context) (func(), error) {
		if err := s.dossier.SaveElsewhere(ctx, path); err != nil {
			return func() {
				w.notice.fail("saving a dossier elsewhere", err)
				w.notice.offer("Backups…", w.askBackups)
			}, nil
		}
		next, err := w.load(ctx, path, nil)
		if err != nil {
			return nil, err
		}
		if err := typed.keepIn(ctx, next.dossier); err != nil {
			return nil, errors.Join(err, next.close())
		}
		return func() { w.succeed(s, next, typed, "Saved elsewhere, and open here: "+path) }, nil
	})
}

// unsaved is what stands unsaved in forms, by the names of their drafts, and the name of that in the form in sight.
type unsaved struct {
	drafts  map[string]string
	inSight string
}

// unsavedTyping gives what is being typed, as it stands this moment: the last of it may not have reached the file.
func (w *Window) unsavedTyping() unsaved {
	w.keepDrafts()
	typed := unsaved{drafts: maps.Clone(w.typed)}
	if d := w.draftInSight(); d != nil && d.last != d.blank {
		typed.inSight = d.slot
	}
	return typed
}

// goOnTyping opens the form in which something was being typed when a session took the place of another.
func (w *Window) goOnTyping(s *session) {
	if slot := s.goOn; slot != "" {
		s.goOn = ""
		w.openDraft(slot)
	}
}

// keepIn keeps it as drafts of a dossier that can be written to.
func (t unsaved) keepIn(ctx context.Context, d *store.Dossier) error {
	if d.ReadOnly() {
		return nil
	}
	for name, text := range t.drafts {
		if err := d.SaveDraft(ctx, name, text); err != nil {
			return err
		}
	}
	return nil
}

// succeed puts a session in the place of one that is still in the window, read as that was, and goes on with what was being typed.
func (w *Window) succeed(s, next *session, typed unsaved, said string) {
	if w.session != s {
		w.drop(next)
		return
	}
	next.asOf, next.filter, next.known = s.asOf, s.filter, s.known
	if !next.dossier.ReadOnly() {
		next.goOn = typed.inSight
	}
	w.take(next)
	if said != "" {
		w.notice.say(said, "", nil)
	}
}
