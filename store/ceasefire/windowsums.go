package ceasefire

// window collects the daily values of one run of days.
type window struct {
	name   string
	span   Span
	days   calendar
	values []float64
	n      int
}

// windowSums collect the values of facts by window and day.
type windowSums struct {
	windows []window
	mixed   []calendar
	of      daysOfWindows
	vague   bool // count what is known less closely than to the day
	omitted omissions
}

// compared puts each fact into its window.
func (f Frame) compared(facts Facts, w Windows, m Measure) windowSums {
	zone := f.Agreement.Location()
	empty := windowSums{vague: w.CountVague, of: newDaysOfWindows(w)}
	for _, win := range []window{{name: "Before", span: w.Before}, {name: "During", span: w.During}, {name: "After", span: w.After}} {
		win.days = newCalendar(win.span, zone)
		empty.windows = append(empty.windows, win)
	}
	for _, day := range w.Mixed {
		empty.mixed = append(empty.mixed, newCalendar(Span{From: day, To: day}, zone))
	}
	sum := empty.anew()
	cells := facts.days(zone, Ungrouped)
	for _, days := range cells.codes {
		for at, one := range days {
			in, day, reason := sum.of.place(cells.own.days[at])
			sum.add(in, day, reason, one, m)
		}
	}
	for at, one := range cells.off {
		sum.addOff(facts.columns.whens[cells.own.off[at]].time(), one, m)
	}
	return sum
}

// anew gives the same windows with values of their own.
func (s windowSums) anew() windowSums {
	windows := make([]window, len(s.windows))
	for i, win := range s.windows {
		windows[i] = win
		windows[i].values = make([]float64, win.span.Len())
	}
	s.windows = windows
	return s
}

// add adds the facts of a day of a window, or leaves them out for a reason.
func (s *windowSums) add(in, day int, reason string, facts cell, m Measure) {
	if reason != "" {
		s.omitted.plus(reason, facts.all(), facts.begins())
		return
	}
	unknown, first := m.unknown(facts)
	s.omitted.plus(reasonDeaths, unknown, first)
	value, n, _ := m.of(facts)
	s.windows[in].values[day] += value
	s.windows[in].n += n
}

// addOff adds facts that lie on no one day.
func (s *windowSums) addOff(when factTime, facts cell, m Measure) {
	if facts.all() == 0 {
		return
	}
	_, _, reason := s.place(when)
	value, n, _ := m.of(facts)
	if s.vague && n > 0 && s.spread(when, value, n) {
		unknown, first := m.unknown(facts)
		s.omitted.plus(reason, unknown, first)
		return
	}
	s.omitted.plus(reason, facts.all(), facts.begins())
}

// spread counts facts that are known less closely than to the day in the window that holds all the days on which they may lie, the same part on each. It
// reports false, and counts nothing, where there is no such window or they may lie on one day.
func (s *windowSums) spread(fact factTime, value float64, n int) bool {
	if fact.precision.vague() == "" {
		return false
	}
	for i := range s.windows {
		first, last, ok := s.windows[i].days.reach(fact)
		if !ok {
			continue
		}
		for day := first; day <= last; day++ {
			s.windows[i].values[day] += value / float64(last-first+1)
		}
		s.windows[i].n += n
		return true
	}
	return false
}

// place gives the window in which a fact lies and the day within it, or the reason why it lies in none.
func (s *windowSums) place(fact factTime) (in, day int, reason string) {
	for i := range s.windows {
		days := &s.windows[i].days
		if days.misses(fact) {
			continue
		}
		day, reason := days.place(fact)
		return i, day, reason
	}
	for _, day := range s.mixed {
		if day.misses(fact) {
			continue
		}
		if vague := fact.precision.vague(); vague != "" {
			return 0, 0, vague
		}
		return 0, 0, reasonMixed
	}
	return 0, 0, reasonPeriod
}

// daysOfWindows finds the window of a day quickly, for a million facts: it holds, for each day from first on, the window's place and one more, 0 for none, and
// mixedDay.
type daysOfWindows struct {
	first   Day
	in      []uint8
	windows [3]Span
}

const mixedDay = 4

func newDaysOfWindows(w Windows) daysOfWindows {
	d := daysOfWindows{windows: [3]Span{w.Before, w.During, w.After}}
	spans := d.windows[:]
	for _, day := range w.Mixed {
		spans = append(spans, Span{From: day, To: day})
	}
	var last Day
	for _, span := range spans {
		if span.Len() > 0 && (d.first == 0 || span.From < d.first) {
			d.first = span.From
		}
		if span.Len() > 0 {
			last = max(last, span.To)
		}
	}
	if last == 0 {
		return d
	}
	d.in = make([]uint8, last-d.first+1)
	for n, span := range spans {
		d.mark(span, uint8(min(n+1, mixedDay)))
	}
	return d
}

// mark gives days to a window, but for those that one before it has.
func (d *daysOfWindows) mark(span Span, in uint8) {
	for n := range span.Len() {
		if at := span.From + Day(n) - d.first; d.in[at] == 0 {
			d.in[at] = in
		}
	}
}

// place gives the window of a day and the day within it, or the reason why it is in none.
func (d *daysOfWindows) place(day Day) (in, at int, reason string) {
	n := int(day - d.first)
	if n < 0 || n >= len(d.in) || d.in[n] == 0 {
		return 0, 0, reasonPeriod
	}
	if d.in[n] == mixedDay {
		return 0, 0, reasonMixed
	}
	in = int(d.in[n]) - 1
	return in, int(day - d.windows[in].From), ""
}
