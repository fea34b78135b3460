package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// twoAreas is a map of two areas side by side, with one place in the western one.
func twoAreas(t *testing.T) *plot.Atlas {
	t.Helper()
	square := func(code string, west float64) ceasefire.Outline {
		ring := []ceasefire.Point{{Lat: 33, Lon: west}, {Lat: 33, Lon: west + 4}, {Lat: 37, Lon: west + 4}, {Lat: 37, Lon: west}, {Lat: 33, Lon: west}}
		return ceasefire.Outline{Code: code, Name: code, Polygons: [][][]ceasefire.Point{{ring}}}
	}
	a, err := plot.NewAtlas(plot.Subject{
		Frame:    ceasefire.Frame{Areas: []ceasefire.Area{{Code: "West", Name: "West"}, {Code: "East", Name: "East"}}},
		Outlines: []ceasefire.Outline{square("West", 36), square("East", 40)}, Measure: ceasefire.IncidentsMeasure,
		Facts: ceasefire.FactsOf([]ceasefire.Fact{{Lat: 34.5, Lon: 39, Best: 5, Area: "West", Place: "A village", Placed: ceasefire.PlaceExact}}),
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// mapShown is a view of two areas, 800 wide and 500 high, with what it narrowed to.
func mapShown(t *testing.T) (v *MapView, narrowed *[]plot.Narrowing, backs *int) {
	t.Helper()
	look(t, fynetheme.VariantLight)
	v, narrowed, backs = NewMapView(), new([]plot.Narrowing), new(int)
	v.OnTapped = func(what plot.Narrowing) { *narrowed = append(*narrowed, what) }
	v.OnBack = func() { *backs++ }
	show(t, v, fyne.NewSize(800, 500))
	v.SetMap(twoAreas(t))
	return v, narrowed, backs
}

func at(v *MapView, lat, lon float64) fyne.Position {
	size := v.Size()
	x, y := v.Sight().At(ceasefire.Point{Lat: lat, Lon: lon}, float64(size.Width), float64(size.Height))
	return fyne.NewPos(float32(x), float32(y))
}

func nearPos(a, b fyne.Position) bool {
	return a.X-b.X < 0.5 && b.X-a.X < 0.5 && a.Y-b.Y < 0.5 && b.Y-a.Y < 0.5
}

func scroll(v *MapView, p fyne.Position, by float32) {
	v.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.NewDelta(0, by)})
}

// A map is smoothed only while it is stretched: to smooth all of its points in every frame takes about twice as long.
func TestAMapIsSmoothedWhileItIsStretched(t *testing.T) {
	v, _, _ := mapShown(t)
	if v.image.ScaleMode != canvas.ImageScalePixels {
		t.Errorf("the drawing of this sight is shown in mode %v", v.image.ScaleMode)
	}
	v.busy = true // the next drawing is awaited
	if v.Zoom(mapZoomStep); v.image.ScaleMode != canvas.ImageScaleSmooth {
		t.Errorf("a drawing that is stretched is shown in mode %v", v.image.ScaleMode)
	}
	v.busy = false
	if v.draw(); v.image.ScaleMode != canvas.ImageScalePixels {
		t.Errorf("drawn anew it is shown in mode %v", v.image.ScaleMode)
	}
}

func TestTheWheelZoomsAtThePointer(t *testing.T) {
	v, _, _ := mapShown(t)
	before, village := v.Sight().Zoom, at(v, 34.5, 39)
	for range 12 {
		scroll(v, village, 25)
	}
	if !nearPos(at(v, 34.5, 39), village) || v.Sight().Zoom < 3*before {
		t.Errorf("the village went from %v to %v, the zoom from %g to %g", village, at(v, 34.5, 39), before, v.Sight().Zoom)
	}
	for range 60 { // no farther than there is to see
		scroll(v, village, -25)
	}
	if zoom := v.Sight().Zoom; zoom < before/4 {
		t.Errorf("zoomed out to %g of %g", zoom, before)
	}
}

func TestAMapIsDraggedAndFitted(t *testing.T) {
	v, _, _ := mapShown(t)
	home, village := v.Sight(), at(v, 34.5, 39)
	v.TypedRune('+')
	v.TypedRune('0')
	if v.Sight() != home {
		t.Errorf("fitted to %v, home is %v", v.Sight(), home)
	}
	v.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(30, -20)})
	v.DragEnd()
	if got := at(v, 34.5, 39); !nearPos(got, village.AddXY(30, -20)) {
		t.Errorf("dragged from %v to %v", village, got)
	}
	for key, by := range map[fyne.KeyName]fyne.Delta{fyne.KeyLeft: {DX: 80}, fyne.KeyRight: {DX: -80}, fyne.KeyUp: {DY: 80}, fyne.KeyDown: {DY: -80}} {
		before := at(v, 34.5, 39)
		v.TypedKey(&fyne.KeyEvent{Name: key})
		if got := at(v, 34.5, 39); !nearPos(got, before.AddXY(by.DX, by.DY)) {
			t.Errorf("%s moves %v to %v", key, before, got)
		}
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for _, button := range v.buttons.Objects {
		test.Tap(button.(fyne.Tappable))
	}
	if v.Sight() != home {
		t.Errorf("after its buttons the map is at %v, home is %v", v.Sight(), home)
	}
}

