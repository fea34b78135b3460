package dashboard

import (
	"context"
)

// step names a piece of work for the log: words of the program's own, never anything from a record or a name of a file. Being a type of its own, it is not put together by accident.
type step string

// background does work beside the window and then, on the main goroutine, what the work gave to do; an error is shown once. What was worked out about a dossier that was left in the
// meantime is not done: its pages are of another.
func (w *Window) background(doing step, work func(context.Context) (func(), error)) {
	begun := w.session
	w.beside(func() {
		done, err := work(context.Background())
		w.do(func() {
			if err != nil {
				w.notice.fail(doing, err)
				return
			}
			if done != nil && (begun == nil || w.session == begun) {
				done()
			}
		})
	})
}
