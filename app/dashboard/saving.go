package dashboard

import (
	"context"
	"time"

	"truceboard/store"
)

// savingShown is after how long a saving that is under way is said to be.
const savingShown = 300 * time.Millisecond

// saving writes what stands in a form, beside the window, one thing at a time: whoever presses the button again meanwhile asks for the same. What takes longer is said, with what it waits for and a way to
// call it off; what was typed stays in the form then. What is typed meanwhile is done once that is over.
func (w *Window) saving(doing step, work func(context.Context) (func(), error)) {
	session := w.session
	if session == nil || w.isSaving() {
		return
	}
	w.saves, w.declined = session, false
	cover := w.cover()
	ctx, cancel := context.WithCancel(context.Background())
	said := ""
	late := time.AfterFunc(savingShown, func() {
		w.draw(func() {
			if ctx.Err() == nil {
				said = savingWords(session.dossier)
				w.notice.say(said, "Cancel", cancel)
			}
		})
	})
	w.background(doing, func(context.Context) (func(), error) {
		done, err := work(ctx)
		stopped := ctx.Err() != nil
		late.Stop()
		cancel()
		return func() {
			w.saves = nil
			cover.uncover()
			if said != "" && w.notice.text.Text == said {
				w.notice.hide()
			}
			switch {
			case err != nil && stopped:
				w.notice.say("Cancelled: nothing was saved, and what was typed stays in the form.", "", nil)
			case err != nil:
				w.notice.fail(doing, err)
			case done != nil:
				if done(); !w.declined {
					cover.catchUp()
				}
			}
		}, nil
	})
}

// declines makes what is done because something was not saved after all: what was typed meanwhile is not typed over what is wrong.
func (w *Window) declines(tell func()) func() {
	return func() {
		w.declined = true
		tell()
	}
}

// isSaving reports whether what stands in a form is being written to the dossier in the window.
func (w *Window) isSaving() bool { return w.saves != nil && w.saves == w.session }

// savingWords says that something is being saved, and what that waits for.
func savingWords(d *store.Dossier) string {
	if d.Unseen() {
		return "Saving waits until the file was looked over, since it was opened just now…"
	}
	return "Saving…"
}
