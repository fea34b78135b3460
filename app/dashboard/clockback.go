package dashboard

import (
	"context"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// mostAhead is how far the last entry may lie ahead of the computer's clock before that is said: clocks differ a little.
const mostAhead = 5 * time.Minute

// stampedAfter says how entries stay in order though the clock is behind.
const stampedAfter = "Set the clock right. Until then what you enter is stamped as made at the time of the last entry, so that the order holds."

// aheadOf says that a dossier's last entry was made after the present of the computer's clock, which then stands wrong, or did; nothing where all is well.
func aheadOf(ctx context.Context, d *store.Dossier, now time.Time, zone *time.Location) (string, error) {
	last, err := d.Audit(ctx, ceasefire.AsOf{}, 1)
	if err != nil || len(last) == 0 || last[0].At.Sub(now) <= mostAhead {
		return "", err
	}
	return "This computer's clock reads " + ceasefire.FormatInstant(now, ceasefire.PrecisionMinute, zone) + ", but the last entry was made on " +
		ceasefire.FormatInstant(last[0].At, ceasefire.PrecisionMinute, zone) + ". " + stampedAfter, nil
}

// clockWatch notices that the computer's clock was set back, by a clock that nobody sets.
type clockWatch struct {
	shown  time.Time     // what the computer's clock read at the last look
	passed time.Duration // how long the window had been open then
}

// setBack reports whether the clock was set back since the last look, by more than clocks are set by themselves.
func (c *clockWatch) setBack(shown time.Time, passed time.Duration) bool {
	before := *c
	c.shown, c.passed = shown.Round(0), passed
	return !before.shown.IsZero() && (passed-before.passed)-c.shown.Sub(before.shown) > mostAhead
}

// tellSetBack says that the computer's clock was set back while the window is open.
func (w *Window) tellSetBack(now time.Time) {
	if w.session != nil {
		w.notice.say("This computer's clock was set back: it reads "+ceasefire.FormatInstant(now, ceasefire.PrecisionMinute, w.session.zone)+". If that is wrong: "+lowered(stampedAfter), "Close", w.notice.hide)
	}
}
