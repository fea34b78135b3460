package dashboard

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
)

// do has something done on the goroutine that draws, after what it was handed before, and not at all once the window is ending: behind the library's end it would be done at once, on the goroutine that
// hands it over, while the window is being let go of on another.
func (w *Window) do(work func()) {
	fyne.Do(func() {
		w.doing.Add(1)
		defer w.doing.Add(-1)
		if !w.ending() {
			work()
		}
	})
}

// ending reports whether the window is ending.
func (w *Window) ending() bool {
	select {
	case <-w.stop:
		return true
	default:
		return false
	}
}

// endedBySystem lets go of the dossier, where the library ended without the window having been asked: the system ends it so as the computer is shut down. What was typed last is kept, and nobody can be
// asked where it cannot be.
func (w *Window) endedBySystem() {
	if w.ending() {
		return
	}
	close(w.stop)
	for begun := time.Now(); w.doing.Load() > 0 && time.Since(begun) < settleWithin; time.Sleep(time.Millisecond) { // what began before
	}
	if w.session == nil {
		return
	}
	if err := w.letGo(); err != nil {
		slog.Error("keeping what was typed as the system ended the program", "error", err)
	}
	if err := w.session.close(); err != nil {
		slog.Error("closing the dossier as the system ended the program", "error", err)
	}
}
