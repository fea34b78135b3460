package plot

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"truceboard/store/ceasefire"
)

// site is what is drawn as one circle: facts of one place, or of several that lie close together, and where on the plane they are. It is exact where one of
// its facts is. The name is that of the place at which most of them are.
type site struct {
	at        point
	n, deaths int
	exact     bool
	name      string
	most      int
	places    int
	reach     ceasefire.GeoBox
}

// join puts another site into this one, which comes to lie in the middle of all facts.
func (s *site) join(o site) {
	n := float64(s.n + o.n)
	s.at = point{(s.at.x*float64(s.n) + o.at.x*float64(o.n)) / n, (s.at.y*float64(s.n) + o.at.y*float64(o.n)) / n}
	if o.most > s.most {
		s.name, s.most = o.name, o.most
	}
	if s.places == 0 {
		s.reach = o.reach
	} else {
		s.reach = s.reach.Hold(ceasefire.Point{Lat: o.reach.South, Lon: o.reach.West}).Hold(ceasefire.Point{Lat: o.reach.North, Lon: o.reach.East})
	}
	s.n, s.deaths, s.places, s.exact = s.n+o.n, s.deaths+o.deaths, s.places+o.places, s.exact || o.exact
}

// sitesOf gives the places that facts have, in the order in which they come: what is known no closer than to an area has none.
func sitesOf(facts ceasefire.Facts) []site {
	counts := ceasefire.Sites(facts)
	sites := make([]site, 0, len(counts))
	for _, c := range counts {
		sites = append(sites, site{
			at: plane(c.At), n: c.N, deaths: c.Deaths, exact: c.Exact, name: c.Name, most: c.N, places: 1,
			reach: ceasefire.GeoBox{South: c.At.Lat, West: c.At.Lon, North: c.At.Lat, East: c.At.Lon},
		})
	}
	return sites
}

// siteLevels holds the sites put together for each distance from which a map is looked at, each worked out when it is first seen. It may be used by
// several goroutines at once.
type siteLevels struct {
	sites  []site
	mu     sync.Mutex
	levels map[int]siteLevel
}

// siteLevel is the sites as they are seen from one distance, the deadliest first so that smaller ones lie on them, and how many died at the deadliest.
type siteLevel struct {
	sites []site
	most  int
}

func newSiteLevels(facts ceasefire.Facts) *siteLevels {
	return &siteLevels{sites: sitesOf(facts), levels: map[int]siteLevel{}}
}

// finestLevel is the level beyond which nothing is told apart: its cells are some forty metres wide.
const finestLevel = 20

// levelFor gives the level at which the cells are between half of a width and the whole of it.
func levelFor(zoom, width float64) int {
	return min(max(int(math.Ceil(math.Log2(360*zoom/width))), 0), finestLevel)
}

// cellOf is how wide the cells of a level are, in degrees of longitude.
func cellOf(level int) float64 { return 360 / math.Exp2(float64(level)) }

// at gives the sites of a level.
func (l *siteLevels) at(level int) siteLevel {
	l.mu.Lock()
	defer l.mu.Unlock()
	known, ok := l.levels[level]
	if !ok {
		known = levelOf(l.sites, cellOf(level))
		l.levels[level] = known
	}
	return known
}

// mostWhole is how many sites are put together for the whole map, whatever of it is seen.
const mostWhole = 20_000

// seen gives the sites of a level that a projection may show. Where there are very many, those far out of sight are left alone: a map that is looked at
// closely is drawn at once.
func (l *siteLevels) seen(p projection, level int) siteLevel {
	cell := cellOf(level)
	low, high := p.under(p.room.x, p.room.bottom()), p.under(p.room.right(), p.room.y)
	if len(l.sites) <= mostWhole || (high.x-low.x)*4 > 360/math.Exp2(6) { // a quarter of some six degrees
		return l.at(level)
	}
	sight := box{low.x - 2*cell, low.y - 2*cell, high.x - low.x + 4*cell, high.y - low.y + 4*cell}
	var near []site
	most := 1
	for _, one := range l.sites {
		most = max(most, one.deaths)
		if sight.encloses([]point{one.at}) {
			near = append(near, one)
		}
	}
	some := levelOf(near, cell)
	some.most = max(some.most, most)
	return some
}

// levelOf puts together what lies in one cell of the plane, and then what lies across the side of a cell closer than most of its width. The cells stand
// still on the plane, so that a map that is moved keeps its circles.
func levelOf(sites []site, cell float64) siteLevel {
	places := map[[2]int32]int{}
	var cells []siteCell
	for _, one := range sites {
		key := [2]int32{int32(math.Floor(one.at.x / cell)), int32(math.Floor(one.at.y / cell))}
		n, seen := places[key]
		if !seen {
			n = len(cells)
			places[key] = n
			cells = append(cells, siteCell{key: key})
		}
		cells[n].join(one)
	}
	level := siteLevel{sites: joinedCells(cells, cell), most: 1}
	slices.SortFunc(level.sites, deadlier)
	if len(level.sites) > 0 {
		level.most = max(level.sites[0].deaths, 1)
	}
	return level
}

// siteCell is the site of one cell of the plane.
type siteCell struct {
	site
	key [2]int32
}

// nearEnough is the share of a cell's width below which two sites are one.
const nearEnough = 0.7

// joinedCells lets a site take in the smaller ones around it that lie too close to be told apart.
func joinedCells(cells []siteCell, cell float64) []site {
	slices.SortStableFunc(cells, func(a, b siteCell) int { return cmp.Compare(b.n, a.n) })
	kept := make([]site, 0, len(cells))
	places := map[[2]int32]int{}
	for _, c := range cells {
		if n, ok := closeBy(c, kept, places, cell*nearEnough); ok {
			kept[n].join(c.site)
			continue
		}
		places[c.key] = len(kept)
		kept = append(kept, c.site)
	}
	return kept
}

// closeBy finds a site in the cells around one that lies closer than a distance.
func closeBy(c siteCell, kept []site, places map[[2]int32]int, distance float64) (int, bool) {
	for _, dx := range [...]int32{-1, 0, 1} {
		for _, dy := range [...]int32{-1, 0, 1} {
			n, ok := places[[2]int32{c.key[0] + dx, c.key[1] + dy}]
			if ok && math.Hypot(kept[n].at.x-c.at.x, kept[n].at.y-c.at.y) < distance {
				return n, true
			}
		}
	}
	return 0, false
}

// circle is a site as it is drawn.
type circle struct {
	site
	x, y, radius float64
}

// around gives the box around a circle and its rim.
func (o circle) around(rim float64) box {
	r := o.radius + rim
	return box{o.x - r, o.y - r, 2 * r, 2 * r}
}

// circles gives the sites of a level that are seen in a room, with radii whose surfaces grow with the deaths.
func (l siteLevel) circles(p projection, greatest, least float64) []circle {
	var drawn []circle
	for _, one := range l.sites {
		at, radius := p.place(one.at), radiusOf(one.deaths, l.most, greatest, least)
		if p.room.meets(box{at.x - radius, at.y - radius, 2 * radius, 2 * radius}) {
			drawn = append(drawn, circle{one, at.x, at.y, radius})
		}
	}
	return drawn
}

// radiusOf gives the radius of a circle for a number of deaths: its surface grows with them, down to the least that is seen.
func radiusOf(deaths, most int, greatest, least float64) float64 {
	return max(greatest*math.Sqrt(float64(deaths)/float64(most)), least)
}
