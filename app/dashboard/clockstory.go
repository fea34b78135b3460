package dashboard

import (
	"slices"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// The most of a long list that a clock's detail shows.
const (
	mostProposals = 20
	mostIncidents = 6
)

// clockStory is all that the detail says of a clock but what ticks, so that it is laid out anew only when something in it changed.
type clockStory struct {
	clock     ceasefire.Clock
	facts     []fact
	notes     []fact
	rule      string
	rulings   []rulingLine
	proposals []proposalLine
	proposed  int
	legs      []legLine
	rulable   bool
}

// rulingLine is a determination in words.
type rulingLine struct {
	id                 ceasefire.ID
	head, reason, foot string
	// annulled says by whom, when and why it was annulled; nothing where it counts.
	annulled string
	evidence []clockIncident
	more     int
}

// proposalLine is a proposed break in words.
type proposalLine struct {
	proposal  ceasefire.Proposal
	day, why  string
	incidents []clockIncident
	more      int
}

// legLine is a trigger's leg in words; one that no streak meets can be ruled on.
type legLine struct {
	leg     ceasefire.Leg
	met     bool
	head    string
	why     string
	byRules bool
}

// newClockStory tells a clock's story from a snapshot. found are the incidents that could be read so far.
func newClockStory(shot *Snapshot, r ceasefire.Reading, zones widgets.ClockZones, found clockIncidents) clockStory {
	s := clockStory{clock: r.Clock, facts: clockFacts(shot, r, zones), notes: clockNotes(shot, r.Clock), rulable: len(rulingsFor(r.Clock)) > 0}
	if r.Clock.Kind == ceasefire.Streak {
		s.rule = breakRuleWords(shot, r)
	}
	for _, d := range clockRulings(shot.Frame, r.Clock.ID) {
		s.rulings = append(s.rulings, newRulingLine(shot, d, zones, found))
	}
	proposals := proposalsOf(shot, r.Clock.ID)
	s.proposed = len(proposals)
	for _, p := range proposals[:min(len(proposals), mostProposals)] {
		s.proposals = append(s.proposals, newProposalLine(p, found))
	}
	for _, l := range r.Legs {
		s.legs = append(s.legs, newLegLine(l, zones))
	}
	return s
}

// clockRulings gives the determinations on a clock, newest first.
func clockRulings(f ceasefire.Frame, clock ceasefire.ID) []ceasefire.Determination {
	var found []ceasefire.Determination
	for _, d := range f.Determinations {
		if d.Clock == clock {
			found = append(found, d)
		}
	}
	slices.SortStableFunc(found, func(a, b ceasefire.Determination) int { return a.At.Compare(b.At) })
	slices.Reverse(found)
	return found
}

func proposalsOf(shot *Snapshot, clock ceasefire.ID) []ceasefire.Proposal {
	var found []ceasefire.Proposal
	for _, p := range shot.Proposals {
		if p.Clock == clock {
			found = append(found, p)
		}
	}
	return found
}

func newRulingLine(shot *Snapshot, d ceasefire.Determination, zones widgets.ClockZones, found clockIncidents) rulingLine {
	line := rulingLine{id: d.ID, head: rulingHead(shot.Frame, d, zones), reason: d.Reason}
	if !d.Counts() {
		last := d.Annulments[len(d.Annulments)-1]
		line.annulled = "Annulled by " + last.Recorded.By + ", " + zones.Format(last.Recorded.At, ceasefire.PrecisionMinute) + ": " + last.Reason
	}
	source, _ := shot.Frame.Source(d.Source)
	line.foot = "by " + d.Recorded.By
	if source.Title != "" {
		line.foot += ", after: " + source.Title
	}
	shown := d.Evidence[:min(len(d.Evidence), mostIncidents)]
	for _, e := range shown {
		if incident, ok := found.byID[e.Incident]; ok {
			if e.Stance == ceasefire.StanceAgainst {
				incident.words = "Against: " + incident.words
			}
			line.evidence = append(line.evidence, incident)
		}
	}
	line.more = len(d.Evidence) - len(shown)
	return line
}

// rulingHead names a ruling: "16 Sep 2016: extended to 19 Sep 2016, 19:00", with a word for one that is annulled.
func rulingHead(f ceasefire.Frame, d ceasefire.Determination, zones widgets.ClockZones) string {
	words := zones.Format(d.At, d.Precision) + ": " + ruledWords(f, d, zones)
	if !d.Counts() {
		return "Annulled · " + words
	}
	return words
}

func newProposalLine(p ceasefire.Proposal, found clockIncidents) proposalLine {
	line := proposalLine{proposal: p, day: p.Day.Format(), why: p.Why}
	shown := p.Keys[:min(len(p.Keys), mostIncidents)]
	for _, key := range shown {
		if incident, ok := found.byKey[key]; ok {
			line.incidents = append(line.incidents, incident)
		}
	}
	line.more = len(p.Keys) - len(shown)
	return line
}

func newLegLine(l ceasefire.LegReading, zones widgets.ClockZones) legLine {
	line := legLine{leg: l.Leg, met: l.Met, head: "○ " + l.Leg.Name + ": open", why: l.Why, byRules: l.Leg.Clock.IsZero()}
	if l.Met {
		line.head = "● " + l.Leg.Name + ": met " + zones.Format(l.At, l.Precision)
	}
	return line
}
