package exchange

import (
	"math"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// givesAwayMetres is how near a position in metres is to one that it gives away: about as far as givesAway.
const givesAwayMetres = 2500

// nearMetres reports whether an easting and a northing (UTM) are those of one of some positions, in its zone or in one beside it. One of them may not be known, which is not a number.
func nearMetres(east, north float64, points []ceasefire.Point) bool {
	for _, p := range points {
		for zone := zoneOf(p) - 1; zone <= zoneOf(p)+1; zone++ {
			e, n := projected(p, zone)
			if !(math.Abs(e-east) > givesAwayMetres) && !(math.Abs(n-north) > givesAwayMetres) {
				return true
			}
		}
	}
	return false
}

// zoneOf gives the zone of UTM that a position lies in, but for those that were drawn otherwise around Norway.
func zoneOf(p ceasefire.Point) int { return int(math.Floor((p.Lon+180)/6)) + 1 }

// projected gives the easting and the northing of a position in a zone of UTM, to a few metres (Snyder 1987, Map Projections: A Working Manual, equations 8-9 and 8-10; WGS 84).
func projected(p ceasefire.Point, zone int) (east, north float64) {
	const a, e2, scale = 6378137.0, 0.00669437999014, 0.9996
	const ep2 = e2 / (1 - e2)
	lat := p.Lat * math.Pi / 180
	sin, cos, tan := math.Sin(lat), math.Cos(lat), math.Tan(lat)
	n, t, c := a/math.Sqrt(1-e2*sin*sin), tan*tan, ep2*cos*cos
	d := (p.Lon - float64(zone*6-183)) * math.Pi / 180 * cos
	m := a * ((1-e2/4-3*e2*e2/64-5*e2*e2*e2/256)*lat - (3*e2/8+3*e2*e2/32+45*e2*e2*e2/1024)*math.Sin(2*lat) +
		(15*e2*e2/256+45*e2*e2*e2/1024)*math.Sin(4*lat) - 35*e2*e2*e2/3072*math.Sin(6*lat))
	east = scale*n*(d+(1-t+c)*math.Pow(d, 3)/6+(5-18*t+t*t+72*c-58*ep2)*math.Pow(d, 5)/120) + 500_000
	north = scale * (m + n*tan*(d*d/2+(5-t+9*c+4*c*c)*math.Pow(d, 4)/24+(61-58*t+t*t+600*c-330*ep2)*math.Pow(d, 6)/720))
	if p.Lat < 0 {
		north += 10_000_000
	}
	return east, north
}

// The letters of columns and of rows of squares of a hundred kilometres; those of the columns begin anew after three zones, those of the rows after two thousand kilometres.
const (
	squareColumns = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	squareRows    = "ABCDEFGHJKLMNPQRSTUV"
	square        = 100_000
)

// inSquare reports whether a cell of the military grid without its zone ("CA", "32385 14195") is that of one of some positions.
func inSquare(letters, figures string, points []ceasefire.Point) bool {
	figures = strings.Join(strings.Fields(figures), "")
	half := len(figures) / 2
	cell := math.Pow10(5 - half)
	e, errE := strconv.ParseFloat(figures[:half], 64)
	n, errN := strconv.ParseFloat(figures[half:], 64)
	if errE != nil || errN != nil {
		return false
	}
	e, n = (e+0.5)*cell, (n+0.5)*cell // its middle
	for _, p := range points {
		for zone := zoneOf(p) - 1; zone <= zoneOf(p)+1; zone++ {
			east, north := projected(p, zone)
			if math.Abs(columnEdge(letters, zone)+e-east) < givesAwayMetres && math.Abs(math.Remainder(rowEdge(letters, zone)+n-north, 20*square)) < givesAwayMetres {
				return true
			}
		}
	}
	return false
}

// columnEdge gives the easting of the edge of a square in a zone, not a number where the zone has no such column.
func columnEdge(letters string, zone int) float64 {
	column := strings.IndexByte(squareColumns, letters[0]) - (zone+2)%3*8
	if column < 0 || column > 7 {
		return math.NaN()
	}
	return float64(column+1) * square
}

// rowEdge gives the northing of the edge of a square in a zone, but for whole rounds of the rows.
func rowEdge(letters string, zone int) float64 {
	row := strings.IndexByte(squareRows, letters[1])
	if zone%2 == 0 {
		row -= 5
	}
	return float64(row) * square
}
