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
			w.sayDone(r.said)
			if r.saved != nil {
				r.saved(after)
			}
			session.reload()
		}, nil
	})
}
