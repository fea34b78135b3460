package dashboard

import (
	"context"

	"fyne.io/fyne/v2"
)

// background does work beside the window and then, on the main goroutine, what the work gave to do; an error is shown once.
func (w *Window) background(doing string, work func(context.Context) (func(), error)) {
	w.beside(func() {
		done, err := work(context.Background())
		fyne.Do(func() {
			if err != nil {
				w.notice.fail(doing, err)
				return
			}
			if done != nil {
				done()
			}
		})
	})
}
