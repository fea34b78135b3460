package ceasefire

import (
	"sync"
	"time"
)

// sums keep what was added up of some facts, since several charts show parts of the same: each is worked out when it is first asked for.
type sums struct {
	mu      sync.Mutex
	byDay   []dayCells
	bySite  []cell
	byClass []cell
	hours   weekCells
}

// dayCells are facts by the day of a zone on which they lie and by the codes of a grouping, and by when they were for those that lie on no one day. Nothing
// went into codes that have no cells.
type dayCells struct {
	by    Grouping
	own   *ownDays
	codes [][]cell // by code, then by the place of the day in own
	off   []cell   // by the place in own.off
}

// weekCells are facts by the hour of the week in a zone: see dayFinder.weekHour.
type weekCells struct {
	zone  *time.Location
	cells [hoursAWeek + int(PrecisionYear) + 2]cell
}

// days gives the facts by day. Those that were not asked for by a grouping may be divided by any.
func (f Facts) days(zone *time.Location, by Grouping) dayCells {
	if f.Len() == 0 {
		return dayCells{own: &ownDays{}}
	}
	f.known.mu.Lock()
	defer f.known.mu.Unlock()
	for _, known := range f.known.byDay {
		if known.own.zone == zone && (known.by == by || by == Ungrouped) {
			return known
		}
	}
	days := f.countDays(zone, by)
	f.known.byDay = append(f.known.byDay, days)
	return days
}

func (f Facts) countDays(zone *time.Location, by Grouping) dayCells {
	c, own := f.columns, f.columns.ownDaysIn(zone)
	column, code, codes := c.coded(by)
	tolls := c.counted()
	parts := inParts(f.places, func(places []int32) dayCells {
		d := dayCells{by: by, own: own, codes: make([][]cell, codes), off: make([]cell, len(own.off))}
		for _, i := range places {
			day, t := own.day[c.when[i]], tolls[c.toll[i]]
			if day < 0 {
				d.off[^day].add(t, i)
				continue
			}
			at := code[column[i]]
			if d.codes[at] == nil {
				d.codes[at] = make([]cell, len(own.days))
			}
			d.codes[at][day].add(t, i)
		}
		return d
	})
	for _, part := range parts[1:] {
		parts[0].join(part)
	}
	return parts[0]
}

// join adds the facts after these.
func (d *dayCells) join(later dayCells) {
	joinCells(d.off, later.off)
	for code, cells := range later.codes {
		if d.codes[code] == nil {
			d.codes[code] = cells
			continue
		}
		joinCells(d.codes[code], cells)
	}
}

// coded gives the column that a grouping goes by, the code of each of what may stand in it, and how many codes there may be.
func (c *columns) coded(by Grouping) (column, code []uint32, codes int) {
	column, code = c.class, make([]uint32, len(c.classes))
	if by == ByArea {
		column, code = c.site, make([]uint32, len(c.sites))
	}
	for at := range code {
		switch by {
		case ByParty:
			code[at] = uint32(max(int(c.classes[at].partyA), -1) + 1)
		case ByType:
			code[at] = uint32(c.classes[at].kind)
		case BySeverity:
			code[at] = uint32(c.classes[at].severity)
		case ByScope:
			code[at] = uint32(c.classes[at].scope)
		case ByArea:
			code[at] = c.sites[at].area
		}
		codes = max(codes, int(code[at])+1)
	}
	return column, code, codes
}

// sites gives the facts by site.
func (f Facts) sites() []cell {
	return f.keep(func(s *sums) *[]cell { return &s.bySite }, func() []cell { return f.count(f.columns.site, len(f.columns.sites)) })
}

// classes gives the facts by class.
func (f Facts) classes() []cell {
	return f.keep(func(s *sums) *[]cell { return &s.byClass }, func() []cell { return f.count(f.columns.class, len(f.columns.classes)) })
}

// keep gives what is kept, or works it out.
func (f Facts) keep(kept func(*sums) *[]cell, count func() []cell) []cell {
	if f.Len() == 0 {
		return nil
	}
	f.known.mu.Lock()
	defer f.known.mu.Unlock()
	cells := kept(f.known)
	if *cells == nil {
		*cells = count()
	}
	return *cells
}

// count adds facts up by the codes of a column.
func (f Facts) count(column []uint32, codes int) []cell {
	c, tolls := f.columns, f.columns.counted()
	parts := inParts(f.places, func(places []int32) []cell {
		cells := make([]cell, codes)
		for _, i := range places {
			cells[column[i]].add(tolls[c.toll[i]], i)
		}
		return cells
	})
	for _, part := range parts[1:] {
		joinCells(parts[0], part)
	}
	return parts[0]
}

// week gives the facts by the hour of the week.
func (f Facts) week(zone *time.Location) weekCells {
	if f.Len() == 0 {
		return weekCells{}
	}
	f.known.mu.Lock()
	defer f.known.mu.Unlock()
	if f.known.hours.zone != zone {
		f.known.hours = f.countWeek(zone)
	}
	return f.known.hours
}

func (f Facts) countWeek(zone *time.Location) weekCells {
	c, hour, tolls := f.columns, f.columns.ownDaysIn(zone).hour, f.columns.counted()
	parts := inParts(f.places, func(places []int32) *weekCells {
		w := &weekCells{zone: zone}
		for _, i := range places {
			w.cells[hour[c.when[i]]].add(tolls[c.toll[i]], i)
		}
		return w
	})
	for _, part := range parts[1:] {
		joinCells(parts[0].cells[:], part.cells[:])
	}
	return *parts[0]
}
