package dashboard

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// commitmentDetail shows a commitment whole: its clause, what it waits for, when it is due, how it was assessed so far, and what the log has
// on it.
type commitmentDetail struct {
	window  *Window
	content fyne.CanvasObject
	scroll  *container.Scroll
	title   *widgets.Prose
	facts   *factSheet
	history *fyne.Container
	linked  *incidentLedger
	offered *incidentLedger
	record  *button
	ledgers []*incidentLedger
	shown   shownCommitment
	asked   int
}

// shownCommitment is what the detail is drawn from; where it is the same, nothing is drawn anew.
type shownCommitment struct {
	reading ceasefire.CommitmentReading
	party   ceasefire.Party
	frame   ceasefire.Frame
	day     ceasefire.Day
	onDay   string
	log     logEvidence
}

func newCommitmentDetail(w *Window) *commitmentDetail {
	d := &commitmentDetail{window: w, title: widgets.NewProse(""), facts: newFactSheet(), history: container.NewVBox()}
	d.title.TextStyle.Bold = true
	d.linked, d.offered = newIncidentLedger(w), newIncidentLedger(w)
	d.record = w.door(newIconButton("Record assessment", fynetheme.DocumentCreateIcon(), func() { w.compliance.enter() }))
	d.record.Importance = widget.HighImportance
	evidence := container.NewVBox(
		widgets.NewText("Named by assessments", widgets.RoleCaption), d.linked.content,
		widgets.NewText("Positive acts and denials of access by this party, to choose from", widgets.RoleCaption), d.offered.content,
	)
	d.scroll = container.NewVScroll(container.New(beforeBar{}, container.NewVBox(
		d.title, d.facts.content, widgets.NewPanel("Assessments", "newest first", d.history), widgets.NewPanel("Evidence in the log", "", evidence),
	)))
	actions := container.NewHBox(d.record, widgets.NewText("Ctrl+R", widgets.RoleCaption))
	d.content = container.NewBorder(nil, actions, nil, nil, d.scroll)
	return d
}

// first gives what takes the keyboard first: the first list of incidents that has any, else the button.
func (d *commitmentDetail) first() fyne.Focusable {
	for _, l := range append(d.ledgers, d.linked, d.offered) {
		if len(l.keys) > 0 {
			return l.ledger
		}
	}
	return d.record
}

// show shows a commitment, and what stood on a day where one is given. Until the log was read anew what it had is shown on.
func (d *commitmentDetail) show(shot *Snapshot, reading ceasefire.CommitmentReading, party ceasefire.Party, day ceasefire.Day) {
	next := shownCommitment{reading: reading, party: party, frame: shot.Frame, day: day}
	if standing, ok := shot.Changes.Standing(reading.Commitment.ID, day); ok {
		next.onDay = standing.Words()
	}
	if reading.Commitment.ID == d.shown.reading.Commitment.ID {
		next.log = d.shown.log
	} else {
		d.scroll.ScrollToTop()
	}
	d.draw(next)
	d.load(shot, reading)
}

// load reads what the log has on the commitment, beside the window; only the newest answer is shown.
func (d *commitmentDetail) load(shot *Snapshot, reading ceasefire.CommitmentReading) {
	d.asked++
	asked, dossier := d.asked, d.window.session.dossier
	d.window.background("reading the evidence", func(ctx context.Context) (func(), error) {
		log, err := readEvidence(ctx, dossier, reading, shot.View.AsOf)
		return func() {
			if asked == d.asked {
				next := d.shown
				next.log = log
				d.draw(next)
			}
		}, err
	})
}

// draw lays everything out, unless it stands there already.
func (d *commitmentDetail) draw(next shownCommitment) {
	if reflect.DeepEqual(d.shown, next) {
		return
	}
	d.shown = next
	zone := next.frame.Agreement.Location()
	d.title.SetText(next.reading.Commitment.Title)
	d.facts.set(commitmentFacts(next))
	d.history.Objects, d.ledgers = historyOf(d.window, next)
	if len(d.history.Objects) == 0 {
		d.history.Add(widgets.NewText("None so far.", widgets.RoleCaption))
	}
	d.history.Refresh()
	d.linked.showLinked(stances(next.reading.History), next.log, zone)
	if next.reading.Evidence == 0 {
		d.linked.set(nil, nil, "None so far.")
	}
	d.offered.showOffered(next.log, zone)
}

// commitmentFacts lists what is known of a commitment, in reading order.
func commitmentFacts(shown shownCommitment) []fact {
	reading, zone := shown.reading, shown.frame.Agreement.Location()
	source, _ := shown.frame.Source(reading.Commitment.Source)
	due := ""
	if !reading.Due.IsZero() {
		due = ceasefire.FormatInstant(reading.Due, ceasefire.PrecisionMinute, zone)
	}
	if reading.Overdue {
		due += " (overdue)"
	}
	return []fact{
		{"Party", shown.party.Name},
		{"Stands at", reading.Words() + moveOf(reading)},
		{shown.day.Format(), shown.onDay},
		{"Promise", reading.Commitment.Text},
		{"Clause", reading.Commitment.Clause},
		{"Due", due},
		{"Waits for", reading.WaitsFor},
		{"Source", source.Title},
	}
}

func moveOf(reading ceasefire.CommitmentReading) string {
	if len(reading.History) == 0 {
		return ""
	}
	return moveWords(reading.History, 0)
}

// counted gives a number with its noun, in the singular where it is one.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}
