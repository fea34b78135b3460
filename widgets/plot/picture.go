package plot

import (
	"cmp"
	"fmt"
	"image"
	"image/color"
	"io"
	"time"

	"github.com/wcharczuk/go-chart/v2"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
)

// Picture is a chart whose numbers are known, ready to be drawn at any size. Width and height are in the picture's own units, of which each
// becomes scale pixels.
//
// A width or height outside 200 to 16,000, or a scale outside 0.1 to 16, is an error, and so is a picture of more than 160 million
// pixels, or one whose words would not all have room; nothing is written then.
type Picture interface {
	// PNG writes the picture as a bitmap, in the light theme.
	PNG(w io.Writer, width, height int, scale float64) error
	// SVG writes the picture as a drawing, in the light theme.
	SVG(w io.Writer, width, height int) error
	// PDF writes the picture as a page with text that can be marked, in the light theme.
	PDF(w io.Writer, width, height int) error
	// With gives the picture with another finish.
	With(finish Finish) Picture
	// Titled gives the picture with another title, and with the sentence of its own where that is empty. Its numbers are not worked out anew.
	Titled(title string) Picture
	// AltText describes the picture to those who cannot see it.
	AltText() string
	// CSV writes the numbers as they are plotted at a size: a header row, then one row for each day, instant, name, window or circle.
	CSV(w io.Writer, width, height int) error
	// Image draws the picture for the screen, from 32 units a side. A small one (narrower than 240, or lower than 120) is
	// drawn without words.
	Image(width, height int, scale float64, theme Theme) (image.Image, error)
	// At says what lies under a point of the picture as Image draws it at a size: the days of a bar, an area, a type, or nothing.
	At(x, y, width, height float64) (Narrowing, bool)
	// TimeScale says where the days of the picture lie as Image draws it at a size; ok is false where it has no one axis of time.
	TimeScale(width, height float64) (scale TimeScale, ok bool)
}

// content is what one kind of chart puts into a picture.
type content interface {
	// sheet gives the words around the drawing.
	sheet() sheet
	// draw draws the chart into the room given.
	draw(c *canvas, room box)
	// table gives the plotted numbers, the header row first.
	table() [][]string
}

// picture is a chart with its numbers and its words.
type picture struct {
	content content
	sheet   sheet
	fonts   fonts
	finish  Finish
	madeAt  time.Time
	says    string // the title of its own
	pointed *pointed
}

var _ Picture = (*picture)(nil)

// New computes the numbers of a chart. A kind that there is not is an error.
func New(kind Kind, s Subject) (Picture, error) {
	loaded, err := loadFonts()
	if err != nil {
		return nil, fmt.Errorf("preparing the chart: %w", err)
	}
	drawn, err := newContent(kind, s)
	if err != nil {
		return nil, err
	}
	words := drawn.sheet()
	if s.unrecorded() {
		words.empty, words.hint, words.statement = ceasefire.NothingRecorded, "", ""
	}
	made := &picture{content: drawn, sheet: words, fonts: loaded, madeAt: s.MadeAt, says: words.title, pointed: &pointed{}}
	return made.Titled(s.Title), nil
}

func newContent(kind Kind, s Subject) (content, error) {
	switch kind {
	case Daily:
		return newDaily(s), nil
	case Multiples:
		return newRepeated(s)
	case Cumulative:
		return newCumulative(s), nil
	case BeforeAfter:
		return newBeforeAfter(s), nil
	case Casualties:
		return newCasualties(s), nil
	case Calendar:
		return newCalendarMap(s), nil
	case Hours:
		return newHours(s), nil
	case Places:
		return newPlaces(s), nil
	case Map:
		return newGeoMap(s), nil
	case Types:
		return newTypes(s), nil
	case Compliance:
		return newCompliance(s), nil
	case Matrix:
		return newMatrix(s), nil
	case Tallies:
		return newTallies(s), nil
	case Timeline:
		return newTimeline(s), nil
	}
	return nil, fmt.Errorf("there is no chart of kind %q: choose %s", kind, KindCodes())
}

// With gives the picture with another finish.
func (p *picture) With(finish Finish) Picture {
	other := *p
	other.finish = finish
	return &other
}

// Titled gives the picture with another title.
func (p *picture) Titled(title string) Picture {
	other := *p
	other.sheet.title, other.pointed = cmp.Or(oneLine(title), p.says), &pointed{}
	return &other
}

// PNG writes the picture as a bitmap, in the light theme.
func (p *picture) PNG(w io.Writer, width, height int, scale float64) error {
	if err := p.check(width, height, scale); err != nil {
		return err
	}
	drawn, err := p.bitmap(format{width: width, height: height, scale: scale, theme: Light})
	if err != nil {
		return err
	}
	encoded, err := encodePNG(drawn)
	if err != nil {
		return err
	}
	return deliver(w, p.described(encoded))
}

// check refuses a size at which the picture cannot be written.
func (p *picture) check(width, height int, scale float64) error {
	if err := CheckSize(width, height, scale); err != nil {
		return err
	}
	return p.checkWords(width, height)
}

// SVG writes the picture as a drawing, in the light theme.
func (p *picture) SVG(w io.Writer, width, height int) error {
	if err := p.check(width, height, 1); err != nil {
		return err
	}
	return deliver(w, p.svg(width, height))
}

// PDF writes the picture as a page, in the light theme.
func (p *picture) PDF(w io.Writer, width, height int) error {
	if err := p.check(width, height, 1); err != nil {
		return err
	}
	page, err := p.pdf(width, height)
	if err != nil {
		return err
	}
	return deliver(w, page)
}

// sizedContent is a content whose numbers depend on the room in which it is drawn.
type sizedContent interface {
	// tableIn gives the numbers as they are plotted in a room, the header row first.
	tableIn(c *canvas, room box) [][]string
}

// table gives the numbers that are plotted at a size.
func (p *picture) table(width, height int) [][]string {
	content, ok := p.content.(sizedContent)
	if !ok || p.sheet.empty != "" {
		return p.content.table()
	}
	as := format{width: width, height: height, scale: 1, theme: Light}
	c := p.canvas(nil, as)
	room := as.room(c.margin())
	return content.tableIn(c, c.words(p.sheet, room, c.allowance(p.sheet, room, float64(height))))
}

// CSV writes the plotted numbers. A cell that a spreadsheet would run as a formula gets a leading apostrophe.
func (p *picture) CSV(w io.Writer, width, height int) error {
	var out []byte
	for _, row := range p.table(width, height) {
		out = csvline.Append(out, row)
	}
	return deliver(w, out)
}

// Image draws the picture for the screen, in the theme given.
func (p *picture) Image(width, height int, scale float64, theme Theme) (image.Image, error) {
	if err := checkSides(width, height, minOnScreen); err != nil {
		return nil, err
	}
	small := width < thumbnailWidth || height < thumbnailHeight
	return p.bitmap(format{width, height, scale, theme, small})
}

// bitmap draws the picture in pixels.
func (p *picture) bitmap(as format) (*image.RGBA, error) {
	if err := checkScale(as.width, as.height, as.scale); err != nil {
		return nil, err
	}
	pixels := func(side int) int { return max(1, int(float64(side)*as.scale+0.5)) }
	var ground color.Color = as.theme.colours().ground
	if p.finish.Transparent {
		ground = color.Transparent
	}
	return raster(pixels(as.width), pixels(as.height), ground, func(surface chart.Renderer) { p.draw(surface, as) })
}

// deliver writes a whole picture at once.
func deliver(w io.Writer, out []byte) error {
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("writing the chart: %w", err)
	}
	return nil
}
