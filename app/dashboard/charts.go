package dashboard

import (
	"bytes"
	"context"
	"slices"
	"sync/atomic"
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
	thumbs  *container.Scroll // of the gallery
	title   *formEntry
	by      *widget.Select
	measure *widget.Select
	rate    *widget.Select
	each    *widget.Select // of which kind the charts side by side are
	compare *comparisonInputs
	kind    plot.Kind
	picture plot.Picture
	shot    *Snapshot
	steps   chartSteps
	// turn counts the drawings that were asked for, so that one that was overtaken is dropped.
	turn atomic.Int64
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
	p := &chartsPage{window: w, chart: w.newChartView(), filter: widgets.NewFilterBar(), kind: plot.Daily}
	p.steps = chartSteps{window: w}
	p.steps.follow(p.chart)
	p.filter.ReadDays(w.typedDays())
	p.filter.OnChanged = w.narrowSoon
	p.title = newFormEntry(false, nil)
	p.title.SetPlaceHolder("A title of your own")
	p.title.OnChanged = func(string) { p.entitle() }
	p.by = widget.NewSelect(words(len(groupings), func(i int) string { return groupings[i].word }), func(string) { p.drawAll() })
	p.measure = widget.NewSelect(words(len(measures), func(i int) string { return measures[i].word }), func(string) { p.drawAll() })
	p.rate = widget.NewSelect(mapRates[:], func(string) { p.drawAll() })
	p.each = widget.NewSelect(words(len(plot.RepeatedKinds()), func(i int) string { return plot.RepeatedKinds()[i].Name() }), func(string) { p.offer(); p.drawAll() })
	save := newIconButton("Save picture", fynetheme.DocumentSaveIcon(), p.askSave)
	save.Importance = widget.HighImportance
	copyPicture := newIconButton("Copy", fynetheme.ContentCopyIcon(), p.copyPicture)
	copyNumbers := newIconButton("Numbers", fynetheme.ContentCopyIcon(), p.copyNumbers)
	tools := container.NewBorder(nil, nil, container.NewHBox(p.each, p.measure, p.by, p.rate), container.NewHBox(copyNumbers, copyPicture, save), p.title)
	thumbs := container.NewVBox()
	for _, kind := range plot.Kinds() {
		thumb := newChartThumb(kind, func() { p.choose(kind) })
		thumb.chart.Beside = w.drawBeside
		p.gallery = append(p.gallery, thumb)
		thumbs.Add(thumb)
	}
	p.by.SetSelectedIndex(0)
	p.measure.SetSelectedIndex(0)
	p.rate.SetSelectedIndex(0)
	p.compare = newComparisonInputs(p.drawAll)
	p.each.SetSelectedIndex(0)
	p.thumbs = container.NewVScroll(thumbs)
	p.content = container.NewBorder(container.NewVBox(p.filter, tools, p.compare.content), nil, p.thumbs, nil, p.chart)
	p.offer()
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
	p.shot, p.steps.shot = shot, shot
	p.compare.show(shot)
	p.filter.SetFrame(shot.Whole)
	p.filter.SetFilter(shot.View.Filter)
	p.filter.SetCounts(shot.Facts.Len(), shot.Total)
	p.drawAll()
}

// showEarly says that the incidents are being read.
func (p *chartsPage) showEarly(shot *Snapshot) {
	p.turn.Add(1)
	p.shot, p.steps.shot, p.picture = nil, nil, nil
	p.filter.SetFrame(shot.Whole)
	p.filter.SetFilter(shot.View.Filter)
	p.filter.Await(shot.awaited())
	p.chart.Await(shot.awaited())
	for _, t := range p.gallery {
		t.chart.Await("")
	}
}

// choose brings a kind into the large place.
func (p *chartsPage) choose(kind plot.Kind) {
	p.kind = kind
	p.offer()
	p.drawAll()
}

// step chooses the kind that comes so many further in the gallery, and brings it into sight there.
func (p *chartsPage) step(by int) {
	p.window.showPage(pageCharts)
	kinds := plot.Kinds()
	at := (slices.Index(kinds, p.kind) + by + len(kinds)) % len(kinds)
	p.choose(kinds[at])
	thumb := p.gallery[at]
	p.thumbs.ScrollToOffset(fyne.NewPos(0, max(0, thumb.Position().Y+thumb.Size().Height/2-p.thumbs.Size().Height/2)))
}

