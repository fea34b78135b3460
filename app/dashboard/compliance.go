package dashboard

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// compliancePage is the checklist: party by party what was promised and how it was kept, and beside it the commitment
// selected or the assessment being recorded.
type compliancePage struct {
	window  *Window
	content fyne.CanvasObject
	list    *widgets.Checklist
	side    *fyne.Container
	detail  *commitmentDetail
	form    *assessmentForm
	chosen  ceasefire.ID
	shot    *Snapshot
}

func newCompliancePage(w *Window) *compliancePage {
	p := &compliancePage{window: w, list: widgets.NewChecklist()}
	p.detail, p.form = newCommitmentDetail(w), newAssessmentForm(w)
	p.form.closed = p.showDetail
	p.list.OnSelected = p.choose
	p.side = container.NewStack(p.detail.content)
	split := container.NewHSplit(p.list, p.side)
	split.SetOffset(0.56)
	p.content = split
	return p
}

// Name is the page's word in the rail.
func (p *compliancePage) Name() string { return "Compliance" }

// Icon is the page's picture in the rail.
func (p *compliancePage) Icon() fyne.Resource { return fynetheme.ConfirmIcon() }

// Content is what the page shows.
func (p *compliancePage) Content() fyne.CanvasObject { return p.content }

// Tick does nothing: nothing on the page moves by itself.
func (p *compliancePage) Tick(time.Time) {}

// Show takes the checklist from a new snapshot and keeps the commitment that was selected.
func (p *compliancePage) Show(shot *Snapshot) {
	p.shot = shot
	p.list.Set(shot.Compliance, shot.Zone)
	if reading, party, ok := shot.commitment(p.chosen); ok {
		p.detail.show(shot, reading, party)
	}
}

// choose shows a commitment beside the checklist, unless a form stands there.
func (p *compliancePage) choose(id ceasefire.ID) {
	if p.form.open || p.shot == nil {
		return
	}
	p.chosen = id
	if reading, party, ok := p.shot.commitment(id); ok {
		p.detail.show(p.shot, reading, party)
	}
}

// enter begins an assessment of the commitment that is selected.
func (p *compliancePage) enter() {
	p.window.showPage(pageCompliance)
	if p.shot == nil {
		return
	}
	reading, party, ok := p.shot.commitment(p.chosen)
	if !ok {
		p.window.notice.say("Choose a commitment first, then record an assessment of it.", "", nil)
		return
	}
	p.form.begin(reading, party)
	p.side.Objects = []fyne.CanvasObject{p.form.content}
	p.side.Refresh()
	p.form.focus()
}

// save saves the assessment that is being recorded.
func (p *compliancePage) save() {
	if p.form.open {
		p.form.save()
	}
}

func (p *compliancePage) showDetail() {
	p.side.Objects = []fyne.CanvasObject{p.detail.content}
	p.side.Refresh()
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
