package plot

import (
	"fmt"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

var firstDay = ceasefire.DayFrom(2016, time.August, 1)

// noon is midday of a day of August 2016 and after, counted from 1, in the fixture's zone.
func noon(day int) time.Time { return time.Date(2016, time.August, day, 12, 0, 0, 0, time.UTC) }

func id(n byte) ceasefire.ID { return ceasefire.ID{15: n} }

// truce is an agreement of two parties that takes effect on 10 August 2016, 19:00 UTC, with a streak, a term and a deadline that
// begin with it.
func truce() ceasefire.Frame {
	effect := time.Date(2016, time.August, 10, 19, 0, 0, 0, time.UTC)
	return ceasefire.Frame{
		Agreement: ceasefire.Agreement{Title: "Truce", Effect: effect, Zone: "UTC"},
		Parties: []ceasefire.Party{
			{ID: id(1), Name: "The North", Short: "North", Role: ceasefire.RoleSignatory, Colour: 0},
			{ID: id(2), Name: "The South", Short: "South", Role: ceasefire.RoleSignatory, Colour: 1},
		},
		Areas: []ceasefire.Area{{Code: "X-1", Name: "Uplands"}, {Code: "X-2", Name: "Coast"}},
		Clocks: []ceasefire.Clock{
			{ID: id(11), Kind: ceasefire.Streak, Name: "Seven days held", Short: "7 days", Starts: effect, Days: 7},
			{ID: id(12), Kind: ceasefire.FixedTerm, Name: "First 48 hours", Short: "48 h", Starts: effect, Ends: effect.Add(48 * time.Hour)},
			{ID: id(13), Kind: ceasefire.Deadline, Name: "Ceasefire begins", Short: "Start", Ends: effect},
		},
		Determinations: []ceasefire.Determination{
			{Clock: id(12), Ruling: ceasefire.Extended, At: effect.Add(40 * time.Hour), Until: effect.Add(96 * time.Hour), Precision: ceasefire.PrecisionMinute},
			{Clock: id(11), Ruling: ceasefire.Broken, At: effect.Add(6 * 24 * time.Hour), Precision: ceasefire.PrecisionMinute},
			{Clock: id(11), Ruling: ceasefire.Ended, At: effect.Add(6 * 24 * time.Hour), Precision: ceasefire.PrecisionMinute},
		},
	}
}

// fact is an incident at noon of a day, known to the minute.
func fact(day, party int, best int32, area string) ceasefire.Fact {
	at := noon(day).Unix()
	return ceasefire.Fact{
		From: at, Until: at + 60, Low: best, Best: best, High: best, PartyA: int16(party), PartyB: -1, Precision: ceasefire.PrecisionMinute,
		Severity: ceasefire.SeverityOf(ceasefire.People(int(best))), Type: ceasefire.Shelling, Scope: ceasefire.InScope, Area: area,
		Lat: 33 + float32(day*7%40)/10, Lon: 36 + float32(party*11%50)/10, Placed: ceasefire.PlacePrecision(day % 6),
	}
}

// shapes are the outlines of the two areas, one with an island, and of a country around them that reaches beyond any map.
func shapes() []ceasefire.Outline {
	square := func(south, west, north, east float64) [][]ceasefire.Point {
		return [][]ceasefire.Point{{{Lat: south, Lon: west}, {Lat: south, Lon: east}, {Lat: north, Lon: east}, {Lat: north, Lon: west}, {Lat: south, Lon: west}}}
	}
	return []ceasefire.Outline{
		{Name: "Elsewhere", Polygons: [][][]ceasefire.Point{square(20, 20, 60, 60)}},
		{Code: "X-1", Name: "Uplands", Polygons: [][][]ceasefire.Point{square(33, 36, 37, 39)}},
		{Code: "X-2", Name: "Coast", Polygons: [][][]ceasefire.Point{square(33, 39, 37, 41), square(34, 42, 35, 43)}},
	}
}

// yearOf is so many days with incidents of so many parties, two of them a day and party.
func yearOf(days, parties int) Subject {
	frame := truce()
	frame.Parties = nil
	for i := range parties {
		name := fmt.Sprintf("Party of a rather long name %d", i+1)
		frame.Parties = append(frame.Parties, ceasefire.Party{ID: id(byte(100 + i)), Name: name, Short: name, Colour: i})
	}
	judge(&frame, days)
	publish(&frame, days)
	chronicle(&frame, days)
	var facts []ceasefire.Fact
	for day := range days {
		for party := range parties {
			area := fmt.Sprintf("area %d", (day+party)%40)
			facts = append(facts, fact(day+1, party, int32((day*7+party*3)%23), area), fact(day+1, party, 1, "X-1"))
		}
	}
	return Subject{
		Frame: frame, Facts: ceasefire.FactsOf(facts), By: ceasefire.ByParty, Measure: ceasefire.DeathsMeasure,
		Filter: ceasefire.Filter{Days: ceasefire.Span{From: firstDay, To: firstDay + ceasefire.Day(days) - 1}},
		AsOf:   ceasefire.AsOf{At: noon(days)}, Attributions: []string{"A data set, CC BY 4.0"}, MadeAt: noon(days + 1),
		Outlines: shapes(), OutlineSource: "Made with Natural Earth.",
	}
}

// changed gives facts of which each was changed.
func changed(facts ceasefire.Facts, change func(i int, f *ceasefire.Fact)) ceasefire.Facts {
	list := facts.List()
	for i := range list {
		change(i, &list[i])
	}
	return ceasefire.FactsOf(list)
}

// ranged gives each incident a low and a high estimate of deaths, which differ from its best.
func ranged(s Subject) Subject {
	s.Facts = changed(s.Facts, func(_ int, f *ceasefire.Fact) {
		f.Low, f.High = f.Best/2, f.Best*3/2+1
	})
	return s
}

// judge gives each party two promises, both of which are judged within so many days, and some again.
func judge(frame *ceasefire.Frame, days int) {
	for i, p := range frame.Parties {
		for n := range 2 {
			commitment := ceasefire.ID{14: byte(n + 1), 15: byte(i)}
			frame.Commitments = append(frame.Commitments, ceasefire.Commitment{ID: commitment, Party: p.ID, Title: "A promise"})
			for k, score := range []int{i % 4, (i + n) % 4} {
				judgement := []ceasefire.Judgement{ceasefire.Scored, ceasefire.Scored, ceasefire.NotAssessable}[(i*n+k)%3]
				at := noon(1 + (i+k*days/2)%days).Add(-time.Hour)
				frame.Assessments = append(frame.Assessments, ceasefire.Assessment{Commitment: commitment, At: at, Judgement: judgement, Score: score})
			}
		}
	}
}

// publish adds a count of each party, the breakdowns of some of which do not add up.
func publish(frame *ceasefire.Frame, days int) {
	for i, p := range frame.Parties {
		at := noon(1 + i%days)
		t := ceasefire.Tally{
			AsOf: at, Precision: ceasefire.PrecisionMinute, Window: "a day", CountedBy: "The Observatory", Accused: p.Name, Party: p.ID, Metric: "violations",
			Basis: "Breaches as reported by observers on the ground.", Total: ceasefire.People(i * 37), Breakdown: fmt.Sprintf("%s 20; elsewhere %d", p.Name, i*30),
		}
		if i%3 > 0 {
			t.From = at.Add(-24 * time.Hour)
		}
		frame.Tallies = append(frame.Tallies, t)
	}
}

// chronicle adds up to thirty events, some of which are known to the minute and some to the week.
func chronicle(frame *ceasefire.Frame, days int) {
	for i := range min(days, 30) {
		at := noon(1 + i*days/min(days, 30))
		when := ceasefire.Moment{From: at, Until: at.Add(time.Minute), Precision: ceasefire.PrecisionMinute, Zone: "UTC"}
		if i%4 == 3 {
			when = ceasefire.Moment{From: at.Add(-12 * time.Hour), Until: at.Add(156 * time.Hour), Precision: ceasefire.PrecisionWeek, Zone: "UTC"}
		}
		frame.Timeline = append(frame.Timeline, ceasefire.Event{ID: ceasefire.ID{13: 1, 15: byte(i)}, When: when, Title: fmt.Sprintf("Event %d is announced", i+1)})
	}
}

// made makes a picture, or ends the test.
func made(t *testing.T, kind Kind, s Subject) Picture {
	t.Helper()
	p, err := New(kind, s)
	if err != nil {
		t.Fatalf("New(%s): %v", kind, err)
	}
	return p
}
