package dashboard

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// clockKinds gives each kind of clock a name and a word of what it is.
func clockKinds() []struct {
	kind ceasefire.ClockKind
	name string
	is   string
} {
	return []struct {
		kind ceasefire.ClockKind
		name string
		is   string
	}{
		{ceasefire.Deadline, "Deadline", "one instant"},
		{ceasefire.FixedTerm, "Fixed term", "from a start to an end, may be renewed"},
		{ceasefire.Streak, "Streak", "days in a row, from a start or the last break"},
		{ceasefire.Trigger, "Trigger", "fires when all its legs are met"},
	}
}

func clockKindName(kind ceasefire.ClockKind) string {
	for _, k := range clockKinds() {
		if k.kind == kind {
			return k.name
		}
	}
	return string(kind)
}

// clockStands says in one line how a clock stands, to the second: "renewed, 16:00:00 left", "day 3 of 7 ends in 05:00:00".
func clockStands(r ceasefire.Reading, zones widgets.ClockZones) string {
	_, known := r.Instant()
	left := r.Figures(zones.Of(known))
	at, precision := r.Instant()
	when := zones.Format(at, precision)
	switch r.State {
	case ceasefire.StatePending:
		return "In " + left
	case ceasefire.StateNotBegun:
		return "Not begun, begins in " + left
	case ceasefire.StateRunning:
		return "Running, " + left + " left"
	case ceasefire.StateRenewed:
		return "Renewed, " + left + " left"
	case ceasefire.StateHolding:
		if r.HeldPrecision == ceasefire.PrecisionDay {
			return fmt.Sprintf("Holding, day %d of %d ends %s", r.DaysHeld+1, r.Clock.Days, left)
		}
		return fmt.Sprintf("Holding, day %d of %d ends in %s", r.DaysHeld+1, r.Clock.Days, left)
	case ceasefire.StateComplete:
		return fmt.Sprintf("Complete: %s held", counted(r.DaysHeld, "day", "days"))
	case ceasefire.StateBroken:
		return fmt.Sprintf("Broken, over since %s", when)
	case ceasefire.StateLapsed:
		return upperFirst(r.State.Words()) + " " + endWords(at, zones)
	case ceasefire.StateWaiting:
		return "Waiting, " + r.Summary(zones.Times) + " met"
	}
	return upperFirst(r.State.Words()) + " " + when
}

func upperFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// clockFacts lists what a clock is and when, in reading order.
func clockFacts(shot *Snapshot, r ceasefire.Reading, zones widgets.ClockZones) []fact {
	party, _ := shot.Frame.Party(r.Clock.Party)
	return append([]fact{{"Kind", clockKindWords(r.Clock)}, {"Declared by", party.Name}}, clockTimes(r, zones)...)
}

// clockNotes lists what else is known of a clock.
func clockNotes(shot *Snapshot, c ceasefire.Clock) []fact {
	source, _ := shot.Frame.Source(c.Source)
	return []fact{{"Note", c.Note}, {"Source", source.Title}}
}

func clockKindWords(c ceasefire.Clock) string {
	name := clockKindName(c.Kind)
	switch c.Kind {
	case ceasefire.Streak:
		name += " of " + counted(c.Days, "day", "days")
	case ceasefire.Trigger:
		name += " of " + counted(len(c.Legs), "leg", "legs")
	}
	return name
}

// clockTimes lists a clock's instants.
func clockTimes(r ceasefire.Reading, zones widgets.ClockZones) []fact {
	minute := ceasefire.PrecisionMinute
	starts, ends := zones.Format(r.Starts, minute), zones.Format(r.Ends, minute)
	var facts []fact
	switch r.Clock.Kind {
	case ceasefire.Deadline:
		facts = []fact{{"At", ends}}
	case ceasefire.FixedTerm:
		facts = []fact{{"Starts", starts}, {"Ends", endWords(r.Ends, zones)}}
		if !r.Ends.Equal(r.Clock.Ends) {
			facts = append(facts, fact{"First end", endWords(r.Clock.Ends, zones)})
		}
		for _, l := range r.Lapses() {
			facts = append(facts, fact{"Lapsed", zones.Format(l.From, minute) + ", until renewed " + zones.Format(l.Until, l.Precision)})
		}
	case ceasefire.Streak:
		facts = streakTimes(r, zones)
	case ceasefire.Trigger:
		facts = []fact{{"Fired", zones.Format(r.Starts, max(r.FiredPrecision, minute))}}
	}
	return append(facts, fact{"Ended by ruling", zones.Format(r.EndedAt, r.EndedPrecision)})
}

// endOf is how an end is written that is a day's.
const endOf = "end of "

// endWords says when a term ends. What ends at a midnight of the dossier's zone ends with the day before, as somebody says who names its last day.
func endWords(at time.Time, zones widgets.ClockZones) string {
	if words := ceasefire.FormatEnd(at, zones.Days); strings.HasPrefix(words, endOf) {
		return words
	}
	return zones.Format(at, ceasefire.PrecisionMinute)
}

func streakTimes(r ceasefire.Reading, zones widgets.ClockZones) []fact {
	minute := ceasefire.PrecisionMinute
	facts := []fact{{"Starts", zones.Format(r.Starts, minute)}, {"Complete", zones.Format(r.Ends, max(r.HeldPrecision, minute))}}
	if r.State == ceasefire.StateNotBegun {
		return facts
	}
	longest := counted(r.LongestDays, "whole day", "whole days")
	if r.State == ceasefire.StateBroken {
		return append(facts, fact{"Longest", longest})
	}
	held := counted(r.DaysHeld, "whole day", "whole days")
	if r.HeldSince.After(r.Starts) {
		held += ", " + r.CountedFrom(zones.Of(r.LastBreak.Precision))
	}
	return append(facts, fact{"Held", held + "; the longest so far: " + longest})
}

// breakRuleWords says by what a break is proposed, with the figures it comes to.
func breakRuleWords(shot *Snapshot, r ceasefire.Reading) string {
	rule := r.Clock.BreakRule
	var parts []string
	if rule.MinSeverity != ceasefire.SeverityUnknown {
		parts = append(parts, fmt.Sprintf("for an incident in scope, with a signatory on a side, of severity %d or more", rule.MinSeverity))
	}
	if len(rule.Types) > 0 {
		parts = append(parts, "for an incident in scope, with a signatory on a side, of the type "+typeWords(rule.Types))
	}
	if rule.DailyShare > 0 {
		share := "for a day with " + string(rule.Measure()) + " above " + percent(rule.DailyShare) + " % of the baseline"
		if baseline, ok := shot.Frame.BreakBaseline(shot.All, r.At, rule); ok {
			share += fmt.Sprintf(", which is %.1f a day: above %.1f", baseline, rule.DailyShare*baseline)
		} else {
			share += ", of which nothing is known before the start"
		}
		parts = append(parts, share)
	}
	if len(parts) == 0 {
		return "The clock has no rule: no break is proposed."
	}
	return "Proposed " + strings.Join(parts, ", and ") + "."
}

// typeWords lists types in words: "air strike, shelling or arrest".
func typeWords(types []ceasefire.Type) string {
	var names []string
	for _, t := range types {
		names = append(names, strings.ToLower(t.Name()))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', -1, 64) }
