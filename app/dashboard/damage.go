package dashboard

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

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

// isDamage reports whether an error says that a dossier's file is damaged.
func isDamage(err error) bool {
	var refused *store.OpenError
	var fault *store.FileError
	return errors.As(err, &refused) && refused.Damaged || errors.As(err, &fault) && fault.Damaged
}

// quickly looks a dossier's structure over beside the window, once it is shown; damage that is found leads to the ways out of it, and what is sound is backed up.
func (w *Window) quickly(s *session) {
	if w.session != s {
		return
	}
	w.beside(func() {
		found, err := s.dossier.QuickCheck(s.life)
		w.do(func() {
			switch {
			case w.session != s || err != nil: // one that was closed meanwhile is of no interest
			case len(found) > 0:
				w.foundDamage(s, found[0])
			default:
				w.takeUpDrafts(s)
				w.keep.begin()
				w.removeLeftBehind(s)
				w.vouch.ask()
			}
		})
	})
}

// foundDamage shuts a dossier that was found to be damaged for all changes: nothing is written to it any more, as the bar goes on to say. What is being typed is kept in the user's own folder.
func (w *Window) foundDamage(s *session, why string) {
	w.keep.end()
	w.held.show(s)
	w.openDoors()
	w.buildMenu()
	w.askDamage(s.dossier.Path(), why)
}

// askDamage says that a dossier is damaged and offers both ways on: the newest good backup, and what can still be read. The damaged file is never changed.
func (w *Window) askDamage(path, why string) {
	w.background("looking for a good backup", func(ctx context.Context) (func(), error) {
		settings, err := safekeeping.Read(w.options.DataDir)
		if err != nil {
			return nil, err
		}
		saved, found, err := settings.ShelfOf(ctx, w.options.DataDir, path).NewestGood(ctx)
		if err != nil {
			return nil, err
		}
		return func() { w.showDamage(path, why, saved, found) }, nil
	})
}

func (w *Window) showDamage(path, why string, saved store.Saved, found bool) {
	good, rescued := store.FreeName(path, "good backup"), store.FreeName(path, "salvaged")
	text := wrapped(filepath.Base(path)+" is damaged ("+strings.TrimSuffix(why, ".")+"). The file stays exactly as it is; whatever you choose goes into a new file beside it.", false)
	var asked *dialog.CustomDialog
	act := func(do func()) func() {
		return func() {
			asked.Hide()
			do()
		}
	}
	hide := func() { asked.Hide() }
	salvage := newLeaveButton("Salvage what can be read", act(func() { w.salvage(path, rescued) }), hide)
	open := newLeaveButton("Open the newest good backup", act(func() { w.openGood(path, saved, good) }), hide)
	first, words := open, "There is no good backup of it."
	if found {
		open.Importance = widget.HighImportance
		zone := ceasefire.FormatInstant(saved.At.Local(), ceasefire.PrecisionMinute, saved.At.Local().Location())
		words = "The newest good backup is of " + zone + " on this computer's clock. Salvaging takes longer, may bring over later entries too, and lists what it could not read."
	} else {
		open.Hide()
		salvage.Importance = widget.HighImportance
		first = salvage
	}
	another := newButton("Open another…", act(w.askOpen))
	buttons := container.NewHBox(layout.NewSpacer(), newButton("Close", hide), another, salvage, open)
	asked = dialog.NewCustomWithoutButtons("The dossier is damaged", container.NewVBox(text, wrapped(words, false), buttons), w.win)
	asked.Resize(fyne.NewSize(720, 0))
	w.showDialog(asked)
	w.win.Canvas().Focus(first)
}

// openGood puts a copy of a backup beside the damaged dossier and opens it.
func (w *Window) openGood(path string, saved store.Saved, out string) {
	w.background("opening a backup", func(ctx context.Context) (func(), error) {
		if err := store.CopyBackup(ctx, saved.Path, out); err != nil {
			return nil, err
		}
		s, err := w.loadInstead(ctx, path, out)
		if err != nil {
			return nil, err
		}
		return func() {
			w.adopt(s)
			w.notice.say("This is the newest good backup of "+filepath.Base(path)+", as "+filepath.Base(out)+". The damaged file is as it was.", "Salvage too", func() {
				w.salvage(path, store.FreeName(path, "salvaged"))
			})
		}, nil
	})
}

// loadInstead opens a dossier in place of a damaged one, with what was typed into that.
func (w *Window) loadInstead(ctx context.Context, damaged, path string) (*session, error) {
	s, err := w.load(ctx, path, nil)
	if err != nil {
		return nil, err
	}
	if err = w.owing.putAside(); err == nil {
		_, err = w.adoptAside(ctx, s.dossier, safekeeping.NewAside(w.options.DataDir, damaged, s.frame.Agreement.ID), nil)
	}
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// salvage reads what can be read of a damaged dossier and opens that.
func (w *Window) salvage(path, out string) {
	ctx, cancel := context.WithCancel(context.Background())
	w.notice.say("Salvaging what can be read of "+filepath.Base(path)+" …", "Cancel", cancel)
	w.background("salvaging a dossier", func(context.Context) (func(), error) {
		defer cancel()
		saved, list, err := safekeeping.Salvage(ctx, path, out, store.Options{Who: w.who(), Now: w.options.Now})
		if err != nil {
			return nil, err
		}
		s, err := w.loadInstead(ctx, path, out)
		if err != nil {
			return nil, err
		}
		return func() {
			w.adopt(s)
			w.showSalvaged(saved, out, list)
		}, nil
	})
}

// showSalvaged says what a salvage brought, and lists what it could not read.
func (w *Window) showSalvaged(saved store.Salvaged, out, list string) {
	lost := widgets.NewLedger([]widgets.LedgerColumn{{Role: widgets.RoleBody}})
	rows := make([]widgets.LedgerRow, len(saved.Losses))
	for n, l := range saved.Losses {
		rows[n] = widgets.LedgerRow{Cells: []string{l.What}}
	}
	lost.SetRows(rows)
	leave := newLeaveButton("Close", nil, nil)
	leave.Importance = widget.HighImportance
	head, size := container.NewVBox(wrapped(salvageWords(saved, filepath.Base(out), list), false)), fyne.NewSize(720, 0)
	body := fyne.CanvasObject(head)
	buttons := container.NewHBox(layout.NewSpacer(), leave)
	if len(rows) > 0 {
		body, size = container.NewBorder(head, buttons, nil, nil, widgets.NewPanel("What is lost, altered or put back", "", scrolled(lost))), fyne.NewSize(860, 680)
	} else {
		head.Add(buttons)
	}
	told := dialog.NewCustomWithoutButtons("Salvaged", body, w.win)
	leave.OnTapped, leave.leave, lost.OnEscape = told.Hide, told.Hide, told.Hide
	if len(rows) > 0 {
		w.showFitting(told, size)
	} else {
		told.Resize(size)
		w.showDialog(told)
	}
	w.win.Canvas().Focus(leave)
}

// salvageWords says what a salvage brought, and where it is listed what it could not read.
func salvageWords(s store.Salvaged, name, list string) string {
	words := fmt.Sprintf("This is what could be read, in %s: %s", name, counted(s.Incidents, "incident", "incidents"))
	if s.Rebuilt > 0 {
		words += ", " + counted(s.Rebuilt, "record", "records") + " written again from the audit trail"
	}
	if list == "" {
		return words + ". Nothing that could be told is lost."
	}
	return words + ". The damaged file is as it was. What is lost, altered or put back stands in " + filepath.Base(list) + " beside it too."
}
