package dashboard

import "fyne.io/fyne/v2"

// drawn gives what is closed once all that the window was handed until now stands on the screen. It is called from any goroutine but the one that draws.
func (w *Window) drawn() <-chan struct{} {
	done := make(chan struct{})
	w.draw(func() {
		afterFrame(func() { close(done) })
	})
	return done
}

// afterFrame has something done once the next frame is drawn. It is called on the goroutine that draws, on which it is done. The library moves animations on right before it draws a frame, and what it is asked
// to do meanwhile comes after that.
func afterFrame(then func()) {
	fyne.NewAnimation(0, func(float32) { fyne.Do(then) }).Start()
}
