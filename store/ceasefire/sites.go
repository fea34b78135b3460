package ceasefire

import (
	"cmp"
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
	var sites []SiteCount
	known := map[[2]float32]int{}
	for _, at := range asTheyCame(cells) {
		site, one := facts.columns.sites[at], cells[at]
		if !site.placed.HasPoint() {
			continue
		}
		point := [2]float32{site.lat, site.lon}
		n, seen := known[point]
		if !seen {
			n = len(sites)
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
