package dashboard

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// latestList shows the latest incidents; one is opened by a click.
type latestList struct {
	window  *Window
	content fyne.CanvasObject
	ledger  *widgets.Ledger
	empty   *widgets.Prose
	keys    []int64
}

func newLatestList(w *Window) *latestList {
	l := &latestList{window: w, empty: widgets.NewProse("")}
	l.ledger = widgets.NewLedger([]widgets.LedgerColumn{
		{Width: 122, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}, {Role: widgets.RoleCaption},
		{Width: 34, Alignment: fyne.TextAlignTrailing, Role: widgets.RoleBody}, {Width: 52, Role: widgets.RoleCaption}, {Width: 56, Role: widgets.RoleCaption},
	})
	l.ledger.OnTapped = func(row int) { w.openIncident(l.keys[row]) }
	l.content = container.NewStack(l.empty, container.NewVScroll(l.ledger))
	return l
}

func (l *latestList) show(shot *Snapshot) {
	l.keys = nil
	var rows []widgets.LedgerRow
	words := rowWords{shot.Zone, shot.View.AsOf.At}
	for _, r := range shot.Latest {
		t := words.row(r)
		l.keys = append(l.keys, r.Key)
		rows = append(rows, widgets.LedgerRow{Cells: []string{t.When, t.Where, t.What + ", " + t.Who, t.Dead, t.Spread, scopeWord(t.Scope)}})
	}
	l.ledger.SetRows(rows)
	l.empty.SetText(noneWords(shot.Bare))
	l.empty.Hidden = len(rows) > 0
	l.empty.Refresh()
}

// noneWords says why no incident is listed, and what to do: no filter is to blame where there is none to be left.
func noneWords(bare plot.Bareness) string {
	switch bare {
	case plot.BareAlways:
		return "None so far. Log one with Ctrl+N, or import a file with Ctrl+I."
	case plot.BareThen:
		return "None up to this instant. Log one with Ctrl+N, or choose a later moment."
	}
	return "None so far in this view. Log one with Ctrl+N, or widen the filter."
}

// await shows nothing, not even that there is none, until the incidents are read.
func (l *latestList) await() {
	l.keys = nil
	l.ledger.SetRows(nil)
	l.empty.Hide()
}

// scopeWord gives a scope in one word.
func scopeWord(s ceasefire.Scope) string {
	if s == ceasefire.Disputed {
		return "disputed"
	}
	return string(s)
}

// complianceSummary shows each party's figure, always with how many of its commitments were assessed; of many parties the first, so that what is due
// and what is to be decided stay in sight beneath.
type complianceSummary struct {
	content *widgets.Ledger
	parties []ceasefire.ID // of the rows; a row more stands for all others
}

// mostSummed is how many rows the summary has; where there are more parties, the last row says how many.
const mostSummed = 7

func newComplianceSummary(w *Window) *complianceSummary {
	s := &complianceSummary{content: widgets.NewLedger([]widgets.LedgerColumn{
		{Role: widgets.RoleBody}, {Width: 118, Role: widgets.RoleCaption}, {Width: 44, Alignment: fyne.TextAlignTrailing, Role: widgets.RoleBody},
	})}
	s.content.OnTapped = func(row int) {
		switch {
		case row < len(s.parties):
			w.compliance.openParty(s.parties[row])
		case len(s.parties) == 0: // where they are entered
			w.showPage(pageAgreement)
		default:
			w.showPage(pageCompliance)
		}
	}
	return s
}

func (s *complianceSummary) show(shot *Snapshot) {
	var rows []widgets.LedgerRow
	s.parties = nil
	shown, more := shot.Compliance, 0
	if len(shown) > mostSummed {
		shown, more = shown[:mostSummed-1], len(shown)-mostSummed+1
	}
	for _, c := range shown {
		s.parties = append(s.parties, c.Party.ID)
		figure := "–"
		if c.Known {
			figure = strconv.FormatFloat(c.Score, 'f', 2, 64)
		}
		rows = append(rows, widgets.LedgerRow{Cells: []string{c.Party.Short, fmt.Sprintf("%d of %d assessed", c.Assessed, c.Commitments), figure}})
	}
	if more > 0 {
		rows = append(rows, widgets.LedgerRow{Cells: []string{"and " + grouped(more) + " more", "on page Compliance", ""}})
	}
	if len(rows) == 0 && shot.Whole.Agreement.Recorded() {
		rows = append(rows, widgets.LedgerRow{Cells: []string{"No parties yet: enter them", "on page Agreement", ""}})
	}
	s.content.SetRows(rows)
}

// dueList shows what comes next.
type dueList struct {
	content *widgets.Ledger
}

func newDueList() *dueList {
	return &dueList{content: widgets.NewLedger([]widgets.LedgerColumn{{Width: 122, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}})}
}

func (l *dueList) show(shot *Snapshot) {
	var rows []widgets.LedgerRow
	for _, d := range shot.Due {
		what := d.What
		if d.Party != "" {
			what = d.Party + ": " + what
		}
		rows = append(rows, widgets.LedgerRow{Cells: []string{d.When(shot.Zone), what}})
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.LedgerRow{Cells: []string{"", "Nothing is due after this instant."}})
	}
	l.content.SetRows(rows)
}

// decideList shows what argues for a break; a click goes to where it is decided.
type decideList struct {
	window  *Window
	content *widgets.Ledger
	asked   []ceasefire.Proposal
}

func newDecideList(w *Window) *decideList {
	l := &decideList{window: w}
	l.content = widgets.NewLedger([]widgets.LedgerColumn{{Width: 78, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}})
	l.content.OnTapped = l.open
	return l
}

func (l *decideList) show(shot *Snapshot) {
	l.asked = shot.Proposals
	var rows []widgets.LedgerRow
	for _, p := range shot.Proposals {
		rows = append(rows, widgets.LedgerRow{Cells: []string{p.Day.Format(), p.Why}})
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.LedgerRow{Cells: []string{"", "Nothing argues for a break."}})
	}
	l.content.SetRows(rows)
}

func (l *decideList) open(row int) {
	if row < len(l.asked) {
		l.window.clocks.showProposal(l.asked[row])
	}
}