// offer shows the choices that change the chosen kind.
func (p *chartsPage) offer() {
	shows := p.kind
	if p.kind == plot.Multiples {
		shows = p.eachKind()
	}
	for choice, shown := range map[fyne.CanvasObject]bool{
		p.each: p.kind == plot.Multiples, p.measure: shows.Measured(), p.by: p.kind.Divided(), p.rate: shows.Rated(), p.compare.content: shows == plot.BeforeAfter,
	} {
		if shown {
			choice.Show()
			continue
		}
		choice.Hide()
	}
}

// eachKind gives the kind of the charts side by side.
func (p *chartsPage) eachKind() plot.Kind {
	return plot.RepeatedKinds()[max(p.each.SelectedIndex(), 0)]
}

// drawAll draws the large chart, and then the gallery, beside the window; what was drawn before stays until then.
func (p *chartsPage) drawAll() {
	if p.shot == nil {
		return
	}
	turn, kind, subject := p.turn.Add(1), p.kind, p.subject()
	for _, t := range p.gallery {
		t.mark(t.kind == kind)
	}
	p.window.background("drawing a chart", func(context.Context) (func(), error) {
		if turn != p.turn.Load() { // overtaken before it was begun
			return nil, nil
		}
		picture, err := plot.New(kind, subject)
		return func() {
			if turn != p.turn.Load() {
				return
			}
			p.picture = picture
			p.entitle()
			p.drawGallery(turn, subject)
		}, err
	})
}

// entitle gives the large chart the title that was typed: nothing is counted anew for it.
func (p *chartsPage) entitle() {
	if p.picture != nil {
		p.picture = p.picture.Titled(p.title.Text)
		p.chart.SetPicture(p.picture)
	}
}

// drawGallery draws the small pictures, unless something else has been asked for meanwhile.
func (p *chartsPage) drawGallery(turn int64, subject plot.Subject) {
	p.window.background("drawing the charts", func(context.Context) (func(), error) {
		pictures := make([]plot.Picture, len(p.gallery))
		for i, t := range p.gallery {
			if turn != p.turn.Load() {
				return nil, nil
			}
			var err error
			if pictures[i], err = plot.New(t.kind, subject); err != nil {
				return nil, err
			}
		}
		return func() {
			if turn == p.turn.Load() {
				for i, t := range p.gallery {
					t.show(pictures[i])
				}
			}
		}, nil
	})
}

// subject gives what the charts show.
func (p *chartsPage) subject() plot.Subject {
	subject := p.shot.subject(groupings[max(p.by.SelectedIndex(), 0)].by, measures[max(p.measure.SelectedIndex(), 0)].measure)
	subject.MadeAt = p.window.options.Now()
	subject.Comparison = p.compare.comparison(p.shot)
	subject.Rate, subject.Each = p.rate.SelectedIndex() == 1, p.eachKind()
	return subject
}

// extent gives the days on which any incident lies, whatever the filter.
func (s *Snapshot) extent() (days ceasefire.Span, ok bool) {
	first, last, ok := s.All.Covered()
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
	screen := plot.Presets()[0]
	var numbers bytes.Buffer
	if err := picture.CSV(&numbers, screen.Width, screen.Height); err != nil {
		w.notice.fail("copying the numbers", err)
		return
	}
	w.app.Clipboard().SetContent(numbers.String())
	w.notice.say("The picture's numbers are on the clipboard, as CSV.", "", nil)
}

// subject gives what a chart of the snapshot shows.
func (s *Snapshot) subject(by ceasefire.Grouping, measure ceasefire.Measure) plot.Subject {
	return plot.Subject{
		Frame: s.Frame, Facts: s.Facts, Bare: s.Bare, Filter: s.View.Filter, AsOf: s.View.AsOf, By: by, Measure: measure, Attributions: s.Attributions,
		Outlines: s.Outlines.Shapes, OutlineSource: s.Outlines.Source,
	}
}
