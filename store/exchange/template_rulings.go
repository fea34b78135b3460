package exchange

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// counting gives the rulings that a template has: those that were not annulled.
func counting(all []ceasefire.Determination) []ceasefire.Determination {
	var counted []ceasefire.Determination
	for _, d := range all {
		if d.Counts() {
			counted = append(counted, d)
		}
	}
	return counted
}

// checkRulings says which ruling stands in a template's way. A ruling out of time is refused since some while, but one from before then may be there,
// and one may have been followed by an earlier one with which it does not go together.
func (t *templateWriter) checkRulings(f ceasefire.Frame) error {
	all := f.Determinations
	for i, d := range all {
		f.Determinations = all[:i:i]
		for _, p := range ceasefire.Errors(d.Problems(f)) {
			clock, known := f.Clock(d.Clock)
			if !known { // that is told of the reference
				continue
			}
			return fmt.Errorf("the ruling of %s on %s (%s) stands in the way: %s Annul that ruling, then save the template again",
				ceasefire.FormatInstant(d.At, d.Precision, t.zone), clock.Name, d.Ruling, p.Message)
		}
	}
	return nil
}
