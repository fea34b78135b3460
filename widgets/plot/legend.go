package plot

import (
	"fmt"
	"math"
)

// legend sets entries in rows at the top of the room and gives what is left of it. Those that the rows do not hold are counted.
func (c *canvas) legend(keys []key, room box, rows int) box {
	f := c.small()
	line := math.Round(f.size * 1.5)
	x, y := room.x, room.y
	for i, k := range keys {
		wide := c.keyWidth(k, room)
		if x > room.x && x+wide > room.right() && rows > 1 {
			x, y, rows = room.x, y+line, rows-1
		}
		more := fmt.Sprintf("and %d more", len(keys)-i)
		if rows == 1 && !c.goesOn(keys[i:], x, f.width(more), room) {
			c.write(f, c.ink.quiet, x, y+line*0.7, f.shorten(more, room.right()-x))
			break
		}
		c.swatch(k, x, y+line*0.7, f.size)
		c.write(f, c.ink.ink, x+f.size*1.35, y+line*0.7, c.keyName(k, room))
		x += wide + f.size*1.3
	}
	return room.cutTop(y - room.y + line)
}

// goesOn reports whether the first of the entries goes on the last row: all of them do, or there is room behind it for the count of the others.
func (c *canvas) goesOn(keys []key, x, count float64, room box) bool {
	gap := c.small().size * 1.3
	all := x - gap
	for _, k := range keys {
		all += c.keyWidth(k, room) + gap
	}
	return all <= room.right() || x+c.keyWidth(keys[0], room)+gap+count <= room.right()
}

// keyName gives an entry's name, short enough for a row.
func (c *canvas) keyName(k key, room box) string {
	f := c.small()
	return f.shorten(k.name, max(room.w*0.45, min(room.w-f.size*1.35, f.size*26)))
}

// keyWidth gives the width of an entry, its swatch included.
func (c *canvas) keyWidth(k key, room box) float64 {
	f := c.small()
	return f.size*1.35 + f.width(c.keyName(k, room))
}

// swatch draws the sign of a legend's entry left of its name, which stands on a baseline.
func (c *canvas) swatch(k key, x, baseline, size float64) {
	side := math.Round(size * 0.85)
	if k.dashed {
		thick := c.hair() * 2
		c.fill(k.tint.in(c.theme), box{x, baseline - size*0.35, side * 0.4, thick}, box{x + side*0.6, baseline - size*0.35, side * 0.4, thick})
		return
	}
	square := box{x, baseline - side + math.Round(size*0.06), side, side}
	switch {
	case k.sign != noSign:
		c.clockSign(k.sign, k.tint.in(c.theme), square.x+side/2, square.y+side/2, side)
	case k.framed:
		c.ring(k.tint.in(c.theme), square)
	case k.round:
		c.disc(k.tint.in(c.theme), square.x+side/2, square.y+side/2, side/2)
		if k.outlined {
			c.disc(c.ink.ground, square.x+side/2, square.y+side/2, side/2-1.6*c.hair())
		}
	case k.hatched:
		c.hatch(k.tint.in(c.theme), square)
	case k.outlined:
		c.fill(c.ink.grid, square)
	case k.ringed:
		c.ring(c.ink.ink, square)
	case k.dotted:
		c.dots(k.tint.in(c.theme), square)
	default:
		c.textured(k.tint.in(c.theme), k.texture, []box{square})
	}
}
