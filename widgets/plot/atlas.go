package plot

import (
	"fmt"
	"image"
	"slices"
	"time"

	"github.com/wcharczuk/go-chart/v2"

	"truceboard/store/ceasefire"
)

// Atlas is a map that is looked at from near and far: its numbers are worked out once, and it is drawn anew for each sight. It may be used by
// several goroutines at once.
type Atlas struct {
	maps  *geoMap
	sheet sheet
	fonts fonts
	made  time.Time
}

// MapFrame is how a map fills the screen: what of the globe, at what size in units, how many pixels a unit takes, and how much of it is covered at its foot.
type MapFrame struct {
	Sight         Sight
	Width, Height int
	Scale         float64
	Theme         Theme
	Foot          float64
}

// MapDrawing is a map as it was drawn in a frame.
type MapDrawing struct {
	MapFrame
	Image image.Image
	// Key explains the shades and the signs; Bar says how long a round number of kilometres is.
	Key, Bar image.Image
	spots    []spot
}

// NewAtlas works out the numbers of a map.
func NewAtlas(s Subject) (*Atlas, error) {
	loaded, err := loadFonts()
	if err != nil {
		return nil, fmt.Errorf("preparing the map: %w", err)
	}
	m := newGeoMap(s)
	return &Atlas{maps: m, sheet: m.sheet(), fonts: loaded, made: s.MadeAt}, nil
}

// Empty says in words why there is nothing to draw, and what to do; both are empty where there is something.
func (a *Atlas) Empty() (why, hint string) {
	switch {
	case a.maps.extent.IsZero() && a.maps.subject.Facts.Len() == 0:
		return "There is nothing to map yet", "Load the outlines of the areas with Ctrl+M, and log or import incidents."
	case a.maps.extent.IsZero():
		return "Nothing here has a place on the map", "Load the outlines of the areas with Ctrl+M, or give incidents coordinates."
	case a.maps.subject.Facts.Len() == 0:
		return a.sheet.empty, a.sheet.hint
	}
	return "", ""
}

// Drawable reports whether there are outlines or places to draw.
func (a *Atlas) Drawable() bool { return !a.maps.extent.IsZero() }

// Placed says how many incidents are placed how closely.
func (a *Atlas) Placed() string { return placedShortly(a.maps.placed) }

// Home gives the sight that shows all there is above the covered foot of a picture of a size, and right of the key where circles would lie under that and there is room.
func (a *Atlas) Home(width, height, foot float64) Sight {
	room := box{0, 0, width, max(height-foot, height/2)}
	p := newProjection(a.maps.extent, room)
	if key := a.keyOver(p); key.w < width/2 && key.w > 0 {
		p = newProjection(a.maps.extent, box{key.w, 0, width - key.w, room.h})
	}
	middle := p.under(width/2, height/2)
	return Sight{globe(middle), p.zoom}
}

// keyOver gives where the key would lie over circles of a projection, or an empty box where it lies over none.
func (a *Atlas) keyOver(p projection) box {
	c := a.canvas(nil, MapFrame{Scale: 1})
	level := a.maps.level(c, p)
	wide, high := a.keySize(c, level)
	key := box{0, 0, wide, high}
	greatest, least := c.circleSizes()
	if slices.ContainsFunc(level.circles(p, greatest, least), func(o circle) bool { return o.around(c.hair()).meets(key) }) {
		return key
	}
	return box{}
}

// Within gives a sight held to what there is to see.
func (a *Atlas) Within(s Sight, width, height float64) Sight {
	return s.within(a.maps.extent.Padded(0.1), a.Home(width, height, 0).Zoom/3)
}

