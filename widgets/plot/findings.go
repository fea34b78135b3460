package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// finds makes a sentence that says what is found the title, where there is one and something is drawn; what is shown then begins the subtitle, with the days
// shown where they are others than the filter's.
func (out *sheet) finds(s Subject, sentence, what string, shown ceasefire.Span) {
	if sentence == "" || out.empty != "" {
		return
	}
	if days := s.Filter.Days; days.Len() > 0 && days != shown {
		what = joined([]string{what, shown.Format()}, ", ")
	}
	out.title, out.subtitle = sentence, joined([]string{what, out.subtitle}, " · ")
}

// leaders are the greatest of some values: where they stand, how much they are, what all come to, and how many are not zero.
type leaders struct {
	at        []int
	most, sum float64
	some      int
}

func leadersOf(values []float64) leaders {
	var l leaders
	for i, v := range values {
		l.sum += v
		if v > 0 {
			l.some++
		}
		switch {
		case v > l.most:
			l.most, l.at = v, []int{i}
		case v == l.most && v > 0:
			l.at = append(l.at, i)
		}
	}
	return l
}

// inAll writes what all values come to: "451 incidents in scope".
func (s Subject) inAll(sum float64) string {
	return counted(int(math.Round(sum)), s.Measure) + s.inScope()
}

// ofAllWords writes what part of all a value is: "240 of 451 incidents in scope", or "5 deaths" where it is all of them: a chart may leave some out, so that it never says "all" or "the only".
func (s Subject) ofAllWords(v, all float64) string {
	if v < all {
		return figure(math.Round(v)) + " of " + s.inAll(all)
	}
	return s.inAll(all)
}

// noneKnown says that deaths come to none; of incidents that come to none there is nothing to say.
func (s Subject) noneKnown() string {
	if s.Measure == ceasefire.DeathsMeasure {
		return "No known deaths" + s.inScope()
	}
	return ""
}
