package dashboard

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// backupsDialog lists the backups of the open dossier, holds one against the present, and puts it back.
type backupsDialog struct {
	window   *Window
	session  *session
	dialog   *dialog.CustomDialog
	settings safekeeping.Settings
	shelf    store.Shelf
	list     []store.Saved
	chosen   int  // in list, -1 for none
	another  bool // the chosen one is of another dossier
	// stop stops looking at the backup that was chosen before.
	stop context.CancelFunc

	names   *widgets.Ledger
	where   *widgets.Prose
	what    *widgets.Prose
	changes *widgets.Ledger
	restore *button
	open    *button
	drop    *button
}

// changesShown is how many of the records that changed since a backup are named.
const changesShown = 200

// askBackups opens the dialog.
func (w *Window) askBackups() {
	if w.session == nil {
		return
	}
	b := &backupsDialog{window: w, session: w.session, chosen: -1, stop: func() {}}
	b.lay()
	w.showFitting(b.dialog, fyne.NewSize(1040, 760))
	b.read()
}

// lay puts the list at the left and what is chosen of it at the right.
func (b *backupsDialog) lay() {
	b.names = widgets.NewLedger([]widgets.LedgerColumn{{Width: 128, Role: widgets.RoleBody}, {Role: widgets.RoleCaption}, {Width: 76, Role: widgets.RoleCaption, Alignment: fyne.TextAlignTrailing}})
	b.names.OnTapped, b.names.OnEscape = b.choose, b.close
	b.changes = widgets.NewLedger([]widgets.LedgerColumn{{Width: 74, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}})
	b.changes.OnEscape = b.close
	b.where, b.what = widgets.NewCaption(""), wrapped("", false)
	b.restore = newButton("Put it back…", b.askRestore)
	b.restore.Importance = widget.HighImportance
	b.open, b.drop = newButton("Open it", b.look), newButton("Delete…", b.askDelete)
	buttons := container.NewHBox(newButton("Back up now", b.now), newButton("Settings…", b.ask), layout.NewSpacer(),
		b.drop, b.open, b.restore, newButton("Close", b.close))
	left := container.NewBorder(nil, b.where, nil, nil, scrolled(b.names))
	right := container.NewBorder(b.what, nil, nil, nil, scrolled(b.changes))
	body := container.New(columns{1, 1}, widgets.NewPanel("Backups", "newest first; Enter compares one", left), widgets.NewPanel("Since then", "", right))
	b.dialog = dialog.NewCustomWithoutButtons("Backups", container.NewBorder(nil, buttons, nil, nil, body), b.window.win)
	b.unchoose()
}

// scrolled lets a ledger be scrolled, by the keyboard too.
func scrolled(l *widgets.Ledger) *container.Scroll {
	scroll := container.NewVScroll(l)
	l.OnMoved = func(top, bottom float32) { keepInSight(scroll, top, bottom) }
	return scroll
}

func (b *backupsDialog) close() {
	b.stop()
	b.dialog.Hide()
}

// read lists what is on the shelf.
func (b *backupsDialog) read() {
	b.window.background("listing the backups", func(ctx context.Context) (func(), error) {
		settings, err := safekeeping.Read(b.window.options.DataDir)
		if err != nil {
			return nil, err
		}
		shelf := settings.ShelfOf(ctx, b.window.options.DataDir, b.session.dossier.Path())
		list, err := shelf.List()
		return func() { b.show(settings, shelf, list) }, err
	})
}

func (b *backupsDialog) show(settings safekeeping.Settings, shelf store.Shelf, list []store.Saved) {
	b.settings, b.shelf, b.list = settings, shelf, list
	var rows []widgets.LedgerRow
	var total int64
	for _, s := range list {
		total += s.Size
		rows = append(rows, widgets.LedgerRow{Cells: []string{b.when(s), madeWords(s, b.window.options.Now()), sizeWords(s.Size)}})
	}
	b.names.SetRows(rows)
	where := fmt.Sprintf("%s of at most %s in %s", sizeWords(total), sizeWords(shelf.Rule.Most), shelf.Folder)
	for _, folder := range shelf.Also {
		where += ", and from when the dossier lay elsewhere in " + filepath.Base(folder)
	}
	b.where.SetText(where)
	b.unchoose()
	if len(list) > 0 {
		b.window.win.Canvas().Focus(b.names)
	}
}

func (b *backupsDialog) when(s store.Saved) string {
	return ceasefire.FormatInstant(s.At, ceasefire.PrecisionMinute, b.session.zone)
}

