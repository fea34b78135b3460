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
	page := box{0, 0, float64(as.width), float64(as.height)}
	margin := math.Round(16 * c.unit)
	if c.thumbnail {
		margin = 6
	}
	room := box{margin, margin, page.w - 2*margin, page.h - 2*margin}
	if !c.thumbnail {
		room = c.words(p.sheet, room, page.h)
	}
	c.chart(p, room)
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
	c.writeCentred(body, c.ink.quiet, x, middle+body.leading()*1.1, body.shorten(p.sheet.hint, room.w))
}

// words sets title, subtitle, statement and legend above and the footer below, and gives the room between them.
func (c *canvas) words(s sheet, room box, height float64) box {
	lines := 1
	if height >= 300 {
		lines = 2
	}
	room = c.paragraph(c.title(), true, s.title, room, lines)
	room = c.paragraph(c.body(), false, s.subtitle, room, lines)
	if s.statement != "" {
		room = c.paragraph(c.strong(), true, s.statement, room.cutTop(4*c.unit), lines)
	}
	if len(s.legend) > 0 && s.empty == "" {
		room = c.legend(s.legend, room.cutTop(7*c.unit), max(1, min(int(height/130), 5)))
	}
	room = room.cutTop(math.Round(8 * c.unit))
	if height >= footerHeight {
		room = c.footer(s, room, height)
	}
	return room
}

// paragraph sets a text at the top of the room in so many lines and gives what is left of it.
func (c *canvas) paragraph(f face, loud bool, text string, room box, lines int) box {
	colour := c.ink.quiet
	if loud {
		colour = c.ink.ink
	}
	for _, line := range f.wrap(text, room.w, lines) {
		c.write(f, colour, room.x, room.y+f.size*ascent+(f.leading()-f.size)/2, line)
		room = room.cutTop(f.leading())
	}
	return room
}

// footer sets counts, method and sources at the foot of the room and gives what is left of it.
func (c *canvas) footer(s sheet, room box, height float64) box {
	f := c.footnote()
	lines := c.footerLines(s, f, room.w, max(1, int(height*0.24/f.leading())))
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
