package dashboard

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

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
	panel    *widgets.Panel
	side     *fyne.Container
	at       int
	row      int // the row whose record is in the form, -1 for a new one
	open     bool
	fresh    bool
	shot     *Snapshot
	drafts   *formDraft
}

func newAgreementPage(w *Window) *agreementPage {
	p := &agreementPage{window: w, drafts: newFormDraft(w)}
	p.sections = newSections(w, p.leave)
	for _, s := range p.sections {
		w.follow(s.body().scroll)
		w.tellStale(s)
	}
	p.names = widgets.NewLedger([]widgets.LedgerColumn{{Role: widgets.RoleBody}, {Width: 22, Alignment: fyne.TextAlignTrailing, Role: widgets.RoleCaption}})
	p.names.OnTapped = p.choose
	p.middle, p.side = container.NewStack(), container.NewStack()
	p.content = container.New(sideBySide{}, widgets.NewPanel("Agreement", "", container.NewVScroll(p.names)), p.middle, p.side)
	p.goTo(0)
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
	p.names.SetRows(p.lines())
	p.panel.SetCaption(p.caption())
	p.list.SetRows(p.sections[p.at].rows(shot))
	if seen := p.sections[p.at].manner().seen; seen != nil {
		seen(shot)
	}
	if !p.open {
		p.showHint()
		return
	}
	p.row = p.sections[p.at].stands(shot) // somebody else may have added or removed another
	p.list.Mark(p.row)
}

// lines lists the sections with how many records each has.
func (p *agreementPage) lines() []widgets.LedgerRow {
	lines := make([]widgets.LedgerRow, len(p.sections))
	for i, s := range p.sections {
		lines[i] = widgets.LedgerRow{Cells: []string{s.name(), strconv.Itoa(len(s.rows(p.shot)))}}
		if s.manner().fixed {
			lines[i].Cells[1] = ""
		}
	}
	return lines
}

// choose shows a section's records and gives their list the keyboard.
func (p *agreementPage) choose(n int) {
	p.goTo(n)
	if p.sections[n].manner().fixed && p.shot != nil {
		p.change(0)
		return
	}
	p.window.win.Canvas().Focus(p.list)
}

// goTo shows a section's records.
func (p *agreementPage) goTo(n int) {
	p.drafts.close()
	p.at, p.open = n, false
	s := p.sections[n]
	how := s.manner()
	p.names.Mark(n)
	p.list = widgets.NewLedger(s.columns())
	p.list.OnTapped = p.change
	list := container.NewVBox(p.list)
	if how.above != nil {
		list = container.NewVBox(how.above, p.list)
	}
	var foot fyne.CanvasObject
	if !how.fixed {
		foot = container.NewHBox(p.window.door(newIconButton("New "+s.one(), fynetheme.ContentAddIcon(), p.enter)))
	}
	scroll := container.NewVScroll(list)
	p.list.OnMoved = func(top, bottom float32) {
		y := p.list.Position().Y
		keepInSight(scroll, y+top, y+bottom)
	}
	p.panel = widgets.NewPanel(s.name(), p.caption(), scroll)
	p.middle.Objects = []fyne.CanvasObject{container.NewBorder(nil, foot, nil, nil, p.panel)}
	p.middle.Refresh()
	if p.shot != nil {
		p.list.SetRows(s.rows(p.shot))
		if how.seen != nil {
			how.seen(p.shot)
		}
	}
	p.showHint()
}

// caption says as of when a list is read: a dossier that is read as it was known shows what was known, and a form what stands now.
func (p *agreementPage) caption() string {
	note := p.sections[p.at].manner().note
	if p.shot == nil || p.shot.View.AsOf.KnownAt.IsZero() {
		return note
	}
	return p.shot.knownWords() + "; forms change what stands now."
}

// section gives the place of a section by its word.
func (p *agreementPage) section(name string) int {
	return slices.IndexFunc(p.sections, func(s section) bool { return s.name() == name })
}

