package dashboard

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// alteredDialog lists the records of the open dossier that were changed past its audit trail, says what can be done about each, and leads there.
type alteredDialog struct {
	window  *Window
	session *session
	dialog  *dialog.CustomDialog
	what    *widgets.Prose
	good    *widgets.Prose
	whole   *widgets.Prose
	list    *widgets.RowList
	merge   *button // that which merges the good backup
	take    *button // that which takes the chosen record as it stands
	chosen  int
	leave   *leaveButton
}

// askAltered opens the dialog on what was found.
func (w *Window) askAltered() {
	if w.session == nil {
		return
	}
	d := &alteredDialog{window: w, session: w.session, what: wrapped("", false), good: wrapped("", false), whole: newRemark()}
	d.lay()
	w.vouch.changed = d.show
	d.show()
	w.showFitting(d.dialog, fyne.NewSize(940, 680))
	w.win.Canvas().Focus(d.leave)
}

// lay puts the list between what is said of it all and what can be done.
func (d *alteredDialog) lay() {
	number := widgets.LedgerColumn{Width: 64, Role: widgets.RoleFigure, Alignment: fyne.TextAlignTrailing}
	share := widgets.LedgerColumn{Role: widgets.RoleBody}
	d.list = widgets.NewRowList([]widgets.LedgerColumn{share, share, number}, "Record", "What was done to it", "Entry")
	d.list.OnEscape = d.close
	d.list.OnChosen = d.choose
	d.whole.Importance = widget.MediumImportance
	d.merge = newButton("Merge that backup…", d.mergeGood)
	d.merge.Importance = widget.HighImportance
	d.take = newButton("Take it as it stands", d.takeChosen)
	d.leave = newLeaveButton("Close", d.close, d.close)
	copied := newButton("Copy the list", func() {
		d.window.app.Clipboard().SetContent(faultLines(d.window.vouch.found))
		d.what.SetText("The list is on the clipboard, with what to do about each.")
	})
	compare := newButton("Compare with backups…", d.then(d.window.askBackups))
	other := newButton("Merge another copy…", d.then(d.window.askMerge))
	if d.session.dossier.ReadOnly() {
		other.Disable()
	}
	foot := container.NewVBox(d.whole, d.good, container.NewHBox(copied, d.take, layout.NewSpacer(), compare, other, d.merge, d.leave))
	d.dialog = dialog.NewCustomWithoutButtons("Changed past the audit trail", container.NewBorder(d.what, foot, nil, nil, d.list), d.window.win)
}

// show lists what is known by now.
func (d *alteredDialog) show() {
	found := d.window.vouch.found
	rows := make([][]string, len(found.Records))
	for n, f := range found.Records {
		entry := ""
		if f.Line > 0 {
			entry = grouped(int(f.Line))
		}
		rows[n] = []string{capital(faultName(f)), faultWords(f), entry}
	}
	d.whole.SetText("Choose one to see what to do about it.")
	d.take.Disable()
	d.list.SetRows(rows)
	d.what.SetText("Somebody wrote to this dossier's file with another program. Each entry named here is the last that the audit trail has about a record, and says otherwise.")
	switch {
	case found.Count() == 0:
		d.what.SetText("Nothing is altered: each record is as the audit trail tells of it.")
		d.whole.SetText("")
	case found.More > 0:
		d.what.SetText(d.what.Text + fmt.Sprintf(" The first %d are named, of %s.", len(rows), grouped(found.Count())))
	}
	d.showGood()
}

// choose says what to do about one of them.
func (d *alteredDialog) choose(n int) {
	f := d.window.vouch.found.Records[n]
	d.whole.SetText(capital(f.String()) + ".")
	if d.chosen = n; f.Takeable() && !d.session.dossier.ReadOnly() {
		d.take.Enable()
	} else {
		d.take.Disable()
	}
}

// takeChosen has the trail tell of the chosen record as it stands, in the analyst's name; the list is made anew once that was looked at.
func (d *alteredDialog) takeChosen() {
	session, f := d.session, d.window.vouch.found.Records[d.chosen]
	d.take.Disable()
	d.window.background("deciding about what was altered", func(ctx context.Context) (func(), error) {
		done, err := session.dossier.TakeOver(ctx, f)
		if err != nil {
			return func() { d.whole.SetText(refusedWords(d.window, err)) }, nil
		}
		return func() {
			d.window.decided(session, store.ChangeOwn, done)
			d.what.SetText("Taken as it stands: the audit trail tells of it now, in your name. What is altered is being looked at anew.")
		}, nil
	})
}

// showGood says which backup puts right what was altered.
func (d *alteredDialog) showGood() {
	v := d.window.vouch
	d.good.Hidden, d.merge.Hidden = v.found.Count() == 0, v.good == nil
	switch {
	case v.good != nil:
		at := ceasefire.FormatInstant(v.good.At, ceasefire.PrecisionMinute, d.session.zone)
		d.good.SetText("The newest backup in which nothing is altered is of " + at + ", and is kept meanwhile. Merging it puts back what was altered or removed since, and keeps what was entered since.")
	case v.looked:
		d.good.SetText("There is no backup on this computer in which nothing is altered. An undamaged copy that somebody else has will do: merging it puts back what was altered or removed.")
	default:
		d.good.SetText("Looking for the newest backup in which nothing is altered…")
	}
	if d.session.dossier.ReadOnly() {
		d.merge.Hide()
	}
	d.good.Refresh()
	d.merge.Refresh()
}

// then puts the dialog away before something else is opened.
func (d *alteredDialog) then(do func()) func() {
	return func() {
		d.close()
		do()
	}
}

// mergeGood opens the dialog that merges the backup.
func (d *alteredDialog) mergeGood() {
	good := d.window.vouch.good
	d.close()
	if good != nil {
		d.window.mergeFrom(good.Path)
	}
}

func (d *alteredDialog) close() {
	d.window.vouch.changed = nil
	d.dialog.Hide()
}
