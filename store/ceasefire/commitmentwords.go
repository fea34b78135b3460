package ceasefire

import (
	"fmt"
	"strings"
	"time"
)

// DueWords says what a due rule comes to as it stands at an instant: "due 19 Sep 2016, 19:00", "due 2 days 3 hours after the end of First 48
// hours: 16 Sep 2016, 22:00", or that there is no date, or none yet.
func (f Frame) DueWords(d Due, at time.Time) string {
	due := FormatInstant(f.dueOf(d, f.Readings(at)), PrecisionMinute, f.Agreement.Location())
	clock, known := f.Clock(d.Clock)
	switch {
	case d.Kind == DueNone:
		return "no due date: owed for as long as the agreement runs"
	case d.Kind == DueAt && due == "":
		return "due at an instant that is not given yet"
	case d.Kind == DueAt:
		return "due " + due
	case !known:
		return "due by a clock that is not chosen yet"
	}
	words := "due " + d.wait(clock)
	if due == "" {
		return words + ", which has no date yet"
	}
	return words + ": " + due
}

// wait says how long after or before which end of its clock something is due: "2 days 30 minutes after the start of Army truce", "3 days before the end of
// Army truce", "at the end of Army truce".
func (d Due) wait(clock Clock) string {
	end := map[DueKind]string{DueClockStarts: "the start of ", DueClockEnds: "the end of "}[d.Kind]
	if clock.Kind == Deadline {
		end = ""
	}
	days, hours := d.lengths(1)
	daysBefore, hoursBefore := d.lengths(-1)
	switch later, earlier := strings.TrimSpace(days+" "+hours), strings.TrimSpace(daysBefore+" "+hoursBefore); {
	case later == "" && earlier == "":
		return "at " + end + clock.Name
	case earlier == "":
		return later + " after " + end + clock.Name
	case later == "":
		return earlier + " before " + end + clock.Name
	case days != "":
		return days + " after " + end + clock.Name + ", less " + hoursBefore
	default:
		return daysBefore + " before " + end + clock.Name + ", and " + hours
	}
}

// lengths says the days, and the hours and minutes, that lie in a direction, 1 or -1; nothing where they lie in the other, or are none.
func (d Due) lengths(direction int) (days, hours string) {
	if n := direction * d.Days; n > 0 {
		days = plural(n, "day")
	}
	rest := time.Duration(direction) * d.After
	if n := int(rest / time.Hour); n > 0 {
		hours = plural(n, "hour")
	}
	if n := int(rest % time.Hour / time.Minute); n > 0 {
		hours = strings.TrimSpace(hours + " " + plural(n, "minute"))
	}
	return days, hours
}

// ConditionWords says what a condition waits for and whether that has come at an instant; nothing where there is no condition.
func (f Frame) ConditionWords(c Condition, at time.Time) string {
	_, clock := f.Clock(c.Clock)
	_, commitment := f.Commitment(c.Commitment)
	unsaid := c.Kind == ConditionClock && !clock || c.Kind == ConditionCommitment && !commitment || c.Kind == ConditionStatement && c.Text == ""
	switch {
	case c.Kind == ConditionNone:
		return ""
	case unsaid:
		return "waits for something that is not given yet"
	case !f.conditionMet(c, f.Readings(at), at):
		return "waits for " + f.waitsFor(c) + ": not yet"
	case c.Kind == ConditionStatement:
		return fmt.Sprintf("waited for %s: met %s", c.Text, FormatInstant(c.MetAt, PrecisionMinute, f.Agreement.Location()))
	}
	return "waits for " + f.waitsFor(c) + ": met"
}

// Words says what a rule asks for, in the order in which its conditions stand: "both sides are Gov., Opp. or civilians; Aleppo; from 12 Sep 2016".
func (r ScopeRule) Words(f Frame) string {
	var names []string
	for _, p := range f.Parties {
		if r.names(Side{Party: p.ID}) {
			names = append(names, p.Short)
		}
	}
	if r.Match == BothOf && r.Civilians {
		names = append(names, "civilians")
	}
	who := map[PartyMatch]string{MatchAny: "whoever the sides are", AnyOf: "one side is ", BothOf: "both sides are ", NoneOf: "neither side is "}[r.Match]
	if r.Match != MatchAny {
		who += orList(names)
	}
	parts := []string{who}
	var areas []string
	for _, code := range r.Areas {
		area, _ := f.Area(code)
		areas = append(areas, area.Name)
	}
	if len(areas) > 0 {
		parts = append(parts, "in "+orList(areas))
	}
	if days := r.Days.Format(); days != "" {
		parts = append(parts, days)
	}
	return strings.Join(parts, "; ")
}

// orList joins names as a sentence does: "Gov., Opp. or civilians".
func orList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}
