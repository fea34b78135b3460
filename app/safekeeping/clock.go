package safekeeping

import (
	"context"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// mostAhead is how far the last entry may lie ahead of the computer's clock before that is said: clocks differ a little.
const mostAhead = 5 * time.Minute

// StampedAfter says how entries stay in order though the clock is behind.
const StampedAfter = "Set the clock right. Until then what you enter is stamped as made at the time of the last entry, so that the order holds."

// AheadOf says that a dossier's last entry was made after the present of the computer's clock, which then stands wrong, or did; nothing where all is well.
func AheadOf(ctx context.Context, d *store.Dossier, now time.Time, zone *time.Location) (string, error) {
	last, err := d.Audit(ctx, ceasefire.AsOf{}, 1)
	if err != nil || len(last) == 0 || last[0].At.Sub(now) <= mostAhead {
		return "", err
	}
	return "This computer's clock reads " + ceasefire.FormatInstant(now, ceasefire.PrecisionMinute, zone) + ", but the last entry was made on " +
		ceasefire.FormatInstant(last[0].At, ceasefire.PrecisionMinute, zone) + ". " + StampedAfter, nil
}
