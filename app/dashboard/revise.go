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
	doing step
	// said is the notice's sentence once it is saved.
	said    string
	change  func(*ceasefire.Frame) error
	invalid func([]ceasefire.Problem)
	// stale, where it is set, is told that somebody else changed the record meanwhile, so that nothing was written.
	stale func(*staleRecord)
	saved func(ceasefire.Frame)
}

// always makes a change that is made whatever stands there.
func always(change func(*ceasefire.Frame)) func(*ceasefire.Frame) error {
	return func(f *ceasefire.Frame) error {
		change(f)
		return nil
	}
}

// revise carries a revision out beside the window, and offers to take it back.
func (w *Window) revise(r revision) {
	session := w.session
	if session == nil {
		return
	}
	w.saving(r.doing, func(ctx context.Context) (func(), error) {
		after, err := session.dossier.TryRevise(ctx, r.change)
		var invalid *store.InvalidError
		var stale *staleRecord
		switch {
		case errors.As(err, &invalid) && r.invalid != nil:
			return w.declines(func() { r.invalid(invalid.Problems) }), nil
		case errors.As(err, &stale) && r.stale != nil:
			return w.declines(func() { r.stale(stale) }), stale.look(ctx, session.dossier)
		case err != nil:
			return nil, err
		}
		return func() {
			session.frame, session.zone = after, after.Agreement.Location()
			w.sayDone(r.said)
			if r.saved != nil {
				r.saved(after)
			}
			session.reload()
		}, nil
	})
}
