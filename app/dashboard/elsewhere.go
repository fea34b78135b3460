package dashboard

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"truceboard/store"
)

// lookEvery is how often it is looked whether somebody else changed the dossier.
const lookEvery = time.Second

// watch looks at a session's dossier beside the window as long as the session lives.
func (w *Window) watch(s *session) {
	s.watched = make(chan struct{})
	go func() {
		defer close(s.watched)
		err := s.dossier.Watch(s.life, lookEvery, func(sight store.Sight) {
			w.do(func() {
				if w.session == s {
					w.saw(s, sight)
				}
			})
		})
		if err != nil && s.life.Err() == nil {
			w.do(func() { w.notice.fail("watching the dossier", err) })
		}
	}()
}

// saw does what is to be done about what others did to the dossier.
func (w *Window) saw(s *session, sight store.Sight) {
	name := filepath.Base(s.dossier.Path())
	switch sight {
	case store.SightChanged:
		w.followTurns()
		w.readAnew()
		w.vouch.ask()
	case store.SightTouched:
		w.vouch.ask()
	case store.SightRewound:
		w.reopenSaying(s, func(*store.Dossier) string {
			return name + " was put back to a backup elsewhere: this is how it reads now."
		})
	case store.SightAnew:
		w.reopen(s, "")
	case store.SightFree:
		w.held.free(s)
	case store.SightGone:
		w.held.gone(s)
	case store.SightBack:
		w.reopen(s, name+" is there again: you can go on. What was not saved stands in its form.")
	}
}

// takeOver opens the dossier for writing that was open for reading only; where somebody still has it, the bar goes on saying who.
func (w *Window) takeOver() {
	if w.session == nil || w.writes() {
		return
	}
	w.reopen(w.session, "You can edit "+filepath.Base(w.session.dossier.Path())+" here now.")
}

// reopen opens a session's dossier anew, as it is being read, and says so, or who has it; nothing where there is nothing to say.
func (w *Window) reopen(s *session, said string) {
	w.reopenSaying(s, func(d *store.Dossier) string {
		held, full, names := d.HeldBy(), d.Full(), d.Names()
		switch {
		case said == "":
			return ""
		case held != nil:
			return capital(held.In(s.zone)) + "."
		case full != nil:
			return sentence(full)
		case names != nil:
			return sentence(names)
		}
		return said
	})
}

// reopenSaying is reopen with what is said of the dossier that was opened.
func (w *Window) reopenSaying(s *session, say func(*store.Dossier) string) {
	typed := w.unsavedTyping()
	w.background("opening a dossier anew", func(ctx context.Context) (func(), error) {
		next, err := w.load(ctx, s.dossier.Path(), s)
		if err != nil {
			return nil, err
		}
		said := say(next.dossier)
		if err := typed.keepIn(ctx, next.dossier); err != nil {
			return nil, errors.Join(err, next.close())
		}
		return func() { w.succeed(s, next, typed, said) }, nil
	})
}

// drop closes a session that nobody wants any more.
func (w *Window) drop(s *session) {
	if err := s.close(); err != nil {
		w.notice.fail("closing a dossier", err)
	}
}
