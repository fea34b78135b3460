package ceasefire

import (
	"cmp"
	"slices"
)

// FactsBuilder takes facts one after another.
type FactsBuilder struct {
	c             *columns
	whens         lister[when]
	sites         lister[site]
	tolls         lister[toll]
	classes       lister[class]
	kinds         lister[Type]
	scopes        lister[Scope]
	verifications lister[Verification]
	areas, names  lister[string]
}

// NewFactsBuilder gives a builder with room for some facts.
func NewFactsBuilder(room int) *FactsBuilder {
	return &FactsBuilder{c: &columns{
		key: make([]int64, 0, room), when: make([]uint32, 0, room), site: make([]uint32, 0, room), toll: make([]uint32, 0, room), class: make([]uint32, 0, room),
	}}
}

// lister lists what facts may be, each once, and knows the places.
type lister[T comparable] struct {
	list   []T
	places map[T]uint32
	last   uint32
}

// listing gives a lister that continues a list without a change of it.
func listing[T comparable](list []T) lister[T] {
	l := lister[T]{list: slices.Clip(list), places: make(map[T]uint32, len(list))}
	for place, one := range list {
		l.places[one] = uint32(place)
	}
	return l
}

// place gives the place of one in the list, to which it is added where it is new. Many facts are like the one before.
func (l *lister[T]) place(one T) uint32 {
	if int(l.last) < len(l.list) && l.list[l.last] == one {
		return l.last
	}
	place, known := l.places[one]
	if !known {
		if l.places == nil {
			l.places = map[T]uint32{}
		}
		place = uint32(len(l.list))
		l.places[one] = place
		l.list = append(l.list, one)
	}
	l.last = place
	return place
}

// Add takes a fact. There can be 65,536 types, and 256 scopes and verifications: each is one of a short list.
func (b *FactsBuilder) Add(f Fact) {
	c := b.c
	c.key = append(c.key, f.Key)
	c.when = append(c.when, b.whens.place(when{f.From, f.Until, f.Precision, f.Day}))
	c.site = append(c.site, b.sites.place(site{f.Lat, f.Lon, b.areas.place(f.Area), b.names.place(f.Place), f.Placed}))
	c.toll = append(c.toll, b.tolls.place(toll{f.Low, f.Best, f.High}))
	c.class = append(c.class, b.classes.place(class{
		f.PartyA, f.PartyB, uint16(b.kinds.place(f.Type)), uint8(b.scopes.place(f.Scope)), uint8(b.verifications.place(f.Verification)), f.Severity,
	}))
}

// Facts gives the facts that were added, and ends the builder.
func (b *FactsBuilder) Facts() Facts {
	c := b.c
	c.whens, c.sites, c.tolls, c.classes = b.whens.list, b.sites.list, b.tolls.list, b.classes.list
	c.kinds, c.scopes, c.verifications, c.areas, c.names = b.kinds.list, b.scopes.list, b.verifications.list, b.areas.list, b.names.list
	c.every = make([]int32, len(c.key))
	c.inTime = true
	for i := range c.every {
		c.every[i] = int32(i)
		c.inTime = c.inTime && (i == 0 || c.whenAt(int32(i-1)).from <= c.whenAt(int32(i)).from)
	}
	return newFacts(c, c.every)
}

// InTime gives the facts oldest first, those of a moment by their keys.
func (f Facts) InTime() Facts {
	if f.Len() == 0 {
		return Facts{}
	}
	c := f.columns
	earlier := func(a, b int32) int {
		return cmp.Or(cmp.Compare(c.whenAt(a).from, c.whenAt(b).from), cmp.Compare(c.key[a], c.key[b]))
	}
	if slices.IsSortedFunc(f.places, earlier) {
		return f
	}
	byKey := func(a, b int32) int { return cmp.Compare(c.key[a], c.key[b]) }
	order := slices.Clone(f.places)
	if !slices.IsSortedFunc(order, byKey) {
		slices.SortFunc(order, byKey)
	}
	times := c.times()
	arranged := c.arranged(c.byTime(order, times), times)
	return newFacts(arranged, arranged.every)
}