func (p *agreementPage) showHint() {
	s := p.sections[p.at]
	if still := s.body().still; still != nil {
		still()
	}
	p.list.Mark(-1)
	word, add := "New "+s.one(), p.enter
	title, text := "No "+s.one()+" selected", "Choose one in the list to see and change it, or add another: Ctrl+Shift+A."
	switch {
	case s.manner().fixed:
		title, text = sentenceCase(s.one()), "Choose it in the list to see and change it."
		word, add = "Change the "+s.one(), func() { p.change(0) }
	case p.shot != nil && len(s.rows(p.shot)) == 0:
		title, text = "No "+s.name()+" yet", "Add the first one: Ctrl+Shift+A."
		if !p.shot.View.AsOf.KnownAt.IsZero() {
			title, text = "No "+s.name()+" recorded yet", p.caption()
		}
	}
	hint := widgets.NewEmptyState(sentenceCase(title), text, word, add)
	p.window.shut(hint.Button())
	p.side.Objects = []fyne.CanvasObject{hint}
	p.side.Refresh()
}

// sentenceCase leaves capitals only where a sentence has them: "No parties yet".
func sentenceCase(text string) string { return strings.ToUpper(text[:1]) + strings.ToLower(text[1:]) }

// enter begins a new record of the section in sight.
func (p *agreementPage) enter() {
	if !p.sections[p.at].manner().fixed {
		p.begin(newRecord)
	}
}

// change begins to change a record of the list.
func (p *agreementPage) change(n int) { p.begin(n) }

// openRecord gives the key of the record of a kind whose form is open, nothing where none is, or a new one.
func (p *agreementPage) openRecord(kind string) (key string) {
	if !p.open {
		return ""
	}
	if of, key, found := strings.Cut(p.sections[p.at].draft(), " "); found && of == kind {
		return key
	}
	return ""
}

func (p *agreementPage) begin(n int) {
	if p.shot == nil {
		return
	}
	s := p.sections[p.at]
	p.drafts.close()
	if !s.begin(p.shot, n) {
		p.window.notice.say("This "+s.one()+" was removed since: it is shown as it was known, and cannot be changed.", "", nil)
		return
	}
	p.open, p.fresh = true, n < 0
	p.row = max(n, -1)
	p.list.Mark(p.row)
	word := "Change " + s.one()
	if p.fresh {
		word = "New " + s.one()
	}
	form, foot := s.body().scroll, container.NewVBox(p.actions())
	form.ScrollToTop()
	if s.body().foot != nil {
		foot = container.NewVBox(s.body().foot, p.actions())
	}
	p.side.Objects = []fyne.CanvasObject{widgets.NewPanel(word, "Ctrl+Enter saves, Esc closes", container.NewBorder(nil, foot, nil, nil, form))}
	p.side.Refresh()
	p.window.win.Canvas().Focus(s.first())
	if n == nextRecord {
		p.drafts.next(s.draft(), s.body(), s.first(), s.body().offer)
	} else {
		p.drafts.open(s.draft(), s.body(), s.first(), s.body().offer)
	}
}

// actions are the buttons beneath the form.
func (p *agreementPage) actions() fyne.CanvasObject {
	s := p.sections[p.at]
	door := p.window.door
	row := container.NewHBox(door(saveButton("Save", p.save)), newButton("Close", p.leave))
	if p.fresh || s.manner().fixed {
		return row
	}
	if s.manner().ordered {
		row.Add(door(newIconButton("", fynetheme.MoveUpIcon(), func() { p.move(-1) })))
		row.Add(door(newIconButton("", fynetheme.MoveDownIcon(), func() { p.move(1) })))
	}
	row.Add(door(newIconButton("Remove", fynetheme.DeleteIcon(), p.remove)))
	return row
}

// leave closes the form and goes back to the list.
func (p *agreementPage) leave() {
	p.drafts.close()
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
	if p.window.decideFirst(&s.body().base.open) {
		return
	}
	change, problems := s.read()
	if len(problems) > 0 {
		s.body().tell("", problems)
		return
	}
	prefix, forget := "", p.drafts.saves()
	p.window.revise(revision{
		doing: step("saving the " + s.one()),
		said:  "Saved: " + s.one() + " " + s.title() + "." + s.told(),
		change: func(f *ceasefire.Frame) (err error) {
			prefix, err = change(f)
			return err
		},
		stale:   func(stale *staleRecord) { p.window.rebase(s, stale, p.save) },
		invalid: func(problems []ceasefire.Problem) { s.body().tell(prefix, problems) },
		saved: func(after ceasefire.Frame) {
			newer := *p.shot // what the next form offers must not wait for the pages to be read anew
			newer.Present, newer.Zone = after, after.Agreement.Location()
			if newer.View.AsOf.KnownAt.IsZero() {
				newer.Whole, newer.Frame = after, after.At(newer.View.AsOf)
			}
			p.shot = &newer
			if !forget() {
				return
			}
			if fresh {
				p.begin(nextRecord)
				return
			}
			p.leave()
		},
	})
}

