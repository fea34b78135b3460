package widgets

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// The measures of the strip: the least width of a city and the gap behind it.
const zoneCityLeast, zoneCityGap = 104, 16

// CityOf gives the name by which a zone is called: the city in its name, "UTC", or "this computer" for the computer's own.
func CityOf(zone *time.Location) string {
	name := zone.String()
	if name == "Local" {
		return "this computer"
	}
	return strings.ReplaceAll(name[strings.LastIndex(name, "/")+1:], "_", " ")
}

// OffsetOf writes how far a zone's clocks are ahead of UTC at an instant: "UTC+3", "UTC−4:30", "UTC".
func OffsetOf(at time.Time, zone *time.Location) string {
	_, seconds := at.In(zone).Zone()
	if seconds == 0 {
		return "UTC"
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	text := strings.TrimPrefix(time.Unix(int64(seconds), 0).UTC().Format("15:04"), "0")
	return "UTC" + sign + strings.TrimSuffix(text, ":00")
}

// ZoneStrip shows one instant as the clocks of several cities read it, side by side: the city and its distance from UTC, the time, the date.
// Where there is no room for all it goes on in a second row.
type ZoneStrip struct {
	widget.BaseWidget
	zones  []*time.Location
	cities []*zoneCity
	width  float32
}

var _ fyne.Widget = (*ZoneStrip)(nil)

// NewZoneStrip makes a strip without cities.
func NewZoneStrip() *ZoneStrip {
	s := &ZoneStrip{}
	s.ExtendBaseWidget(s)
	return s
}

// zoneCity is one city of the strip.
type zoneCity struct {
	city, when *Text
	content    fyne.CanvasObject
}

func newZoneCity() *zoneCity {
	c := &zoneCity{city: NewText("", RoleCaption), when: NewText("", RoleBody)}
	c.content = container.New(stacked{}, c.city, c.when)
	return c
}

// Set shows an instant in some zones.
func (s *ZoneStrip) Set(at time.Time, zones []*time.Location) {
	changed := !slices.Equal(zones, s.zones)
	s.zones = slices.Clone(zones)
	for len(s.cities) < len(zones) {
		s.cities = append(s.cities, newZoneCity())
	}
	s.cities = s.cities[:len(zones)]
	for i, zone := range zones {
		name, offset := CityOf(zone), OffsetOf(at, zone)
		if name != offset { // once is enough of UTC
			name += " · " + offset
		}
		s.cities[i].city.SetText(name)
		s.cities[i].when.SetText(at.In(zone).Format("15:04  Mon 2 Jan"))
	}
	if changed {
		s.Refresh()
	}
}

// Words gives what stands in the strip, city by city.
func (s *ZoneStrip) Words() []string {
	var words []string
	for _, c := range s.cities {
		words = append(words, c.city.Text()+": "+c.when.Text())
	}
	return words
}

// step is the room that each city gets: what the longest needs.
func (s *ZoneStrip) step() float32 {
	step := float32(zoneCityLeast)
	for _, c := range s.cities {
		step = max(step, c.city.MinSize().Width, c.when.MinSize().Width)
	}
	return step + zoneCityGap
}

// inRow is how many cities stand side by side in a width.
func (s *ZoneStrip) inRow(width float32) int {
	return max(int((width+zoneCityGap)/s.step()), 1)
}

// CreateRenderer lays the cities out.
func (s *ZoneStrip) CreateRenderer() fyne.WidgetRenderer { return &zoneStripRenderer{s} }

// zoneStripRenderer fills row after row.
type zoneStripRenderer struct{ strip *ZoneStrip }

func (r *zoneStripRenderer) Destroy() {}

func (r *zoneStripRenderer) MinSize() fyne.Size {
	if len(r.strip.cities) == 0 {
		return fyne.Size{}
	}
	rows := 1
	if r.strip.width > 0 {
		inRow := r.strip.inRow(r.strip.width)
		rows = (len(r.strip.cities) + inRow - 1) / inRow
	}
	return fyne.NewSize(r.strip.step()-zoneCityGap, float32(rows)*r.rowHeight())
}

func (r *zoneStripRenderer) rowHeight() float32 {
	return r.strip.cities[0].content.MinSize().Height + 4
}

func (r *zoneStripRenderer) Layout(size fyne.Size) {
	r.strip.width = size.Width
	inRow, step := r.strip.inRow(size.Width), r.strip.step()
	for i, c := range r.strip.cities {
		c.content.Move(fyne.NewPos(float32(i%inRow)*step, float32(i/inRow)*r.rowHeight()))
		c.content.Resize(fyne.NewSize(step-zoneCityGap, r.rowHeight()))
	}
}

func (r *zoneStripRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.strip.cities))
	for i, c := range r.strip.cities {
		objects[i] = c.content
	}
	return objects
}

func (r *zoneStripRenderer) Refresh() {
	r.Layout(r.strip.Size())
	for _, c := range r.strip.cities {
		c.city.Refresh()
		c.when.Refresh()
	}
}
