package ceasefire

import (
	"fmt"
	"slices"
	"strings"
)

// dotted cuts a time of day that is written with a dot, "14.30", "9.05", "2.30pm", and gives it with a colon. sure tells that it can be no day and month: no month has its number.
func dotted(word string) (timed string, sure, ok bool) {
	digits := strings.TrimRight(word, "apmh")
	hours, minutes, cut := strings.Cut(digits, ".")
	h, m := number(hours), number(minutes)
	if !cut || len(hours) > 2 || len(minutes) != 2 || h < 0 || h > 23 || m < 0 || m > 59 {
		return word, false, false
	}
	return hours + ":" + minutes + word[len(digits):], h == 0 || m == 0 || m > 12 || digits != word, true
}

// timesWithDots writes those times of day with a colon that are written with a dot and can be nothing else; all tells to do so with those too that may be a day. Where one end of a span is a time, the other is.
func timesWithDots(words []string, all bool) []string {
	out := slices.Clone(words)
	for n, word := range out {
		first, last, span := strings.Cut(word, "-")
		timed, sure, ok := dotted(first)
		if span {
			until, sureUntil, okUntil := dotted(last)
			timed, sure, ok = timed+"-"+until, sure || sureUntil, ok && okUntil
		}
		if ok && (sure || all || beforeHalf(out[n+1:])) {
			out[n] = timed
		}
	}
	return out
}

// beforeHalf reports whether words begin with what only stands behind a time of day.
func beforeHalf(words []string) bool {
	return len(words) > 0 && slices.Contains([]string{"am", "pm", "h", "hrs"}, words[0])
}

// dayOrTime asks which of the two a lone word is that may be a day or a time, "14.10"; behind a day's month a dot may stand, behind a time's minutes it does not.
func (r *typedReader) dayOrTime() error {
	if len(r.words) != 1 || strings.HasSuffix(strings.TrimSpace(r.text), ".") {
		return nil
	}
	timed, _, ok := dotted(r.words[0])
	if !ok {
		return nil
	}
	day, _, err := r.numbersDay(r.words)
	if err != nil {
		return nil
	}
	return fmt.Errorf("%q may be a day or a time of day: for the day write %s, for the time write %s", r.text, day.Format(), timed)
}
