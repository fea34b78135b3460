package plot

import (
	"cmp"
	"math"
	"slices"
)

// circleScale says how large circles are: the radius of the largest, the least that is seen, and the rim that sets each off from what lies around it.
type circleScale struct{ greatest, least, rim float64 }

// circleScale gives the sizes of circles.
func (c *canvas) circleScale() circleScale {
	greatest, least := c.circleSizes()
	return circleScale{greatest, least, c.hair()}
}

// apart puts together what would be drawn as circles that lie on one another where a degree of longitude takes so many units, the deadliest first and
// again until none do. It keeps to what a distance shows, not to what is in sight, so that a map that is moved keeps its circles.
func (l siteLevel) apart(zoom float64, scale circleScale) siteLevel {
	out := siteLevel{sites: slices.Clone(l.sites), most: l.most}
	for joined := true; joined; {
		slices.SortFunc(out.sites, deadlier)
		out.sites, joined = joinedCircles(out.sites, func(one site) float64 {
			return (radiusOf(min(one.deaths, l.most), l.most, scale.greatest, scale.least) + scale.rim) / zoom
		}, 2*(scale.greatest+scale.rim)/zoom)
	}
	if len(out.sites) > 0 {
		out.most = max(out.most, out.sites[0].deaths) // which makes circles smaller and so keeps them apart
	}
	return out
}

// deadlier orders sites, the deadliest first.
func deadlier(a, b site) int {
	return cmp.Or(cmp.Compare(b.deaths, a.deaths), cmp.Compare(b.n, a.n), cmp.Compare(a.at.x, b.at.x), cmp.Compare(a.at.y, b.at.y))
}

// joinedCircles lets each site take in those after it that its circle lies on, and reports whether there were any. No two circles may reach one another
// over more than a width.
func joinedCircles(sites []site, radius func(site) float64, width float64) (kept []site, joined bool) {
	places := map[[2]int32][]int{}
	for _, one := range sites {
		key := [2]int32{int32(math.Floor(one.at.x / width)), int32(math.Floor(one.at.y / width))}
		if n, ok := touched(one, kept, around(key, places), radius); ok {
			kept[n].join(one)
			joined = true
			continue
		}
		places[key] = append(places[key], len(kept))
		kept = append(kept, one)
	}
	return kept, joined
}

// around gives the sites that are listed in a cell and in those that touch it.
func around(key [2]int32, places map[[2]int32][]int) []int {
	var list []int
	for _, dx := range [...]int32{-1, 0, 1} {
		for _, dy := range [...]int32{-1, 0, 1} {
			list = append(list, places[[2]int32{key[0] + dx, key[1] + dy}]...)
		}
	}
	return list
}

// touched finds the site whose circle lies deepest on that of another.
func touched(one site, kept []site, near []int, radius func(site) float64) (found int, ok bool) {
	deepest := 0.0
	for _, n := range near {
		o := kept[n]
		if depth := radius(one) + radius(o) - math.Hypot(one.at.x-o.at.x, one.at.y-o.at.y); depth > deepest {
			deepest, found, ok = depth, n, true
		}
	}
	return found, ok
}
