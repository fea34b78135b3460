package report

import (
	"fmt"
	"slices"
	"strconv"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// line is one line of a list: a name and what is said of it.
type line struct{ Name, Says string }

// clockLines says where each clock stands, and to the second how long one that runs has left.
func (r Report) clockLines() []line {
	var lines []line
	for _, reading := range r.Readings {
		lines = append(lines, line{reading.Clock.Name, r.clockWords(reading)})
	}
	return lines
}

// clockWords says where a clock stands, and when a term had lapsed before it was renewed.
func (r Report) clockWords(reading ceasefire.Reading) string {
	words := r.standing(reading)
	for _, l := range reading.Lapses() {
		words += "; had lapsed " + l.Words(r.Zone)
	}
	return words
}

func (r Report) standing(reading ceasefire.Reading) string {
	left := ceasefire.FormatLeft(reading.Left) + " left"
	switch reading.State {
	case ceasefire.StatePending, ceasefire.StateRunning, ceasefire.StateRenewed:
		return reading.State.Words() + ", " + left
	case ceasefire.StateHolding:
		if reading.HeldPrecision == ceasefire.PrecisionDay {
			left = "to be held until the end of " + ceasefire.DayOf(reading.Ends.Add(-1), r.Zone).Format()
		}
		return reading.Summary(r.Zone) + ", " + left
	}
	return reading.Summary(r.Zone)
}

// partyLines gives each party's compliance, always with how many of its commitments were assessed.
func (r Report) partyLines() []line {
	var lines []line
	for _, c := range r.Compliance {
		figure := "not assessed"
		if c.Known {
			figure = strconv.FormatFloat(c.Score, 'f', 2, 64)
		}
		lines = append(lines, line{c.Party.Name, fmt.Sprintf("%s (%d of %d assessed)", figure, c.Assessed, c.Commitments)})
	}
	return lines
}

// incidentLines counts the incidents up to the instant, by scope, and their dead.
func (r Report) incidentLines() []line {
	c := r.Counts
	return []line{
		{"Total", strconv.Itoa(c.Total)},
		{"In scope", strconv.Itoa(c.In)},
		{"Out of scope", strconv.Itoa(c.Out)},
		{"Disputed", strconv.Itoa(c.Disputed)},
		{"Deaths", deathWords(c)},
	}
}

// deathWords gives the dead of the incidents; where no incident is recorded there is nothing to be unknown.
func deathWords(c store.Counts) string {
	if c.Total == 0 {
		return "none recorded"
	}
	return fmt.Sprintf("%s (%s to %s)", people(c.Deaths.Best), people(c.Deaths.Low), people(c.Deaths.High))
}

// people gives a number of people, or a question mark where it is unknown, which is not 0.
func people(c ceasefire.Count) string {
	if !c.Known {
		return "?"
	}
	return strconv.Itoa(c.N)
}

// dueLines lists what comes next.
func (r Report) dueLines() []line {
	var lines []line
	for _, d := range r.Due {
		name := d.When(r.Zone)
		says := d.What
		if d.Party != "" {
			says += " (" + d.Party + ")"
		}
		lines = append(lines, line{name, says})
	}
	return lines
}

// proposalLines lists what argues for a break.
func (r Report) proposalLines() []line {
	var lines []line
	for _, p := range r.Proposals {
		lines = append(lines, line{p.Day.Midnight().Format("2 Jan 2006"), p.Why})
	}
	return lines
}

// changeLines compares deaths a day in scope before, during and after. Where nothing is recorded of the time before, there is nothing to compare
// with, and a mean of 0 would say that it was peaceful.
func (r Report) changeLines() []line {
	var lines []line
	if !slices.ContainsFunc(r.Change.Means, func(m ceasefire.Mean) bool { return m.Span == r.Windows.Before && m.N > 0 }) {
		return nil
	}
	for _, m := range r.Change.Means {
		lines = append(lines, line{m.Name, fmt.Sprintf("%.1f deaths a day over %d whole days", m.PerDay, m.Days)})
	}
	if r.Change.HasInterval {
		lines = append(lines, line{"Ratio during to before", fmt.Sprintf("%.2f (95 %% interval %.2f to %.2f)", r.Change.Ratio, r.Change.Low, r.Change.High)})
	}
	return lines
}

// section is a heading with its lines; one without lines is left out.
type section struct {
	Topic  topic
	Title  string
	Lines  []line
	Figure *figure
}

// sections lays the situation out, the most pressing first.
func (r Report) sections() []section {
	all := []section{
		{Topic: clocks, Title: "Clocks", Lines: r.clockLines()},
		{Topic: compliance, Title: "Compliance (score of 1)", Lines: r.partyLines()},
		{Topic: decisions, Title: "For an analyst to decide", Lines: r.proposalLines()},
		{Topic: due, Title: "Due next", Lines: r.dueLines()},
		{Topic: incidents, Title: "Incidents up to this instant", Lines: r.incidentLines()},
		{Topic: change, Title: "Deaths a day in scope", Lines: r.changeLines()},
	}
	var filled []section
	for _, s := range all {
		if len(s.Lines) > 0 {
			filled = append(filled, s)
		}
	}
	return filled
}

// readAt says at which instant the dossier was read, in its zone.
func (r Report) readAt() string {
	text := "As of " + ceasefire.FormatInstant(r.AsOf.At, ceasefire.PrecisionMinute, r.Zone) + " (" + r.Frame.Agreement.Zone + ")"
	if !r.AsOf.KnownAt.IsZero() {
		text += ", as known at " + ceasefire.FormatInstant(r.AsOf.KnownAt, ceasefire.PrecisionMinute, r.Zone)
	}
	return text
}
