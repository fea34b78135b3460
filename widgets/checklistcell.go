package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a score cell.
const (
	scoreCellWidth  = 48
	scoreCellHeight = 14
)

// scoreInk is what a pixel of a score cell shows.
type scoreInk uint8

const (
	scoreBlank scoreInk = iota
	scoreLine
	scoreFill
)

// scoreCell is a commitment's score as a shape that is read without its colour: thirds filled for a score, hatched for what cannot be
// assessed, dotted for what is not yet due, an empty outline for what nobody has assessed.
type scoreCell struct {
	state ceasefire.Judgement
	score int
}

// ink tells what stands at a pixel of a cell of w by h pixels.
func (c scoreCell) ink(x, y, w, h int) scoreInk {
	line := max(1, h/scoreCellHeight)
	switch c.state {
	case ceasefire.Scored:
		return c.thirds(x, y, w, h, line)
	case ceasefire.NotAssessable:
		if onEdge(x, y, w, h, line) || (x+y)%(5*line) < line {
			return scoreLine
		}
	case ceasefire.NotYetDue:
		if onEdge(x, y, w, h, line) && (x+y)/(2*line)%2 == 0 {
			return scoreLine
		}
	default:
		if onEdge(x, y, w, h, line) {
			return scoreLine
		}
	}
	return scoreBlank
}

// thirds tells what stands at a pixel where the cell has three parts, as many of them filled as the score says.
func (c scoreCell) thirds(x, y, w, h, line int) scoreInk {
	gap := 2 * line
	part := (w - (ceasefire.MaxScore-1)*gap) / ceasefire.MaxScore
	third, within := x/(part+gap), x%(part+gap)
	switch {
	case third >= ceasefire.MaxScore || within >= part:
		return scoreBlank
	case third < c.score:
		return scoreFill
	case onEdge(within, y, part, h, line):
		return scoreLine
	}
	return scoreBlank
}

func onEdge(x, y, w, h, line int) bool {
	return x < line || y < line || x >= w-line || y >= h-line
}

// color gives the colour of a state: how well it is kept, or quiet where it has no score.
func (c scoreCell) color() color.Color {
	if c.state != ceasefire.Scored {
		return theme.Color(theme.ColorNameWaiting)
	}
	return theme.Color(scoreColorName(float64(c.score) / ceasefire.MaxScore))
}

// scoreColorName names the colour of a part of full keeping, from 0 to 1.
func scoreColorName(part float64) fyne.ThemeColorName {
	switch {
	case part >= 0.99:
		return theme.ColorNameHolding
	case part <= 0.01:
		return theme.ColorNameBroken
	}
	return theme.ColorNameStrained
}

// figure is the score as a figure, a dash where it cannot be assessed, and nothing where it was not.
func (c scoreCell) figure() string {
	switch c.state {
	case ceasefire.Scored:
		return string(rune('0' + c.score))
	case ceasefire.NotAssessable:
		return "–"
	}
	return ""
}

// newScorePicture makes the picture of the cell that is asked for whenever it is drawn.
func newScorePicture(cell func() scoreCell) *canvas.Raster {
	return canvas.NewRasterWithPixels(func(x, y, w, h int) color.Color {
		c := cell()
		if c.ink(x, y, w, h) == scoreBlank {
			return color.Transparent
		}
		return c.color()
	})
}
