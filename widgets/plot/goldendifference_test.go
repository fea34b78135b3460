package plot

import (
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A pixel is unlike where a channel is off by more than its colours were rounded and its edge may be smoothed, on another processor too. A picture is, where more of it is
// than that share, or where more pixels of any one tile are: a figure is small, and changes few of them.
const (
	offBy      = 48
	mostUnlike = 0.001
	tileSide   = 32
	mostInTile = 3
)

// difference is how a picture differs from its golden one.
type difference struct {
	resized bool
	share   float64     // of the pixels that are unlike
	tile    image.Point // the corner of the tile that has most of them
	inTile  int
}

func (d difference) tooMuch() bool { return d.resized || d.share > mostUnlike || d.inTile > mostInTile }

func (d difference) String() string {
	if d.resized {
		return "the picture has another size"
	}
	return fmt.Sprintf("%.2f %% of the picture looks otherwise, %d pixels of them at %v", 100*d.share, d.inTile, d.tile)
}

// differs compares a picture with its golden one.
func differs(golden, drawn *image.RGBA) difference {
	if golden.Bounds() != drawn.Bounds() {
		return difference{resized: true}
	}
	n, size, tiles := 0, drawn.Bounds().Size(), map[image.Point]int{}
	for y := range size.Y {
		for x := range size.X {
			if colourGap(golden.RGBAAt(x, y), drawn.RGBAAt(x, y)) > offBy {
				n++
				tiles[image.Pt(x/tileSide*tileSide, y/tileSide*tileSide)]++
			}
		}
	}
	out := difference{share: float64(n) / float64(size.X*size.Y)}
	for at, count := range tiles {
		if count > out.inTile {
			out.tile, out.inTile = at, count
		}
	}
	return out
}

// colourGap gives by how much two colours differ in the channel in which they differ most.
func colourGap(a, b color.RGBA) int {
	off := func(x, y uint8) int { return int(max(x, y) - min(x, y)) }
	return max(off(a.R, b.R), off(a.G, b.G), off(a.B, b.B))
}

// alteringSurface sets other texts than it is given.
type alteringSurface struct {
	*rasterSurface
	faces  typefaces
	alter  func(string) string
	face   face
	colour drawing.Color
}

func (a *alteringSurface) SetFont(f *truetype.Font) {
	a.face.font = a.faces.regular
	if f == a.faces.semibold.letters {
		a.face.font = a.faces.semibold
	}
}

func (a *alteringSurface) SetFontSize(size float64)     { a.face.size = size }
func (a *alteringSurface) SetFontColor(c drawing.Color) { a.colour = c }

func (a *alteringSurface) Text(text string, x, y int) {
	a.Shaped(a.face.spelled(a.alter(text)), a.face.size, a.colour, x, y)
}

var (
	wholeNumber = regexp.MustCompile(`[0-9]+`)
	onlyFigure  = regexp.MustCompile(`^[0-9][0-9,. ]*$`)
)

// oneMore gives a text with each number in it raised by one.
func oneMore(text string) string {
	return wholeNumber.ReplaceAllStringFunc(text, func(digits string) string {
		n, err := strconv.Atoi(digits)
		if err != nil {
			return digits
		}
		return fmt.Sprintf("%0*d", len(digits), n+1)
	})
}

// seesOtherFigures fails unless a golden picture differs too much from one of which every figure is one more.
func seesOtherFigures(t *testing.T, name string, draw func(alter func(string) string) *image.RGBA) {
	t.Helper()
	golden, all := storedGolden(t, filepath.Join("testdata", "golden", name)), 0
	drawn := draw(func(text string) string {
		if onlyFigure.MatchString(text) {
			all++
			return oneMore(text)
		}
		return text
	})
	if off := differs(golden, drawn); all > 0 && !off.tooMuch() {
		t.Errorf("%s: all %d figures are one more, and only %v", name, all, off)
	}
}

// One figure alone that is one more is seen, too: of each kind the first, one in the middle, and the last.
func TestGoldenPicturesSeeEachFigure(t *testing.T) {
	s := goldenCases()["one-series"]
	for _, kind := range Kinds() {
		p := goldenPicture(t, kind, s)
		golden, figures := storedGolden(t, filepath.Join("testdata", "golden", goldenName(kind, "one-series"))), 0
		drawnGolden(t, p, "one-series", func(text string) string {
			if onlyFigure.MatchString(text) {
				figures++
			}
			return text
		})
		for _, n := range []int{0, figures / 2, figures - 1} {
			at, other := -1, ""
			drawn := drawnGolden(t, p, "one-series", func(text string) string {
				if !onlyFigure.MatchString(text) {
					return text
				}
				if at++; at == n {
					other = text
					return oneMore(text)
				}
				return text
			})
			if off := differs(golden, drawn); other != "" && !off.tooMuch() {
				t.Errorf("%s: %q is one more, and only %v", kind, other, off)
			}
		}
	}
}
