package dashboard

import (
	"strings"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// rulingChoice is a ruling that can be made on a clock, and what it says.
type rulingChoice struct {
	ruling ceasefire.Ruling
	words  string
}

// rulingsFor lists the rulings that a kind of clock takes, the usual one first.
func rulingsFor(c ceasefire.Clock) []rulingChoice {
	switch c.Kind {
	case ceasefire.FixedTerm:
		return []rulingChoice{
			{ceasefire.Extended, "Extended: it runs on to a new end"},
			{ceasefire.Offered, "Offered: one side's offer, which renews nothing"},
			{ceasefire.Ended, "Ended: it is over"},
		}
	case ceasefire.Streak:
		return []rulingChoice{
			{ceasefire.Broken, "Broken: the count begins anew"},
			{ceasefire.Dismissed, "Dismissed: the incidents named break nothing"},
			{ceasefire.Ended, "Ended: there is no count to resume"},
		}
	case ceasefire.Trigger:
		return []rulingChoice{
			{ceasefire.LegMet, "Leg met"},
			{ceasefire.LegOpen, "Leg open again"},
			{ceasefire.Ended, "Ended: it can fire no more"},
		}
	}
	return nil
}

// ruledWords says what was ruled: "extended to 16 Sep 2016, 19:00".
func ruledWords(f ceasefire.Frame, d ceasefire.Determination, zones widgets.ClockZones) string {
	until := endWords(d.Until, zones)
	if strings.HasPrefix(until, endOf) {
		until = "the " + until
	}
	switch d.Ruling {
	case ceasefire.Extended:
		return "extended to " + until
	case ceasefire.Offered:
		return "offered until " + until
	case ceasefire.Dismissed:
		return "proposed break dismissed"
	case ceasefire.LegMet:
		return legName(f, d) + " met"
	case ceasefire.LegOpen:
		return legName(f, d) + " open again"
	}
	return string(d.Ruling)
}

func legName(f ceasefire.Frame, d ceasefire.Determination) string {
	clock, _ := f.Clock(d.Clock)
	for _, l := range clock.Legs {
		if l.ID == d.Leg {
			return l.Name
		}
	}
	return "leg"
}
