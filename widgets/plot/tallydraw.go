package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// gapShare is the air between two groups, in lines, and leastGap what the words leave of it at the least.
const gapShare, leastGap = 0.5, 0.3

// wordsShares lists how much of the width the words beside the bars may take: the later ones where words would be cut in the first.
func wordsShares() []float64 { return []float64{0.46, 0.52, 0.58, 0.64} }

// leastBars is the part of the bars' room that the longest bar takes at the least, whatever stands behind it.
const leastBars = 0.25

// tallyLayout is where the groups of a picture stand: so many of the latest, set in one face, each as high as its words need and no higher than so many lines.
type tallyLayout struct {
	face          face
	most          float64
	groups        []tallyGroup
	heights       []float64
	earlier       int
	words, bars   box
	scale, widest float64
}

// tallyLines lists how many lines a group may take at the most.
func tallyLines() []float64 { return []float64{2, 3, 4, 5} }

func (t *tallies) draw(c *canvas, room box) {
	l := c.layTallies(t.groups, room)
	y := room.y
	for i, g := range l.groups {
		if i > 0 && !c.thumbnail {
			c.fill(c.ink.grid, box{room.x, y - l.face.leading()*gapShare/2, room.w, c.hair()})
		}
		slot := box{l.words.x, y, l.words.w, l.heights[i]}
		c.tallyWords(g, l, slot)
		c.tallyBars(g, l, slot)
		c.spot(box{room.x, y, room.w, slot.h}, g.pointed())
		y = slot.bottom()
	}
	if l.earlier > 0 && !c.thumbnail {
		c.write(l.face, c.ink.quiet, room.x, y+l.face.leading()*0.75, l.face.shorten(fmt.Sprintf("and %d earlier", l.earlier), room.w))
	}
}

// layTallies finds how many groups go into a room, how high they are, and how long their bars may be: of the types, the shares of the width and the lines for words it takes
// the first in which least is lacking.
func (c *canvas) layTallies(groups []tallyGroup, room box) tallyLayout {
	faces := []face{c.small(), c.footnote()}
	best := c.tryTallies(groups, room, faces[0], wordsShares()[0], tallyLines()[0])
	if c.thumbnail {
		return best
	}
	lacks := best.lacks()
	for _, f := range faces {
		for _, share := range wordsShares() {
			for _, most := range tallyLines() {
				try := c.tryTallies(groups, room, f, share, most)
				if n := try.lacks(); n < lacks {
					best, lacks = try, n
				}
			}
		}
	}
	return best
}

// lacks weighs what is not shown: a group that is only counted like two that are cut.
func (l tallyLayout) lacks() int { return 2*l.earlier + l.cut() }

// tryTallies lays groups in a face, with a share of the width for their words and so many lines at the most.
func (c *canvas) tryTallies(groups []tallyGroup, room box, f face, share, most float64) tallyLayout {
	l := tallyLayout{face: f, most: most, groups: groups, words: box{room.x, room.y, room.w * share, room.h}}
	line := f.leading()
	l.bars = box{l.words.right() + line, room.y, room.w - l.words.w - line, room.h}
	if c.thumbnail {
		l.bars = room
	}
	l.stack(c, room.h)
	l.fitBars(c)
	return l
}

// stack finds how many of the latest groups go into a height, and shares out what is left of it.
func (l *tallyLayout) stack(c *canvas, room float64) {
	heights, sum := make([]float64, len(l.groups)), 0.0
	for i, g := range l.groups {
		heights[i] = l.needs(c, g)
		sum += heights[i]
	}
	if sum > room && !c.thumbnail {
		room = max(room-l.face.leading(), 0)
	}
	for sum > room && len(heights) > 1 {
		sum -= heights[0]
		heights, l.groups, l.earlier = heights[1:], l.groups[1:], l.earlier+1
	}
	spare := (room - sum) / float64(len(heights))
	for i := range heights {
		most := l.face.leading() * (5 + gapShare)
		if c.thumbnail {
			most = room
		}
		heights[i] = max(min(heights[i]+spare, most), 1)
	}
	l.heights = heights
}

// needs gives the height of a group whose words are whole, as far as the lines go.
func (l tallyLayout) needs(c *canvas, g tallyGroup) float64 {
	if c.thumbnail {
		return 6
	}
	heads, basis := l.lines(g, l.most)
	return l.face.leading() * (max(float64(len(heads)+len(basis)), tallyLines()[0]) + gapShare)
}

// lines gives what was counted, and beneath it on what basis, in as many lines as go into so many.
func (l tallyLayout) lines(g tallyGroup, most float64) (heads, basis []string) {
	f, n := l.face, max(1, int(most+slack))
	heads = f.headline(g.head, g.window, l.words.w, max(1, n/2))
	return heads, f.wrap(g.text, l.words.w, n-len(heads))
}

// linesIn gives how many lines go into a height.
func (l tallyLayout) linesIn(height float64) float64 {
	return (height - l.face.leading()*leastGap) / l.face.leading()
}

// cut weighs what is not set in full: words beside bars, and behind them.
func (l tallyLayout) cut() int {
	n := 0
	for i, g := range l.groups {
		heads, basis := l.lines(g, l.linesIn(l.heights[i]))
		if strings.HasSuffix(strings.Join(slices.Concat(heads, basis), " "), ellipsis) || len(basis) == 0 && g.text != "" {
			n++
		}
		if l.length(g.longest())+l.face.size*0.5+l.face.width(g.publishedWords()[0]) > l.bars.w {
			n++
		}
	}
	return n
}

