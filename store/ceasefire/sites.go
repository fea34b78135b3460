package ceasefire

import (
	"cmp"
	"math"
	"slices"
)

// SiteCount is how many facts are at one point of the map, and how many died there (best estimates, where they are known). Exact says that the place of one
// of them is. The name is that of the one that came first.
type SiteCount struct {
	At        Point
	Name      string
	N, Deaths int
	Exact     bool
}

// Sites counts facts by the point at which they were, in the order in which the points come: what is known no closer than to an area has none.
func Sites(facts Facts) []SiteCount {
	cells := facts.sites()
	came := asTheyCame(cells)
	var sites []SiteCount
	known := make(map[uint64]int32, len(came))
	for _, at := range came {
		site, one := facts.columns.sites[at], cells[at]
		if !site.placed.HasPoint() {
			continue
		}
		point := uint64(math.Float32bits(site.lat+0))<<32 | uint64(math.Float32bits(site.lon+0)) // a number is found in half the time that two are; +0 makes one of both zeros
		n, seen := known[point]
		if !seen {
			n = int32(len(sites))
			known[point] = n
			sites = append(sites, SiteCount{At: Point{Lat: float64(site.lat), Lon: float64(site.lon)}, Name: facts.columns.names[site.name]})
		}
		to := &sites[n]
		to.N, to.Deaths, to.Exact = to.N+one.all(), to.Deaths+int(one.best), to.Exact || site.placed == PlaceExact
	}
	return sites
}

// asTheyCame gives the places of the cells into which something went, in the order in which it came.
func asTheyCame(cells []cell) []int {
	order := keep(upwards(len(cells)), func(at int) bool { return cells[at].all() > 0 })
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(cells[a].begins(), cells[b].begins()) })
	return order
}
