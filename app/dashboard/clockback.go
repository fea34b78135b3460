package dashboard

import (
	"time"

	"truceboard/app/safekeeping"
	"truceboard/store/ceasefire"
)

// mostBack is how far a clock may be set back before that is said: clocks are set a little by themselves.
const mostBack = 5 * time.Minute

// clockWatch notices that the computer's clock was set back, by a clock that nobody sets.
type clockWatch struct {
	shown  time.Time     // what the computer's clock read at the last look
	passed time.Duration // how long the window had been open then
}

// setBack reports whether the clock was set back since the last look, by more than clocks are set by themselves.
func (c *clockWatch) setBack(shown time.Time, passed time.Duration) bool {
	before := *c
	c.shown, c.passed = shown.Round(0), passed
	return !before.shown.IsZero() && (passed-before.passed)-c.shown.Sub(before.shown) > mostBack
}

// tellSetBack says that the computer's clock was set back while the window is open.
func (w *Window) tellSetBack(now time.Time) {
	if w.session != nil {
		w.notice.say("This computer's clock was set back: it reads "+ceasefire.FormatInstant(now, ceasefire.PrecisionMinute, w.session.zone)+". If that is wrong: "+lowered(safekeeping.StampedAfter), "Close", w.notice.hide)
	}
}
