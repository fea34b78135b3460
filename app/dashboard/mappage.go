package dashboard

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

// mapPage shows where what the filter leaves happened: areas shaded by it, circles by deaths.
type mapPage struct {
	window  *Window
	content fyne.CanvasObject
	filter  *widgets.FilterBar
	view    *widgets.MapView
	measure *widget.Select
	rate    *widget.Select
	arabic  *widget.Check
	placed  *widgets.Text
	caption *fyne.Container
	strip   *mapStrip
	over    *fyne.Container // what floats above the map
	empty   *mapEmpty
	atlas   *plot.Atlas
	shot    *Snapshot
	sight   plot.Sight // what is looked at, the zero sight where that is all there is
	turn    int        // of the newest map that was asked for
	back    []mapStep
}

// mapStep is what Escape goes back to.
type mapStep struct {
	filter ceasefire.Filter
	sight  plot.Sight
}

// mapRates are what areas can be shaded by, in the order shown.
var mapRates = [...]string{"In all", "A day"}

func newMapPage(w *Window) *mapPage {
	p := &mapPage{window: w, filter: widgets.NewFilterBar(), view: widgets.NewMapView(), placed: widgets.NewText("", widgets.RoleCaption), empty: newMapEmpty(w)}
	p.view.Beside = func(work func() func()) {
		w.beside(func() { w.do(work()) })
	}
	p.view.OnTapped, p.view.OnBack = p.narrow, p.goBack
	p.view.OnSight = func(s plot.Sight) { p.sight = s }
	p.filter.ReadDays(w.typedDays())
	p.filter.OnChanged = w.narrowSoon
	choice := func(options []string) *widget.Select {
		s := widget.NewSelect(options, func(string) { p.draw() })
		s.SetSelectedIndex(0)
		return s
	}
	p.measure = choice(words(len(measures), func(i int) string { return measures[i].word }))
	p.rate, p.arabic = choice(mapRates[:]), widget.NewCheck("Arabic names", func(bool) { p.draw() })
	p.placed.Least = 460
	save := newIconButton("Save picture", fynetheme.DocumentSaveIcon(), p.askSave)
	save.Importance = widget.HighImportance
	copyPicture := newIconButton("Copy", fynetheme.ContentCopyIcon(), p.copyPicture)
	copyNumbers := newIconButton("Numbers", fynetheme.ContentCopyIcon(), p.copyNumbers)
	tools := container.NewHBox(p.measure, p.rate, p.arabic, layout.NewSpacer(), copyNumbers, copyPicture, save)
	p.caption = container.NewStack(newBackdrop(theme.ColorNameRaised, fyne.Size{}), container.New(inset{6, 2}, p.placed))
	p.caption.Hide()
	p.strip = newMapStrip(p)
	p.strip.widget.Hide()
	p.over = container.New(overMap{}, p.strip.widget, p.caption)
	p.content = container.NewBorder(container.NewVBox(p.filter, tools), nil, nil, nil, container.NewStack(p.view, p.over, p.empty.content))
	return p
}

// Name is the page's word in the rail.
func (p *mapPage) Name() string { return "Map" }

// Icon is the page's picture in the rail.
func (p *mapPage) Icon() fyne.Resource { return theme.MapIcon() }

// Content is what the page shows.
func (p *mapPage) Content() fyne.CanvasObject { return p.content }

// Tick moves the strip's instant on; a map changes with its snapshot.
func (p *mapPage) Tick(at time.Time) { p.strip.tick(at) }

// Show draws the map of a new snapshot.
func (p *mapPage) Show(shot *Snapshot) {
	p.shot = shot
	p.filter.SetFrame(shot.Whole)
	p.filter.SetFilter(shot.View.Filter)
	p.filter.SetCounts(shot.Facts.Len(), shot.Total)
	p.draw()
}

// showEarly says that the incidents are being read.
func (p *mapPage) showEarly(shot *Snapshot) {
	p.turn++
	p.shot, p.atlas = nil, nil
	p.filter.SetFrame(shot.Whole)
	p.filter.SetFilter(shot.View.Filter)
	p.filter.Await(shot.awaited())
	p.caption.Hide()
	p.strip.widget.Hide()
	p.view.SetMap(nil)
	p.empty.await(shot.awaited())
}