func TestAClickNarrows(t *testing.T) {
	v, narrowed, backs := mapShown(t)
	tap := func(p fyne.Position, mod fyne.KeyModifier) {
		v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Modifier: mod})
		v.Tapped(&fyne.PointEvent{Position: p})
	}
	for _, zoom := range []float64{1, 1.7} { // what was drawn before the map was moved is hit where it is seen
		*narrowed = nil
		v.Zoom(zoom)
		tap(at(v, 35, 41), 0)
		tap(at(v, 35.8, 39), 0)
		tap(at(v, 34.5, 39), 0)
		tap(at(v, 34.5, 39), fyne.KeyModifierShift)
		tap(at(v, 37.3, 41), 0)
		if n := *narrowed; len(n) != 3 || n[0].Area != "East" || n[1].Area != "West" || n[2].Within.Name != "A village" || n[2].Value != "1 incident, 5 deaths" {
			t.Errorf("narrowed to %+v", *narrowed)
		}
	}
	if *backs != 2 {
		t.Errorf("gone back %d times", *backs)
	}
	v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(v, 35.8, 39)}})
	if got := v.pointed.words.Text(); got != "West: 1 incident" || v.Cursor() != desktop.PointerCursor {
		t.Errorf("pointed at %q", got)
	}
}

func TestAMapIsReadByKeyboardAlone(t *testing.T) {
	v, narrowed, backs := mapShown(t)
	var said []string
	for range 4 {
		v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		said = append(said, v.pointed.words.Text())
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(said) != 4 || said[0] != "West: 1 incident" || said[1] != "East: 0 incidents" || said[2] != "A village: 1 incident, 5 deaths" || said[3] != said[0] {
		t.Errorf("went to %q", said)
	}
	if n := *narrowed; len(n) != 2 || n[0].Area != "West" || n[1].Within.Name != "A village" || *backs != 1 {
		t.Errorf("narrowed to %+v, gone back %d times", *narrowed, *backs)
	}
}

// While a sharp drawing is under way beside the screen the last one is moved, and only the newest sight is drawn after it.
func TestTheLastDrawingIsMovedUntilTheNextIsThere(t *testing.T) {
	look(t, fynetheme.VariantDark)
	v := NewMapView()
	var waiting []func() func()
	v.Beside = func(work func() func()) { waiting = append(waiting, work) }
	show(t, v, fyne.NewSize(800, 500))
	v.SetMap(twoAreas(t))
	if v.image.Visible() || len(waiting) != 1 {
		t.Fatalf("%d drawings are under way, an image is shown: %v", len(waiting), v.image.Visible())
	}
	waiting[0]()()
	for range 5 {
		v.move(10, 0)
	}
	if !nearPos(v.image.Position(), fyne.NewPos(50, 0)) || len(waiting) != 2 {
		t.Errorf("the image lies at %v, %d drawings were asked for", v.image.Position(), len(waiting))
	}
	waiting[1]()()
	waiting[2]()()
	if len(waiting) != 3 || !nearPos(v.image.Position(), fyne.NewPos(0, 0)) {
		t.Errorf("after it the image lies at %v, %d drawings were asked for", v.image.Position(), len(waiting))
	}
}