// Draw draws the map in a frame.
func (a *Atlas) Draw(f MapFrame) (*MapDrawing, error) {
	if err := checkSides(f.Width, f.Height, minOnScreen); err != nil {
		return nil, err
	}
	p := f.Sight.projection(float64(f.Width), float64(f.Height))
	measured := a.canvas(nil, f)
	level := a.maps.level(measured, p)
	barWide, barHigh := measured.scaleSize(p)
	keyWide, keyHigh := a.keySize(measured, level)
	foot := box{0, float64(f.Height) - f.Foot, float64(f.Width), f.Foot}
	covered := []box{foot, {0, foot.y - barHigh, barWide, barHigh}, {0, 0, keyWide, keyHigh}}
	drawn := &MapDrawing{MapFrame: f}
	pictures := []struct {
		into          *image.Image
		width, height float64
		paint         func(*canvas)
	}{
		{&drawn.Image, float64(f.Width), float64(f.Height), func(c *canvas) { c.spots = &drawn.spots; a.maps.paint(c, p, level, covered...) }},
		{&drawn.Bar, barWide, barHigh, func(c *canvas) { c.scaleIn(p, box{0, 0, barWide, barHigh}) }},
		{&drawn.Key, keyWide, keyHigh, func(c *canvas) { a.drawKey(c, level) }},
	}
	for _, picture := range pictures {
		drawing, err := f.raster(picture.width, picture.height, func(surface chart.Renderer) { picture.paint(a.canvas(surface, f)) })
		if err != nil {
			return nil, err
		}
		*picture.into = drawing
	}
	return drawn, nil
}

// raster draws a picture of a size in units on the theme's ground.
func (f MapFrame) raster(width, height float64, paint func(chart.Renderer)) (image.Image, error) {
	pixels := func(side float64) int { return max(1, int(side*f.Scale+0.5)) }
	return raster(pixels(width), pixels(height), f.Theme.colours().ground, paint)
}

// canvas makes what the map is drawn on: with type of the window's size, whatever the map's.
func (a *Atlas) canvas(surface chart.Renderer, f MapFrame) *canvas {
	return &canvas{surface: surface, faces: a.fonts.open(), theme: f.Theme, ink: f.Theme.colours(), scale: f.Scale, unit: 1}
}

// Picture gives the map as a chart with all its words, showing what a sight does in a frame of a size, and more beside it where its shape is another.
func (a *Atlas) Picture(s Sight, width, height float64) Picture {
	m := *a.maps
	if !s.IsZero() {
		m.extent = s.Box(width, height)
	}
	return &picture{content: &m, sheet: a.sheet, fonts: a.fonts, madeAt: a.made, says: a.sheet.title, pointed: &pointed{}}
}

// At says what lies under a point of the map as it was drawn.
func (d *MapDrawing) At(x, y float64) (Narrowing, bool) {
	for _, s := range d.spots {
		if s.holds(x, y) {
			return s.what, true
		}
	}
	return Narrowing{}, false
}

// MapPlace is something on a map that a filter can be narrowed to, and where its middle is.
type MapPlace struct {
	X, Y float64
	What Narrowing
}

// Places lists what is in sight, areas first.
func (d *MapDrawing) Places() []MapPlace {
	var areas, circles []MapPlace
	seen := map[string]bool{}
	for _, s := range d.spots {
		place := MapPlace{s.box.x + s.box.w/2, s.box.y + s.box.h/2, s.what}
		switch {
		case s.rings == nil:
			circles = append(circles, place)
		case !seen[s.what.Area]:
			seen[s.what.Area] = true
			areas = append(areas, place)
		}
	}
	return append(areas, circles...)
}

// placedShortly says how many are placed to a place, to an area, to the country, and not at all.
func placedShortly(placed []ceasefire.PlacedCount) string {
	var points int
	var parts []ceasefire.PlacedCount
	for _, p := range placed {
		if p.Precision.HasPoint() {
			points += p.N
		} else {
			parts = append(parts, p)
		}
	}
	words := []string{figure(float64(points)) + " to a place"}
	if rest := placedWords(parts); rest != "" {
		words = append(words, rest)
	}
	return joined(words, ", ")
}
