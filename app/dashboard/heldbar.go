package dashboard

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// heldBar stands under the header while the dossier is open for reading only: why, and what can be done.
type heldBar struct {
	*bar
	window *Window
	edit   *button
	save   *button
}

func newHeldBar(w *Window) *heldBar {
	b := &heldBar{window: w, edit: newButton("", nil), save: newButton("", nil)}
	b.bar = newBar(b.edit, b.save)
	return b
}

// show says why a session's dossier can only be read; where it can be written to, the bar goes.
func (b *heldBar) show(s *session) {
	if !s.dossier.ReadOnly() || s.passing {
		b.content.Hide()
		b.window.win.Content().Refresh()
		return
	}
	if s.dossier.Damage() != nil {
		b.damaged(s)
		return
	}
	b.offer("Edit here", b.window.takeOver, "Save a copy…", b.window.askBackup)
	b.paint(theme.ColorNameStrained, readOnlyWords(s.dossier, s.zone), widget.MediumImportance)
	b.edit.Hide()
	switch {
	case s.dossier.HeldBy() != nil:
		b.edit.Show()
		b.edit.Disable()
	case s.dossier.Full() != nil, s.dossier.Names() != nil: // it can be tried again once there is room, or one name
		b.edit.Show()
		b.edit.Enable()
	}
	b.content.Show()
	b.window.win.Content().Refresh()
}

// damaged says that nothing is written to the dossier any more, and leads to the ways on.
func (b *heldBar) damaged(s *session) {
	path, why := s.dossier.Path(), s.dossier.Damage().Unwrap().Error()
	b.offer("Ways on…", func() { b.window.askDamage(path, why) }, "Open another…", b.window.askOpen)
	b.paint(theme.ColorNameBroken, "Read only: "+filepath.Base(path)+" is damaged, and stays exactly as it is. What you type is kept in your own folder, and goes into the dossier that you go on with.", widget.HighImportance)
	b.edit.Show()
	b.edit.Enable()
	b.content.Show()
	b.window.win.Content().Refresh()
}

// gone says that the dossier is no longer where it was, and offers the ways on.
func (b *heldBar) gone(s *session) {
	b.offer("Try again", b.window.tryAgain, "Save elsewhere…", b.window.askElsewhere)
	name := filepath.Base(s.dossier.Path())
	words := name + " is no longer where it was: its drive was disconnected, or its folder moved. Nothing can be saved until it is there again; what you type is kept in your own folder meanwhile."
	if s.dossier.LogGone() {
		words = "The log beside " + name + " was taken away or replaced while it was open. Nothing more is saved there: save what is open elsewhere, which has all that was saved; what you type is kept in your own folder meanwhile."
	}
	b.paint(theme.ColorNameBroken, words, widget.MediumImportance)
	b.edit.Show()
	b.edit.Enable()
	b.content.Show()
	b.window.win.Content().Refresh()
}

// offer names the two ways on.
func (b *heldBar) offer(edit string, do func(), save string, keep func()) {
	b.edit.SetText(edit)
	b.save.SetText(save)
	b.edit.OnTapped, b.save.OnTapped = do, keep
}

// free offers to edit a dossier that nobody else has open any more.
func (b *heldBar) free(s *session) {
	held := s.dossier.HeldBy()
	if held == nil {
		return
	}
	words := "no longer has this dossier open: you can edit it here."
	b.paint(fynetheme.ColorNamePrimary, capital(holderName(held))+" "+words, widget.HighImportance)
	b.edit.Enable()
}

func (b *heldBar) paint(mark fyne.ThemeColorName, words string, importance widget.Importance) {
	b.mark.paint(mark)
	b.text.SetText(words)
	b.edit.Importance = importance
	b.edit.Refresh()
}

// readOnlyWords says why a dossier can only be read, and what is so all the same, in the dossier's zone.
func readOnlyWords(d *store.Dossier, zone *time.Location) string {
	held := d.HeldBy()
	if d.Full() != nil {
		return "Read only: the disk that holds this dossier is full. Make room there and choose Edit here, or save a copy on another disk."
	}
	if names := d.Names(); names != nil {
		return "Read only: this dossier " + names.Found() + ". What is written under one name is not seen under the other, and would be lost. " + names.WayOn() + "."
	}
	if held == nil {
		return "Read only: this file or its folder cannot be written to. A copy elsewhere can be edited."
	}
	words := "Read only: " + holderName(held) + " has this dossier open"
	if held.By.Here() {
		words += " in another window"
	} else {
		words += " on the computer " + held.By.Host
	}
	if !held.By.Since.IsZero() {
		words += ", since " + ceasefire.FormatInstant(held.By.Since, ceasefire.PrecisionMinute, zone)
	}
	return words + ". What is changed there is shown here at once."
}

func holderName(held *store.HeldError) string {
	if held.By.Who == "" {
		return "somebody"
	}
	return held.By.Who
}
