package dashboard

import (
	"fmt"
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
	latest     *latestList
	compliance *complianceSummary
	due        *dueList
	decide     *decideList
}

func newOverviewPage(w *Window) *overviewPage {
	p := &overviewPage{window: w, phase: widgets.NewText("", widgets.RoleTitle), chart: widgets.NewChartView()}
	p.chart.OnTapped = w.narrowTo
	p.latest = newLatestList(w)
	p.compliance = newComplianceSummary(w)
	p.due, p.decide = newDueList(), newDecideList(w)
	left := container.New(rows{5, 4}, p.chart, widgets.NewPanel("Latest incidents", "", p.latest.content))
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

// Tick lets a chart that waits for the window's size to settle draw itself.
func (p *overviewPage) Tick(at time.Time) { p.chart.Tick(at) }

// Show takes everything from a new snapshot.
func (p *overviewPage) Show(shot *Snapshot) {
	p.phase.SetText(shot.Phase)
	p.latest.show(shot)
	p.compliance.show(shot)
	p.due.show(shot)
	p.decide.show(shot)
	p.drawChart(shot)
}

// drawChart shows deaths a day in the present filter; without days in the filter it covers those from the baseline to the as-of.
func (p *overviewPage) drawChart(shot *Snapshot) {
	subject := shot.subject(ceasefire.ByParty, ceasefire.DeathsMeasure)
	subject.Period.From = shot.baselineStart()
	picture, err := plot.New(plot.Daily, subject)
	if err != nil {
		p.window.notice.fail("drawing the overview's chart", fmt.Errorf("the chart of deaths a day could not be drawn: %w", err))
		return
	}
	p.chart.SetPicture(picture)
}