// fitBars finds the scale at which the words behind every bar have their room, as far as that leaves bars to be seen.
func (l *tallyLayout) fitBars(c *canvas) {
	for _, g := range l.groups {
		l.scale = max(l.scale, g.longest(), float64(g.Log))
	}
	l.scale = max(l.scale, 1)
	l.widest = l.bars.w
	if c.thumbnail {
		return
	}
	gap := l.face.size
	for _, g := range l.groups {
		for text, v := range map[string]float64{g.publishedWords()[0]: g.longest(), g.log: float64(g.Log)} {
			if v > 0 {
				l.widest = min(l.widest, (l.bars.w-gap-l.face.width(text))*l.scale/v)
			}
		}
	}
	l.widest = max(l.widest, l.bars.w*leastBars)
}

// length gives how long a bar of a value is.
func (l tallyLayout) length(v float64) float64 { return v / l.scale * l.widest }

// tallyWords sets what was counted, and in the lines beneath on what basis.
func (c *canvas) tallyWords(g tallyGroup, l tallyLayout, room box) {
	f := l.face
	heads, basis := l.lines(g, l.linesIn(room.h))
	for i, line := range slices.Concat(heads, basis) {
		colour := c.ink.quiet
		if i < len(heads) {
			colour = c.ink.ink
		}
		c.write(f, colour, room.x, room.y+f.size*ascent+(f.leading()-f.size)/2, line)
		room = room.cutTop(f.leading())
	}
}

// headline sets what was counted and the window, of which the window is never cut off while there is room for it.
func (f face) headline(what, window string, room float64, lines int) []string {
	whole := f.wrap(what+", "+window, room, lines+1)
	if len(whole) <= lines {
		return whole
	}
	if lines > 1 {
		return append(f.wrap(what, room, lines-1), f.shorten(window, room))
	}
	if what = f.shorten(what, room-f.width(", "+window)); what == "" {
		return []string{f.shorten(window, room)}
	}
	return []string{what + ", " + window}
}

// tallyBars draws the published bar and under it the log's, each with its words behind it.
func (c *canvas) tallyBars(g tallyGroup, l tallyLayout, slot box) {
	f, y := l.face, slot.y
	row := min((slot.h-f.leading()*gapShare)/2, f.leading()*1.5)
	if c.thumbnail {
		row = max(slot.h*0.4, 1)
	}
	thick := math.Round(row * 0.76)
	published := box{l.bars.x, y + (row-thick)/2, l.length(g.total()), thick}
	c.publishedBar(g, l, published)
	log := box{l.bars.x, published.y + row, l.length(float64(g.Log)), thick}
	if g.Log > 0 {
		c.hatch(logTint.in(c.theme), log)
	}
	c.behind(l, l.bars.x+l.length(g.longest()), published.y+thick/2, g.publishedWords()...)
	c.behind(l, log.right(), log.y+thick/2, g.log)
}

// behind sets behind the end of a bar the first of its wordings that fits, or the last as far as it goes.
func (c *canvas) behind(l tallyLayout, end, middle float64, wordings ...string) {
	f, x := l.face, end
	if end > l.bars.x {
		x += f.size * 0.5
	}
	for i, text := range wordings {
		if f.width(text) <= l.bars.right()-x || i == len(wordings)-1 {
			c.write(f, c.ink.ink, x, middle+f.size*capital/2, f.shorten(text, l.bars.right()-x))
			return
		}
	}
}

// publishedBar draws a count in the tint of whom it accuses, divided into its parts where they are known. What the parts do not
// name is left pale, and where they exceed the total an upright line marks it.
func (c *canvas) publishedBar(g tallyGroup, l tallyLayout, bar box) {
	if len(g.parts) == 0 {
		if bar.w > 0 {
			c.fill(g.tint.in(c.theme), bar)
		}
		return
	}
	if g.sum() < g.total() {
		c.fill(mix(g.tint.in(c.theme), c.ink.ground, 0.75), bar)
	}
	done := 0
	for i, p := range g.parts {
		from := bar.x + l.length(float64(done))
		done += p.n
		slot := box{from, bar.y, bar.x + l.length(float64(done)) - from, bar.h}
		c.segment(p, i, slot)
		if bar.right() <= slot.x || bar.right() >= slot.right() {
			c.segmentName(p, i, l.face, slot)
		}
	}
	if g.sum() > g.total() {
		stick := math.Round(bar.h * 0.2)
		c.fill(c.ink.ink, box{bar.right() - c.hair(), bar.y - stick, 2 * c.hair(), bar.h + 2*stick})
	}
}

// segment draws a part of a bar, apart from the next.
func (c *canvas) segment(p tallyPart, place int, slot box) {
	if p.n == 0 {
		return
	}
	if slot.w > 3*c.hair() {
		slot.w -= c.hair()
	}
	c.fill(c.shade(p, place), slot)
}

// shade gives a part's colour. Parts of no party alternate between two shades.
func (c *canvas) shade(p tallyPart, place int) drawing.Color {
	colour := p.tint.in(c.theme)
	if p.plain && place%2 == 1 {
		colour = mix(colour, c.ink.ground, 0.35)
	}
	return colour
}

// segmentName sets a part's name and number into it, where they fit.
func (c *canvas) segmentName(p tallyPart, place int, f face, slot box) {
	text := p.name + " " + figure(float64(p.n))
	if slot.h >= f.size && f.width(text)+f.size*0.6 <= slot.w {
		c.write(f, readable(c.shade(p, place)), slot.x+f.size*0.3, slot.y+slot.h/2+f.size*capital/2, text)
	}
}
