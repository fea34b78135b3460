package ceasefire

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Headline gives the label over the large figures of Shown, in capitals: "CEASEFIRE STARTS IN", "48 HOURS END IN", "DAY 3
// OF 7 ENDS IN" ("DAY 3 OF 7 ENDS" where that is known to the day), "TRUCE OVER SINCE". The figures count down to the instant named, or up from it after "SINCE".
func (r Reading) Headline(_ *time.Location) string {
	name := r.Clock.title()
	switch r.State {
	case StatePending:
		return name + " IN"
	case StateRunning, StateRenewed:
		return fmt.Sprintf("%s %s IN", name, verb(name, "END"))
	case StateHolding:
		if r.HeldPrecision == PrecisionDay {
			return fmt.Sprintf("DAY %d OF %d ENDS", r.DaysHeld+1, r.Clock.Days)
		}
		return fmt.Sprintf("DAY %d OF %d ENDS IN", r.DaysHeld+1, r.Clock.Days)
	case StateNotBegun:
		return fmt.Sprintf("%s %s IN", name, verb(name, "BEGIN"))
	case StateBroken, StateLapsed, StateEnded:
		return r.overHeadline(name)
	case StateComplete:
		return strings.ToUpper(plural(r.Clock.Days, "day")) + " COMPLETE SINCE"
	case StateFired:
		return name + " FIRED SINCE"
	case StateWaiting:
		return name + " WAITING"
	}
	return "SINCE: " + name
}

// overHeadline speaks of the truce where a streak that is nobody's own is over. A term may lapse while the truce goes on, and is called by its name.
func (r Reading) overHeadline(name string) string {
	if r.Clock.Kind != Streak || !r.Clock.Party.IsZero() {
		return name + " OVER SINCE"
	}
	return "TRUCE OVER SINCE"
}

// title gives the clock's short name in capitals, as a headline needs it: "First 48 h" is "48 HOURS".
func (c Clock) title() string {
	words := strings.Fields(strings.ToUpper(c.Short))
	for i, word := range words {
		if i > 0 && isNumber(words[i-1]) {
			words[i] = unitInFull(word)
		}
	}
	if len(words) > 2 && words[0] == "FIRST" && isNumber(words[1]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func isNumber(word string) bool {
	_, err := strconv.Atoi(word)
	return err == nil
}

func unitInFull(word string) string {
	switch word {
	case "H":
		return "HOURS"
	case "D":
		return "DAYS"
	case "MIN":
		return "MINUTES"
	}
	return word
}

// verb puts an S to a verb in capitals unless the name counts several of something: "48 HOURS END", "ARMY TRUCE ENDS".
func verb(name, root string) string {
	words := strings.Fields(name)
	for i, word := range words[:max(len(words)-1, 0)] {
		if isNumber(word) && word != "1" && strings.HasSuffix(words[i+1], "S") {
			return root
		}
	}
	return root + "S"
}
