package dashboard

import (
	"context"
	"errors"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// revision is a change of what the dossier knows of its agreement: what to say of it, what to change, and what to do when it was
// refused or saved.
type revision struct {
	// doing says what is being done, for the log: "saving the party".
	doing string
	// said is the notice's sentence once it is saved.
	said    string
	change  func(*ceasefire.Frame)
	invalid func([]ceasefire.Problem)
	saved   func(ceasefire.Frame)
}

// revise carries a revision out beside the window, and offers to take it back.
func (w *Window) revise(r revision) {
	session := w.session
	if session == nil {
		return
	}
	before := session.frame
	w.background(r.doing, func(ctx context.Context) (func(), error) {
		after, err := session.dossier.Revise(ctx, r.change)
		var invalid *store.InvalidError
		if errors.As(err, &invalid) && r.invalid != nil {
			return func() { r.invalid(invalid.Problems) }, nil
		}
		if err != nil {
			return nil, err
		}
		return func() {
			session.frame, session.zone = after, after.Agreement.Location()
			w.notice.say(r.said, "Undo", func() { w.takeBack(session, before) })
			if r.saved != nil {
				r.saved(after)
			}
			session.reload()
		}, nil
	})
}

// takeBack puts the frame back as it was before a revision.
func (w *Window) takeBack(session *session, before ceasefire.Frame) {
	if w.session != session {
		return
	}
	w.background("taking a change back", func(ctx context.Context) (func(), error) {
		after, err := session.dossier.Revise(ctx, func(f *ceasefire.Frame) { *f = before })
		if err != nil {
			return nil, err
		}
		return func() {
			session.frame, session.zone = after, after.Agreement.Location()
			session.reload()
		}, nil
	})
}
