package dashboard

import (
	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
)

// menuItems are what can be done with the clocks, for the Record menu.
func (p *clocksPage) menuItems() []*fyne.MenuItem {
	return append(p.window.changers(
		shifted("Record ruling", fyne.KeyR, p.rule),
		shifted("Annul ruling", fyne.KeyL, func() { p.annulRuling(ceasefire.ID{}) }),
		shifted("Edit clock", fyne.KeyK, p.edit),
		fyne.NewMenuItem("Remove clock", p.remove),
		shifted("Confirm the proposed break", fyne.KeyB, func() { p.ruleOn(p.proposal, ceasefire.Broken) }),
		shifted("Dismiss the proposed break", fyne.KeyD, func() { p.ruleOn(p.proposal, ceasefire.Dismissed) }),
	),
		shifted("Next proposed break", fyne.KeyP, p.nextProposal),
		item("Clocks' times in the next zone", fyne.KeyU, p.nextZone),
		shifted("Cities beside the clocks", fyne.KeyU, p.editCities),
	)
}

// come brings the page into sight, and tells whether there is something to act on.
func (p *clocksPage) come() bool {
	if p.window.session == nil || p.window.shot == nil {
		return false
	}
	if p.window.sight != pageClocks {
		p.window.showPage(pageClocks)
	}
	return p.shot != nil
}

// current gives the reading of the clock selected.
func (p *clocksPage) current() (ceasefire.Reading, bool) {
	r, ok := readingOf(p.shot.Readings, p.chosen)
	if !ok {
		p.window.notice.say("Choose a clock first, or add one: Ctrl+Shift+A.", "", nil)
	}
	return r, ok
}

// enter begins a new clock.
func (p *clocksPage) enter() {
	if p.come() {
		p.editor.begin(-1)
	}
}

// edit begins to change the clock selected.
func (p *clocksPage) edit() {
	if !p.come() {
		return
	}
	if r, ok := p.current(); ok {
		p.editor.begin(clockPlace(p.shot.Frame, r.Clock.ID))
	}
}

func clockPlace(f ceasefire.Frame, id ceasefire.ID) int {
	for i, c := range f.Clocks {
		if c.ID == id {
			return i
		}
	}
	return -1
}

// remove removes the clock selected.
func (p *clocksPage) remove() {
	if !p.come() {
		return
	}
	if _, ok := p.current(); ok {
		p.edit()
		p.editor.remove()
	}
}

// rule begins a ruling on the clock selected.
func (p *clocksPage) rule() {
	if !p.come() {
		return
	}
	r, ok := p.current()
	if !ok {
		return
	}
	if len(rulingsFor(r.Clock)) == 0 {
		p.window.notice.say("A deadline takes no rulings: edit it, or record a ruling on a term, a streak or a trigger.", "", nil)
		return
	}
	p.ruling.begin(r)
}

// annulRuling begins to annul a ruling on the clock selected, or to let an annulled one count again; the zero ID leaves the choice open.
func (p *clocksPage) annulRuling(id ceasefire.ID) {
	if !p.come() {
		return
	}
	r, ok := p.current()
	if !ok {
		return
	}
	rulings := clockRulings(p.shot.Frame, r.Clock.ID)
	if len(rulings) == 0 {
		p.window.notice.say("No ruling on "+r.Clock.Name+" is to be seen at this instant: there is nothing to annul.", "", nil)
		return
	}
	if len(rulings) == 1 {
		id = rulings[0].ID
	}
	p.annulling.begin(r.Clock, rulings, id)
}

// ruleLeg begins a ruling on a leg.
func (p *clocksPage) ruleLeg(leg ceasefire.ID, ruling ceasefire.Ruling) {
	if r, ok := p.current(); ok {
		p.ruling.beginLeg(r, leg, ruling)
	}
}

// ruleOn begins a ruling on a proposed break of the streak selected.
func (p *clocksPage) ruleOn(n int, ruling ceasefire.Ruling) {
	if !p.come() {
		return
	}
	r, ok := p.current()
	if !ok {
		return
	}
	proposals := proposalsOf(p.shot, r.Clock.ID)
	if n >= len(proposals) {
		p.window.notice.say("No break of "+r.Clock.Name+" is proposed at this instant.", "", nil)
		return
	}
	p.proposal = n
	p.ruling.beginProposal(r, proposals[n], ruling)
}

// nextProposal goes on to the next proposed break, of another streak where this one has no more.
func (p *clocksPage) nextProposal() {
	if !p.come() || p.form != nil {
		return
	}
	all := p.shot.Proposals
	if len(all) == 0 {
		p.window.notice.say("No break is proposed at this instant.", "", nil)
		return
	}
	mine := proposalsOf(p.shot, p.chosen)
	if len(mine) == 0 {
		p.showProposal(all[0])
		return
	}
	p.showProposal(mine[(p.proposal+1)%len(mine)])
}

// showProposal brings a proposed break into sight.
func (p *clocksPage) showProposal(wanted ceasefire.Proposal) {
	if !p.come() || p.form != nil {
		return
	}
	p.list.Select(wanted.Clock)
	p.choose(wanted.Clock)
	for i, proposal := range proposalsOf(p.shot, wanted.Clock) {
		if proposal.Day == wanted.Day && proposal.Why == wanted.Why {
			p.proposal = i
		}
	}
	p.detail.markProposal(p.proposal)
	p.detail.reveal(p.proposal)
	p.sought = true
}

func (p *clocksPage) nextZone() {
	if p.come() {
		p.zones.next()
	}
}

func (p *clocksPage) editCities() {
	if p.come() {
		p.zones.edit()
	}
}
