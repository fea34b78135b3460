package plot

import (
	"math"

	"github.com/wcharczuk/go-chart/v2"
)

// Below the first two a picture for the screen has no words, and below the third none has a footer.
const (
	thumbnailWidth  = 240
	thumbnailHeight = 120
	footerHeight    = 200
)

// format is how a picture is to be drawn.
type format struct {
	width, height int
	scale         float64
	theme         Theme
	thumbnail     bool
}

// draw draws the picture on its ground: the words around it, and the chart in the room that they leave.
func (p *picture) draw(surface chart.Renderer, as format) { p.layOut(p.canvas(surface, as), as) }

// canvas makes what the picture is drawn on.
func (p *picture) canvas(surface chart.Renderer, as format) *canvas {
	return &canvas{
		surface: surface, faces: p.fonts.open(), theme: as.theme, ink: as.theme.colours(), scale: as.scale, unit: unitFor(as.width, as.height),
		thumbnail: as.thumbnail,
	}
}

// layOut puts everything in its place.
func (p *picture) layOut(c *canvas, as format) {
	room := as.room(c.margin())
	if !c.thumbnail {
		room = c.words(p.sheet, room, c.allowance(p.sheet, room, float64(as.height)))
	}
	c.chart(p, room)
}

// margin is the air around a picture.
func (c *canvas) margin() float64 {
	if c.thumbnail {
		return 6
	}
	return math.Round(16 * c.unit)
}

// room gives the picture within its margin.
func (f format) room(margin float64) box {
	return box{margin, margin, float64(f.width) - 2*margin, float64(f.height) - 2*margin}
}

// chart draws the chart, or says that there is nothing to draw.
func (c *canvas) chart(p *picture, room box) {
	if room.w < 4 || room.h < 4 {
		return
	}
	if p.sheet.empty == "" {
		p.content.draw(c, room)
		return
	}
	middle, x := room.y+room.h/2, room.x+room.w/2
	strong, body := c.strong(), c.body()
	if c.thumbnail {
		c.fill(c.ink.faint, box{room.x, room.bottom() - 1, room.w, 1})
	}
	c.writeCentred(strong, c.ink.ink, x, middle, strong.shorten(p.sheet.empty, room.w))
	lines := max(1, min(3, int((room.bottom()-middle)/body.leading())-1))
	for i, line := range body.wrap(p.sheet.hint, room.w, lines) {
		c.writeCentred(body, c.ink.quiet, x, middle+body.leading()*(1.1+float64(i)), line)
	}
}

// words sets title, subtitle, statement and legend above and the footer below, and gives the room between them.
func (c *canvas) words(s sheet, room box, most allowance) box {
	room = c.paragraph(c.title(), true, s.title, room, most.lines)
	room = c.paragraph(c.body(), false, s.subtitle, room, most.lines)
	if s.statement != "" {
		room = c.paragraph(c.strong(), true, s.statement, room.cutTop(4*c.unit), most.lines)
	}
	if len(s.legend) > 0 && s.empty == "" {
		room = c.legend(s.legend, room.cutTop(7*c.unit), most.keys)
	}
	room = room.cutTop(math.Round(8 * c.unit))
	if most.footer > 0 {
		room = c.footer(s, room, most.footer)
	}
	return room
}

// paragraph sets a text at the top of the room in so many lines and gives what is left of it.
func (c *canvas) paragraph(f face, loud bool, text string, room box, lines int) box {
	colour, broken := c.ink.quiet, f.wrap
	if loud {
		colour, broken = c.ink.ink, f.balanced
	}
	for _, line := range broken(text, room.w, lines) {
		c.write(f, colour, room.x, room.y+f.size*ascent+(f.leading()-f.size)/2, line)
		room = room.cutTop(f.leading())
	}
	return room
}

// footer sets counts, method and sources at the foot of the room in no more than a number of lines and gives what is left of it.
func (c *canvas) footer(s sheet, room box, most int) box {
	f := c.footnote()
	lines := c.footerLines(s, f, room.w, most)
	y := room.bottom() - float64(len(lines))*f.leading()
	left := box{room.x, room.y, room.w, y - room.y - math.Round(8*c.unit)}
	for _, line := range lines {
		c.write(f, c.ink.quiet, room.x, y+f.size*ascent+(f.leading()-f.size)/2, line)
		y += f.leading()
	}
	return left
}

// footerLines breaks the footer into no more than a number of lines. Where they do not fit, the longest paragraph loses lines first, then
// the method goes, and at last everything is run into what lines there are.
func (c *canvas) footerLines(s sheet, f face, width float64, most int) []string {
	texts := []string{s.counts, s.method, s.sources}
	if most < len(texts) {
		return f.wrap(joined([]string{s.counts, s.sources}, " "), width, most)
	}
	limits := make([]int, len(texts))
	for i, text := range texts {
		limits[i] = len(f.wrap(text, width, most))
	}
	for limits[0]+limits[1]+limits[2] > most {
		limits[longest(limits)]--
	}
	var lines []string
	for i, text := range texts {
		lines = append(lines, f.wrap(text, width, limits[i])...)
	}
	return lines
}

// longest gives the place of the greatest number; of several, the method's, which is in the middle, comes first.
func longest(limits []int) int {
	at := 1
	for i, n := range limits {
		if n > limits[at] {
			at = i
		}
	}
	return at
}
