package dashboard

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// The zones in which the clocks' instants can be written, as the preferences keep them.
const (
	zoneDossier = iota
	zoneUTC
	zoneComputer
)

// citiesSetting is the dossier's setting that names the zones of the strip, and mostCities how many they can be.
const (
	citiesSetting = "clock_cities"
	mostCities    = 8
)

func (p preferences) clockZone() int     { return p.store.Int("clock zone") }
func (p preferences) setClockZone(n int) { p.store.SetInt("clock zone", n) }

// clockZoneBar stands above the clocks: in which zone their instants are written, and the instant of the reading in several cities.
type clockZoneBar struct {
	page    *clocksPage
	content *fyne.Container
	choice  *widgets.WordSwitch
	strip   *widgets.ZoneStrip
	cities  []*time.Location
	of      *session
	form    *formBody
	names   *formEntry
	open    bool
	// computer is the zone of this computer, which may change while the program runs.
	computer *systemZone
}

func newClockZoneBar(p *clocksPage) *clockZoneBar {
	b := &clockZoneBar{page: p, choice: widgets.NewWordSwitch("Dossier", "UTC", "This computer"), strip: widgets.NewZoneStrip(), computer: newSystemZone()}
	b.choice.Select(p.window.prefs.clockZone())
	b.choice.OnChanged = b.choose
	b.form = newFormBody(b.leave)
	b.names = b.form.entry("Europe/London, America/New_York, Europe/Moscow")
	b.names.OnSubmitted = func(string) { b.save() }
	b.form.add(b.form.field("cities", "Time zones beside the dossier's own, with commas between them", b.names))
	b.content = container.NewVBox()
	b.lay()
	return b
}

// lay shows the bar, and the form beneath it while that is open.
func (b *clockZoneBar) lay() {
	times := container.New(inset{0, 0}, container.NewVBox(widgets.NewText("Times in", widgets.RoleCaption), b.choice))
	edit := newIconButton("Cities", fynetheme.SettingsIcon(), b.edit)
	edit.Importance = widget.LowImportance
	bar := container.NewBorder(nil, nil, container.New(inset{8, 0}, times), container.NewVBox(edit), container.New(inset{12, 4}, b.strip))
	b.content.Objects = []fyne.CanvasObject{bar}
	if b.open {
		actions := container.NewHBox(newButton("Save cities", b.save), newButton("Close", b.leave))
		b.content.Add(container.New(inset{8, 4}, container.NewVBox(b.form.content, actions)))
	}
	b.content.Refresh()
}

// zones gives the zones of the page for a dossier's.
func (b *clockZoneBar) zones(dossier *time.Location) widgets.ClockZones {
	times := dossier
	switch b.choice.Selected() {
	case zoneUTC:
		times = time.UTC
	case zoneComputer:
		times = b.computer.zone
	}
	return widgets.ClockZones{Days: dossier, Times: times}
}

func (b *clockZoneBar) choose(n int) {
	b.page.window.prefs.setClockZone(n)
	b.page.showAll()
}

// next goes on to the next zone.
func (b *clockZoneBar) next() {
	b.choice.Select((b.choice.Selected() + 1) % 3)
	b.choose(b.choice.Selected())
}

// dossierZone names the dossier's zone beside UTC.
func dossierZone(zone *time.Location) string {
	if city := widgets.CityOf(zone); city != "UTC" {
		return city
	}
	return "The dossier's"
}

// show names the dossier's zone, and reads its cities when the dossier is another than before.
func (b *clockZoneBar) show(shot *Snapshot) {
	b.choice.SetWords(dossierZone(shot.Zone), "UTC", "This computer")
	session := b.page.window.session
	if session == nil || session == b.of {
		return
	}
	b.of, b.cities = session, nil
	b.page.window.background("reading the cities of the clocks", func(ctx context.Context) (func(), error) {
		text, _, err := session.dossier.Setting(ctx, citiesSetting)
		if err != nil {
			return nil, err
		}
		cities, err := readCities(text)
		return func() {
			if b.of == session {
				b.cities = cities
				b.page.tickZones()
			}
		}, err
	})
}

// look reads the computer's zone anew once a minute, and reports whether times are written in another since.
func (b *clockZoneBar) look(now time.Time) bool {
	return b.computer.look(now) && b.choice.Selected() == zoneComputer
}

// tick shows the instant in the dossier's zone and in the cities.
func (b *clockZoneBar) tick(at time.Time, dossier *time.Location) {
	zones := []*time.Location{dossier}
	for _, city := range b.cities {
		if city.String() != dossier.String() {
			zones = append(zones, city)
		}
	}
	b.strip.Set(at, zones)
}

// edit opens the form of the cities.
func (b *clockZoneBar) edit() {
	if b.page.window.session == nil {
		return
	}
	b.open = true
	b.form.tell("", nil)
	b.names.SetText(citiesWords(b.cities))
	b.lay()
	b.page.window.win.Canvas().Focus(b.names)
}

func (b *clockZoneBar) leave() {
	b.open = false
	b.lay()
	b.page.window.goToList()
}

// save keeps the cities with the dossier, or says which name is none.
func (b *clockZoneBar) save() {
	cities, err := readCities(b.names.Text)
	if err != nil {
		b.form.tell("", []ceasefire.Problem{{Field: "cities", Message: sentence(err)}})
		return
	}
	session := b.page.window.session
	b.page.window.background("keeping the cities of the clocks", func(ctx context.Context) (func(), error) {
		if err := session.dossier.SetSetting(ctx, citiesSetting, citiesWords(cities)); err != nil {
			return nil, err
		}
		return func() {
			b.cities = cities
			b.leave()
			b.page.tickZones()
		}, nil
	})
}

// readCities reads names of time zones with commas between them; a name that comes twice counts once.
func readCities(text string) ([]*time.Location, error) {
	var cities []*time.Location
	known := map[string]bool{}
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		name = strings.ReplaceAll(strings.TrimSpace(name), " ", "_")
		if name == "" || known[name] {
			continue
		}
		zone, err := ceasefire.LoadZone(name)
		if err != nil {
			return nil, err
		}
		known[name], cities = true, append(cities, zone)
	}
	if len(cities) > mostCities {
		return nil, fmt.Errorf("%d cities are more than fit side by side: name %d at most", len(cities), mostCities)
	}
	return cities, nil
}

func citiesWords(cities []*time.Location) string {
	names := make([]string, len(cities))
	for i, city := range cities {
		names[i] = city.String()
	}
	return strings.Join(names, ", ")
}
