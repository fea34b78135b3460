package dashboard

import (
	"context"
	"reflect"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// incidentsPage is the log: filter, table, and beside it the incident selected or the form being filled in.
type incidentsPage struct {
	window  *Window
	content fyne.CanvasObject
	filter  *widgets.FilterBar
	table   *widgets.IncidentTable
	side    *fyne.Container
	detail  *incidentDetail
	form    *incidentForm
	sort    store.Sort
	shot    *Snapshot
	cancel  context.CancelFunc
	listing *store.Listing   // what the table shows, nil before it shows anything
	listed  ceasefire.Filter // that the table's rows are those of
	picked  *pickedBar
	// manyDrafts keeps what is typed into the form that changes many incidents.
	manyDrafts *formDraft
}

func newIncidentsPage(w *Window) *incidentsPage {
	p := &incidentsPage{window: w, filter: widgets.NewFilterBar(), table: widgets.NewIncidentTable()}
	p.sort = store.Sort{By: store.SortWhen, Descending: true}
	p.detail, p.form = newIncidentDetail(w), newIncidentForm(w)
	p.form.closed = p.showDetail
	p.filter.OnChanged = func(f ceasefire.Filter) {
		p.table.SetTerms(f.Terms, true)
		p.markStale()
		w.narrowSoon(f)
	}
	p.picked, p.manyDrafts = newPickedBar(p), newFormDraft(w)
	p.filter.ReadDays(w.typedDays())
	p.table.ReadDays(w.typedDays())
	p.table.OnTerm, p.filter.OnCleared = p.filter.SetTerm, p.table.EmptyBoxes
	p.table.OnLayout = p.keepLayout
	p.table.OnPicked = p.picks
	p.table.OnCopy = p.copyRows
	p.table.ShowBoxes(w.prefs.boxes())
	p.table.OnSort = p.order
	p.table.OnSelected = p.choose
	p.table.OnOpen = func(int64) {
		if w.mayChange() {
			p.edit()
		}
	}
	p.table.OnDelete = func(int64) {
		if w.mayChange() {
			p.detail.remove()
		}
	}
	enter := w.door(newIconButton("New incident", fynetheme.ContentAddIcon(), p.enter))
	enter.Importance = widget.HighImportance
	saved := newButton("Saved filters…", p.askFilters)
	saved.Importance = widget.LowImportance
	p.side = container.NewStack(p.detail.content)
	top := container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedVBoxLayout(besideClear), enter, saved), p.filter)
	split := container.NewHSplit(p.picked.over, p.side)
	split.SetOffset(0.66)
	p.content = container.NewBorder(top, nil, nil, nil, split)
	return p
}

// besideClear is the space that puts the button of the saved filters on one line with the filter's own.
const besideClear = 7

// Name is the page's word in the rail.
func (p *incidentsPage) Name() string { return "Incidents" }

// Icon is the page's picture in the rail.
func (p *incidentsPage) Icon() fyne.Resource { return fynetheme.ListIcon() }

// Content is what the page shows.
func (p *incidentsPage) Content() fyne.CanvasObject { return p.content }

// Tick looks for incidents like the one that is typed.
func (p *incidentsPage) Tick(time.Time) { p.form.likely.look() }

// Show lists the snapshot's incidents anew.
func (p *incidentsPage) Show(shot *Snapshot) {
	p.shot = shot
	p.filter.SetFrame(shot.Whole)
	p.filter.SetFilter(shot.View.Filter)
	p.filter.SetCounts(shot.Facts.Len(), shot.Total)
	p.table.SetTerms(shot.View.Filter.Terms, false)
	p.table.SetUnknown(noIncidents(shot))
	p.markStale()
	p.form.show(shot)
	p.list()
}

// noIncidents says why the table is empty where no filter is to blame, and what to do.
func noIncidents(shot *Snapshot) (what, why string) {
	switch {
	case !shot.Whole.Agreement.Recorded():
		return shot.unrecorded()
	case shot.Bare == plot.BareAlways:
		return "No incidents yet", "Log the first one with Ctrl+N, or import a file with Ctrl+I"
	case shot.Bare == plot.BareThen:
		return "No incidents up to this instant", "Log one with Ctrl+N, or choose a later moment"
	}
	return "", ""
}

