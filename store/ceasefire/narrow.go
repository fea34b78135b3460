package ceasefire

import (
	"iter"
	"slices"
	"sort"
	"time"
)

// Narrow gives the facts that meet what a filter asks of days, parties, types, severity, scope, areas, verification and a stretch of the map; what else it asks is not
// looked at. Parties are those of the frame, in its order.
func (f Facts) Narrow(filter Filter, parties []ID) Facts {
	if f.Len() == 0 {
		return Facts{}
	}
	c := f.columns
	if filter.Scope != ViewAll {
		f = ofWords(f, c.scope, c.scopes, []Scope{Scope(filter.Scope)})
	}
	if len(filter.Types) > 0 {
		f = ofWords(f, c.kind, c.kinds, filter.Types)
	}
	if len(filter.Areas) > 0 {
		f = ofWords(f, c.area, c.areas, keep(filter.Areas, func(code string) bool { return code != "" }))
	}
	if len(filter.Verifications) > 0 {
		f = ofWords(f, c.verified, c.verifications, filter.Verifications)
	}
	if filter.MinSeverity > 0 {
		f = f.where(func(i int32) bool { return c.severity[i] >= filter.MinSeverity })
	}
	if filter.Days != (Span{}) {
		f = f.where(func(i int32) bool { return filter.Days.Contains(c.day[i]) })
	}
	if len(filter.Parties) > 0 {
		f = f.ofParties(filter.Parties, parties)
	}
	if !filter.Within.IsZero() {
		f = f.within(filter.Within.Box)
	}
	return f
}

// ofWords gives the facts whose word in a column is one of those wanted.
func ofWords[C uint8 | uint16 | uint32, W ~string](f Facts, column []C, words, wanted []W) Facts {
	is := make([]bool, len(words))
	for place, word := range words {
		is[place] = slices.Contains(wanted, word)
	}
	return f.where(func(i int32) bool { return is[column[i]] })
}

// ofParties gives the facts that have one of some parties on a side.
func (f Facts) ofParties(wanted, parties []ID) Facts {
	is := make([]bool, len(parties)+1) // by place and one more, so that -1 is none
	for place, id := range parties {
		is[place+1] = slices.Contains(wanted, id)
	}
	c := f.columns
	return f.where(func(i int32) bool { return is[c.partyA[i]+1] || is[c.partyB[i]+1] })
}

// WithKeys gives the facts whose keys are held.
func (f Facts) WithKeys(held func(key int64) bool) Facts {
	return f.where(func(i int32) bool { return held(f.columns.key[i]) })
}

// BegunBy gives the facts that had begun to be true at an instant, by how closely their time is known: see Begun. They must be in time.
func (f Facts) BegunBy(at time.Time) Facts {
	second := at.Unix()
	first := sort.Search(f.Len(), func(i int) bool { return f.From(i) > second })
	begun := f.Slice(0, first)
	for i := first; i > 0 && begun.From(i-1) == second; i-- {
		if begun.Precision(i-1) > PrecisionMinute {
			from := f.columns.from
			return begun.where(func(i int32) bool { return from[i] < second || f.columns.precision[i] <= PrecisionMinute })
		}
	}
	return begun
}

// InScope gives the facts that the agreement covers.
func (f Facts) InScope() Facts { return f.Narrow(Filter{Scope: ViewIn}, nil) }

// where gives the facts at whose places in the columns a test holds.
func (f Facts) where(holds func(place int32) bool) Facts {
	parts := inParts(f.places, func(places []int32) []int32 {
		kept, n := make([]int32, len(places)), 0
		for _, i := range places {
			kept[n] = i
			if holds(i) {
				n++
			}
		}
		return kept[:n]
	})
	if len(parts) == 1 {
		return Facts{f.columns, parts[0]}
	}
	return Facts{f.columns, slices.Concat(parts...)}
}

// each gives the places of the facts in the columns.
func (f Facts) each() iter.Seq[int32] { return slices.Values(f.places) }