// unchoose shows that no backup is chosen, and what to do.
func (b *backupsDialog) unchoose() {
	b.chosen = -1
	b.names.Mark(-1)
	b.changes.SetRows(nil)
	b.restore.Disable()
	b.open.Disable()
	b.drop.Disable()
	b.what.SetText("Choose a backup to see what was added, changed and removed since.")
	if len(b.list) == 0 {
		b.what.SetText("There is no backup yet. One is made when a dossier is opened and something in it changed, and while it is open.")
	}
}

// choose holds a backup against the present.
func (b *backupsDialog) choose(row int) {
	if row >= len(b.list) {
		return
	}
	saved := b.list[row]
	b.chosen, b.another = row, false
	b.names.Mark(row)
	b.what.SetText("Comparing it, and looking whether it is whole…")
	b.restore.Disable()
	b.open.Disable()
	b.drop.Enable() // one that is damaged too
	b.stop()
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	b.window.background("comparing a backup", func(context.Context) (func(), error) {
		found, err := examined(ctx, b.session.dossier, saved.Path)
		return func() {
			if b.chosen == row && b.window.session == b.session && ctx.Err() == nil {
				b.compared(found, err)
			}
		}, nil
	})
}

// examined holds a backup against the dossier. One of another dossier that is whole is a *store.OtherDossierError.
func examined(ctx context.Context, d *store.Dossier, path string) (store.Comparison, error) {
	found, err := d.Compare(ctx, path)
	var other *store.OtherDossierError
	if err == nil || errors.As(err, &other) {
		if broken := wholeBackup(ctx, path); broken != nil {
			return found, broken
		}
	}
	return found, err
}

// wholeBackup says what is wrong with a backup that cannot be put back: its trail may be whole where its records are not.
func wholeBackup(ctx context.Context, path string) error {
	report, err := store.CheckFile(ctx, path)
	if err == nil && !report.Whole() {
		return fmt.Errorf("this backup is damaged (%s): choose another, or open it with File, Open to salvage what can be read", report.Problems()[0])
	}
	return err
}

// compared lists what changed since the backup that is chosen; one that cannot be compared cannot be put back either, unless all that is wrong with it is that it is another dossier's.
func (b *backupsDialog) compared(found store.Comparison, err error) {
	var other *store.OtherDossierError
	b.another = errors.As(err, &other)
	if b.another {
		b.what.SetText("This is a backup of another dossier: its audit trail has nothing in common with this one. Open it to see what it is.")
		b.changes.SetRows(nil)
		b.allow()
		return
	}
	if err != nil {
		b.what.SetText(sentence(err))
		b.changes.SetRows(nil)
		b.restore.Disable()
		b.open.Disable()
		return
	}
	b.what.SetText(comparisonWords(found))
	var rows []widgets.LedgerRow
	for _, part := range []struct {
		word    string
		changes []store.RecordChange
	}{{"added", found.Added}, {"changed", found.Changed}, {"removed", found.Removed}} {
		for _, c := range part.changes[:min(len(part.changes), changesShown)] {
			rows = append(rows, widgets.LedgerRow{Cells: []string{part.word, recordWords(c)}})
		}
	}
	b.changes.SetRows(rows)
	b.allow()
}

// allow lets the chosen backup be opened, and be put back where the dossier can be written to.
func (b *backupsDialog) allow() {
	b.open.Enable()
	b.restore.Disable()
	if !b.session.dossier.ReadOnly() {
		b.restore.Enable()
	}
}

// comparisonWords says what changed since a backup.
func comparisonWords(c store.Comparison) string {
	if c.Same() {
		return "Nothing changed since: this backup holds what the dossier holds."
	}
	words := fmt.Sprintf("%s added, %s changed, %s removed since.", counted(len(c.Added), "record", "records"), grouped(len(c.Changed)), grouped(len(c.Removed)))
	if c.Beyond > 0 {
		words += " The backup has " + counted(c.Beyond, "change", "changes") + " that the dossier has not."
	}
	if most := max(len(c.Added), len(c.Changed), len(c.Removed)); most > changesShown {
		words += fmt.Sprintf(" The first %d of each kind are named.", changesShown)
	}
	return words
}

// recordWords names a record that changed: "incident: Shells on the road".
func recordWords(c store.RecordChange) string {
	text := c.After
	if text == "" {
		text = c.Before
	}
	words := store.RecordName(c.Record)
	if name := rowNamed(text).name(); name != "" {
		words += ": " + name
	}
	return strings.ReplaceAll(words, "\n", " ")
}

// madeWords says when a backup was made, and of one whose date lies in the future that the computer's clock was ahead.
func madeWords(s store.Saved, now time.Time) string {
	words := occasionWords(s.Why)
	if s.At.After(now.Add(time.Hour)) {
		words += ", by a clock that was ahead"
	}
	return words
}

