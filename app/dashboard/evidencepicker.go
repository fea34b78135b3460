package dashboard

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// evidenceMost is how many incidents a search for evidence offers.
const evidenceMost = 6

// evidencePicker finds incidents by their words and ties them to an assessment, for or against.
type evidencePicker struct {
	window  *Window
	content *fyne.Container
	search  *formEntry
	found   *fyne.Container
	taken   *fyne.Container
	picked  []pickedIncident
	session *session
	turn    int
}

// pickedIncident is an incident that was tied to the assessment.
type pickedIncident struct {
	evidence ceasefire.Evidence
	words    string
}

func newEvidencePicker(w *Window, escape func()) *evidencePicker {
	p := &evidencePicker{window: w, found: container.NewVBox(), taken: container.NewVBox()}
	p.search = newFormEntry(false, escape)
	p.search.SetPlaceHolder("Find incidents by words, place or actor")
	p.search.OnChanged = p.find
	p.content = container.NewVBox(p.taken, p.search, p.found)
	return p
}

// begin empties the picker for a session.
func (p *evidencePicker) begin(s *session) {
	p.session, p.picked = s, nil
	p.search.SetText("")
	p.found.RemoveAll()
	p.showTaken()
}

// chosen gives the evidence that was picked.
func (p *evidencePicker) chosen() []ceasefire.Evidence {
	var list []ceasefire.Evidence
	for _, one := range p.picked {
		list = append(list, one.evidence)
	}
	return list
}

// find looks for incidents beside the window; only the newest search is shown.
func (p *evidencePicker) find(text string) {
	p.turn++
	turn, session := p.turn, p.session
	if strings.TrimSpace(text) == "" || session == nil {
		p.found.RemoveAll()
		return
	}
	view := store.View{Filter: ceasefire.Filter{Text: text}, AsOf: ceasefire.AsOf{At: session.at()}}
	p.window.background("looking for incidents", func(ctx context.Context) (func(), error) {
		listing, err := session.dossier.List(ctx, view, store.Sort{By: store.SortWhen, Descending: true})
		if err != nil {
			return nil, err
		}
		rows, err := listing.Page(ctx, 0, evidenceMost)
		return func() {
			if turn == p.turn {
				p.offer(rows, listing.Len(), session.zone)
			}
		}, err
	})
}

// offer lists what was found, each with a button for and one against.
func (p *evidencePicker) offer(rows []store.Row, of int, zone *time.Location) {
	p.found.RemoveAll()
	for _, r := range rows {
		words := rowLine(r, zone)
		buttons := container.NewHBox(
			widget.NewButton("For", func() { p.take(r.ID, ceasefire.StanceFor, words) }),
			widget.NewButton("Against", func() { p.take(r.ID, ceasefire.StanceAgainst, words) }),
		)
		p.found.Add(container.NewBorder(nil, nil, nil, buttons, widgets.NewText(words, widgets.RoleBody)))
	}
	note := "None found."
	if of > 0 {
		note = counted(of, "incident", "incidents") + " found"
	}
	if of > len(rows) {
		note += "; the newest are shown: add words to narrow them"
	}
	p.found.Add(widgets.NewText(note, widgets.RoleCaption))
	p.found.Refresh()
}

// take ties an incident to the assessment, or changes its stance where it is tied already.
func (p *evidencePicker) take(id ceasefire.ID, stance ceasefire.Stance, words string) {
	p.drop(id)
	p.picked = append(p.picked, pickedIncident{ceasefire.Evidence{Incident: id, Stance: stance}, words})
	p.showTaken()
}

func (p *evidencePicker) drop(id ceasefire.ID) {
	var kept []pickedIncident
	for _, one := range p.picked {
		if one.evidence.Incident != id {
			kept = append(kept, one)
		}
	}
	p.picked = kept
	p.showTaken()
}

func (p *evidencePicker) showTaken() {
	p.taken.RemoveAll()
	for _, one := range p.picked {
		remove := widget.NewButton("Remove", func() { p.drop(one.evidence.Incident) })
		text := widgets.NewText(string(one.evidence.Stance)+": "+one.words, widgets.RoleBody)
		p.taken.Add(container.NewBorder(nil, nil, nil, remove, text))
	}
	p.taken.Refresh()
}

// rowLine gives a row of a listing in one line.
func rowLine(r store.Row, zone *time.Location) string {
	best, _ := deathsWords(r.Deaths)
	return r.When.Format(zone) + " · " + placeWords(r.Place, r.Area) + " · " + r.Type.Name() + " · " + best + " dead"
}
