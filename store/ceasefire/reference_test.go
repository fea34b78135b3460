package ceasefire

// The reference: the rules as they read when each fact is taken on its own, one after another, against which the columns are held.

import (
	"cmp"
	"slices"
	"time"
)

// reference is a frame whose counts are made plainly.
type reference struct{ Frame }

// plainOmissions counts what is left out by reason, as it comes.
type plainOmissions struct{ list []LeftOut }

func (o *plainOmissions) add(reason string) {
	for i := range o.list {
		if o.list[i].Reason == reason {
			o.list[i].N++
			return
		}
	}
	o.list = append(o.list, LeftOut{Reason: reason, N: 1})
}

func (f reference) Daily(facts []Fact, span Span, by Grouping, m Measure) Days {
	span = f.closed(span, facts)
	zone := f.Agreement.Location()
	days, omitted := newCalendar(span, zone), plainOmissions{}
	groups := referenceGroups{by: by, frame: f.Frame, days: days.days()}
	out := Days{Span: span}
	for n := range facts {
		fact := &facts[n]
		day, reason := days.place(whenOf(fact))
		value, known := measured(m, fact)
		switch {
		case reason != "":
			omitted.add(reason)
		case !known:
			omitted.add(reasonDeaths)
		default:
			groups.of(fact)[day] += value
			out.N++
		}
	}
	out.Series, out.LeftOut = groups.series(m), omitted.list
	return out
}

// closed gives the span with its open ends drawn to the first and last day that a fact lies on.
func (f reference) closed(span Span, facts []Fact) Span {
	if !span.From.IsZero() && !span.To.IsZero() {
		return span
	}
	var first, last int64
	seen := false
	for n := range facts {
		fact := &facts[n]
		if !fact.Precision.OnOneDay() {
			continue
		}
		if !seen {
			first, last, seen = fact.From, fact.From, true
		}
		first, last = min(first, fact.From), max(last, fact.From)
	}
	if !seen {
		return span
	}
	zone := f.Agreement.Location()
	if span.From.IsZero() {
		span.From = DayOf(time.Unix(first, 0), zone)
	}
	if span.To.IsZero() {
		span.To = DayOf(time.Unix(last, 0), zone)
	}
	return span
}

func (f reference) Casualties(facts []Fact, span Span) Casualties {
	span = f.closed(span, facts)
	days, omitted := newCalendar(span, f.Agreement.Location()), plainOmissions{}
	n := days.days()
	out := Casualties{Span: span, Low: make([]float64, n), Best: make([]float64, n), High: make([]float64, n)}
	for n := range facts {
		fact := &facts[n]
		day, reason := days.place(whenOf(fact))
		switch {
		case reason != "":
			omitted.add(reason)
		case fact.Best < 0:
			omitted.add(reasonDeaths)
		default:
			out.addReference(day, fact)
		}
	}
	for day, best := range out.Best {
		out.Ranged = out.Ranged || out.Low[day] != best || out.High[day] != best
	}
	out.LeftOut = omitted.list
	return out
}

func (c *Casualties) addReference(day int, fact *Fact) {
	best := float64(fact.Best)
	low, high := plainOrBest(fact.Low, fact.Best), plainOrBest(fact.High, fact.Best)
	c.Low[day] += low
	c.Best[day] += best
	c.High[day] += high
	c.Doubts = c.Doubts.Plus(plainDoubts(fact))
	c.N++
}

func plainDoubts(fact *Fact) Doubts {
	var d Doubts
	if fact.Low < 0 || fact.High < 0 {
		d.Lacking = 1
	}
	if fact.Low > fact.Best || fact.High >= 0 && fact.High < fact.Best {
		d.Contrary = 1
	}
	return d
}

func (f reference) Hours(facts []Fact, m Measure) WeekHours {
	zone := f.Agreement.Location()
	var out WeekHours
	var omitted plainOmissions
	for n := range facts {
		fact := &facts[n]
		value, known := measured(m, fact)
		switch {
		case !fact.Precision.HasTime():
			omitted.add(fact.Precision.withoutHour())
		case !known:
			omitted.add(reasonDeaths)
		default:
			at := time.Unix(fact.From, 0).In(zone)
			out.Values[(int(at.Weekday())+6)%7][at.Hour()] += value
			out.N++
		}
	}
	out.LeftOut = omitted.list
	return out
}

func (f reference) Places(facts []Fact, m Measure) ([]Bar, []LeftOut) {
	return plainBars(facts, m, func(fact *Fact) string { return fact.Area }, func(code string) Bar {
		if area, ok := f.Area(code); ok {
			return Bar{Key: area.Code, Name: area.Name}
		}
		return Bar{Key: code, Name: code}
	})
}

// ByType sums facts by type, largest first, leaving out as Places does.
func (f reference) ByType(facts []Fact, m Measure) ([]Bar, []LeftOut) {
	return plainBars(facts, m, func(fact *Fact) string { return string(fact.Type) }, func(code string) Bar {
		return Bar{Key: code, Name: Type(code).Name()}
	})
}

// plainBars sums facts by a code, or leaves them out where that is empty; label names the bar of a code, once for each.
func plainBars(facts []Fact, m Measure, codeOf func(*Fact) string, label func(code string) Bar) ([]Bar, []LeftOut) {
	var list []Bar
	var omitted plainOmissions
	places := map[string]int{}
	for n := range facts {
		fact := &facts[n]
		code := codeOf(fact)
		if code == "" {
			omitted.add(reasonNowhere)
			continue
		}
		if _, known := measured(m, fact); !known {
			omitted.add(reasonDeaths)
			continue
		}
		i, seen := places[code]
		if !seen {
			i = len(list)
			places[code] = i
			list = append(list, label(code))
		}
		list[i].addReference(fact, m)
	}
	slices.SortFunc(list, func(a, b Bar) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return list, omitted.list
}

// add counts a fact in. Where only the best estimate is known, it stands for the low and the high as well.
func (b *Bar) addReference(fact *Fact, m Measure) {
	b.N++
	if m != DeathsMeasure {
		b.Low, b.Value, b.High = b.Low+1, b.Value+1, b.High+1
		return
	}
	b.Value += float64(fact.Best)
	b.Low += plainOrBest(fact.Low, fact.Best)
	b.High += plainOrBest(fact.High, fact.Best)
	b.Doubts = b.Doubts.Plus(plainDoubts(fact))
}

func plainOrBest(estimate, best int32) float64 {
	if estimate < 0 {
		return float64(best)
	}
	return float64(estimate)
}

func whenOf(fact *Fact) factTime { return factTime{fact.From, fact.Until, fact.Precision} }

func measured(m Measure, fact *Fact) (float64, bool) {
	if m == DeathsMeasure {
		return float64(fact.Best), fact.Best >= 0
	}
	return 1, true
}
