package dashboard

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// commitmentDetail shows a commitment whole: its clause, what it waits for, when it is due, and how it was assessed so far.
type commitmentDetail struct {
	window  *Window
	content *fyne.Container
	title   *widget.Label
	facts   *factSheet
	history *fyne.Container
}

func newCommitmentDetail(w *Window) *commitmentDetail {
	d := &commitmentDetail{window: w, title: widget.NewLabel(""), facts: newFactSheet(), history: container.NewVBox()}
	d.title.TextStyle.Bold = true
	d.title.Wrapping = fyne.TextWrapWord
	hint := widgets.NewEmptyState("No commitment selected", "Choose one in the checklist to see its clause, its history and its evidence.", "", nil)
	d.content = container.NewStack(hint)
	return d
}

func (d *commitmentDetail) show(shot *Snapshot, reading ceasefire.CommitmentReading, party ceasefire.Party) {
	d.title.SetText(reading.Commitment.Title)
	d.facts.set(commitmentFacts(shot, reading, party))
	d.showHistory(shot, reading)
	record := widget.NewButtonWithIcon("Record assessment", fynetheme.DocumentCreateIcon(), d.window.compliance.enter)
	record.Importance = widget.HighImportance
	history := widgets.NewPanel("Assessments", "newest first", d.history)
	body := container.NewVScroll(container.NewVBox(d.title, d.facts.content, history))
	d.content.Objects = []fyne.CanvasObject{container.NewBorder(nil, container.NewHBox(record), nil, nil, body)}
	d.content.Refresh()
}

// commitmentFacts lists what is known of a commitment, in reading order.
func commitmentFacts(shot *Snapshot, reading ceasefire.CommitmentReading, party ceasefire.Party) []fact {
	c := reading.Commitment
	source, _ := shot.Frame.Source(c.Source)
	due := ""
	if !reading.Due.IsZero() {
		due = ceasefire.FormatInstant(reading.Due, ceasefire.PrecisionMinute, shot.Zone)
	}
	if reading.Overdue {
		due += " (overdue)"
	}
	return []fact{
		{"Party", party.Name},
		{"Stands at", reading.Words()},
		{"Promise", c.Text},
		{"Clause", c.Clause},
		{"Due", due},
		{"Waits for", reading.WaitsFor},
		{"Source", source.Title},
	}
}

func (d *commitmentDetail) showHistory(shot *Snapshot, reading ceasefire.CommitmentReading) {
	d.history.RemoveAll()
	for _, a := range reading.History {
		head := ceasefire.FormatInstant(a.At, ceasefire.PrecisionMinute, shot.Zone) + ": " + a.Words()
		note := a.Rationale
		if n := len(a.Evidence); n > 0 {
			note += fmt.Sprintf(" (%s)", counted(n, "incident", "incidents"))
		}
		label := widget.NewLabel(note)
		label.Wrapping = fyne.TextWrapWord
		d.history.Add(widgets.NewText(head, widgets.RoleBody))
		d.history.Add(label)
		d.history.Add(widgets.NewText("by "+a.Recorded.By, widgets.RoleCaption))
	}
	if len(reading.History) == 0 {
		d.history.Add(widgets.NewText("None so far.", widgets.RoleCaption))
	}
	d.history.Refresh()
}

// counted gives a number with its noun, in the singular where it is one.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
