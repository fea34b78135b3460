package dashboard

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// evidenceMost is how many incidents a search for evidence offers.
const evidenceMost = 8

// evidencePicker finds incidents by their words and ties them to an assessment, for or against. Before anything is searched it offers the
// party's positive acts and denials of access. In its list F ties the incident for, A against, Delete unties it, and Space or a click goes
// from one to the next.
type evidencePicker struct {
	window  *Window
	content *fyne.Container
	search  *formEntry
	list    *widgets.Ledger
	note    *widgets.Text
	picked  []pickedIncident
	found   []pickedIncident
	party   ceasefire.ID
	session *session
	turn    int
}

// pickedIncident is an incident that can be tied to the assessment, and how it is.
type pickedIncident struct {
	evidence ceasefire.Evidence
	words    string
}

func newEvidencePicker(w *Window, escape func()) *evidencePicker {
	p := &evidencePicker{window: w, note: widgets.NewText("", widgets.RoleCaption)}
	p.search = newFormEntry(false, escape)
	p.search.SetPlaceHolder("Find incidents by words, place or actor")
	p.search.OnChanged = p.find
	p.list = widgets.NewLedger([]widgets.LedgerColumn{{Width: 52, Role: widgets.RoleFigure, Alignment: fyne.TextAlignLeading}, {Role: widgets.RoleBody}})
	p.list.OnTapped = p.turnStance
	p.list.OnTyped = p.typed
	p.list.OnEscape = escape
	help := widgets.NewText("In the list: F for, A against, Space changes, X takes away", widgets.RoleCaption)
	p.content = container.NewVBox(p.search, p.list, p.note, help)
	return p
}

// begin empties the picker for a session, and offers what a party did.
func (p *evidencePicker) begin(s *session, party ceasefire.ID) {
	p.session, p.party, p.picked, p.found = s, party, nil, nil
	p.search.SetText("")
	p.find("")
}

// chosen gives the evidence that was picked.
func (p *evidencePicker) chosen() []ceasefire.Evidence {
	var list []ceasefire.Evidence
	for _, one := range p.picked {
		list = append(list, one.evidence)
	}
	return list
}

// keptEvidence is one incident that was picked, as it is kept in a draft.
type keptEvidence struct {
	Incident, Stance, Words string
}

// kept gives what was picked as a text.
func (p *evidencePicker) kept() string {
	list := []keptEvidence{}
	for _, one := range p.picked {
		list = append(list, keptEvidence{one.evidence.Incident.String(), string(one.evidence.Stance), one.words})
	}
	return encoded(list)
}

// putBack picks what was picked.
func (p *evidencePicker) putBack(text string) {
	p.picked = nil
	for _, one := range decoded[[]keptEvidence](text) {
		if id, err := ceasefire.ParseID(one.Incident); err == nil {
			p.picked = append(p.picked, pickedIncident{ceasefire.Evidence{Incident: id, Stance: ceasefire.Stance(one.Stance)}, one.Words})
		}
	}
	p.showList()
}

// find looks for incidents beside the window; only the newest search is shown.
func (p *evidencePicker) find(text string) {
	p.turn++
	turn, session, party := p.turn, p.session, p.party
	if strings.TrimSpace(text) == "" && party.IsZero() { // nobody's acts are asked about
		p.found = nil
		p.note.SetText("")
		p.showList()
		return
	}
	asOf := session.view().AsOf
	p.window.background("looking for incidents", func(ctx context.Context) (func(), error) {
		rows, count, err := searchEvidence(ctx, session.dossier, strings.TrimSpace(text), party, asOf)
		return func() {
			if turn == p.turn {
				p.offer(rows, count, strings.TrimSpace(text) != "", session.zone)
			}
		}, err
	})
}

