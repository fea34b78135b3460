package widgets

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a score cell: its size, the bar of thirds at its foot, and the corner that marks a change.
const (
	scoreCellWidth  = 34
	scoreCellHeight = 32
	scoreBarHeight  = 7
	scoreCorner     = 7
)

// scoreInk is what a pixel of a score cell shows.
type scoreInk uint8

const (
	scoreBlank scoreInk = iota
	scoreLine
	scoreFill
	scoreMark
)

// scoreCell is a score as a shape that is read without its colour: thirds filled for a score, hatched for what cannot be assessed, dotted
// for what is not yet due, nothing for what nobody has assessed; a corner where it changed. A party's own cell is a bar filled to a share.
type scoreCell struct {
	state   ceasefire.Judgement
	score   int
	changed bool
	party   bool
	share   float64
	known   bool
}

// ink tells what stands at a pixel of a cell of w by h pixels.
func (c scoreCell) ink(x, y, w, h int) scoreInk {
	line := max(1, h/scoreCellHeight)
	if c.changed && (w-1-x)+y < scoreCorner*line {
		return scoreMark
	}
	foot := y - (h - scoreBarHeight*line)
	switch {
	case c.party:
		return c.bar(x, foot-2*line, w, 4*line)
	case c.state == ceasefire.Scored:
		return c.thirds(x, foot, w, scoreBarHeight*line, line)
	case c.state == ceasefire.NotAssessable && (onEdge(x, y, w, h, line) || (x+y)%(5*line) < line):
		return scoreLine
	case c.state == ceasefire.NotYetDue && onEdge(x, y, w, h, line) && (x+y)/(2*line)%2 == 0:
		return scoreLine
	}
	return scoreBlank
}

// bar tells what stands at a pixel of a bar filled to the share; with nothing known there is no bar.
func (c scoreCell) bar(x, y, w, h int) scoreInk {
	switch {
	case !c.known || y < 0 || y >= h:
		return scoreBlank
	case float64(x) < c.share*float64(w):
		return scoreFill
	case y == h/2:
		return scoreLine
	}
	return scoreBlank
}

// thirds tells what stands at a pixel of a bar in three parts, as many of them filled as the score says.
func (c scoreCell) thirds(x, y, w, h, line int) scoreInk {
	gap := 2 * line
	part := (w - (ceasefire.MaxScore-1)*gap) / ceasefire.MaxScore
	third, within := x/(part+gap), x%(part+gap)
	switch {
	case y < 0 || third >= ceasefire.MaxScore || within >= part:
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

// tone names the colour of a state: how well it is kept, or quiet where it has no score.
func (c scoreCell) tone() fyne.ThemeColorName {
	part := c.share
	switch {
	case !c.party && c.state != ceasefire.Scored:
		return theme.ColorNameWaiting
	case !c.party:
		part = float64(c.score) / ceasefire.MaxScore
	}
	switch {
	case part >= 0.99:
		return theme.ColorNameHolding
	case part <= 0.01:
		return theme.ColorNameBroken
	}
	return theme.ColorNameStrained
}

// figure is the score as a figure, and nothing where there is none; a party's is a dash where nothing was assessed.
func (c scoreCell) figure() string {
	switch {
	case c.party && !c.known:
		return "–"
	case c.party:
		return fmt.Sprintf("%.2f", c.share)
	case c.state == ceasefire.Scored:
		return string(rune('0' + c.score))
	}
	return ""
}

// scorePicture draws a score cell: its shape, and its figure over it.
type scorePicture struct {
	cell   scoreCell
	tone   color.Color
	ink    color.Color
	shape  *canvas.Raster
	figure *canvas.Text
}

func newScorePicture() *scorePicture {
	p := &scorePicture{figure: canvas.NewText("", nil)}
	p.figure.Alignment = fyne.TextAlignCenter
	blank := color.NRGBAModel.Convert(color.Transparent) // the first pixel decides what the picture can hold
	p.shape = canvas.NewRasterWithPixels(func(x, y, w, h int) color.Color {
		switch p.cell.ink(x, y, w, h) {
		case scoreBlank:
			return blank
		case scoreMark:
			return p.ink
		}
		return p.tone
	})
	return p
}

// move puts the cell in the middle of a room.
func (p *scorePicture) move(x, y, width, height float32) {
	at := fyne.NewPos(x+(width-scoreCellWidth)/2, y+(height-scoreCellHeight)/2)
	p.shape.Move(at)
	p.shape.Resize(fyne.NewSize(scoreCellWidth, scoreCellHeight))
	p.figure.Move(fyne.NewPos(x, at.Y))
	p.figure.Resize(fyne.NewSize(width, scoreCellHeight-scoreBarHeight))
}

// show draws another cell, or the same in the colours of another theme.
func (p *scorePicture) show(c scoreCell, bold bool) {
	p.figure.Text, p.figure.TextStyle.Bold = c.figure(), bold
	p.figure.Color, p.figure.TextSize = theme.Color(fynetheme.ColorNameForeground), theme.Size(fynetheme.SizeNameText)
	tone, ink := theme.Color(c.tone()), theme.Color(fynetheme.ColorNameForeground)
	if c != p.cell || tone != p.tone || ink != p.ink {
		p.cell, p.tone, p.ink = c, tone, ink
		p.shape.Refresh()
	}
}

func (p *scorePicture) setVisible(on bool) {
	filterVisible(p.shape, on)
	filterVisible(p.figure, on)
}
