package plot

import "math"

// mapKeyRow is how high a line of a map's key is, against the size of its type.
const mapKeyRow = 1.6

// keyLines gives the lines of a map's key: what the shades are, each of them, and the signs of places.
func (a *Atlas) keyLines() (heading string, keys []key) {
	if len(a.maps.shapes) > 0 {
		heading = a.maps.shade()
		keys = a.maps.shadeKeys()
		if a.maps.n == 0 {
			keys = keys[:1]
		}
	}
	if len(a.maps.sites.sites) > 0 {
		keys = append(keys, placeKeys()...)
	}
	return heading, keys
}

// keySize gives how much room a map's key takes on the screen.
func (a *Atlas) keySize(c *canvas, level siteLevel) (wide, high float64) {
	f, strong := c.small(), c.strong()
	heading, keys := a.keyLines()
	wide, high = strong.width(heading), 0
	if heading != "" {
		high = f.size * mapKeyRow
	}
	for _, k := range keys {
		wide = max(wide, f.size*1.5+f.width(k.name))
		high += f.size * mapKeyRow
	}
	sizesWide, sizesHigh := c.sizesSize(level)
	return math.Ceil(max(wide, sizesWide) + f.size*1.4), math.Ceil(high + sizesHigh + f.size*0.9)
}

// drawKey draws a map's key.
func (a *Atlas) drawKey(c *canvas, level siteLevel) {
	f := c.small()
	heading, keys := a.keyLines()
	x, y := f.size*0.7, f.size*0.4
	if heading != "" {
		c.write(c.strong(), c.ink.ink, x, y+f.size*1.1, heading)
		y += f.size * mapKeyRow
	}
	for _, k := range keys {
		c.swatch(k, x, y+f.size*1.1, f.size)
		c.write(f, c.ink.ink, x+f.size*1.5, y+f.size*1.1, k.name)
		y += f.size * mapKeyRow
	}
	wide, high := c.sizesSize(level)
	if wide > 0 {
		c.sizesIn(level, box{0, y, wide, high})
	}
}
