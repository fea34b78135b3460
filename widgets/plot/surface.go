package plot

import (
	"fmt"
	"html"
	"math"
	"strings"
	"sync"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/font"

	"truceboard/assets"
)

// rect is a part of a picture, in pixels before scaling, from the top left.
type rect struct{ x, y, w, h float64 }

func (r rect) right() float64  { return r.x + r.w }
func (r rect) bottom() float64 { return r.y + r.h }

// inset takes room off each side.
func (r rect) inset(left, top, right, bottom float64) rect {
	return rect{r.x + left, r.y + top, r.w - left - right, r.h - top - bottom}
}

// fonts are parsed once; they are never changed.
var fonts = sync.OnceValues(func() ([2]*truetype.Font, error) {
	var parsed [2]*truetype.Font
	for i, file := range [][]byte{assets.FontRegular(), assets.FontSemiBold()} {
		f, err := truetype.Parse(file)
		if err != nil {
			return parsed, fmt.Errorf("reading a font: %w", err)
		}
		parsed[i] = f
	}
	return parsed, nil
})

// style is how a text is set: its size in pixels, its colour, and where its anchor is.
type style struct {
	size   float64
	colour drawing.Color
	bold   bool
	align  align
}

type align int

const (
	alignLeft align = iota
	alignCentre
	alignRight
)

// surface draws on a renderer in pixels before scaling.
type surface struct {
	palette
	r      chart.Renderer
	scale  float64
	escape func(string) string
	fonts  [2]*truetype.Font
	faces  map[style]font.Face
}

// medium is what differs between the formats: at how many dots an inch a point of text is a pixel, and what has to be done to a text
// before it is written.
type medium struct {
	dpi    float64
	escape func(string) string
}

// inPixels is for images: go-chart takes a point for 1/64 inch there, and not for 1/72.
func inPixels() medium { return medium{64, func(text string) string { return text }} }

// inSVG is for SVG, into which go-chart writes texts without escaping them.
func inSVG() medium { return medium{72, html.EscapeString} }

func newSurface(r chart.Renderer, scale float64, theme Theme, m medium) (*surface, error) {
	parsed, err := fonts()
	if err != nil {
		return nil, err
	}
	r.SetDPI(m.dpi)
	return &surface{palette: theme.colours(), r: r, scale: scale, escape: m.escape, fonts: parsed, faces: map[style]font.Face{}}, nil
}

// px scales a length to whole pixels.
func (s *surface) px(v float64) int { return int(math.Round(v * s.scale)) }

// fill fills a part.
func (s *surface) fill(r rect, colour drawing.Color) {
	if r.w <= 0 || r.h <= 0 {
		return
	}
	x, y, right, bottom := s.px(r.x), s.px(r.y), max(s.px(r.right()), s.px(r.x)+1), max(s.px(r.bottom()), s.px(r.y)+1)
	s.r.ResetStyle()
	s.r.SetFillColor(colour)
	s.r.MoveTo(x, y)
	s.r.LineTo(right, y)
	s.r.LineTo(right, bottom)
	s.r.LineTo(x, bottom)
	s.r.Close()
	s.r.Fill()
}

// line draws a line through points, x and y in turn.
func (s *surface) line(colour drawing.Color, width float64, points ...float64) {
	s.r.ResetStyle()
	s.r.SetStrokeColor(colour)
	s.r.SetStrokeWidth(math.Max(1, math.Round(width*s.scale)))
	for i := 0; i+1 < len(points); i += 2 {
		if i == 0 {
			s.r.MoveTo(s.px(points[0]), s.px(points[1]))
			continue
		}
		s.r.LineTo(s.px(points[i]), s.px(points[i+1]))
	}
	s.r.Stroke()
}

// dashed draws a straight dashed line, made of short ones so that it is the same in every format.
func (s *surface) dashed(colour drawing.Color, x1, y1, x2, y2 float64) {
	const dash, gap = 5, 4
	length := math.Hypot(x2-x1, y2-y1)
	for at := 0.0; at < length; at += dash + gap {
		end := math.Min(at+dash, length)
		s.line(colour, 1, x1+(x2-x1)*at/length, y1+(y2-y1)*at/length, x1+(x2-x1)*end/length, y1+(y2-y1)*end/length)
	}
}

// text writes a line with its anchor on the baseline.
func (s *surface) text(body string, x, y float64, st style) {
	if body == "" {
		return
	}
	switch st.align {
	case alignCentre:
		x -= s.width(body, st) / 2
	case alignRight:
		x -= s.width(body, st)
	}
	s.r.ResetStyle()
	s.r.SetFont(s.font(st))
	s.r.SetFontSize(st.size * s.scale)
	s.r.SetFontColor(st.colour)
	s.r.Text(s.escape(body), s.px(x), s.px(y))
}

func (s *surface) font(st style) *truetype.Font {
	if st.bold {
		return s.fonts[1]
	}
	return s.fonts[0]
}

// width measures a line, the same for every format and scale.
func (s *surface) width(body string, st style) float64 {
	key := style{size: st.size, bold: st.bold}
	face, ok := s.faces[key]
	if !ok {
		face = truetype.NewFace(s.font(st), &truetype.Options{Size: st.size, DPI: 72})
		s.faces[key] = face
	}
	return float64(font.MeasureString(face, body)) / 64
}

// fit shortens a text to a width, with an ellipsis where something was left out.
func (s *surface) fit(body string, width float64, st style) string {
	if s.width(body, st) <= width {
		return body
	}
	letters := []rune(body)
	for n := len(letters) - 1; n > 0; n-- {
		if short := strings.TrimRight(string(letters[:n]), " ,.;:·") + "…"; s.width(short, st) <= width {
			return short
		}
	}
	return ""
}

// wrap breaks a text into lines of a width at its spaces; the last of the lines allowed is shortened.
func (s *surface) wrap(body string, width float64, most int, st style) []string {
	var lines []string
	current := ""
	words := strings.Fields(body)
	for i, word := range words {
		longer := strings.TrimSpace(current + " " + word)
		if current == "" || s.width(longer, st) <= width {
			current = longer
			continue
		}
		if len(lines) == most-1 {
			return append(lines, s.fit(current+" "+strings.Join(words[i:], " "), width, st))
		}
		lines, current = append(lines, current), word
	}
	return append(lines, s.fit(current, width, st))
}
