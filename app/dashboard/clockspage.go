package dashboard

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets"
)

// clocksPage lists every clock with where it stands.
type clocksPage struct {
	window  *Window
	content fyne.CanvasObject
	list    *widgets.Ledger
	shot    *Snapshot
}

func newClocksPage(w *Window) *clocksPage {
	p := &clocksPage{window: w}
	p.list = widgets.NewLedger([]widgets.LedgerColumn{{Role: widgets.RoleBody}, {Role: widgets.RoleCaption}})
	p.content = widgets.NewPanel("Clocks", "", container.NewVScroll(p.list))
	return p
}

// Name is the page's word in the rail.
func (p *clocksPage) Name() string { return "Clocks" }

// Icon is the page's picture in the rail.
func (p *clocksPage) Icon() fyne.Resource { return fynetheme.HistoryIcon() }

// Content is what the page shows.
func (p *clocksPage) Content() fyne.CanvasObject { return p.content }

// Tick reads the clocks anew.
func (p *clocksPage) Tick(at time.Time) {
	if p.shot != nil {
		p.read(at)
	}
}

// Show takes the clocks from a new snapshot.
func (p *clocksPage) Show(shot *Snapshot) {
	p.shot = shot
	p.read(shot.View.AsOf.At)
}

func (p *clocksPage) read(at time.Time) {
	var rows []widgets.LedgerRow
	for _, r := range p.shot.Frame.Readings(at) {
		rows = append(rows, widgets.LedgerRow{Cells: []string{r.Clock.Name, r.Summary(p.shot.Zone)}})
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.LedgerRow{Cells: []string{"No clocks yet.", ""}})
	}
	p.list.SetRows(rows)
}
