package plot

import (
	"fmt"
	"math"
)

// legend sets entries in rows at the top of the room and gives what is left of it. Those that the rows do not hold are counted.
func (c *canvas) legend(keys []key, room box, rows int) box {
	f := c.small()
	line := math.Round(f.size * 1.5)
	x, y, row := room.x, room.y, 1
	for i, k := range keys {
		name := f.shorten(k.name, min(room.w*0.6, room.w-f.size*1.5))
		width := f.size*1.35 + f.width(name)
		if x > room.x && x+width > room.right() {
			x, y, row = room.x, y+line, row+1
		}
		if more := fmt.Sprintf("and %d more", len(keys)-i); row == rows && i < len(keys)-1 && c.overflows(keys[i:], room, x) {
			c.write(f, c.ink.quiet, x, y+line*0.7, f.shorten(more, room.right()-x))
			break
		}
		c.swatch(k, x, y+line*0.7, f.size)
		c.write(f, c.ink.ink, x+f.size*1.35, y+line*0.7, name)
		x += width + f.size*1.3
	}
	return room.cutTop(y - room.y + line)
}

// overflows reports whether entries do not fit on the last row from x on, so that the first of them has to give way to a count.
func (c *canvas) overflows(keys []key, room box, x float64) bool {
	f := c.small()
	widthOf := func(k key) float64 {
		return f.size*1.35 + f.width(f.shorten(k.name, min(room.w*0.6, room.w-f.size*1.5)))
	}
	all := x
	for _, k := range keys {
		all += widthOf(k) + f.size*1.3
	}
	if all-f.size*1.3 <= room.right() {
		return false
	}
	count := f.width(fmt.Sprintf("and %d more", len(keys)-1))
	return x+widthOf(keys[0])+f.size*1.3+count > room.right()
}

// swatch draws the sign of a legend's entry left of its name, which stands on a baseline.
func (c *canvas) swatch(k key, x, baseline, size float64) {
	side := math.Round(size * 0.85)
	if k.dashed {
		thick := c.hair() * 2
		c.fill(k.tint.in(c.theme), box{x, baseline - size*0.35, side * 0.4, thick}, box{x + side*0.6, baseline - size*0.35, side * 0.4, thick})
		return
	}
	c.fill(k.tint.in(c.theme), box{x, baseline - side + math.Round(size*0.06), side, side})
}
