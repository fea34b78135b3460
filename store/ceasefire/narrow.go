package ceasefire

import (
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
	if is, asked := c.classesOf(filter, parties); asked {
		f = f.whose(c.class, is)
	}
	if len(filter.Areas) > 0 {
		wanted := places(c.areas, keep(filter.Areas, func(code string) bool { return code != "" }))
		f = f.whose(c.site, each(c.sites, func(s *site) bool { return wanted[s.area] }))
	}
	if filter.Days != (Span{}) {
		f = f.whose(c.when, each(c.whens, func(w *when) bool { return filter.Days.Contains(w.day) }))
	}
	if !filter.Within.IsZero() {
		f = f.within(filter.Within.Box)
	}
	return f
}

// classesOf tells of each class whether it meets a filter; asked is false where nothing is asked of classes.
func (c *columns) classesOf(filter Filter, parties []ID) (is []bool, asked bool) {
	scopes := places(c.scopes, []Scope{Scope(filter.Scope)})
	types, verifications := places(c.kinds, filter.Types), places(c.verifications, filter.Verifications)
	sides := make([]bool, len(parties)+1) // by place and one more, so that -1 is none
	for place, id := range parties {
		sides[place+1] = slices.Contains(filter.Parties, id)
	}
	of := func(k *class) bool {
		return (filter.Scope == ViewAll || scopes[k.scope]) && (len(filter.Types) == 0 || types[k.kind]) &&
			(len(filter.Verifications) == 0 || verifications[k.verified]) && k.severity >= filter.MinSeverity &&
			(len(filter.Parties) == 0 || sides[k.partyA+1] || sides[k.partyB+1])
	}
	asked = filter.Scope != ViewAll || len(filter.Types)+len(filter.Verifications)+len(filter.Parties) > 0 || filter.MinSeverity > 0
	return each(c.classes, of), asked
}

// ofScope tells of each class whether it is of a scope; without one, every class is.
func (c *columns) ofScope(scope Scope) []bool {
	return each(c.classes, func(k *class) bool { return scope == "" || c.scopes[k.scope] == scope })
}

// places tells of each word of a list whether it is one of those wanted.
func places[W ~string](words, wanted []W) []bool {
	return each(words, func(w *W) bool { return slices.Contains(wanted, *w) })
}

// each gives what is found of each in a list, such as whether a test holds.
func each[T, R any](list []T, of func(*T) R) []R {
	found := make([]R, len(list))
	for at := range list {
		found[at] = of(&list[at])
	}
	return found
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
			return begun.whose(f.columns.when, each(f.columns.whens, func(w *when) bool { return w.from < second || w.precision <= PrecisionMinute }))
		}
	}
	return begun
}

// InScope gives the facts that the agreement covers.
func (f Facts) InScope() Facts { return f.Narrow(Filter{Scope: ViewIn}, nil) }

// whose gives the facts of which a column holds what is wanted.
func (f Facts) whose(column []uint32, wanted []bool) Facts {
	return f.chosen(func(places, kept []int32) int {
		n := 0
		for _, i := range places {
			kept[n] = i
			if wanted[column[i]] {
				n++
			}
		}
		return n
	})
}

// where gives the facts at whose places in the columns a test holds.
func (f Facts) where(holds func(place int32) bool) Facts {
	return f.chosen(func(places, kept []int32) int {
		n := 0
		for _, i := range places {
			kept[n] = i
			if holds(i) {
				n++
			}
		}
		return n
	})
}

// chosen gives some of the facts: choose writes those of some places that are kept, for which there is room for all, and tells how many they are.
func (f Facts) chosen(choose func(places, kept []int32) int) Facts {
	kept := make([]int32, len(f.places))
	type part struct{ from, n int }
	parts := inRuns(f.places, func(from int, places []int32) part { return part{from, choose(places, kept[from:from+len(places)])} })
	n := 0
	for _, one := range parts {
		n += copy(kept[n:], kept[one.from:one.from+one.n])
	}
	return newFacts(f.columns, kept[:n:n])
}
