package plot

import (
	"fmt"
	"testing"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// recorder is a drawing surface that draws nothing and keeps where each text and each corner of a shape went.
type recorder struct {
	chart.Renderer
	fonts   fonts
	font    *truetype.Font
	size    float64
	texts   []written
	corners [][2]int
}

type written struct {
	text string
	box  box
}

func (r *recorder) ResetStyle()                  {}
func (r *recorder) SetStrokeColor(drawing.Color) {}
func (r *recorder) SetFillColor(drawing.Color)   {}
func (r *recorder) SetStrokeWidth(float64)       {}
func (r *recorder) SetFontColor(drawing.Color)   {}
func (r *recorder) Close()                       {}
func (r *recorder) Stroke()                      {}
func (r *recorder) Fill()                        {}
func (r *recorder) SetFont(f *truetype.Font)     { r.font = f }
func (r *recorder) SetFontSize(size float64)     { r.size = size }
func (r *recorder) MoveTo(x, y int)              { r.corners = append(r.corners, [2]int{x, y}) }
func (r *recorder) LineTo(x, y int)              { r.MoveTo(x, y) }
func (r *recorder) ArcTo(cx, cy int, rx, ry, _, _ float64) {
	r.MoveTo(cx-int(rx), cy-int(ry))
	r.MoveTo(cx+int(rx), cy+int(ry))
}
func (r *recorder) Text(body string, x, y int) {
	size, faces := r.size, r.fonts.open()
	measured := face{faces.regular, size}
	if r.font == r.fonts.semibold.letters {
		measured.font = faces.semibold
	}
	r.texts = append(r.texts, written{body, box{float64(x), float64(y) - size*0.74, measured.width(body), size * 0.96}})
}

// record draws a picture on a recorder.
func record(p Picture, as format) *recorder {
	r := &recorder{fonts: p.(*picture).fonts}
	p.(*picture).draw(r, as)
	return r
}

// faults says which texts lie on one another, and what leaves the picture, by more than the pixel that rounding takes.
func (r *recorder) faults(width, height float64) []string {
	var out []string
	for i, a := range r.texts {
		if a.box.x < -1 || a.box.y < -1 || a.box.right() > width+1 || a.box.bottom() > height+1 {
			out = append(out, fmt.Sprintf("%q at %.0f leaves the picture", a.text, a.box))
		}
		for _, b := range r.texts[:i] {
			if a.box.x+1 < b.box.right() && b.box.x+1 < a.box.right() && a.box.y+1 < b.box.bottom() && b.box.y+1 < a.box.bottom() {
				out = append(out, fmt.Sprintf("%q at %.0f lies on %q at %.0f", a.text, a.box, b.text, b.box))
			}
		}
	}
	for _, c := range r.corners {
		if c[0] < -1 || c[1] < -1 || float64(c[0]) > width+1 || float64(c[1]) > height+1 {
			out = append(out, fmt.Sprintf("a shape reaches %v, outside the picture", c))
		}
	}
	return out
}

// holds reports whether a text was drawn, whole.
func (r *recorder) holds(t *testing.T, text string) {
	t.Helper()
	for _, w := range r.texts {
		if w.text == text {
			return
		}
	}
	t.Errorf("%q is not drawn; drawn are %v", text, r.texts)
}
