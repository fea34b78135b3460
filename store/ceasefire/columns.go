package ceasefire

import (
	"iter"
	"sync/atomic"
	"time"
)

// Facts are facts in an order, held in columns and with codes for their words: some seventy bytes each, and a column is read at the pace of the memory. What
// is chosen of facts shares their columns. They never change, and may be used by several goroutines at once. The zero Facts are none.
type Facts struct {
	columns *columns
	places  []int32 // in the columns
}

// columns hold what is known of each fact under its place. Words are held as their places in the lists at the end.
type columns struct {
	key             []int64
	from, until     []int64
	low, best, high []int32
	partyA, partyB  []int16
	precision       []Precision
	severity        []Severity
	placed          []PlacePrecision
	kind            []uint16
	scope, verified []uint8
	area, place     []uint32
	lat, lon        []float32
	day             []Day

	kinds         []Type
	scopes        []Scope
	verifications []Verification
	areas, names  []string

	every []int32 // all places
	days  atomic.Pointer[ownDays]
}

// FactsOf puts facts into columns, in their order.
func FactsOf(list []Fact) Facts {
	b := NewFactsBuilder(len(list))
	for _, fact := range list {
		b.Add(fact)
	}
	return b.Facts()
}

// Len is how many facts there are.
func (f Facts) Len() int { return len(f.places) }

// At gives a fact by its place.
func (f Facts) At(i int) Fact { return f.columns.at(f.places[i]) }

// All gives the facts one after another.
func (f Facts) All() iter.Seq[Fact] {
	return func(yield func(Fact) bool) {
		for _, at := range f.places {
			if !yield(f.columns.at(at)) {
				return
			}
		}
	}
}

// List gives the facts as a list, which for many is far larger than they are.
func (f Facts) List() []Fact {
	list := make([]Fact, 0, len(f.places))
	for fact := range f.All() {
		list = append(list, fact)
	}
	return list
}

// Key gives the key of a fact by its place.
func (f Facts) Key(i int) int64 { return f.columns.key[f.places[i]] }

// From gives the Unix second at which a fact began, by its place.
func (f Facts) From(i int) int64 { return f.columns.from[f.places[i]] }

// Precision says how closely it is known when a fact was, by its place.
func (f Facts) Precision(i int) Precision { return f.columns.precision[f.places[i]] }

// KeysIn gives the keys of the facts in an order of the places of all the facts that they were chosen of.
func (f Facts) KeysIn(order []int32) []int64 {
	if f.Len() == 0 {
		return nil
	}
	shown := make([]bool, len(f.columns.key))
	for _, at := range f.places {
		shown[at] = true
	}
	keys := make([]int64, 0, f.Len())
	for _, at := range order {
		if shown[at] {
			keys = append(keys, f.columns.key[at])
		}
	}
	return keys
}

// Slice gives the facts from one place to before another.
func (f Facts) Slice(from, to int) Facts { return Facts{f.columns, f.places[from:to:to]} }

// at gives the fact at a place of the columns.
func (c *columns) at(i int32) Fact {
	return Fact{
		Key: c.key[i], From: c.from[i], Until: c.until[i], Low: c.low[i], Best: c.best[i], High: c.high[i], PartyA: c.partyA[i], PartyB: c.partyB[i],
		Precision: c.precision[i], Severity: c.severity[i], Type: c.kinds[c.kind[i]], Scope: c.scopes[c.scope[i]],
		Verification: c.verifications[c.verified[i]], Area: c.areas[c.area[i]], Place: c.names[c.place[i]], Lat: c.lat[i], Lon: c.lon[i],
		Placed: c.placed[i], Day: c.day[i],
	}
}

// when gives when the fact at a place was.
func (c *columns) when(i int32) factTime { return factTime{c.from[i], c.until[i], c.precision[i]} }

// factTime is when a fact was: Unix seconds, and how closely that is known.
type factTime struct {
	from, until int64
	precision   Precision
}

// ownDays are, for each fact, the day of a zone on which it began, times two, and one more where it lies wholly on that day.
type ownDays struct {
	zone *time.Location
	days []int32
}

// datedIn gives the days of a zone on which facts lie. They are worked out when they are first asked for, and kept for the zone asked for last.
func (c *columns) datedIn(zone *time.Location) []int32 {
	if known := c.days.Load(); known != nil && known.zone == zone {
		return known.days
	}
	days := make([]int32, len(c.from))
	inParts(c.every, func(places []int32) struct{} {
		var d dayFinder
		for _, i := range places {
			days[i] = d.dated(c.when(i), zone)
		}
		return struct{}{}
	})
	c.days.Store(&ownDays{zone, days})
	return days
}

// dayFinder finds days for facts of which most begin on the day of the one before.
type dayFinder struct {
	day        Day
	start, end int64
}

// find gives the day of a zone on which an instant lies.
func (d *dayFinder) find(at int64, zone *time.Location) Day {
	if at >= d.start && at < d.end {
		return d.day
	}
	d.set(DayOf(time.Unix(at, 0), zone), zone)
	for at < d.start {
		d.set(d.day-1, zone)
	}
	for at >= d.end {
		d.set(d.day+1, zone)
	}
	return d.day
}

func (d *dayFinder) set(day Day, zone *time.Location) {
	d.day, d.start, d.end = day, day.Start(zone).Unix(), day.End(zone).Unix()
}

func (d *dayFinder) dated(when factTime, zone *time.Location) int32 {
	code := int32(d.find(when.from, zone)) * 2
	if when.precision.OnOneDay() && when.until <= d.end {
		code++
	}
	return code
}