// searchEvidence finds the newest incidents with some words, or without words the party's positive acts and denials of access, and counts
// them all.
func searchEvidence(ctx context.Context, d *store.Dossier, text string, party ceasefire.ID, asOf ceasefire.AsOf) ([]store.Row, int, error) {
	if text == "" {
		return readOffered(ctx, d, party, asOf)
	}
	view := store.View{Filter: ceasefire.Filter{Text: text}, AsOf: asOf}
	listing, err := d.List(ctx, view, store.Sort{By: store.SortWhen, Descending: true})
	if err != nil {
		return nil, 0, err
	}
	rows, err := listing.Page(ctx, 0, evidenceMost)
	return rows, listing.Len(), err
}

// offer lists what was found beneath what was picked.
func (p *evidencePicker) offer(rows []store.Row, of int, searched bool, zone *time.Location) {
	p.found = nil
	for _, r := range rows {
		p.found = append(p.found, pickedIncident{ceasefire.Evidence{Incident: r.ID}, rowLine(r, zone)})
	}
	p.note.SetText(foundWords(len(rows), of, searched))
	p.showList()
}

func foundWords(shown, of int, searched bool) string {
	note := counted(of, "incident", "incidents") + " found"
	if !searched {
		note = counted(of, "positive act or denial of access", "positive acts and denials of access") + " by this party"
	}
	switch {
	case of == 0 && searched:
		return "None found."
	case of == 0:
		return "No positive act or denial of access by this party so far."
	case of > shown:
		note += "; the newest are shown"
	}
	return note
}

// offered gives what was found and is not picked already.
func (p *evidencePicker) offered() []pickedIncident {
	var list []pickedIncident
	for _, one := range p.found {
		if p.placeOf(one.evidence.Incident) < 0 {
			list = append(list, one)
		}
	}
	return list
}

func (p *evidencePicker) placeOf(id ceasefire.ID) int {
	for i, one := range p.picked {
		if one.evidence.Incident == id {
			return i
		}
	}
	return -1
}

// at gives what stands in a row of the list: first what was picked, then what was found.
func (p *evidencePicker) at(row int) (pickedIncident, bool) {
	all := append(p.picked[:len(p.picked):len(p.picked)], p.offered()...)
	if row < 0 || row >= len(all) {
		return pickedIncident{}, false
	}
	return all[row], true
}

// typed ties the incident of a row by a letter, or unties it.
func (p *evidencePicker) typed(row int, letter rune) {
	one, ok := p.at(row)
	if !ok {
		return
	}
	switch letter {
	case 'f', 'F':
		p.take(one, ceasefire.StanceFor)
	case 'a', 'A':
		p.take(one, ceasefire.StanceAgainst)
	case 'x', 'X':
		p.take(one, "")
	}
}

// turnStance ties the incident of a row for, then against, then not at all.
func (p *evidencePicker) turnStance(row int) {
	if one, ok := p.at(row); ok {
		next := map[ceasefire.Stance]ceasefire.Stance{"": ceasefire.StanceFor, ceasefire.StanceFor: ceasefire.StanceAgainst}
		p.take(one, next[one.evidence.Stance])
	}
}

// take ties an incident to the assessment with a stance, or unties it where there is none. One that is tied keeps its place.
func (p *evidencePicker) take(one pickedIncident, stance ceasefire.Stance) {
	place := p.placeOf(one.evidence.Incident)
	one.evidence.Stance = stance
	switch {
	case stance == "" && place >= 0:
		p.picked = append(p.picked[:place:place], p.picked[place+1:]...)
	case stance == "":
		return
	case place >= 0:
		p.picked[place] = one
	default:
		p.picked = append(p.picked, one)
	}
	p.showList()
}

func (p *evidencePicker) showList() {
	var rows []widgets.LedgerRow
	for row := 0; ; row++ {
		one, ok := p.at(row)
		if !ok {
			break
		}
		word := string(one.evidence.Stance)
		if word == "" {
			word = "·"
		}
		rows = append(rows, widgets.LedgerRow{Cells: []string{word, one.words}})
	}
	p.list.SetRows(rows)
	p.content.Refresh()
}

// rowLine gives a row of a listing in one line.
func rowLine(r store.Row, zone *time.Location) string {
	return dayWords(r.When, zone) + " · " + rowTitle(r)
}
