package ceasefire

import (
	"iter"
	"sync/atomic"
	"time"
)

// Facts are facts in an order, held in columns of places in lists: some thirty bytes each, for what many facts share, such as a day or a site, is held once,
// and what is asked of facts is asked of the lists. What is chosen of facts shares their columns. They never change, and may be used by several goroutines at
// once. The zero Facts are none.
type Facts struct {
	columns *columns
	places  []int32 // in the columns, in their order
	known   *sums
}

// newFacts gives the facts at places of columns.
func newFacts(c *columns, places []int32) Facts { return Facts{c, places, &sums{}} }

// columns hold each fact, under its place, as places in the lists of what it may be.
type columns struct {
	key                     []int64
	when, site, toll, class []uint32

	whens   []when
	sites   []site
	tolls   []toll
	classes []class

	// The words of the lists.
	kinds         []Type
	scopes        []Scope
	verifications []Verification
	areas, names  []string

	every  []int32 // all places
	inTime bool    // the facts come oldest first
	days   atomic.Pointer[ownDays]
}

// when is a time at which facts were.
type when struct {
	from, until int64
	precision   Precision
	day         Day
}

// time gives when it was without the day of the dossier.
func (w when) time() factTime { return factTime{w.from, w.until, w.precision} }

// factTime is when a fact was: Unix seconds, and how closely that is known.
type factTime struct {
	from, until int64
	precision   Precision
}

// site is where facts were: its words by their places in the columns' lists.
type site struct {
	lat, lon   float32
	area, name uint32
	placed     PlacePrecision
}

// toll is how many died, -1 where that is unknown.
type toll struct{ low, best, high int32 }

// class is what facts were and whose: its words by their places in the columns' lists.
type class struct {
	partyA, partyB  int16
	kind            uint16
	scope, verified uint8
	severity        Severity
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

// Keys gives the keys of the facts, in their order.
func (f Facts) Keys() []int64 {
	keys := make([]int64, f.Len())
	for i, at := range f.places {
		keys[i] = f.columns.key[at]
	}
	return keys
}

// From gives the Unix second at which a fact began, by its place.
func (f Facts) From(i int) int64 { return f.when(i).from }

// Precision says how closely it is known when a fact was, by its place.
func (f Facts) Precision(i int) Precision { return f.when(i).precision }

func (f Facts) when(i int) *when { return f.columns.whenAt(f.places[i]) }

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
func (f Facts) Slice(from, to int) Facts {
	if from == 0 && to == f.Len() {
		return f
	}
	return newFacts(f.columns, f.places[from:to:to])
}

// at gives the fact at a place of the columns.
func (c *columns) at(i int32) Fact {
	when, site, toll, class := c.whens[c.when[i]], c.sites[c.site[i]], c.tolls[c.toll[i]], c.classes[c.class[i]]
	return Fact{
		Key: c.key[i], From: when.from, Until: when.until, Precision: when.precision, Day: when.day,
		Low: toll.low, Best: toll.best, High: toll.high,
		PartyA: class.partyA, PartyB: class.partyB, Severity: class.severity, Type: c.kinds[class.kind], Scope: c.scopes[class.scope],
		Verification: c.verifications[class.verified],
		Area:         c.areas[site.area], Place: c.names[site.name], Lat: site.lat, Lon: site.lon, Placed: site.placed,
	}
}

// whenAt gives when the fact at a place was.
func (c *columns) whenAt(i int32) *when { return &c.whens[c.when[i]] }

// ownDaysIn gives the days of a zone on which facts lie. They are worked out when they are first asked for, and kept for the zone asked for last.
func (c *columns) ownDaysIn(zone *time.Location) *ownDays {
	if known := c.days.Load(); known != nil && known.zone == zone {
		return known
	}
	days := newOwnDays(c.whens, zone)
	c.days.Store(days)
	return days
}
