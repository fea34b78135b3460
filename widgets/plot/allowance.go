package plot

import "fmt"

// allowance is how many lines the words of a picture may take: each paragraph above the drawing, the legend, and the footer.
type allowance struct{ lines, keys, footer int }

// unlimited is an allowance of as many lines as the words need.
const unlimited = 1000

// leastPlot is the least height of a drawing beside all its words, before the picture's unit.
const leastPlot = 110

// allowance gives the words all the lines that they need where the drawing can give way to them, and otherwise what the height bears.
func (c *canvas) allowance(s sheet, room box, height float64) allowance {
	if c.holds(s, room) {
		return allowance{unlimited, unlimited, unlimited}
	}
	some := allowance{lines: 1, keys: max(1, min(int(height/130), 5))}
	if height >= 300 {
		some.lines = 2
	}
	if height >= footerHeight {
		some.footer = max(1, int(height*0.24/c.footnote().leading()))
	}
	return some
}

// holds reports whether a room has place for all the words, none of them cut off, and for a drawing.
func (c *canvas) holds(s sheet, room box) bool {
	dry := *c
	dry.surface, dry.spots, dry.axes = nil, nil, nil
	return dry.words(s, room, allowance{unlimited, unlimited, unlimited}).h >= leastPlot*c.unit
}

// holds reports whether a picture of a size has room for all that it must carry.
func (p *picture) holds(width, height int) bool {
	as := format{width: width, height: height, scale: 1}
	c := p.canvas(nil, as)
	return c.holds(p.sheet, as.room(c.margin()))
}

// heightStep is by how much the search for a height goes on.
const heightStep = 20

// checkWords refuses a size at which not all that the picture must carry has room, and says which height is enough.
func (p *picture) checkWords(width, height int) error {
	if p.holds(width, height) {
		return nil
	}
	for enough := (height/heightStep + 1) * heightStep; enough <= maxSide; enough += heightStep {
		if p.holds(width, enough) {
			return SizeError{fmt.Sprintf("a picture of %d×%d has no room for all its words: at this width choose a height of at least %d", width, height, enough)}
		}
	}
	return SizeError{fmt.Sprintf("a picture of %d×%d has no room for all its words: choose a greater width", width, height)}
}
