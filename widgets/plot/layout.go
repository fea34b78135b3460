package plot

import (
	"strings"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/store/ceasefire"
)

// entry is one name of a legend with its colour.
type entry struct {
	name   string
	colour func(palette) drawing.Color
}

// The sizes of a picture's words and the rooms between them, in pixels before scaling.
const (
	titleSize, textSize, smallSize = 19, 13, 11
	margin                         = 16
	bareWidth, bareHeight          = 240, 150 // below these a picture has no words
	tallHeight                     = 330      // from this on the footer has its say
	legendSwatch                   = 10
)

// drawFrame draws the words around the plot and the plot among them.
func (p *picture) drawFrame(s *surface, whole rect) {
	s.fill(whole, s.ground)
	if whole.w < bareWidth || whole.h < bareHeight {
		if !p.body.empty() {
			p.body.draw(s, whole.inset(4, 4, 4, 4))
		}
		return
	}
	inner := whole.inset(margin, margin, margin, margin-4)
	inner = p.drawHead(s, inner)
	inner = p.drawFoot(s, inner, whole.h >= tallHeight)
	if p.body.empty() {
		p.drawEmpty(s, inner)
		return
	}
	p.body.draw(s, inner)
}

// drawHead writes title, subtitle and legend, and gives the room that is left.
func (p *picture) drawHead(s *surface, room rect) rect {
	title := p.subject.Title
	if strings.TrimSpace(title) == "" {
		title = p.body.title()
	}
	size := float64(titleSize)
	if room.w < 560 {
		size = 15
	}
	lines := s.wrap(title, room.w, 2, style{size: size, bold: true})
	for _, line := range lines {
		room = room.inset(0, size+4, 0, 0)
		s.text(line, room.x, room.y-3, style{size: size, bold: true, colour: s.ink})
	}
	room = room.inset(0, textSize+5, 0, 0)
	subtitle := style{size: textSize, colour: s.quiet}
	s.text(s.fit(p.subtitle(), room.w, subtitle), room.x, room.y-3, subtitle)
	room = room.inset(0, 8, 0, 0)
	if legend := p.body.legend(); len(legend) > 1 && !p.body.empty() {
		room = drawLegend(s, room, legend)
	}
	return room
}

// subtitle says what the filter leaves and at which instant it was read.
func (p *picture) subtitle() string {
	zone := p.subject.Frame.Agreement.Location()
	text := p.subject.Filter.Words(p.subject.Frame)
	if at := p.subject.AsOf.At; !at.IsZero() {
		text += " · as of " + ceasefire.FormatInstant(at, ceasefire.PrecisionMinute, zone)
	}
	if at := p.subject.AsOf.KnownAt; !at.IsZero() {
		text += " · as known at " + ceasefire.FormatInstant(at, ceasefire.PrecisionMinute, zone)
	}
	return text
}

// drawLegend writes the names of the series in one row or two, and gives the room that is left.
func drawLegend(s *surface, room rect, legend []entry) rect {
	st := style{size: 12, colour: s.ink}
	x, y, rows := room.x, room.y+12, 1
	for i, e := range legend {
		name := s.fit(e.name, 180, st)
		width := legendSwatch + 6 + s.width(name, st) + 16
		if x+width > room.right() && x > room.x {
			if rows == 2 {
				s.text(plural(len(legend)-i, "more series", "more series"), x, y, style{size: 12, colour: s.quiet})
				break
			}
			x, y, rows = room.x, y+18, rows+1
		}
		s.fill(rect{x, y - legendSwatch + 1, legendSwatch, legendSwatch}, e.colour(s.palette))
		s.text(name, x+legendSwatch+6, y, st)
		x += width
	}
	return room.inset(0, y-room.y+8, 0, 0)
}

// drawFoot writes n, what was left out, the sources and when it was made, from the bottom up, and gives the room that is left.
func (p *picture) drawFoot(s *surface, room rect, whole bool) rect {
	st := style{size: smallSize, colour: s.quiet}
	var lines []string
	if whole {
		lines = append(lines, s.wrap(strings.Join(p.body.notes(), " "), room.w, 3, st)...)
		lines = append(lines, s.wrap(p.credits(), room.w, 2, st)...)
	} else {
		lines = append(lines, s.fit(strings.Join(append(p.body.notes(), p.credits()), " "), room.w, st))
	}
	height := float64(len(lines)) * (smallSize + 4)
	room.h -= height + 6
	for i, line := range lines {
		s.text(line, room.x, room.bottom()+6+float64(i+1)*(smallSize+4)-3, st)
	}
	return room
}

// credits names the sources, the zone of the days and when the picture was made.
func (p *picture) credits() string {
	zone := p.subject.Frame.Agreement.Location()
	var parts []string
	if len(p.subject.Attributions) > 0 {
		parts = append(parts, "Source: "+strings.Join(p.subject.Attributions, "; ")+".")
	}
	parts = append(parts, "Days in "+p.subject.Frame.Agreement.Zone+".")
	if !p.subject.MadeAt.IsZero() {
		parts = append(parts, "Made "+ceasefire.FormatInstant(p.subject.MadeAt, ceasefire.PrecisionMinute, zone)+".")
	}
	return strings.Join(parts, " ")
}

// drawEmpty says that there is nothing to show, and why.
func (p *picture) drawEmpty(s *surface, room rect) {
	x, y := room.x+room.w/2, room.y+room.h/2
	s.text(s.fit("Nothing to show in this view", room.w, style{size: 15, bold: true}), x, y-4, style{size: 15, bold: true, colour: s.quiet, align: alignCentre})
	hint := style{size: textSize, colour: s.quiet, align: alignCentre}
	s.text(s.fit("No incident passes the filter at this moment: widen one or move the other.", room.w, hint), x, y+18, hint)
}
