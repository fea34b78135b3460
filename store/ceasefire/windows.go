package ceasefire

import "time"

// windowDays is how many whole days are looked at before the start and after the end.
const windowDays = 28

// Windows are the runs of whole days that a before-and-after is made of. Mixed are the days that belong to two of them and are left
// out: the day of effect and the day of the end. A window without days is the zero Span. CountVague counts records that are known less
// closely than to the day too, where all the days on which they may lie are in one window, spread evenly over those days.
type Windows struct {
	Before, During, After Span
	Mixed                 []Day
	CountVague            bool
}

// WithMixed gives the windows with each mixed day counted in the one that follows it: the day of effect in During, the day of the end in
// After.
func (w Windows) WithMixed() Windows {
	for _, day := range w.Mixed {
		switch {
		case w.After.Len() > 0 && day == w.After.From-1:
			w.After.From = day
		case w.During.Len() > 0 && day == w.During.From-1:
			w.During.From = day
		}
	}
	w.Mixed = nil
	return w
}

// With gives the windows with others in the place of those that have days, such as an analyst chose. The mixed days that lie in one of the windows
// that were chosen are mixed no longer.
func (w Windows) With(before, during, after Span) Windows {
	for _, chosen := range []struct {
		window *Span
		span   Span
	}{{&w.Before, before}, {&w.During, during}, {&w.After, after}} {
		if chosen.span.Len() == 0 {
			continue
		}
		*chosen.window = chosen.span
		w.Mixed = keep(w.Mixed, func(day Day) bool { return !chosen.span.Contains(day) })
	}
	return w
}

// Problems gives what is wrong with windows that an analyst chose.
func (w Windows) Problems() []Problem {
	var p problems
	overlaps := func(a, b Span) bool { return a.Len() > 0 && b.Len() > 0 && a.From <= b.To && b.From <= a.To }
	p.add(overlaps(w.Before, w.During), "during", "The days during the truce overlap those before it: give a later first day.")
	p.add(overlaps(w.During, w.After) || overlaps(w.Before, w.After), "after", "The days after the truce overlap those of another window: give a later first day.")
	return p.list
}

// Windows gives the windows as they stand at an instant: the 28 days before the day of effect, the days between it and the day of
// the end, and up to 28 days after that. None reaches beyond the last day that was whole by then. Before an end, During
// reaches to that day. An agreement without an instant of effect has no windows.
func (f Frame) Windows(at time.Time) Windows {
	if f.Agreement.Effect.IsZero() {
		return Windows{}
	}
	zone := f.Agreement.Location()
	start, last := DayOf(f.Agreement.Effect, zone), DayOf(at, zone)-1
	w := Windows{Before: upTo(start-windowDays, start-1, last), Mixed: []Day{start}}
	end, over := f.truceEnd(at)
	if !over {
		w.During = upTo(start+1, last, last)
		return w
	}
	day := max(DayOf(end, zone), start)
	if day > start {
		w.Mixed = append(w.Mixed, day)
	}
	w.During = upTo(start+1, day-1, last)
	w.After = upTo(day+1, day+windowDays, last)
	return w
}

// upTo gives the days from one to another that were whole by the last, or the zero Span where there are none.
func upTo(from, to, last Day) Span {
	s := Span{From: from, To: min(to, last)}
	if s.Len() == 0 {
		return Span{}
	}
	return s
}

// truceEnd gives the instant at which the truce was over by a given one: when its last streak was ended, or, in a dossier without
// streaks, when the last of the terms that began with the agreement ran out or was ended: one that begins at another time is for something that was
// promised, such as a withdrawal. One party's own clocks count only where there are no others.
func (f Frame) truceEnd(at time.Time) (time.Time, bool) {
	readings := f.Readings(at)
	for _, kind := range []ClockKind{Streak, FixedTerm} {
		of := keep(readings, func(r Reading) bool {
			return r.Clock.Kind == kind && (kind == Streak || r.Starts.Equal(f.Agreement.Effect))
		})
		if common := keep(of, func(r Reading) bool { return r.Clock.Party.IsZero() }); len(common) > 0 {
			of = common
		}
		if len(of) > 0 {
			return lastEnd(of)
		}
	}
	return time.Time{}, false
}

// lastEnd gives the latest end, if every one of the readings has ended.
func lastEnd(readings []Reading) (time.Time, bool) {
	var end time.Time
	for _, r := range readings {
		if r.EndedAt.IsZero() && !r.over() {
			return time.Time{}, false
		}
		if r.EndedAt.IsZero() {
			end = later(end, r.Ends)
			continue
		}
		end = later(end, r.EndedAt)
	}
	return end, true
}

// Comparison is how an analyst has before and after compared where that differs from the usual: windows of other days, the mixed days
// counted, records counted that are known less closely than to the day. The zero Comparison is the usual one.
type Comparison struct {
	Before, During, After Span
	CountMixed            bool
	CountVague            bool
}

// WindowsFor gives the windows of a comparison as they stand at an instant; none reaches beyond the last day that was whole by then.
func (f Frame) WindowsFor(at time.Time, c Comparison) Windows {
	last := DayOf(at, f.Agreement.Location()) - 1
	whole := func(s Span) Span { return upTo(s.From, s.To, last) }
	w := f.Windows(at).With(whole(c.Before), whole(c.During), whole(c.After))
	if c.CountMixed {
		w = w.WithMixed()
	}
	w.CountVague = c.CountVague
	return w
}