// times are the times at which facts were in their own order.
type times struct {
	whens   []when
	place   []uint32 // in whens of each when of the columns
	moment  []int32  // of each of whens, the place of the instant at which it begins among all such instants
	moments int
}

func (c *columns) times() times {
	order := upwards(len(c.whens))
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(c.whens[a].from, c.whens[b].from) })
	t := times{whens: gathered(c.whens, order), place: make([]uint32, len(order)), moment: make([]int32, len(order))}
	for at, was := range order {
		t.place[was] = uint32(at)
		if at == 0 || t.whens[at].from != t.whens[at-1].from {
			t.moments++
		}
		t.moment[at] = int32(t.moments - 1)
	}
	return t
}

// byTime puts places in order of time, and leaves those of an instant as they come: it counts how many there are of each.
func (c *columns) byTime(places []int32, t times) []int32 {
	next := make([]int32, t.moments+1)
	for _, i := range places {
		next[t.moment[t.place[c.when[i]]]+1]++
	}
	for moment := range t.moments {
		next[moment+1] += next[moment]
	}
	order := make([]int32, len(places))
	for _, i := range places {
		moment := t.moment[t.place[c.when[i]]]
		order[next[moment]] = i
		next[moment]++
	}
	return order
}

// arranged gives the facts of some places, which are in time, in columns of their own. Their whens come in order too, so that those of facts that follow one
// another lie beside one another.
func (c *columns) arranged(order []int32, t times) *columns {
	when := gathered(c.when, order)
	for i := range when {
		when[i] = t.place[when[i]]
	}
	return &columns{
		key: gathered(c.key, order), when: when, site: gathered(c.site, order), toll: gathered(c.toll, order), class: gathered(c.class, order),
		whens: t.whens, sites: c.sites, tolls: c.tolls, classes: c.classes,
		kinds: c.kinds, scopes: c.scopes, verifications: c.verifications, areas: c.areas, names: c.names,
		every: c.every[:len(order):len(order)], inTime: true,
	}
}

func gathered[T any, I int | int32](from []T, order []I) []T {
	to := make([]T, len(order))
	for i, at := range order {
		to[i] = from[at]
	}
	return to
}

// Replace gives facts, which must be in time, without those of some keys, and with others in their places in time.
func (f Facts) Replace(gone func(key int64) bool, others []Fact) Facts {
	others = slices.Clone(others)
	slices.SortFunc(others, func(a, b Fact) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Key, b.Key)) })
	b := f.continued(len(others))
	var kept int // the first place that is neither taken nor gone
	for i := range f.places {
		key, from := f.Key(i), f.From(i)
		for len(others) > 0 && cmp.Or(cmp.Compare(others[0].From, from), cmp.Compare(others[0].Key, key)) < 0 {
			b.take(f.Slice(kept, i))
			b.Add(others[0])
			kept, others = i, others[1:]
		}
		if gone(key) {
			b.take(f.Slice(kept, i))
			kept = i + 1
		}
	}
	b.take(f.Slice(kept, f.Len()))
	for _, fact := range others {
		b.Add(fact)
	}
	return b.Facts()
}

// continued gives a builder for as many facts and some more, with the lists of these.
func (f Facts) continued(more int) *FactsBuilder {
	b := NewFactsBuilder(f.Len() + more)
	if c := f.columns; c != nil {
		b.whens, b.sites, b.tolls, b.classes = listing(c.whens), listing(c.sites), listing(c.tolls), listing(c.classes)
		b.kinds, b.scopes, b.verifications = listing(c.kinds), listing(c.scopes), listing(c.verifications)
		b.areas, b.names = listing(c.areas), listing(c.names)
	}
	return b
}

// take adds facts whose lists the builder continues. Their places must be those of all facts, or a run of them.
func (b *FactsBuilder) take(f Facts) {
	if f.Len() == 0 {
		return
	}
	c, from := b.c, f.columns
	lo, hi := f.places[0], f.places[f.Len()-1]+1
	c.key, c.when, c.site = append(c.key, from.key[lo:hi]...), append(c.when, from.when[lo:hi]...), append(c.site, from.site[lo:hi]...)
	c.toll, c.class = append(c.toll, from.toll[lo:hi]...), append(c.class, from.class[lo:hi]...)
}