// showEarly shows rows without words, and says that the incidents are being read.
func (p *incidentsPage) showEarly(shot *Snapshot) {
	if p.cancel != nil {
		p.cancel() // what would list the dossier before
	}
	p.shot, p.listing = nil, nil
	p.filter.SetFrame(shot.Whole)
	p.filter.SetFilter(shot.View.Filter)
	p.filter.Await(shot.awaited())
	p.table.Await()
}

// markStale dims the rows that are of another filter than the one that is shown.
func (p *incidentsPage) markStale() {
	p.table.SetStale(p.listing != nil && !reflect.DeepEqual(p.filter.Filter(), p.listed))
}

// list reads the ordered keys beside the window, and with them the rows in sight, and hands them to the table.
func (p *incidentsPage) list() {
	if p.cancel != nil {
		p.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	memory, view, order := p.window.session.memory, p.shot.View, p.sort
	source := &tableSource{words: rowWords{p.shot.Zone, p.shot.View.AsOf.At}, ctx: ctx, beside: p.window.beside, do: p.window.do, fail: func(err error) { p.window.notice.fail("reading the table", err) }}
	from, n := p.table.InSight()
	p.window.beside(func() {
		err := source.read(memory, view, order, from, n)
		p.window.do(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				source.fail(err)
			default:
				p.take(source, view.Filter)
			}
		})
	})
}

// take has the table show what was listed.
func (p *incidentsPage) take(source *tableSource, filter ceasefire.Filter) {
	p.markStale() // those that stood there until now do not stand in for others
	p.listing, p.listed = source.listing, filter
	p.table.Hits = hits(filter.Text) // with the rows that were found, and not over those of before
	p.table.SetSource(source)
	p.markStale()
	p.countUnseen()
}

// order sorts the table by a column.
func (p *incidentsPage) order(column widgets.TableColumn, descending bool) {
	p.sort = store.Sort{By: sortKey(column), Descending: descending}
	p.keepOrder(column, descending)
	if p.shot != nil {
		p.list()
	}
}

// choose shows an incident beside the table, unless a form stands there.
func (p *incidentsPage) choose(key int64) {
	if p.form.open {
		return
	}
	p.detail.load(key)
}

// openIncident brings an incident into sight.
func (w *Window) openIncident(key int64) {
	w.showPage(pageIncidents)
	w.incidents.table.Select(key)
	w.incidents.choose(key)
}

// enter begins a new incident.
func (p *incidentsPage) enter() {
	if p.window.session == nil {
		return
	}
	p.window.showPage(pageIncidents)
	if p.form.open && p.form.before.ID.IsZero() { // one is being typed
		p.showForm()
		return
	}
	p.form.begin()
	p.showForm()
}

// edit changes the incident that is shown.
func (p *incidentsPage) edit() {
	incident, ok := p.detail.incident()
	if !ok {
		return
	}
	p.window.showPage(pageIncidents)
	p.form.drafts.close()
	p.window.win.Canvas().Unfocus() // what is typed before the form is there is to narrow no table
	session := p.window.session
	p.window.background("reading the incident", func(ctx context.Context) (func(), error) {
		newest, err := session.dossier.Incident(ctx, incident.ID) // what is shown may be how it was known earlier
		if err != nil {
			return nil, err
		}
		left, err := p.window.readLeftover(ctx, session.dossier, incident.ID)
		if err != nil {
			return nil, err
		}
		return func() {
			p.form.change(newest, left)
			p.showForm()
		}, nil
	})
}

// remove deletes the incident that is shown.
func (p *incidentsPage) remove() {
	if !p.form.open {
		p.detail.remove()
	}
}

// save saves the form that is open.
func (p *incidentsPage) save() {
	if p.form.open {
		p.form.save()
		return
	}
	p.detail.save()
}

func (p *incidentsPage) showForm() {
	p.side.Objects = []fyne.CanvasObject{p.form.content}
	p.side.Refresh()
	p.form.focus()
}

// showDetail shows the incident that is selected in the place of the form, and gives the keyboard back to the table, at the row where it was.
func (p *incidentsPage) showDetail() {
	p.side.Objects = []fyne.CanvasObject{p.detail.content}
	p.side.Refresh()
	if p.window.sight == pageIncidents {
		p.window.goToList()
	}
}