func occasionWords(why store.Occasion) string {
	switch why {
	case store.OnOpening:
		return "when it was opened"
	case store.Regularly:
		return "while it was open"
	case store.WhenAsked:
		return "asked for"
	case store.BeforeRestore:
		return "before a backup was put back"
	}
	return string(why)
}

// now makes a backup at once.
func (b *backupsDialog) now() {
	shelf := b.kept()
	if shelf.Folder == "" {
		return // not listed yet
	}
	b.what.SetText("Making a backup…")
	b.window.background("backing up", func(ctx context.Context) (func(), error) {
		_, made, err := b.session.dossier.BackUp(ctx, shelf, store.WhenAsked)
		return func() {
			if err != nil {
				b.what.SetText(sentence(err))
				return
			}
			b.read()
			if !made {
				b.window.notice.say("Nothing changed since the newest backup: it holds what the dossier holds.", "", nil)
			}
		}, nil
	})
}

// look opens the chosen backup in place of the dossier, for reading alone.
func (b *backupsDialog) look() {
	if b.chosen < 0 {
		return
	}
	saved, back := b.list[b.chosen], b.session.dossier.Path()
	b.close()
	w := b.window
	w.background("opening a backup", func(ctx context.Context) (func(), error) {
		s, err := w.loadAs(ctx, saved.Path, store.Options{ReadOnly: true})
		if err != nil {
			return nil, err
		}
		return func() {
			s.passing = true
			w.adopt(s)
			w.notice.say("This is the backup of "+b.when(saved)+", open for reading only.", "Back to the dossier", func() { w.open(back) })
		}, nil
	})
}

// askRestore asks once more before a backup is put back.
func (b *backupsDialog) askRestore() {
	if b.chosen < 0 {
		return
	}
	saved, put := b.list[b.chosen], b.session.dossier.Restore
	title, press, words := "Put this backup back?", "Put it back", "Everything reads as it did on "+b.when(saved)+"."
	if b.another {
		put = b.session.dossier.RestoreOther
		title, press, words = "Put another dossier in its place?", "Put the other in its place", "This is a backup of another dossier. This file would hold that dossier from now on, and nothing of this one."
	}
	text := wrapped(words+" What the dossier is now is kept as a backup first, and can be put back in the same way.", false)
	var asked *dialog.CustomDialog
	do := newButton(press, func() {
		asked.Hide()
		b.close()
		b.window.putBackBy(put, b.session, b.kept(), saved.Path, b.when(saved))
	})
	do.Importance = widget.HighImportance
	hide := func() { asked.Hide() }
	stay := newLeaveButton("Close", hide, hide)
	asked = dialog.NewCustomWithoutButtons(title, container.NewVBox(text, container.NewHBox(layout.NewSpacer(), stay, do)), b.window.win)
	asked.Resize(fyne.NewSize(520, 0))
	b.window.showDialog(asked)
	b.window.win.Canvas().Focus(stay)
}

// putting puts a dossier back to a backup.
type putting func(ctx context.Context, shelf store.Shelf, backup string) (store.Restored, error)

// putBack puts a backup of the dossier back beside the window, and reads the dossier anew; that can be taken back.
func (w *Window) putBack(s *session, shelf store.Shelf, backup, when string) {
	w.putBackBy(s.dossier.Restore, s, shelf, backup, when)
}

// putBackBy is putBack for a backup that may be another dossier's, which is taken back too.
func (w *Window) putBackBy(put putting, s *session, shelf store.Shelf, backup, when string) {
	w.notice.say("Putting the dossier back to "+when+" …", "", nil)
	w.background("putting a backup back", func(ctx context.Context) (func(), error) {
		restored, err := put(ctx, shelf, backup)
		if err != nil {
			return nil, err
		}
		fresh, err := w.load(ctx, s.dossier.Path(), s)
		if err != nil {
			return nil, err
		}
		return func() {
			if w.session != s {
				w.notice.fail("closing the dossier", fresh.close())
				return
			}
			w.keepTypedAgain(s)
			w.take(fresh)
			before := ceasefire.FormatInstant(restored.Kept.At, ceasefire.PrecisionMinute, fresh.zone)
			w.notice.say("The dossier is as it was on "+when+". What it was before is kept as a backup.", "Undo", func() {
				w.putBackBy(fresh.dossier.RestoreOther, fresh, shelf, restored.Kept.Path, before)
			})
		}, nil
	})
}

// ask lets a person say where backups go, how often, and how much room they may take.
func (b *backupsDialog) ask() {
	if b.window.modal != nil || b.shelf.Folder == "" {
		return
	}
	b.close()
	b.window.askSafekeeping(b.settings, b.session.dossier.Path())
}
