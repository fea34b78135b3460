package plot

import (
	"fmt"

	"codeberg.org/go-pdf/fpdf"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// The measures of a page of A4 (ISO 216), in points, and of what stands on it. A picture is drawn in units of its own, so that its type is a little smaller than that of the text.
const (
	paperWidth, paperHeight = 595.0, 842.0
	paperMargin             = 56.0
	paperText               = paperWidth - 2*paperMargin
	paperBottom             = paperHeight - paperMargin - 10
	paperNames              = 0.38 // the share of the names in a list
	paperGap                = 6.0
	paperPictureWidth       = 760
	paperPictureHeight      = 470
)

// paper sets a document page by page, from the top down.
type paper struct {
	file   *fpdf.Fpdf
	sink   *pdfSink
	canvas *canvas
	foot   string
	y      float64
}

func newPaper(d Document, loaded fonts) *paper {
	file := newPDF(fpdf.SizeType{Wd: paperWidth, Ht: paperHeight}, d.Title, d.Under, d.MadeAt)
	sink := &pdfSink{file, 1}
	faces := loaded.open()
	surface := &vectorSurface{sink: sink, faces: faces, fine: vectorFineness}
	p := &paper{
		file: file, sink: sink, foot: joined([]string{oneLine(d.Title), oneLine(d.Under)}, ", "),
		canvas: &canvas{surface: surface, faces: faces, theme: Light, ink: Light.colours(), scale: vectorFineness, unit: 1},
	}
	p.turn()
	return p
}

// The sizes of type on paper, in points.
func (p *paper) headline() face { return face{p.canvas.faces.semibold, 19} }
func (p *paper) lead() face     { return face{p.canvas.faces.semibold, 12} }
func (p *paper) text() face     { return face{p.canvas.faces.regular, 9.5} }
func (p *paper) small() face    { return face{p.canvas.faces.regular, 8} }

// turn begins a page, with the words and the number at its foot.
func (p *paper) turn() {
	p.file.AddPage()
	p.y = paperMargin
	number := fmt.Sprint(p.file.PageNo())
	foot, quiet, line := p.small(), p.canvas.ink.quiet, paperHeight-paperMargin+16
	p.canvas.write(foot, quiet, paperMargin, line, foot.shorten(p.foot, paperText-30))
	p.canvas.writeRight(foot, quiet, paperWidth-paperMargin, line, number)
}

// need begins a page where what comes next has no room on this one.
func (p *paper) need(height float64) {
	if p.y+height > paperBottom && p.y > paperMargin {
		p.turn()
	}
}

// set sets a text from an edge, line by line, in a width; each line goes on the next page where it has no room.
func (p *paper) set(f face, colour drawing.Color, x, width float64, text string) {
	for _, line := range f.wrap(oneLine(text), width, unlimited) {
		p.need(f.leading())
		p.canvas.write(f, colour, x, p.y+f.size*ascent+(f.leading()-f.size)/2, line)
		p.y += f.leading()
	}
}

// head sets what stands above the parts.
func (p *paper) head(d Document) {
	ink, quiet := p.canvas.ink.ink, p.canvas.ink.quiet
	p.set(p.headline(), ink, paperMargin, paperText, d.Title)
	p.set(p.text(), quiet, paperMargin, paperText, d.Under)
	p.y += paperGap
	p.set(p.lead(), ink, paperMargin, paperText, d.Lead)
	p.y += paperGap
	p.set(p.text(), ink, paperMargin, paperText, d.Text)
}

// part sets a part. Its heading stays with what comes first beneath it.
func (p *paper) part(part Part) error {
	p.y += 2 * paperGap
	if part.Title != "" {
		p.need(p.lead().leading() + 3*p.text().leading())
		p.set(p.lead(), p.canvas.ink.ink, paperMargin, paperText, part.Title)
		p.y += paperGap / 2
	}
	for _, row := range part.Rows {
		p.row(row)
	}
	if part.Picture == nil {
		return nil
	}
	return p.picture(part.Picture)
}

// row sets a name and what is said of it side by side, beneath a thin line. One that fits a page is not divided.
func (p *paper) row(r Row) {
	f, ink := p.text(), p.canvas.ink
	names, says := paperText*paperNames, paperText*(1-paperNames)
	left, right := f.wrap(oneLine(r.Name), names-2*paperGap, unlimited), f.wrap(oneLine(r.Says), says, unlimited)
	p.need(float64(max(len(left), len(right)))*f.leading() + paperGap)
	p.canvas.fill(ink.grid, box{paperMargin, p.y, paperText, 0.75})
	p.y += paperGap / 2
	for i := range max(len(left), len(right)) {
		p.need(f.leading())
		line := p.y + f.size*ascent + (f.leading()-f.size)/2
		p.canvas.write(f, ink.quiet, paperMargin, line, lineOf(left, i))
		p.canvas.write(f, ink.ink, paperMargin+names, line, lineOf(right, i))
		p.y += f.leading()
	}
	p.y += paperGap / 2
}

// lineOf gives a line, or nothing beyond the last.
func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// picture draws a picture whose drawing is as wide as the text: its own margin lies in the page's.
func (p *paper) picture(shown Picture) error {
	drawn, ok := shown.(*picture)
	if !ok {
		return fmt.Errorf("a %T cannot be set on paper", shown)
	}
	if err := drawn.check(paperPictureWidth, paperPictureHeight, 1); err != nil {
		return err
	}
	margin := (&canvas{unit: unitFor(paperPictureWidth, paperPictureHeight)}).margin()
	points := paperText / (paperPictureWidth - 2*margin)
	height := (paperPictureHeight - margin) * points
	p.need(height)
	p.file.TransformBegin()
	p.file.TransformTranslate(paperMargin-margin*points, p.y-margin*points/2)
	drawn.onPage(&pdfSink{p.file, points}, paperPictureWidth, paperPictureHeight)
	p.file.TransformEnd()
	p.y += height
	return nil
}

// notes sets the notes at the end, in small type.
func (p *paper) notes(notes []string) {
	p.y += 2 * paperGap
	for _, note := range notes {
		p.set(p.small(), p.canvas.ink.quiet, paperMargin, paperText, note)
	}
}
