package plot

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/assets"
)

// pointsPerInch is how many points a PDF has to the inch.
const pointsPerInch = 72

// pdfSink writes a PDF page. Texts are set in the bundled font, which is embedded as far as it is used; a line that is shaped is drawn as
// outlines, with its text unseen on it, to be found and marked.
type pdfSink struct {
	page   *fpdf.Fpdf
	points float64 // that a unit of the picture takes
}

// The names under which the bundled fonts are known to a page.
const pdfMain, pdfWide = "main", "wide"

// pdf draws a PDF document of one page of a size, and gives it.
func (p *picture) pdf(width, height int) ([]byte, error) {
	points := p.finish.inches(1) * pointsPerInch
	size := fpdf.SizeType{Wd: float64(width) * points, Ht: float64(height) * points}
	page := newPDF(size, p.sheet.title, p.AltText(), p.madeAt)
	page.AddPage()
	if ground := Light.colours().ground; !p.finish.Transparent {
		page.SetFillColor(int(ground.R), int(ground.G), int(ground.B))
		page.Rect(0, 0, size.Wd, size.Ht, "F")
	}
	p.onPage(&pdfSink{page, points}, width, height)
	var out bytes.Buffer
	if err := page.Output(&out); err != nil {
		return nil, fmt.Errorf("making a PDF page of %d×%d: %w", width, height, err)
	}
	return out.Bytes(), nil
}

// onPage draws the picture where a sink has its upper left corner.
func (p *picture) onPage(sink *pdfSink, width, height int) {
	p.draw(p.vector(sink), format{width: width, height: height, scale: vectorFineness, theme: Light})
}

// newPDF begins a PDF document with pages of a size in points, with the bundled fonts, and what it says about itself: made at no known time where made is zero.
func newPDF(size fpdf.SizeType, title, subject string, made time.Time) *fpdf.Fpdf {
	page := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: size})
	page.SetAutoPageBreak(false, 0)
	page.SetMargins(0, 0, 0)
	for style, data := range map[string][2][]byte{"": {assets.FontRegular(), assets.FontRegularWide()}, "B": {assets.FontSemiBold(), assets.FontSemiBoldWide()}} {
		page.AddUTF8FontFromBytes(pdfMain, style, data[0])
		page.AddUTF8FontFromBytes(pdfWide, style, data[1])
	}
	page.SetTitle(title, true)
	page.SetSubject(subject, true)
	page.SetCreator("Truceboard", true)
	if made.IsZero() {
		made = time.Unix(0, 0)
	}
	page.SetCreationDate(made.UTC())
	page.SetModificationDate(made.UTC())
	return page
}

func (s *pdfSink) shape(path []vectorStep, fill, stroke *drawing.Color, width float64) {
	style := ""
	if fill != nil {
		s.page.SetFillColor(int(fill.R), int(fill.G), int(fill.B))
		style += "F"
	}
	if stroke != nil {
		s.page.SetDrawColor(int(stroke.R), int(stroke.G), int(stroke.B))
		s.page.SetLineWidth(width * s.points)
		s.page.SetLineJoinStyle("round")
		style += "D"
	}
	for _, step := range path {
		switch step.verb {
		case moveStep:
			s.page.MoveTo(step.x*s.points, step.y*s.points)
		case lineStep:
			s.page.LineTo(step.x*s.points, step.y*s.points)
		case quadStep:
			s.page.CurveTo(step.cx*s.points, step.cy*s.points, step.x*s.points, step.y*s.points)
		case closeStep:
			s.page.ClosePath()
		}
	}
	s.page.DrawPath(style)
}

func (s *pdfSink) letters(f face, text string, colour drawing.Color, x, y float64) {
	s.page.SetFont(pdfMain, f.style(), f.size*s.points)
	s.page.SetTextColor(int(colour.R), int(colour.G), int(colour.B))
	s.page.Text(x*s.points, y*s.points, text)
}

// style gives the letter by which the cut is known to a page.
func (f face) style() string {
	if f.font.heavy {
		return "B"
	}
	return ""
}

// unseen is the way of setting a text that leaves no ink (ISO 32000-1, 9.3.6).
const unseen = 3

func (s *pdfSink) shaped(line shapedLine, size float64, colour drawing.Color, x, y float64) {
	s.page.SetFillColor(int(colour.R), int(colour.G), int(colour.B))
	scale := size / line.units()
	pen := x
	for _, g := range line.glyphs {
		if outline, ok := g.face.GlyphData(g.GlyphID).(font.GlyphOutline); ok && len(outline.Segments) > 0 {
			s.outline(outline, scale, pen+float64(g.XOffset)/64*scale, y-float64(g.YOffset)/64*scale)
		}
		pen += float64(g.Advance) / 64 * scale
	}
	s.page.SetTextRenderingMode(unseen)
	s.page.SetFont(family(line.text), "", size*s.points)
	s.page.Text(x*s.points, y*s.points, inSight(line.text))
	s.page.SetTextRenderingMode(0)
}

// outline fills one glyph.
func (s *pdfSink) outline(outline font.GlyphOutline, scale, x, y float64) {
	at := func(p opentype.SegmentPoint) (float64, float64) {
		return (x + float64(p.X)*scale) * s.points, (y - float64(p.Y)*scale) * s.points
	}
	for _, segment := range outline.Segments {
		ax, ay := at(segment.Args[0])
		bx, by := at(segment.Args[1])
		cx, cy := at(segment.Args[2])
		switch segment.Op {
		case opentype.SegmentOpMoveTo:
			s.page.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			s.page.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			s.page.CurveTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			s.page.CurveBezierCubicTo(ax, ay, bx, by, cx, cy)
		}
	}
	s.page.DrawPath("F")
}

// family gives the font that has a text's letters: the wide one, but for what is read from the right.
func family(text string) string {
	for _, r := range directionRuns(text) {
		if r.level%2 == 1 {
			return pdfMain
		}
	}
	return pdfWide
}

// inSight puts the letters of a text in the order in which they stand from left to right, as readers of PDF expect them. Marks of direction and
// letters beyond the basic plane, which a page's font cannot name, are left out.
func inSight(text string) string {
	letters := []rune(text)
	var out strings.Builder
	for _, r := range visual(directionRuns(text)) {
		piece := slices.Clone(letters[r.from:r.to])
		if r.level%2 == 1 {
			slices.Reverse(piece)
		}
		for _, letter := range piece {
			if letter <= 0xFFFF && (letter < 0x200B || letter > 0x206F) {
				out.WriteRune(letter)
			}
		}
	}
	return out.String()
}
