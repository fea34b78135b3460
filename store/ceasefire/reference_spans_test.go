package ceasefire

import (
	"cmp"
	"slices"
)

// The reference for what lies in windows.

func (f reference) BeforeAfter(facts []Fact, w Windows, m Measure) BeforeAfter {
	out := BeforeAfter{Mixed: w.Mixed}
	windows := []window{f.window("Before", w.Before), f.window("During", w.During), f.window("After", w.After)}
	omitted := f.fill(windows, w, facts, m)
	for _, win := range windows {
		if win.span.Len() > 0 {
			out.Means = append(out.Means, Mean{win.name, win.span, win.span.Len(), win.n, mean(win.values)})
		}
		out.N += win.n
	}
	out.LeftOut = omitted.list
	out.compare(windows[0].values, windows[1].values)
	return out
}

// fill puts each fact into its window.
func (f reference) fill(windows []window, w Windows, facts []Fact, m Measure) plainOmissions {
	var omitted plainOmissions
	var between []calendar
	for _, day := range w.Mixed {
		between = append(between, newCalendar(Span{From: day, To: day}, f.Agreement.Location()))
	}
	for n := range facts {
		fact := &facts[n]
		i, day, reason := placeIn(windows, fact)
		if reason == reasonPeriod && touches(between, fact) {
			reason = reasonMixed
			if vague := fact.Precision.vague(); vague != "" {
				reason = vague
			}
		}
		value, known := measured(m, fact)
		switch {
		case w.CountVague && known && spreadPlainly(windows, fact, value):
		case reason != "":
			omitted.add(reason)
		case !known:
			omitted.add(reasonDeaths)
		default:
			windows[i].values[day] += value
			windows[i].n++
		}
	}
	return omitted
}

// spreadPlainly counts a fact that is known less closely than to the day in the window that holds all the days on which it may lie, the same part on each. It
// reports false, and counts nothing, where there is no such window or the fact lies on one day.
func spreadPlainly(windows []window, fact *Fact, value float64) bool {
	if fact.Precision.vague() == "" {
		return false
	}
	for i := range windows {
		first, last, ok := windows[i].days.reach(whenOf(fact))
		if !ok {
			continue
		}
		for day := first; day <= last; day++ {
			windows[i].values[day] += value / float64(last-first+1)
		}
		windows[i].n++
		return true
	}
	return false
}

// placeIn gives the window in which a fact lies and the day within it, or the reason why it lies in none.
func placeIn(windows []window, fact *Fact) (int, int, string) {
	for i := range windows {
		days := &windows[i].days
		if days.misses(whenOf(fact)) {
			continue
		}
		day, reason := days.place(whenOf(fact))
		return i, day, reason
	}
	return 0, 0, reasonPeriod
}

func touches(days []calendar, fact *Fact) bool {
	for _, day := range days {
		if !day.misses(whenOf(fact)) {
			return true
		}
	}
	return false
}

func (f reference) TalliesBeside(facts []Fact, view TallyView) TallyComparison {
	var out TallyComparison
	var tallies, omitted plainOmissions
	for _, t := range f.Tallies {
		if t.AsOf.After(view.At) {
			continue
		}
		beside := f.beside(t)
		if reason := beside.unfit(view, f.Agreement.Location()); reason != "" {
			tallies.add(reason)
			continue
		}
		out.Counts = append(out.Counts, beside)
	}
	slices.SortStableFunc(out.Counts, func(a, b TallyBeside) int {
		return cmp.Or(a.end().Compare(b.end()), b.start().Compare(a.start()))
	})
	for n := range facts {
		fact := &facts[n]
		if fact.Scope != view.Scope {
			continue
		}
		if reason := countPlainly(out.Counts, fact); reason != "" {
			omitted.add(reason)
		}
	}
	out.LeftOut, out.Facts = tallies.list, omitted.list
	return out
}

// countPlainly holds a fact against every window, and gives the reason why it could not be counted in one that it may lie in.
func countPlainly(counts []TallyBeside, fact *Fact) (left string) {
	for i := range counts {
		b := &counts[i]
		if !b.HasLog || fact.From >= b.Until.Unix() || max(fact.Until, fact.From+1) <= b.From.Unix() {
			continue
		}
		if reason := b.addReference(fact); reason != "" {
			omitted := plainOmissions{b.LeftOut}
			omitted.add(reason)
			b.LeftOut, left = omitted.list, reason
		}
	}
	return left
}

// addReference counts a fact that touches the window, or gives the reason why it cannot be counted.
func (b *TallyBeside) addReference(fact *Fact) string {
	if _, reason := b.calendar.place(whenOf(fact)); reason != "" {
		return reason
	}
	value, known := measured(b.Measure, fact)
	if !known {
		return reasonDeaths
	}
	b.Log += int(value)
	return ""
}

func (f reference) PlacedBy(facts []Fact) []PlacedCount {
	var counts [PlaceCountry + 1]int
	for _, f := range facts {
		counts[min(f.Placed, PlaceCountry)]++
	}
	var out []PlacedCount
	for p := PlaceExact; p <= PlaceCountry; p++ {
		if counts[p] > 0 {
			out = append(out, PlacedCount{p, counts[p]})
		}
	}
	if counts[PlaceUnknown] > 0 {
		out = append(out, PlacedCount{PlaceUnknown, counts[PlaceUnknown]})
	}
	return out
}

func (f reference) window(name string, span Span) window {
	return window{name: name, span: span, days: newCalendar(span, f.Agreement.Location()), values: make([]float64, span.Len())}
}

// sitesPlainly counts facts by the point at which they were.
func sitesPlainly(facts []Fact) []SiteCount {
	var out []SiteCount
	for _, f := range facts {
		if !f.Placed.HasPoint() {
			continue
		}
		at := Point{Lat: float64(f.Lat), Lon: float64(f.Lon)}
		n := slices.IndexFunc(out, func(c SiteCount) bool { return c.At == at })
		if n < 0 {
			n = len(out)
			out = append(out, SiteCount{At: at, Name: f.Place})
		}
		out[n].N, out[n].Deaths, out[n].Exact = out[n].N+1, out[n].Deaths+max(0, int(f.Best)), out[n].Exact || f.Placed == PlaceExact
	}
	return out
}

// narrowPlainly gives the facts that meet a filter.
func narrowPlainly(facts []Fact, filter Filter, parties []ID) []Fact {
	party := func(place int16) bool { return place >= 0 && slices.Contains(filter.Parties, parties[place]) }
	return keep(facts, func(f Fact) bool {
		return (filter.Scope == ViewAll || Scope(filter.Scope) == f.Scope) && f.Severity >= filter.MinSeverity && filter.Days.Contains(f.Day) &&
			(len(filter.Parties) == 0 || party(f.PartyA) || party(f.PartyB)) && (len(filter.Types) == 0 || slices.Contains(filter.Types, f.Type)) &&
			(len(filter.Verifications) == 0 || slices.Contains(filter.Verifications, f.Verification)) &&
			(filter.Within.IsZero() || f.Placed.HasPoint() && filter.Within.Box.Contains(Point{Lat: float64(f.Lat), Lon: float64(f.Lon)})) &&
			(len(filter.Areas) == 0 || f.Area != "" && slices.Contains(filter.Areas, f.Area))
	})
}
