package dashboard

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// clocksPage lists every clock with where it stands and its bar on one scale, and beside them the clock selected, or the form in which a
// clock is changed or a ruling recorded.
type clocksPage struct {
	window *Window
	// list is what the arrow keys move through.
	list    *widgets.ClockList
	content fyne.CanvasObject
	zones   *clockZoneBar
	panel   *widgets.Panel
	left    *fyne.Container
	side    *fyne.Container
	detail  *clockDetail
	editor  *clockEditor
	ruling  *rulingForm
	// annulling is the form in which a ruling is annulled.
	annulling *annulForm
	// drafts keeps what is typed into the form that is open.
	drafts *formDraft
	// form is what is being typed beside the list, nil while the detail is there.
	form     clockForm
	chosen   ceasefire.ID
	proposal int
	shot     *Snapshot
	// sought is set while the proposal is to be brought into sight as soon as its incidents are listed.
	sought   bool
	found    clockIncidents
	foundFor ceasefire.ID
}

// clockForm is a form beside the clocks.
type clockForm interface {
	save()
}

func newClocksPage(w *Window) *clocksPage {
	p := &clocksPage{window: w, list: widgets.NewClockList(), found: newClockIncidents()}
	p.drafts = newFormDraft(w)
	p.zones, p.detail = newClockZoneBar(p), newClockDetail(p)
	p.editor, p.ruling, p.annulling = newClockEditor(p), newRulingForm(p), newAnnulForm(p)
	w.follow(p.editor.records.body().scroll, p.ruling.form.scroll, p.annulling.form.scroll)
	p.list.OnSelected = p.choose
	p.panel = widgets.NewPanel("Clocks", "", p.list)
	p.left, p.side = container.NewStack(p.panel), container.NewStack()
	body := container.New(columns{4, 5}, p.left, p.side)
	p.content = container.NewBorder(container.New(inset{0, 4}, p.zones.content), nil, nil, nil, body)
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
	if p.shot == nil {
		return
	}
	if p.zones.look(time.Now()) {
		p.showAll()
	}
	readings, zones := p.readings(at), p.times()
	p.list.Set(readings, at, zones)
	p.zones.tick(at, p.shot.Zone)
	if r, ok := readingOf(readings, p.chosen); ok {
		p.detail.tick(r, zones)
	}
}

// readings reads the clocks at an instant by what was known at the snapshot's.
func (p *clocksPage) readings(at time.Time) []ceasefire.Reading {
	asOf := p.shot.View.AsOf
	asOf.At = at
	return p.shot.Whole.At(asOf).Readings(at)
}

func (p *clocksPage) times() widgets.ClockZones { return p.zones.zones(p.shot.Zone) }

func readingOf(readings []ceasefire.Reading, id ceasefire.ID) (ceasefire.Reading, bool) {
	i := slices.IndexFunc(readings, func(r ceasefire.Reading) bool { return r.Clock.ID == id })
	if i < 0 {
		return ceasefire.Reading{}, false
	}
	return readings[i], true
}

// Show takes the clocks from a new snapshot and keeps the one that was selected; a form that is open keeps what was typed.
func (p *clocksPage) Show(shot *Snapshot) {
	p.shot = shot
	p.zones.show(shot)
	if _, ok := readingOf(shot.Readings, p.chosen); !ok {
		p.chosen = firstClock(shot.Readings)
	}
	p.showAll()
	p.findIncidents()
}

// firstClock gives the clock that matters next, else the first.
func firstClock(readings []ceasefire.Reading) ceasefire.ID {
	if next, ok := ceasefire.NextClock(readings); ok {
		return next.Clock.ID
	}
	if len(readings) > 0 {
		return readings[0].Clock.ID
	}
	return ceasefire.ID{}
}

// showAll shows the list and the clock selected from the present snapshot.
func (p *clocksPage) showAll() {
	if p.shot == nil {
		return
	}
	p.panel.SetCaption("days of " + widgets.CityOf(p.shot.Zone) + ", times in " + widgets.CityOf(p.times().Times))
	p.Tick(p.window.session.at())
	if p.list.Selected() != p.chosen {
		p.list.Select(p.chosen)
	}
	p.showLeft()
	if p.form == nil {
		p.showSide()
	}
}

