package dashboard

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// compliancePage is the matrix of what was promised and how it was kept, and beside it the party or the commitment selected, or the assessment
// being recorded.
type compliancePage struct {
	window  *Window
	content *fyne.Container
	list    *widgets.ComplianceMatrix
	split   *container.Split
	side    *fyne.Container
	detail  *commitmentDetail
	party   *complianceParty
	form    *assessmentForm
	shot    *Snapshot
	back    func() // where Escape leads to from what was opened elsewhere, nil where it was not
}

func newCompliancePage(w *Window) *compliancePage {
	p := &compliancePage{window: w, list: widgets.NewComplianceMatrix()}
	p.detail, p.party, p.form = newCommitmentDetail(w), newComplianceParty(w), newAssessmentForm(w)
	p.form.closed = p.leaveForm
	p.list.OnSelected = func(widgets.MatrixPlace) { p.showChosen() }
	p.list.OnOpen = func(widgets.MatrixPlace) { p.enterSide() }
	p.list.OnEscape = p.goBack
	p.list.OnEmpty = func() { w.showPage(pageAgreement) }
	p.side = container.NewStack(p.party.content)
	p.split = container.NewHSplit(p.list, container.New(inset{side: 4}, p.side))
	p.split.SetOffset(0.6)
	p.content = container.NewStack(p.split)
	return p
}

// Name is the page's word in the rail.
func (p *compliancePage) Name() string { return "Compliance" }

// Icon is the page's picture in the rail.
func (p *compliancePage) Icon() fyne.Resource { return fynetheme.ConfirmIcon() }

// Content is what the page shows.
func (p *compliancePage) Content() fyne.CanvasObject { return p.content }

// Tick lets a chart that waits for its size to settle draw itself.
func (p *compliancePage) Tick(at time.Time) {
	p.party.chart.Tick(at)
}

// Show takes the matrix from a new snapshot and keeps what was selected; at first that is the first party.
func (p *compliancePage) Show(shot *Snapshot) {
	p.shot = shot
	p.list.Set(widgets.MatrixView{Frame: shot.Frame, Parties: shot.Compliance, Changes: shot.Changes})
	p.list.SetUnknown(shot.knownWords())
	p.split.Trailing.Show()
	if len(shot.Compliance) == 0 {
		p.split.Trailing.Hide()
	} else if _, ok := p.list.Selected(); !ok {
		p.list.Select(widgets.MatrixPlace{Party: shot.Compliance[0].Party.ID})
	}
	p.split.Refresh()
	p.showChosen()
}

// showChosen shows what is selected beside the matrix, unless a form stands there.
func (p *compliancePage) showChosen() {
	place, ok := p.list.Selected()
	if p.form.open || p.shot == nil || !ok {
		return
	}
	if reading, party, ok := p.shot.commitment(place.Commitment); ok {
		p.detail.show(p.shot, reading, party, place.Day)
		p.put(p.detail.content)
		return
	}
	if compliance, ok := p.shot.compliance(place.Party); ok {
		p.party.show(p.shot, compliance)
		p.put(p.party.content)
	}
}

// put shows something beside the matrix.
func (p *compliancePage) put(content fyne.CanvasObject) {
	if p.side.Objects[0] != content {
		p.side.Objects = []fyne.CanvasObject{content}
		p.side.Refresh()
	}
}

// enterSide gives the keyboard to what stands beside the matrix; Ctrl+T brings it back.
func (p *compliancePage) enterSide() {
	target := p.party.first()
	if place, _ := p.list.Selected(); !place.Commitment.IsZero() {
		target = p.detail.first()
	}
	if target != nil && !p.form.open {
		p.window.win.Canvas().Focus(target)
	}
}

// openParty brings a party into sight.
func (p *compliancePage) openParty(id ceasefire.ID) {
	p.window.showPage(pageCompliance)
	p.list.Select(widgets.MatrixPlace{Party: id})
	p.showChosen()
}

// openPromise brings what a chart spoke of into sight: a commitment as it stood on a day, or a party. Escape leads back to the page that was in sight.
func (p *compliancePage) openPromise(promise plot.Promise) {
	from := p.window.sight
	p.window.showPage(pageCompliance)
	p.list.Select(widgets.MatrixPlace{Party: promise.Party, Commitment: promise.Commitment, Day: promise.Day})
	p.showChosen()
	p.back = func() { p.window.showPage(from) }
	p.window.notice.say(spokenOf, "", nil)
}

// spokenOf is said of what was opened from a picture, as long as Escape leads back.
const spokenOf = "This is what the picture spoke of. Escape leads back to it."

// forgetWay has Escape lead nowhere any more.
func (p *compliancePage) forgetWay() {
	if p.back != nil && p.window.notice.text.Text == spokenOf {
		p.window.notice.hide()
	}
	p.back = nil
}

// goBack leads back to where what is shown was opened from.
func (p *compliancePage) goBack() {
	if p.back != nil {
		p.back()
	}
}

// enter begins an assessment of the commitment that is selected.
func (p *compliancePage) enter() {
	p.window.showPage(pageCompliance)
	if p.shot == nil {
		return
	}
	place, _ := p.list.Selected()
	reading, party, ok := p.shot.commitment(place.Commitment)
	if !ok {
		p.window.notice.say("Choose a commitment first, then record an assessment of it.", "", nil)
		return
	}
	if !p.form.holds(reading.Commitment) {
		p.form.begin(reading, party)
		p.put(p.form.content)
	}
	p.form.focus()
}

// save saves the assessment that is being recorded.
func (p *compliancePage) save() {
	if p.form.open {
		p.form.save()
	}
}

// leaveForm shows what is selected again and gives the matrix the keyboard.
func (p *compliancePage) leaveForm() {
	p.showChosen()
	if p.window.sight == pageCompliance {
		p.window.goToList()
	}
}

// commitment finds a commitment and its party by the commitment's key.
func (s *Snapshot) commitment(id ceasefire.ID) (ceasefire.CommitmentReading, ceasefire.Party, bool) {
	for _, c := range s.Compliance {
		for _, item := range c.Items {
			if item.Commitment.ID == id {
				return item, c.Party, true
			}
		}
	}
	return ceasefire.CommitmentReading{}, ceasefire.Party{}, false
}

// compliance finds how a party keeps what it promised.
func (s *Snapshot) compliance(party ceasefire.ID) (ceasefire.PartyCompliance, bool) {
	for _, c := range s.Compliance {
		if c.Party.ID == party {
			return c, true
		}
	}
	return ceasefire.PartyCompliance{}, false
}
