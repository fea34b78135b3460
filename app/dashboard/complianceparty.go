package dashboard

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// scoreChartHeight is how high a party's chart stands.
const scoreChartHeight = 250

// complianceParty is a party's page: its figure, how its commitments stand, its figure over time, and for a guarantor those that it answers
// for.
type complianceParty struct {
	window   *Window
	content  fyne.CanvasObject
	title    *widgets.Prose
	facts    *factSheet
	counts   *widgets.Ledger
	chart    *widgets.ChartView
	over     *widgets.Panel
	others   *widgets.Ledger
	answered *widgets.Panel
	parties  []ceasefire.ID
	shown    shownParty
}

// shownParty is what the page is drawn from; where it is the same, nothing is drawn anew.
type shownParty struct {
	compliance ceasefire.PartyCompliance
	others     []ceasefire.PartyCompliance
	shot       *Snapshot
}

func newComplianceParty(w *Window) *complianceParty {
	p := &complianceParty{window: w, title: widgets.NewProse(""), facts: newFactSheet(), chart: w.newChartView()}
	p.title.TextStyle.Bold = true
	p.counts = widgets.NewLedger([]widgets.LedgerColumn{{Role: widgets.RoleBody}, {Width: 44, Alignment: fyne.TextAlignTrailing, Role: widgets.RoleBody}})
	p.others = widgets.NewLedger([]widgets.LedgerColumn{
		{Role: widgets.RoleBody}, {Width: 104, Role: widgets.RoleCaption}, {Width: 40, Alignment: fyne.TextAlignTrailing, Role: widgets.RoleBody},
	})
	p.others.OnTapped = func(row int) { w.compliance.openParty(p.parties[row]) }
	p.over = widgets.NewPanel("Score over time", "", container.New(leastHeight(scoreChartHeight), p.chart))
	p.answered = widgets.NewPanel("Answers for", "press to open", p.others)
	p.content = container.NewVScroll(container.New(beforeBar{}, container.NewVBox(
		p.title, p.facts.content, widgets.NewPanel("How its commitments stand", "", p.counts), p.answered, p.over,
	)))
	return p
}

// first gives what takes the keyboard first, nil where nothing on the page does.
func (p *complianceParty) first() fyne.Focusable {
	if p.answered.Hidden {
		return nil
	}
	return p.others
}

func (p *complianceParty) show(shot *Snapshot, c ceasefire.PartyCompliance) {
	next := shownParty{compliance: c, others: shot.answeredFor(c.Party), shot: shot}
	last := p.shown
	last.shot = shot
	p.shown = next
	p.draw(shot, c)
	if reflect.DeepEqual(last, next) {
		return
	}
	p.title.SetText(c.Party.Name)
	p.facts.set(partyFacts(shot, c))
	p.counts.SetRows(countRows(c))
	p.showOthers(next.others)
}

// answeredFor gives how those keep their commitments that a guarantor answers for; one that promised nothing has nothing to keep.
func (s *Snapshot) answeredFor(guarantor ceasefire.Party) []ceasefire.PartyCompliance {
	var all []ceasefire.PartyCompliance
	for _, party := range s.Frame.AnsweredFor(guarantor) {
		if c, ok := s.compliance(party.ID); ok {
			all = append(all, c)
		}
	}
	return all
}

func (p *complianceParty) showOthers(others []ceasefire.PartyCompliance) {
	p.parties = nil
	var rows []widgets.LedgerRow
	for _, c := range others {
		p.parties = append(p.parties, c.Party.ID)
		rows = append(rows, widgets.LedgerRow{Cells: []string{c.Party.Name, assessedWords(c), figureWords(c)}})
	}
	p.others.SetRows(rows)
	p.answered.Hidden = len(rows) == 0
	p.answered.Refresh()
}

// figureWords gives a party's figure, a dash where nothing was assessed.
func figureWords(c ceasefire.PartyCompliance) string {
	if !c.Known {
		return "–"
	}
	return strconv.FormatFloat(c.Score, 'f', 2, 64)
}

func assessedWords(c ceasefire.PartyCompliance) string {
	return fmt.Sprintf("%d of %d assessed", c.Assessed, c.Commitments)
}

// partyFacts lists what is to be known of a party's compliance, in reading order.
func partyFacts(shot *Snapshot, c ceasefire.PartyCompliance) []fact {
	figure := "none: nothing was scored"
	if c.Known {
		figure = figureWords(c) + " of 1, the mean of what was scored"
	}
	var guarantors []string
	for _, party := range shot.Frame.Parties {
		for _, id := range party.AnswersFor {
			if id == c.Party.ID {
				guarantors = append(guarantors, party.Name)
			}
		}
	}
	return []fact{
		{"Score", figure}, {"Assessed", fmt.Sprintf("%d of %d commitments", c.Assessed, c.Commitments)}, {"Role", string(c.Party.Role)},
		{"Guarantor", strings.Join(guarantors, ", ")}, {"Note", c.Party.Note},
	}
}

// countRows counts a party's commitments by how they stand; what none of them does is left out, the scores excepted.
func countRows(c ceasefire.PartyCompliance) []widgets.LedgerRow {
	n, overdue := c.Counts(), 0
	for _, item := range c.Items {
		if item.Overdue {
			overdue++
		}
	}
	var rows []widgets.LedgerRow
	for score := ceasefire.MaxScore; score >= 0; score-- {
		rows = append(rows, widgets.LedgerRow{Cells: []string{ceasefire.ScoreWords(score), strconv.Itoa(n.Scores[score])}})
	}
	for _, other := range []struct {
		word string
		n    int
	}{{"not assessable", n.NotAssessable}, {"not yet due", n.NotYetDue}, {"never assessed", n.Unassessed}, {"of them all, overdue", overdue}} {
		if other.n > 0 {
			rows = append(rows, widgets.LedgerRow{Cells: []string{other.word, strconv.Itoa(other.n)}})
		}
	}
	return rows
}

// draw draws the party's figure over time.
func (p *complianceParty) draw(shot *Snapshot, c ceasefire.PartyCompliance) {
	subject := shot.scoresOf(c)
	n := len(subject.Frame.Assessments)
	p.over.SetCaption("n = " + counted(n, "assessment", "assessments"))
	p.over.Hidden = n == 0
	if n == 0 {
		return
	}
	picture, err := plot.New(plot.Compliance, subject)
	if err != nil {
		p.window.notice.fail("drawing a party's scores", err)
		return
	}
	p.chart.SetPicture(picture)
}

// scoresOf gives the subject of the chart of one party's figure: the frame with that party's commitments alone.
func (s *Snapshot) scoresOf(c ceasefire.PartyCompliance) plot.Subject {
	subject := s.subject(ceasefire.ByParty, ceasefire.IncidentsMeasure)
	subject.Frame.Commitments, subject.Frame.Assessments = nil, nil
	for _, item := range c.Items {
		subject.Frame.Commitments = append(subject.Frame.Commitments, item.Commitment)
		subject.Frame.Assessments = append(subject.Frame.Assessments, item.History...)
	}
	return subject
}

// beforeBar keeps its one object clear of the scroll bar at its right.
type beforeBar struct{}

// MinSize is the object's with room for the bar.
func (beforeBar) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(gap, 0)
}

// Layout leaves the bar its room.
func (beforeBar) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size.SubtractWidthHeight(gap, 0))
}

// leastHeight gives its one object at least a height.
type leastHeight float32

// MinSize is the object's, at least as high.
func (h leastHeight) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().Max(fyne.NewSize(0, float32(h)))
}

// Layout gives the object all the room.
func (leastHeight) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