// showLeft shows the list, or what to do where there is nothing to list.
func (p *clocksPage) showLeft() {
	var shown fyne.CanvasObject = p.panel
	if len(p.shot.Readings) == 0 {
		hint := "A clock is a deadline, a fixed term, a count of days in a row, or a trigger that waits for others. Add the first one: Ctrl+Shift+A."
		title := "No clocks yet"
		if !p.shot.View.AsOf.KnownAt.IsZero() {
			title, hint = "No clocks recorded yet", p.shot.knownWords()+"; a new one stands from now on."
		}
		empty := widgets.NewEmptyState(title, hint, "New clock", p.enter)
		p.window.shut(empty.Button())
		shown = empty
	}
	if p.left.Objects[0] != shown {
		p.left.Objects = []fyne.CanvasObject{shown}
		p.left.Refresh()
	}
}

// showSide shows the clock selected.
func (p *clocksPage) showSide() {
	var shown []fyne.CanvasObject
	if r, ok := readingOf(p.shot.Readings, p.chosen); ok {
		if p.foundFor != p.chosen {
			p.found, p.foundFor = newClockIncidents(), p.chosen
		}
		p.proposal = max(min(p.proposal, len(proposalsOf(p.shot, p.chosen))-1), 0)
		p.detail.show(newClockStory(p.shot, r, p.times(), p.found))
		shown = append(shown, p.detail.content)
	}
	p.put(shown...)
}

// put shows something beside the list.
func (p *clocksPage) put(shown ...fyne.CanvasObject) {
	if !slices.Equal(p.side.Objects, shown) {
		p.side.Objects = shown
		p.side.Refresh()
	}
}

// choose shows a clock beside the list, unless a form stands there.
func (p *clocksPage) choose(id ceasefire.ID) {
	if p.form != nil || p.shot == nil {
		p.list.Select(p.chosen)
		return
	}
	if p.chosen != id {
		p.chosen, p.proposal = id, 0
	}
	p.showAll()
	p.findIncidents()
}

// findIncidents reads the incidents that the clock selected speaks of beside the window.
func (p *clocksPage) findIncidents() {
	session, shot, clock, zones := p.window.session, p.shot, p.chosen, p.times()
	if !namesIncidents(shot, clock) {
		return
	}
	p.window.background("reading the incidents of a clock", func(ctx context.Context) (func(), error) {
		found, err := readClockIncidents(ctx, session.dossier, shot, clock, zones)
		return func() {
			if p.shot == shot && p.chosen == clock {
				p.found, p.foundFor = found, clock
				p.showAll()
				p.seek()
			}
		}, err
	})
}

// seek brings the proposal into sight that was asked for.
func (p *clocksPage) seek() {
	if p.sought && p.form == nil {
		p.sought = false
		p.detail.reveal(p.proposal)
	}
}

// tickZones shows the cities anew.
func (p *clocksPage) tickZones() {
	if p.shot != nil && p.window.session != nil {
		p.zones.tick(p.window.session.at(), p.shot.Zone)
	}
}

// open puts a form beside the list and the cursor into it.
func (p *clocksPage) open(form clockForm, content fyne.CanvasObject, first fyne.Focusable) {
	p.form = form
	p.put(content)
	p.window.win.Canvas().Focus(first)
}

// leave closes the form and goes back to the list; what was typed stays as a draft.
func (p *clocksPage) leave() {
	p.drafts.close()
	p.form = nil
	p.showAll()
	p.window.win.Canvas().Focus(p.list)
}

// save saves the form that is open.
func (p *clocksPage) save() {
	switch {
	case p.zones.open && p.window.win.Canvas().Focused() == p.zones.names:
		p.zones.save()
	case p.form != nil:
		p.form.save()
	case p.zones.open:
		p.zones.save()
	}
}
