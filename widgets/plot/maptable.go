package plot

import (
	"strconv"

	"truceboard/store/ceasefire"
)

// table gives what the areas are shaded by.
func (m *geoMap) table() [][]string {
	header := []string{"kind", "code", "name", "incidents", "deaths", "longitude", "latitude", "precision", "places"}
	if m.rated() {
		header = append(header, "per_day")
	}
	deaths := map[string]float64{}
	bars, _ := m.subject.Frame.Places(m.subject.Facts, ceasefire.DeathsMeasure)
	for _, b := range bars {
		deaths[b.Key] = b.Value
	}
	rows := [][]string{header}
	for _, o := range m.subject.Frame.Areas {
		b := m.values[o.Code]
		row := []string{"area", o.Code, o.Name, strconv.Itoa(b.N), exact(deaths[o.Code]), "", "", "", ""}
		if m.rated() {
			row = append(row, exact(m.shown(b)))
		}
		rows = append(rows, row)
	}
	return rows
}

// tableIn gives the areas and then the circles as they are drawn in a room: where each is, of how many places it was put together, and under the name of
// that with most incidents.
func (m *geoMap) tableIn(c *canvas, room box) [][]string {
	rows := m.table()
	if m.extent.IsZero() {
		return rows
	}
	p, level := m.laid(c, room)
	greatest, least := c.circleSizes()
	for _, one := range level.circles(p, greatest, least) {
		rows = append(rows, one.row(len(rows[0])))
	}
	return rows
}

// row gives what a circle stands for, in so many cells. Degrees have as many decimals as a metre needs.
func (s site) row(cells int) []string {
	at, precision := globe(s.at), "known less closely"
	if s.exact {
		precision = "exact place"
	}
	degrees := func(v float64) string { return strconv.FormatFloat(v, 'f', 5, 64) }
	row := []string{"circle", "", oneLine(s.name), strconv.Itoa(s.n), strconv.Itoa(s.deaths), degrees(at.Lon), degrees(at.Lat), precision, strconv.Itoa(s.places)}
	return append(row, make([]string, cells-len(row))...)
}
