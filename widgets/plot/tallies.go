package plot

import (
	"slices"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// tallies is the chart of what monitors published, each count beside the log's own over the same window and never added to it.
type tallies struct {
	subject Subject
	scope   ceasefire.Scope
	result  ceasefire.TallyComparison
	groups  []tallyGroup
}

// tallyGroup is one published count with the words and the tints that it is shown in.
type tallyGroup struct {
	ceasefire.TallyBeside
	head, window, text, log string
	tint                    tint
	parts                   []tallyPart
}

// tallyPart is a segment of a published count; plain says that it belongs to no party.
type tallyPart struct {
	name  string
	n     int
	tint  tint
	plain bool
}

// newTallies holds the tallies against the incidents of the scope that is looked at, be it all.
func newTallies(s Subject) *tallies {
	t := &tallies{subject: s, scope: ceasefire.Scope(s.Filter.Scope)}
	view := ceasefire.TallyView{At: s.AsOf.At, Scope: t.scope, Days: s.Filter.Days}
	if view.At.IsZero() {
		for _, tally := range s.Frame.Tallies {
			view.At = latest(latest(view.At, tally.Until), ceasefire.DayOf(tally.AsOf, s.zone()).End(s.zone()))
		}
	}
	t.result = s.Frame.TalliesBeside(s.Facts, view)
	for _, count := range t.result.Counts {
		t.groups = append(t.groups, t.group(count))
	}
	return t
}

// group finds the words and the tints of one count.
func (t *tallies) group(b ceasefire.TallyBeside) tallyGroup {
	g := tallyGroup{TallyBeside: b, tint: neutralTint}
	if party, ok := t.subject.Frame.Party(b.Tally.Party); ok {
		g.tint = partyTint(party.Colour)
	}
	for _, p := range b.Parts {
		part := tallyPart{name: oneLine(p.Name), n: p.N, tint: g.tint, plain: true}
		if party, ok := t.subject.Frame.Party(p.Party); ok {
			part.tint, part.plain = partyTint(party.Colour), false
		}
		g.parts = append(g.parts, part)
	}
	g.head, g.window = t.head(b)
	g.text, g.log = t.text(b), t.logWords(b)
	return g
}

// total gives the published count, and sum what its parts add up to.
func (g tallyGroup) total() float64 { return float64(g.Tally.Total.N) }

func (g tallyGroup) sum() float64 {
	sum := 0
	for _, p := range g.parts {
		sum += p.n
	}
	return float64(sum)
}

// longest gives where the longer of the published bars ends.
func (g tallyGroup) longest() float64 { return max(g.total(), g.sum()) }

// span runs from the first day of a window, or of a publication, to the last.
func (t *tallies) span() ceasefire.Span {
	var span ceasefire.Span
	for _, g := range t.groups {
		days := g.Days
		if !g.HasLog {
			at := ceasefire.DayOf(g.Tally.AsOf, t.subject.zone())
			days = ceasefire.Span{From: at, To: at}
		}
		if span.From.IsZero() {
			span = days
		}
		span.From, span.To = min(span.From, days.From), max(span.To, days.To)
	}
	return span
}

func (t *tallies) table() [][]string {
	rows := [][]string{{"counted_by", "metric", "accused", "window", "from", "to", "published", "parts", "parts_sum", "log", "log_counts"}}
	for _, g := range t.groups {
		row := []string{
			oneLine(g.Tally.CountedBy), oneLine(g.Tally.Metric), oneLine(g.Tally.Accused), oneLine(g.Tally.Window), g.Days.From.String(), g.Days.To.String(),
			strconv.Itoa(g.Tally.Total.N), "", "", "", "",
		}
		if len(g.parts) > 0 {
			row[7], row[8] = partWords(g.parts, exact), exact(g.sum())
		}
		if g.HasLog {
			row[9], row[10] = strconv.Itoa(g.Log), string(g.Measure)
		}
		rows = append(rows, row)
	}
	return rows
}

// partWords lists parts as they were published: "Aleppo 20; Hama 8".
func partWords(parts []tallyPart, number func(float64) string) string {
	list := make([]string, len(parts))
	for i, p := range parts {
		list[i] = p.name + " " + number(float64(p.n))
	}
	return strings.Join(list, "; ")
}

// keys gives the legend: the log, and whom the counts and their breakdowns accuse.
func (t *tallies) keys() []key {
	out := []key{{name: "The log’s own count" + t.subject.inScope(), tint: logTint, hatched: true}}
	add := func(name string, tint tint) {
		if !slices.ContainsFunc(out, func(k key) bool { return k.tint == tint }) {
			out = append(out, key{name: name, tint: tint})
		}
	}
	for _, g := range t.groups {
		if g.tint == neutralTint {
			add("Published, no one party accused", g.tint)
		}
	}
	for _, party := range t.subject.Frame.Parties {
		for _, g := range t.groups {
			named := slices.ContainsFunc(g.Parts, func(p ceasefire.TallyPart) bool { return p.Party == party.ID })
			if named || g.Tally.Party == party.ID {
				add("Published, "+Aside(oneLine(party.Short))+" accused", partyTint(party.Colour))
			}
		}
	}
	return out
}
