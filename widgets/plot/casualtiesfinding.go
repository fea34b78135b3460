package plot

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// finding says between which bounds the deaths lie, where the estimates have any that do not contradict the best; otherwise on which day most died.
func (k *casualties) finding() string {
	s := k.subject
	s.Measure = ceasefire.DeathsMeasure
	low, best, high := total(k.deaths.Low), total(k.deaths.Best), total(k.deaths.High)
	if low > best || best > high || high == 0 {
		return ""
	}
	if low == high {
		return s.dayFinding(k.deaths.Span, k.columns, k.best)
	}
	where := ""
	if scope := s.inScope(); scope != "" {
		where = " in incidents" + scope
	}
	bounds := "at least " + figure(low) + " and at most " + figure(high)
	if low == 0 {
		bounds = "at most " + figure(high)
	}
	were := "were"
	if high == 1 {
		were = "was"
	}
	return fmt.Sprintf("%s %s killed%s; the best estimate is %s", firstCapital(bounds), were, where, figure(best))
}