// draw works the map out beside the window; the one before stays until then.
func (p *mapPage) draw() {
	if p.shot == nil {
		return
	}
	measure := measures[max(p.measure.SelectedIndex(), 0)].measure
	p.strip.show(p.shot, measure)
	subject := p.shot.subject(ceasefire.Ungrouped, measure)
	subject.Rate, subject.ArabicNames = p.rate.SelectedIndex() == 1, p.arabic.Checked
	subject.MadeAt = p.window.options.Now()
	p.turn++
	turn := p.turn
	p.window.background("drawing the map", func(context.Context) (func(), error) {
		atlas, err := plot.NewAtlas(subject)
		return func() {
			if turn == p.turn {
				p.take(atlas)
			}
		}, err
	})
}

// take shows a map that was worked out.
func (p *mapPage) take(atlas *plot.Atlas) {
	p.atlas = atlas
	p.view.SetMap(atlas)
	p.placed.SetText(atlas.Placed())
	p.caption.Hidden = p.shot.Facts.Len() == 0
	p.caption.Refresh()
	p.empty.show(atlas, p.shot)
}

// narrow narrows every page to what was tapped. Escape takes it back, so that no notice lies over the days.
func (p *mapPage) narrow(what plot.Narrowing) {
	if p.window.session == nil || p.shot == nil {
		return
	}
	p.back = append(p.back, mapStep{p.shot.View.Filter, p.view.Sight()})
	p.window.setFilter(narrowed(p.shot.View.Filter, what))
}

// goBack takes the last narrowing on the map back, or shows all there is where there is none.
func (p *mapPage) goBack() {
	n := len(p.back)
	if n == 0 {
		p.view.Fit()
		return
	}
	step := p.back[n-1]
	p.back = p.back[:n-1]
	p.view.SetSight(step.sight)
	p.window.setFilter(step.filter)
}

// pictureName says for a file name what the map shows.
func (p *mapPage) pictureName() string {
	return chartName(plot.Map, plot.Subject{Measure: measures[max(p.measure.SelectedIndex(), 0)].measure, Rate: p.rate.SelectedIndex() == 1})
}

// picture gives the map as it is seen, as a chart; nil where there is nothing to see.
func (p *mapPage) picture() plot.Picture {
	if p.atlas == nil || !p.atlas.Drawable() {
		p.window.notice.say("There is no map to save yet: load outlines, or give incidents coordinates.", "", nil)
		return nil
	}
	size := p.view.Size()
	return p.atlas.Picture(p.view.Sight(), float64(size.Width), float64(size.Height-p.view.Foot))
}

// askSave asks how the map is saved.
func (p *mapPage) askSave() {
	if picture := p.picture(); picture != nil {
		saved{window: p.window, page: pageMap, picture: picture, shot: p.shot, name: p.pictureName()}.ask()
	}
}

// copyPicture puts the map on the clipboard, copyNumbers its numbers.
func (p *mapPage) copyPicture() {
	if picture := p.picture(); picture != nil {
		p.window.copyPicture(picture)
	}
}

func (p *mapPage) copyNumbers() {
	if picture := p.picture(); picture != nil {
		p.window.copyNumbers(picture)
	}
}

// menuItems are what can be done with the map, with the keys that do it there.
func (p *mapPage) menuItems() []*fyne.MenuItem {
	on := func(words string, do func()) *fyne.MenuItem {
		return fyne.NewMenuItem(words, func() {
			p.window.showPage(pageMap)
			do()
		})
	}
	return []*fyne.MenuItem{
		on("Zoom in  (+)", func() { p.view.Zoom(mapCloser) }),
		on("Zoom out  (-)", func() { p.view.Zoom(1 / mapCloser) }),
		on("Show all  (0 or Home)", p.view.Fit),
		on("Back  (Escape)", p.goBack),
		on("Go to the days  (Tab)", func() { p.window.win.Canvas().Focus(p.strip.widget) }),
	}
}

// mapCloser is by how much the menu makes the map larger.
const mapCloser = 1.5
