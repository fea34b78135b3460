package dashboard

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
)

// kept gives the shelf with the backups that must stay on it for now.
func (b *backupsDialog) kept() store.Shelf {
	shelf := b.shelf
	shelf.Needed, shelf.NeedAll = b.window.vouch.needed()
	return shelf
}

// askDelete asks once more before the chosen backup is deleted.
func (b *backupsDialog) askDelete() {
	if b.chosen < 0 {
		return
	}
	saved := b.list[b.chosen]
	var asked *dialog.CustomDialog
	do := newButton("Delete it", func() {
		asked.Hide()
		b.remove(saved)
	})
	do.Importance = widget.DangerImportance
	hide := func() { asked.Hide() }
	stay := newLeaveButton("Close", hide, hide)
	asked = dialog.NewCustomWithoutButtons("Delete this backup?", container.NewVBox(wrapped(b.deleteWords(saved), false), container.NewHBox(layout.NewSpacer(), stay, do)), b.window.win)
	asked.Resize(fyne.NewSize(520, 0))
	b.window.showDialog(asked)
	b.window.win.Canvas().Focus(stay)
}

// deleteWords names a backup, and says what is lost with it.
func (b *backupsDialog) deleteWords(saved store.Saved) string {
	words := "The backup of " + b.when(saved) + " (" + madeWords(saved, b.window.options.Now()) + ") is removed from the disk and cannot be brought back: " + filepath.Base(saved.Path) + ", " + sizeWords(saved.Size) + "."
	if shelf := b.kept(); slices.Contains(shelf.Needed, saved.Path) {
		words += " It is the one that puts right what another program changed in this dossier."
	}
	if len(b.list) == 1 {
		return words + " It is the only backup."
	}
	return words
}

// remove deletes a backup, and lists those that are left.
func (b *backupsDialog) remove(saved store.Saved) {
	b.stop()
	b.window.background("deleting a backup", func(context.Context) (func(), error) {
		err := b.shelf.Remove(saved)
		return func() {
			if err != nil {
				b.what.SetText(sentence(err))
				return
			}
			b.read()
		}, nil
	})
}
