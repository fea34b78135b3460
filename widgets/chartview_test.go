package widgets

import (
	"errors"
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

// sketch is a picture that keeps how it was asked to draw itself.
type sketch struct {
	sizes  []image.Point
	themes []plot.Theme
	fails  error
}

func (s *sketch) Image(width, height int, _ float64, ground plot.Theme) (image.Image, error) {
	s.sizes, s.themes = append(s.sizes, image.Pt(width, height)), append(s.themes, ground)
	return image.NewNRGBA(image.Rect(0, 0, width, height)), s.fails
}

// TimeScale lays August 2016 over the width.
func (s *sketch) TimeScale(width, _ float64) (plot.TimeScale, bool) {
	return plot.TimeScale{Right: width, Span: ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 1), To: ceasefire.DayFrom(2016, 8, 31)}}, true
}

// At finds nothing in a sketch.
func (s *sketch) At(float64, float64, float64, float64) (plot.Narrowing, bool) {
	return plot.Narrowing{}, false
}

// later is an instant at which every size has settled.
func later(v *ChartView) time.Time { return v.at.Add(settled) }

func TestChartViewDrawsAtItsOwnSize(t *testing.T) {
	look(t, fynetheme.VariantLight)
	v, s := NewChartView(), &sketch{}
	v.SetPicture(s) // no size yet: nothing to draw
	show(t, v, fyne.NewSize(300, 200))
	v.Tick(later(v))
	v.SetPicture(s)
	if len(s.sizes) != 1 || s.sizes[0] != image.Pt(300, 200) || v.image.Image.Bounds().Dx() != 300 {
		t.Errorf("drawn at %v", s.sizes)
	}
	other := &sketch{}
	v.SetPicture(other)
	if len(other.sizes) != 1 {
		t.Errorf("another picture was drawn at %v", other.sizes)
	}
}

func TestChartViewWaitsForASizeToSettle(t *testing.T) {
	look(t, fynetheme.VariantLight)
	v, s := NewChartView(), &sketch{}
	show(t, v, fyne.NewSize(300, 200))
	v.SetPicture(s)
	v.at = time.Now().Add(time.Hour) // as if drawn this moment, however slow the test
	for width := float32(301); width < 320; width++ {
		v.Resize(fyne.NewSize(width, 200))
	}
	v.Tick(v.at)
	if len(s.sizes) != 1 {
		t.Fatalf("while it was stretched, it was drawn at %v", s.sizes[1:])
	}
	v.Tick(later(v))
	if len(s.sizes) != 2 || s.sizes[1] != image.Pt(319, 200) {
		t.Errorf("once settled, it was drawn at %v", s.sizes)
	}
}

// A drawing that was stretched by part of a point was smoothed in every frame, and not sharp.
func TestChartViewLaysADrawingPointOnPoint(t *testing.T) {
	look(t, fynetheme.VariantLight)
	v := NewChartView()
	show(t, v, fyne.NewSize(300.6, 200.3))
	v.SetPicture(&sketch{})
	if v.image.Size() != fyne.NewSize(300, 200) || v.image.ScaleMode != canvas.ImageScalePixels {
		t.Errorf("a drawing of 300 by 200 points is shown at %v, in mode %v", v.image.Size(), v.image.ScaleMode)
	}
	v.at = time.Now().Add(time.Hour) // as if drawn this moment, however slow the test
	v.Resize(fyne.NewSize(350, 200))
	if v.image.Size() != v.Size() || v.image.ScaleMode != canvas.ImageScaleSmooth {
		t.Errorf("while the size changes it is shown at %v, in mode %v", v.image.Size(), v.image.ScaleMode)
	}
	v.Tick(later(v))
	if v.image.Size() != v.Size() || v.image.ScaleMode != canvas.ImageScalePixels {
		t.Errorf("drawn anew it is shown at %v, in mode %v", v.image.Size(), v.image.ScaleMode)
	}
}

func TestChartViewFollowsTheTheme(t *testing.T) {
	look(t, fynetheme.VariantLight)
	v, s := NewChartView(), &sketch{}
	show(t, v, fyne.NewSize(300, 200))
	v.SetPicture(s)
	fyne.CurrentApp().Settings().SetTheme(theme.NewFixed(fynetheme.VariantDark))
	v.Refresh()
	if len(s.themes) != 2 || s.themes[0] != plot.Light || s.themes[1] != plot.Dark {
		t.Errorf("drawn in %v", s.themes)
	}
}

func TestChartViewSaysWhyThereIsNoPicture(t *testing.T) {
	look(t, fynetheme.VariantLight)
	v := NewChartView()
	show(t, v, fyne.NewSize(300, 200))
	v.SetPicture(&sketch{fails: errors.New("no day has a figure")})
	if !v.failed.Visible() || v.image.Visible() || !strings.Contains(v.failed.Text(), "no day has a figure") {
		t.Errorf("shown: %v, %q", v.failed.Visible(), v.failed.Text())
	}
	v.SetPicture(&sketch{})
	if v.failed.Visible() || !v.image.Visible() {
		t.Error("a picture that can be drawn does not take the sentence's place")
	}
}

func TestChartViewIsNotDrawnWithoutRoom(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for _, size := range []fyne.Size{{}, {Width: 15, Height: 200}, {Width: 200, Height: 15}} {
		v, s := NewChartView(), &sketch{}
		show(t, v, size)
		v.SetPicture(s)
		v.Tick(later(v))
		if len(s.sizes) != 0 {
			t.Errorf("in %v, drawn at %v", size, s.sizes)
		}
	}
	if small, large := (&ChartView{Thumbnail: true}), NewChartView(); small.MinSize().Width >= large.MinSize().Width {
		t.Errorf("a thumbnail asks for %v", small.MinSize())
	}
}

func TestChartViewStaysInside(t *testing.T) {
	for name, text := range words {
		t.Run(name, func(t *testing.T) {
			look(t, fynetheme.VariantDark)
			v := NewChartView()
			v.SetPicture(&sketch{fails: errors.New(text)})
			drawsInside(t, v, v.MinSize())
			drawsInside(t, v, fyne.NewSize(700, 400))
		})
	}
}
