package dashboard

import (
	"bytes"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// chartsPage shows the charts of what the filter leaves: the kinds as small live pictures at the left, the chosen one large.
type chartsPage struct {
	window  *Window
	content fyne.CanvasObject
	filter  *widgets.FilterBar
	chart   *widgets.ChartView
	gallery []*chartThumb
	title   *formEntry
	by      *widget.Select
	measure *widget.Select
	compare *comparisonInputs
	kind    plot.Kind
	picture plot.Picture
	shot    *Snapshot
	// back holds the filters that Escape goes back to, the last one first to go.
	back []ceasefire.Filter
	kept *Snapshot // the one whose filter was noted last
}

// groupings and measures are the choices of the page, in the order shown.
var (
	groupings = [...]struct {
		word string
		by   ceasefire.Grouping
	}{{"By party", ceasefire.ByParty}, {"By type", ceasefire.ByType}, {"By severity", ceasefire.BySeverity}, {"By scope", ceasefire.ByScope}, {"By area", ceasefire.ByArea}}
	measures = [...]struct {
		word    string
		measure ceasefire.Measure
	}{{"Incidents", ceasefire.IncidentsMeasure}, {"Deaths", ceasefire.DeathsMeasure}}
)

func newChartsPage(w *Window) *chartsPage {
	p := &chartsPage{window: w, chart: widgets.NewChartView(), filter: widgets.NewFilterBar(), kind: plot.Daily}
	p.chart.OnTapped = func(what plot.Narrowing) { p.keepBack(); w.narrowTo(what) }
	p.chart.OnPeriod, p.chart.OnBack = p.showPeriod, p.goBack
	p.filter.OnChanged = w.narrowSoon
	p.title = newFormEntry(false, nil)
	p.title.SetPlaceHolder("Title (left empty: a sentence that says what is shown)")
	p.title.OnChanged = func(string) { p.draw() }
	p.by = widget.NewSelect(words(len(groupings), func(i int) string { return groupings[i].word }), func(string) { p.drawAll() })
	p.measure = widget.NewSelect(words(len(measures), func(i int) string { return measures[i].word }), func(string) { p.drawAll() })
	save := widget.NewButtonWithIcon("Save picture", fynetheme.DocumentSaveIcon(), p.askSave)
	save.Importance = widget.HighImportance
	copyPicture := widget.NewButtonWithIcon("Copy", fynetheme.ContentCopyIcon(), p.copyPicture)
	copyNumbers := widget.NewButtonWithIcon("Numbers", fynetheme.ContentCopyIcon(), p.copyNumbers)
	tools := container.NewBorder(nil, nil, container.NewHBox(p.measure, p.by), container.NewHBox(copyNumbers, copyPicture, save), p.title)
	thumbs := container.NewVBox()
	for _, kind := range plot.Kinds() {
		thumb := newChartThumb(kind, func() { p.choose(kind) })
		p.gallery = append(p.gallery, thumb)
		thumbs.Add(thumb)
	}
	p.by.SetSelectedIndex(0)
	p.measure.SetSelectedIndex(0)
	p.compare = newComparisonInputs(p.drawAll)
	p.content = container.NewBorder(container.NewVBox(p.filter, tools, p.compare.content), nil, container.NewVScroll(thumbs), nil, p.chart)
	return p
}

// words lists the words of choices.
func words(n int, word func(int) string) []string {
	list := make([]string, n)
	for i := range n {
		list[i] = word(i)
	}
	return list
}

// Name is the page's word in the rail.
func (p *chartsPage) Name() string { return "Charts" }

// Icon is the page's picture in the rail.
func (p *chartsPage) Icon() fyne.Resource { return fynetheme.GridIcon() }

// Content is what the page shows.
func (p *chartsPage) Content() fyne.CanvasObject { return p.content }

// Tick lets charts that wait for their size to settle draw themselves.
func (p *chartsPage) Tick(at time.Time) {
	p.chart.Tick(at)
	for _, t := range p.gallery {
		t.chart.Tick(at)
	}
}

// Show draws every kind from a new snapshot.
func (p *chartsPage) Show(shot *Snapshot) {
	p.shot = shot
	p.compare.show(shot)
	p.filter.SetFrame(shot.Whole)
	p.filter.SetFilter(shot.View.Filter)
	p.filter.SetCounts(len(shot.Facts), shot.Total)
	p.drawAll()
}

// choose brings a kind into the large place.
func (p *chartsPage) choose(kind plot.Kind) {
	p.kind = kind
	p.compare.content.Hidden = kind != plot.BeforeAfter
	p.compare.content.Refresh()
	p.drawAll()
}

// drawAll draws the large chart and the gallery.
func (p *chartsPage) drawAll() {
	if p.shot == nil {
		return
	}
	for _, t := range p.gallery {
		t.show(t.kind == p.kind, p.make(t.kind, ""))
	}
	p.draw()
}

// draw draws the large chart.
func (p *chartsPage) draw() {
	if p.shot == nil {
		return
	}
	if p.picture = p.make(p.kind, p.title.Text); p.picture != nil {
		p.chart.SetPicture(p.picture)
	}
}

// make lays out one chart of the snapshot; nil where that failed, which is told.
func (p *chartsPage) make(kind plot.Kind, title string) plot.Picture {
	subject := p.shot.subject(groupings[max(p.by.SelectedIndex(), 0)].by, measures[max(p.measure.SelectedIndex(), 0)].measure)
	subject.Title = title
	subject.MadeAt = p.window.options.Now()
	subject.Comparison = p.compare.comparison(p.shot)
	picture, err := plot.New(kind, subject)
	if err != nil {
		p.window.notice.fail("drawing a chart", err)
		return nil
	}
	return picture
}

// keepBack notes the filter to go back to; a run of turns of the wheel is one step.
func (p *chartsPage) keepBack() {
	if p.window.session == nil || p.shot == nil {
		return
	}
	if p.kept != p.shot {
		p.back, p.kept = append(p.back, p.shot.View.Filter), p.shot
	}
}

// showPeriod narrows every page to days that were dragged over or zoomed to; days that hold all there is are none.
func (p *chartsPage) showPeriod(days ceasefire.Span) {
	if p.window.session == nil || p.shot == nil {
		return
	}
	p.keepBack()
	filter := p.shot.View.Filter
	filter.Days = days
	if all, ok := p.shot.extent(); ok && days.From < all.From && days.To > all.To {
		filter.Days = ceasefire.Span{}
	}
	p.window.narrowSoon(filter)
}

// goBack takes the last narrowing in a chart back.
func (p *chartsPage) goBack() {
	if n := len(p.back); n > 0 {
		filter := p.back[n-1]
		p.back = p.back[:n-1]
		p.window.setFilter(filter)
	}
}

// extent gives the days on which any incident lies, whatever the filter.
func (s *Snapshot) extent() (days ceasefire.Span, ok bool) {
	var first, last int64
	for _, f := range s.All {
		if !f.Precision.OnOneDay() {
			continue
		}
		if !ok {
			first, last, ok = f.From, f.From, true
		}
		first, last = min(first, f.From), max(last, f.From)
	}
	return ceasefire.Span{From: ceasefire.DayOf(time.Unix(first, 0), s.Zone), To: ceasefire.DayOf(time.Unix(last, 0), s.Zone)}, ok
}

// copyNumbers puts the plotted numbers on the clipboard, as CSV.
func (p *chartsPage) copyNumbers() {
	if p.picture != nil {
		p.window.copyNumbers(p.picture)
	}
}

// copyNumbers puts the numbers of a picture on the clipboard, as CSV.
func (w *Window) copyNumbers(picture plot.Picture) {
	var numbers bytes.Buffer
	if err := picture.CSV(&numbers); err != nil {
		w.notice.fail("copying the numbers", err)
		return
	}
	w.app.Clipboard().SetContent(numbers.String())
	w.notice.say("The picture's numbers are on the clipboard, as CSV.", "", nil)
}

// subject gives what a chart of the snapshot shows.
func (s *Snapshot) subject(by ceasefire.Grouping, measure ceasefire.Measure) plot.Subject {
	return plot.Subject{
		Frame: s.Frame, Facts: s.Facts, Filter: s.View.Filter, AsOf: s.View.AsOf, By: by, Measure: measure, Attributions: s.Attributions,
		Outlines: s.Outlines.Shapes, OutlineSource: s.Outlines.Source,
	}
}
