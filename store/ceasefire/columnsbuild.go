package ceasefire

import (
	"cmp"
	"slices"
)

// FactsBuilder takes facts one after another.
type FactsBuilder struct {
	c                                          *columns
	kinds, scopes, verifications, areas, names map[string]uint32
}

// NewFactsBuilder gives a builder with room for some facts.
func NewFactsBuilder(room int) *FactsBuilder {
	b := &FactsBuilder{c: newColumns(room)}
	b.kinds, b.scopes, b.verifications = map[string]uint32{}, map[string]uint32{}, map[string]uint32{}
	b.areas, b.names = map[string]uint32{}, map[string]uint32{}
	return b
}

func newColumns(room int) *columns {
	return &columns{
		key: make([]int64, 0, room), from: make([]int64, 0, room), until: make([]int64, 0, room),
		low: make([]int32, 0, room), best: make([]int32, 0, room), high: make([]int32, 0, room),
		partyA: make([]int16, 0, room), partyB: make([]int16, 0, room),
		precision: make([]Precision, 0, room), severity: make([]Severity, 0, room), placed: make([]PlacePrecision, 0, room),
		kind: make([]uint16, 0, room), scope: make([]uint8, 0, room), verified: make([]uint8, 0, room),
		area: make([]uint32, 0, room), place: make([]uint32, 0, room),
		lat: make([]float32, 0, room), lon: make([]float32, 0, room), day: make([]Day, 0, room),
	}
}

// Add takes a fact. There can be 65,536 types, and 256 scopes and verifications: each is one of a short list.
func (b *FactsBuilder) Add(f Fact) {
	c := b.c
	c.key, c.from, c.until = append(c.key, f.Key), append(c.from, f.From), append(c.until, f.Until)
	c.low, c.best, c.high = append(c.low, f.Low), append(c.best, f.Best), append(c.high, f.High)
	c.partyA, c.partyB = append(c.partyA, f.PartyA), append(c.partyB, f.PartyB)
	c.precision, c.severity, c.placed = append(c.precision, f.Precision), append(c.severity, f.Severity), append(c.placed, f.Placed)
	c.kind = append(c.kind, uint16(coded(b.kinds, &c.kinds, f.Type)))
	c.scope = append(c.scope, uint8(coded(b.scopes, &c.scopes, f.Scope)))
	c.verified = append(c.verified, uint8(coded(b.verifications, &c.verifications, f.Verification)))
	c.area, c.place = append(c.area, coded(b.areas, &c.areas, f.Area)), append(c.place, coded(b.names, &c.names, f.Place))
	c.lat, c.lon, c.day = append(c.lat, f.Lat), append(c.lon, f.Lon), append(c.day, f.Day)
}

// coded gives the place of a text in a list, to which it is added where it is new.
func coded[T ~string](codes map[string]uint32, list *[]T, text T) uint32 {
	code, known := codes[string(text)]
	if !known {
		code = uint32(len(*list))
		codes[string(text)] = code
		*list = append(*list, text)
	}
	return code
}

// Facts gives the facts that were added, and ends the builder.
func (b *FactsBuilder) Facts() Facts {
	b.c.every = make([]int32, len(b.c.key))
	for i := range b.c.every {
		b.c.every[i] = int32(i)
	}
	return Facts{b.c, b.c.every}
}

// InTime gives the facts oldest first, those of a moment by their keys.
func (f Facts) InTime() Facts {
	if f.Len() == 0 {
		return Facts{}
	}
	from := f.columns
	earlier := func(a, b int32) int {
		return cmp.Or(cmp.Compare(from.from[a], from.from[b]), cmp.Compare(from.key[a], from.key[b]))
	}
	if slices.IsSortedFunc(f.places, earlier) {
		return f
	}
	order := slices.Clone(f.places)
	slices.SortFunc(order, earlier)
	return Facts{from.arranged(order), from.every[:len(order):len(order)]}
}

// arranged gives the facts of some places in columns of their own.
func (c *columns) arranged(order []int32) *columns {
	return &columns{
		key: gathered(c.key, order), from: gathered(c.from, order), until: gathered(c.until, order),
		low: gathered(c.low, order), best: gathered(c.best, order), high: gathered(c.high, order),
		partyA: gathered(c.partyA, order), partyB: gathered(c.partyB, order),
		precision: gathered(c.precision, order), severity: gathered(c.severity, order), placed: gathered(c.placed, order),
		kind: gathered(c.kind, order), scope: gathered(c.scope, order), verified: gathered(c.verified, order),
		area: gathered(c.area, order), place: gathered(c.place, order),
		lat: gathered(c.lat, order), lon: gathered(c.lon, order), day: gathered(c.day, order),
		kinds: c.kinds, scopes: c.scopes, verifications: c.verifications, areas: c.areas, names: c.names,
		every: c.every[:len(order):len(order)],
	}
}

func gathered[T any](from []T, order []int32) []T {
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

// continued gives a builder for as many facts and some more, with the words of these.
func (f Facts) continued(more int) *FactsBuilder {
	b := NewFactsBuilder(f.Len() + more)
	if c := f.columns; c != nil {
		b.c.kinds, b.kinds = known(c.kinds)
		b.c.scopes, b.scopes = known(c.scopes)
		b.c.verifications, b.verifications = known(c.verifications)
		b.c.areas, b.areas = known(c.areas)
		b.c.names, b.names = known(c.names)
	}
	return b
}

// known gives a list to which texts can be added without a change of the list, and the places of its texts.
func known[T ~string](list []T) ([]T, map[string]uint32) {
	codes := make(map[string]uint32, len(list))
	for code, text := range list {
		codes[string(text)] = uint32(code)
	}
	return slices.Clip(list), codes
}

// take adds facts whose words the builder continues. Their places must be those of all facts, or a run of them.
func (b *FactsBuilder) take(f Facts) {
	if f.Len() == 0 {
		return
	}
	c, from := b.c, f.columns
	lo, hi := f.places[0], f.places[f.Len()-1]+1
	c.key, c.from, c.until = append(c.key, from.key[lo:hi]...), append(c.from, from.from[lo:hi]...), append(c.until, from.until[lo:hi]...)
	c.low, c.best, c.high = append(c.low, from.low[lo:hi]...), append(c.best, from.best[lo:hi]...), append(c.high, from.high[lo:hi]...)
	c.partyA, c.partyB = append(c.partyA, from.partyA[lo:hi]...), append(c.partyB, from.partyB[lo:hi]...)
	c.precision, c.severity = append(c.precision, from.precision[lo:hi]...), append(c.severity, from.severity[lo:hi]...)
	c.placed, c.kind = append(c.placed, from.placed[lo:hi]...), append(c.kind, from.kind[lo:hi]...)
	c.scope, c.verified = append(c.scope, from.scope[lo:hi]...), append(c.verified, from.verified[lo:hi]...)
	c.area, c.place = append(c.area, from.area[lo:hi]...), append(c.place, from.place[lo:hi]...)
	c.lat, c.lon, c.day = append(c.lat, from.lat[lo:hi]...), append(c.lon, from.lon[lo:hi]...), append(c.day, from.day[lo:hi]...)
}
