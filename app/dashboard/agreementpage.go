package dashboard

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// agreementPage is where a dossier's agreement is built: its sections at the left, the records of one of them beside them, and the record that is being
// added or changed.
type agreementPage struct {
	window   *Window
	content  fyne.CanvasObject
	sections []section
	names    *widgets.Ledger
	middle   *fyne.Container
	list     *widgets.Ledger
	side     *fyne.Container
	at       int
	open     bool
	fresh    bool
	shot     *Snapshot
}

func newAgreementPage(w *Window) *agreementPage {
	p := &agreementPage{window: w}
	p.sections = newSections(w, p.leave)
	p.names = widgets.NewLedger([]widgets.LedgerColumn{{Role: widgets.RoleBody}, {Width: 34, Alignment: fyne.TextAlignTrailing, Role: widgets.RoleCaption}})
	p.names.OnTapped = p.choose
	p.middle, p.side = container.NewStack(), container.NewStack()
	p.content = container.New(columns{2, 5, 6}, widgets.NewPanel("Agreement", "", container.NewVScroll(p.names)), p.middle, p.side)
	p.choose(0)
	return p
}

// Name is the page's word in the rail.
func (p *agreementPage) Name() string { return "Agreement" }

// Icon is the page's picture in the rail.
func (p *agreementPage) Icon() fyne.Resource { return fynetheme.DocumentIcon() }

// Content is what the page shows.
func (p *agreementPage) Content() fyne.CanvasObject { return p.content }

// Tick does nothing: nothing on the page moves by itself.
func (p *agreementPage) Tick(time.Time) {}

// Show lists the records of a new snapshot; a form that is open keeps what was typed.
func (p *agreementPage) Show(shot *Snapshot) {
	p.shot = shot
	lines := make([]widgets.LedgerRow, len(p.sections))
	for i, s := range p.sections {
		lines[i] = widgets.LedgerRow{Cells: []string{s.name(), strconv.Itoa(len(s.rows(shot)))}}
	}
	p.names.SetRows(lines)
	p.list.SetRows(p.sections[p.at].rows(shot))
	if !p.open {
		p.showHint()
	}
}

// choose shows a section's records.
func (p *agreementPage) choose(n int) {
	p.at, p.open = n, false
	s := p.sections[n]
	p.list = widgets.NewLedger(s.columns())
	p.list.OnTapped = p.change
	add := widget.NewButtonWithIcon("New "+s.one(), fynetheme.ContentAddIcon(), p.enter)
	p.middle.Objects = []fyne.CanvasObject{container.NewBorder(nil, container.NewHBox(add), nil, nil, widgets.NewPanel(s.name(), "", container.NewVScroll(p.list)))}
	p.middle.Refresh()
	if p.shot != nil {
		p.list.SetRows(s.rows(p.shot))
	}
	p.showHint()
}

func (p *agreementPage) showHint() {
	s := p.sections[p.at]
	title, text := "No "+s.one()+" selected", "Choose one in the list to see and change it, or add another."
	if p.shot != nil && len(s.rows(p.shot)) == 0 {
		title, text = "No "+s.name()+" yet", "Add the first one: Ctrl+Shift+A."
	}
	p.side.Objects = []fyne.CanvasObject{widgets.NewEmptyState(sentenceCase(title), text, "New "+s.one(), p.enter)}
	p.side.Refresh()
}

// sentenceCase leaves capitals only where a sentence has them: "No parties yet".
func sentenceCase(text string) string { return text[:1] + strings.ToLower(text[1:]) }

// enter begins a new record of the section in sight.
func (p *agreementPage) enter() { p.begin(-1) }

// change begins to change a record of the list.
func (p *agreementPage) change(n int) { p.begin(n) }

func (p *agreementPage) begin(n int) {
	if p.shot == nil {
		return
	}
	s := p.sections[p.at]
	s.begin(p.shot, n)
	p.open, p.fresh = true, n < 0
	word := "Change " + s.one()
	if p.fresh {
		word = "New " + s.one()
	}
	p.side.Objects = []fyne.CanvasObject{widgets.NewPanel(word, "Ctrl+Enter saves, Esc closes", container.NewBorder(nil, p.actions(), nil, nil, container.NewVScroll(s.body().content)))}
	p.side.Refresh()
	p.window.win.Canvas().Focus(s.first())
}

// actions are the buttons beneath the form.
func (p *agreementPage) actions() fyne.CanvasObject {
	row := container.NewHBox(saveButton("Save "+p.sections[p.at].one(), p.save), widget.NewButton("Close", p.leave))
	if !p.fresh {
		row.Add(widget.NewButtonWithIcon("", fynetheme.MoveUpIcon(), func() { p.move(-1) }))
		row.Add(widget.NewButtonWithIcon("", fynetheme.MoveDownIcon(), func() { p.move(1) }))
		if p.sections[p.at].remove() != nil {
			row.Add(widget.NewButtonWithIcon("Remove", fynetheme.DeleteIcon(), p.remove))
		}
	}
	return row
}

// leave closes the form and goes back to the list.
func (p *agreementPage) leave() {
	p.open = false
	p.showHint()
	p.window.win.Canvas().Focus(p.list)
}

// save saves the record in the form; after a new one it offers the next.
func (p *agreementPage) save() {
	if !p.open {
		return
	}
	s, fresh := p.sections[p.at], p.fresh
	change, problems := s.read()
	if len(problems) > 0 {
		s.body().tell("", problems)
		return
	}
	prefix := ""
	p.window.revise(revision{
		doing:   "saving the " + s.one(),
		said:    "Saved: " + s.one() + " " + s.title() + ".",
		change:  func(f *ceasefire.Frame) { prefix = change(f) },
		invalid: func(problems []ceasefire.Problem) { s.body().tell(prefix, problems) },
		saved: func(after ceasefire.Frame) {
			newer := *p.shot // what the next form offers must not wait for the pages to be read anew
			newer.Whole, newer.Zone = after, after.Agreement.Location()
			p.shot = &newer
			if fresh {
				p.enter()
				return
			}
			p.leave()
		},
	})
}

func (p *agreementPage) remove() {
	s := p.sections[p.at]
	p.window.revise(revision{
		doing: "removing the " + s.one(), said: "Removed: " + s.one() + " " + s.title() + ".", change: s.remove(),
		invalid: func(problems []ceasefire.Problem) { s.body().tell("", problems) },
		saved:   func(ceasefire.Frame) { p.leave() },
	})
}

func (p *agreementPage) move(by int) {
	s := p.sections[p.at]
	p.window.revise(revision{
		doing: "moving the " + s.one(), said: "Moved: " + s.one() + " " + s.title() + ".", change: s.move(by),
		invalid: func(problems []ceasefire.Problem) { s.body().tell("", problems) },
	})
}
