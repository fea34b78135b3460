package ceasefire

import (
	"fmt"
	"time"
)

// readTrigger reads a trigger: it has fired while every leg is met, since the instant at which the last of them was, as
// closely as that is known, and waits otherwise. One without legs waits for ever.
func (f Frame) readTrigger(r *Reading, rulings []Determination) {
	r.State, r.Ends = StateWaiting, time.Time{}
	met, known, zone := 0, time.Time{}, f.Agreement.Location()
	for _, leg := range r.Clock.Legs {
		reading := f.readLeg(leg, rulings, r.At)
		r.Legs = append(r.Legs, reading)
		if reading.Met {
			met++
			if until := KnownUntil(reading.At, reading.Precision, zone); met == 1 || until.After(known) {
				known, r.Starts, r.FiredPrecision = until, reading.At, reading.Precision
			}
		}
	}
	switch {
	case !r.EndedAt.IsZero():
		r.State, r.Starts, r.FiredPrecision = StateEnded, r.Clock.Starts, 0
	case met > 0 && met == len(r.Clock.Legs):
		r.State = StateFired
	default:
		r.Starts, r.FiredPrecision = r.Clock.Starts, 0
	}
}

func (f Frame) readLeg(leg Leg, rulings []Determination, at time.Time) LegReading {
	if leg.Clock.IsZero() {
		return legByRuling(leg, rulings)
	}
	c, ok := f.Clock(leg.Clock)
	if !ok || c.Kind != Streak {
		return LegReading{Leg: leg, Why: "It waits for a streak that the dossier does not have"}
	}
	streak := f.Read(c, at)
	if streak.State == StateComplete {
		return LegReading{Leg: leg, Met: true, At: streak.Ends, Precision: streak.heldKnown(), Why: fmt.Sprintf("%s is complete", c.Name)}
	}
	return LegReading{Leg: leg, Why: fmt.Sprintf("Met when %s is complete: %d of %s held", c.Name, streak.DaysHeld, plural(c.Days, "day"))}
}

// legByRuling reads a leg that determinations open and meet; the last one counts.
func legByRuling(leg Leg, rulings []Determination) LegReading {
	reading := LegReading{Leg: leg, Why: "No determination has met it yet"}
	for _, d := range rulings {
		if d.Leg != leg.ID {
			continue
		}
		switch d.Ruling {
		case LegMet:
			if !reading.Met {
				reading.At, reading.Precision = d.At, d.Precision
			}
			reading.Met, reading.Why = true, d.Reason
		case LegOpen:
			reading = LegReading{Leg: leg, Why: d.Reason}
		}
	}
	return reading
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
