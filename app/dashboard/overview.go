package dashboard

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// overviewPage says at one glance where the ceasefire stands.
type overviewPage struct {
	window     *Window
	content    fyne.CanvasObject
	phase      *widgets.Text
	chart      *widgets.ChartView
	incidents  *widgets.ChartView
	usual      *widgets.Panel
	latest     *latestList
	compliance *complianceSummary
	due        *dueList
	decide     *decideList
	turn       atomic.Int64 // of the newest snapshot
}

func newOverviewPage(w *Window) *overviewPage {
	p := &overviewPage{window: w, phase: widgets.NewText("", widgets.RoleTitle), chart: w.newChartView()}
	p.chart.OnTapped = w.narrowTo
	p.latest = newLatestList(w)
	p.compliance = newComplianceSummary(w)
	p.due, p.decide = newDueList(), newDecideList(w)
	p.incidents = w.newChartView()
	p.incidents.Thumbnail, p.incidents.OnTap = true, func() { w.showPage(pageCharts) }
	p.usual = widgets.NewPanel("Incidents a day", "", p.incidents)
	left := container.New(rows{6, 2, 4}, p.chart, p.usual, widgets.NewPanel("Latest incidents", "", p.latest.content))
	right := container.NewVScroll(container.NewVBox(
		widgets.NewPanel("Compliance", "score of 1, of those assessed", p.compliance.content),
		widgets.NewPanel("Due next", "", p.due.content),
		widgets.NewPanel("For you to decide", "", p.decide.content),
	))
	p.content = container.NewBorder(p.phase, nil, nil, nil, container.New(columns{3, 2}, left, right))
	return p
}

// Name is the page's word in the rail.
func (p *overviewPage) Name() string { return "Overview" }

// Icon is the page's picture in the rail.
func (p *overviewPage) Icon() fyne.Resource { return fynetheme.HomeIcon() }

// Content is what the page shows.
func (p *overviewPage) Content() fyne.CanvasObject { return p.content }

// Tick lets charts that wait for the window's size to settle draw themselves.
func (p *overviewPage) Tick(at time.Time) {
	p.chart.Tick(at)
	p.incidents.Tick(at)
}

// Show takes everything from a new snapshot.
func (p *overviewPage) Show(shot *Snapshot) {
	p.phase.SetText(shot.Phase)
	p.latest.show(shot)
	p.compliance.show(shot)
	p.due.show(shot)
	p.decide.show(shot)
	p.draw(shot)
}

// showEarly shows what needs no incidents, and says that they are being read.
func (p *overviewPage) showEarly(shot *Snapshot) {
	p.phase.SetText(shot.awaited())
	p.turn.Add(1)
	p.chart.Await("")
	p.incidents.Await("")
	p.usual.SetCaption("")
	p.latest.await()
	p.compliance.show(shot)
	p.due.show(shot)
}

// usualWords says beside the chart of incidents what it shows, how many there are, and how many a day were usual before the start.
func usualWords(shot *Snapshot) string {
	words := shot.View.Filter.Words(shot.Whole) + ", " + counted(shot.Facts.Len(), "incident", "incidents") + " of " + grouped(shot.Total)
	if usual, ok := shot.Frame.Baseline(shot.Facts, shot.View.AsOf.At, ceasefire.IncidentsMeasure); ok {
		words += fmt.Sprintf("; usual before the start: %.1f a day", usual)
	}
	return words
}

// draw counts beside the window what there was a day in the present filter; what was drawn before stays until then.
func (p *overviewPage) draw(shot *Snapshot) {
	turn := p.turn.Add(1)
	p.window.background("drawing the overview's charts", func(context.Context) (func(), error) {
		if turn != p.turn.Load() { // overtaken before it was begun
			return nil, nil
		}
		deaths, err := daysOf(shot, ceasefire.DeathsMeasure)
		if err != nil {
			return nil, err
		}
		incidents, err := daysOf(shot, ceasefire.IncidentsMeasure)
		words := usualWords(shot)
		return func() {
			if turn == p.turn.Load() {
				p.chart.SetPicture(deaths)
				p.incidents.SetPicture(incidents)
				p.usual.SetCaption(words)
			}
		}, err
	})
}

// daysOf gives the chart of a measure a day; without days in the filter it covers those from the baseline to the as-of.
func daysOf(shot *Snapshot, measure ceasefire.Measure) (plot.Picture, error) {
	subject := shot.subject(ceasefire.Ungrouped, measure)
	subject.Period.From = shot.baselineStart()
	return plot.New(plot.Daily, subject)
}
