package dashboard

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// How long the window stays awake: after something happened to it, and after it ticked, until what that changed is drawn for certain. How long it rests at most: what is handed to the library
// from elsewhere is late by no more than that.
const (
	awakeAfter  = 500 * time.Millisecond
	drawnAfter  = 40 * time.Millisecond
	longestRest = 500 * time.Millisecond
	roundedOff  = time.Millisecond // by which a rest may end early by itself
)

// calm lets the window wait for what happens to it, as long as nothing does. The library looks sixty times a second whether something did, which takes more of a core than the clocks; its ticker
// stands still while the goroutine that draws waits elsewhere.
type calm struct {
	wait    func(most time.Duration) // nil where there is nothing that could wait: then there is no rest
	now     func() time.Time
	awake   atomic.Int64 // the Unix nanosecond until which the library is left to look as often as it does
	works   atomic.Int32 // that run beside the window, whose answers are to be shown as they come
	playing atomic.Bool  // the past goes by, a step at every beat
	typing  atomic.Bool  // a form is open, and what is typed into it is kept at every beat
}

// stir keeps the window awake for some time from now on.
func (c *calm) stir(length time.Duration) {
	until := c.now().Add(length).UnixNano()
	for before := c.awake.Load(); before < until && !c.awake.CompareAndSwap(before, until); before = c.awake.Load() {
	}
}

// left gives how long the window stays awake from now on.
func (c *calm) left() time.Duration {
	if c.works.Load() > 0 {
		return awakeAfter
	}
	return time.Duration(c.awake.Load() - c.now().UnixNano())
}

// beside starts work beside the window, which does not rest meanwhile, nor before what came of it is drawn.
func (c *calm) beside(work func()) {
	c.works.Add(1)
	go func() {
		defer c.works.Add(-1)
		defer c.stir(awakeAfter)
		work()
	}()
}

// step is how long it is from one tick to the next: a beat, or a second where nothing but the clocks moves and nothing is being typed.
func (c *calm) step() time.Duration {
	if c.wait == nil || c.playing.Load() || c.typing.Load() || c.left() > drawnAfter {
		return beat
	}
	return time.Second
}

// toNext gives how long it is until the next tick.
func (c *calm) toNext() time.Duration {
	now, step := c.now(), c.step()
	return now.Truncate(step).Add(step).Sub(now)
}

// rest waits, where nothing is going on, until something happens or it is time for the next tick. It gives how long the window is to be left alone before it may rest again.
func (c *calm) rest(busy bool) time.Duration {
	if busy {
		c.stir(awakeAfter)
	}
	if left := c.left(); left > 0 {
		return left
	}
	begun, most := c.now(), min(c.toNext(), longestRest)
	if c.wait(most); c.now().Sub(begun) < most-roundedOff {
		c.stir(awakeAfter)
	}
	return drawnAfter
}

// runRest rests again and again until the window ends.
func (w *Window) runRest() {
	for pause := awakeAfter; ; {
		select {
		case <-w.stop:
			return
		case <-time.After(pause):
		}
		fyne.DoAndWait(func() {
			select {
			case <-w.stop: // the library is ending, and with it what waits
			default:
				pause = w.calm.rest(w.session != nil && w.session.busy())
			}
		})
	}
}