func (p *agreementPage) remove() {
	s := p.sections[p.at]
	p.window.revise(revision{
		doing: step("removing the " + s.one()), said: "Removed: " + s.one() + " " + s.title() + ".", change: always(s.remove()),
		invalid: func(problems []ceasefire.Problem) { s.body().tell("", resting(s.one(), problems)) },
		saved: func(ceasefire.Frame) {
			p.drafts.saved()
			p.leave()
		},
	})
}

// mostResting is how many of the reasons are told why a record cannot be removed.
const mostResting = 5

// resting says why a record cannot be removed: what would be wrong without it, each thing once.
func resting(one string, problems []ceasefire.Problem) []ceasefire.Problem {
	told := []ceasefire.Problem{{Message: "The " + one + " cannot be removed while others rest on it. Without it:"}}
	times := map[string]int{}
	var messages []string
	for _, p := range problems {
		if times[p.Message]++; times[p.Message] == 1 {
			messages = append(messages, p.Message)
		}
	}
	for n, message := range messages {
		if n == mostResting {
			return append(told, ceasefire.Problem{Message: counted(len(messages)-n, "more reason", "more reasons") + "."})
		}
		if times[message] > 1 {
			message += " (" + strconv.Itoa(times[message]) + " times)"
		}
		told = append(told, ceasefire.Problem{Message: message})
	}
	return told
}

func (p *agreementPage) move(by int) {
	s := p.sections[p.at]
	p.window.revise(revision{
		doing: step("moving the " + s.one()), said: "Moved: " + s.one() + " " + s.title() + ".", change: always(s.move(by)),
		invalid: func(problems []ceasefire.Problem) { s.body().tell("", problems) },
		saved: func(after ceasefire.Frame) {
			p.row = min(max(p.row+by, 0), len(s.rows(&Snapshot{Whole: after, Frame: after, Zone: p.shot.Zone, View: p.shot.View}))-1)
			p.list.Mark(p.row)
		},
	})
}

// sideBySide lays the sections, their records and the form side by side: the sections take what their words need, the form a little more than
// the list.
type sideBySide struct{}

const (
	sectionsWidth = 140
	listShare     = 0.44
)

// MinSize is what the three need.
func (sideBySide) MinSize(o []fyne.CanvasObject) fyne.Size {
	list, form := o[1].MinSize(), o[2].MinSize()
	width := max(list.Width/listShare, form.Width/(1-listShare))
	return fyne.NewSize(sectionsWidth+2*gap+width, max(o[0].MinSize().Height, list.Height, form.Height))
}

// Layout places them.
func (sideBySide) Layout(o []fyne.CanvasObject, size fyne.Size) {
	free := size.Width - sectionsWidth - 2*gap
	list := free * listShare
	o[0].Resize(fyne.NewSize(sectionsWidth, size.Height))
	o[1].Resize(fyne.NewSize(list, size.Height))
	o[2].Resize(fyne.NewSize(free-list, size.Height))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Move(fyne.NewPos(sectionsWidth+gap, 0))
	o[2].Move(fyne.NewPos(sectionsWidth+2*gap+list, 0))
}

// effectReading reads an agreement's instant of effect as a deadline: what the header counts to where there is no clock.
func effectReading(a ceasefire.Agreement, at time.Time) ceasefire.Reading {
	clock := ceasefire.Clock{Kind: ceasefire.Deadline, Name: "Entry into force", Short: "Entry into force", Ends: a.Effect}
	return ceasefire.Frame{Agreement: a, Clocks: []ceasefire.Clock{clock}}.Readings(at)[0]
}

// readAt gives the instant at which the dossier is read.
func (w *Window) readAt() time.Time {
	if w.session == nil {
		return w.options.Now()
	}
	return w.session.at()
}
