package dashboard

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store"
)

// typedIn is what has the keyboard while a text is typed: it has an undo of its own.
type typedIn interface {
	fyne.Shortcutable
	SelectedText() string
}

// undo takes back the last change of the records that stands, whoever made it and when; in a field, what was typed; and what a notice offers to take back that is no record.
func (w *Window) undo() {
	if w.waits(w.undo) {
		return
	}
	switch field, typing := w.typingIn(); {
	case typing:
		field.TypedShortcut(&fyne.ShortcutUndo{})
	case w.asks(): // what lies beneath a dialog does not change unseen
	case w.notice.offersOwnUndo():
		w.notice.act()
	default:
		w.turnNext(store.ChangeUndo)
	}
}

// redo carries out again what was taken back last; in a field, what was typed.
func (w *Window) redo() {
	if w.waits(w.redo) {
		return
	}
	if field, typing := w.typingIn(); typing {
		field.TypedShortcut(&fyne.ShortcutRedo{})
		return
	}
	if !w.asks() {
		w.turnNext(store.ChangeRedo)
	}
}

// undoItems are the menu's items that name what would be taken back and carried out again.
func (w *Window) undoItems() []*fyne.MenuItem {
	undo := &fyne.MenuItem{Label: "Undo", Shortcut: &fyne.ShortcutUndo{}, Action: w.undo} // Ctrl+Z reaches the menu under this name only
	redo := shifted("Redo", fyne.KeyZ, w.redo)
	for _, side := range []struct {
		item *fyne.MenuItem
		next *store.Change
	}{{undo, w.turns.Undo}, {redo, w.turns.Redo}} {
		if side.next != nil {
			side.item.Label += ": " + shortened(side.next.What)
		}
	}
	if w.notice.offersOwnUndo() {
		undo.Label = "Undo"
	}
	undo.Disabled, redo.Disabled = !w.writes() && !w.notice.offersOwnUndo(), !w.writes()
	return []*fyne.MenuItem{undo, redo, w.offerItem()}
}

// offerItem is the menu's item for what the line at the foot offers, so that the keyboard reaches it from wherever it is.
func (w *Window) offerItem() *fyne.MenuItem {
	do := item("Do what is offered", fyne.KeyPeriod, w.notice.press)
	do.Disabled = w.notice.offered() == ""
	if !do.Disabled {
		do.Label += ": " + w.notice.offered()
	}
	return do
}

// mostMenuLetters is how many letters of a change's name the menu shows.
const mostMenuLetters = 60

func shortened(text string) string {
	if letters := []rune(text); len(letters) > mostMenuLetters {
		return string(letters[:mostMenuLetters-1]) + "…"
	}
	return text
}

// followTurns reads what can be taken back and carried out again now, and has the menu name it.
func (w *Window) followTurns() {
	session := w.session
	if session == nil {
		return
	}
	w.background("reading what can be undone", func(ctx context.Context) (func(), error) {
		turns, err := session.dossier.Turns(ctx)
		return func() {
			if w.session == session {
				w.turns = turns
				w.buildMenu()
			}
		}, err
	})
}

// sayDone says what was done to records, and offers to take it back.
func (w *Window) sayDone(text string) {
	w.notice.say(text, "Undo", func() { w.turnNext(store.ChangeUndo) })
	w.notice.records = true
}

// turnNext takes the next change back, or carries it out again. What is next is asked of the trail, not of the menu.
func (w *Window) turnNext(kind store.ChangeKind) {
	session := w.session
	if session == nil || !w.mayChange() {
		return
	}
	w.turnBeside(session, kind, func(ctx context.Context) (store.Change, error) {
		turns, err := session.dossier.Turns(ctx)
		if err != nil {
			return store.Change{}, err
		}
		next, turn := turns.Undo, session.dossier.UndoChange
		if kind == store.ChangeRedo {
			next, turn = turns.Redo, session.dossier.RedoChange
		}
		if next == nil {
			return store.Change{}, nil
		}
		return turn(ctx, next.First)
	})
}

// turningShown is after how long a change that is being turned is said to be, with a way to stop it.
const turningShown = 300 * time.Millisecond

// turnBeside turns a change beside the window. What stands in the way is said.
func (w *Window) turnBeside(session *session, kind store.ChangeKind, turn func(context.Context) (store.Change, error)) {
	ctx, cancel := context.WithCancel(context.Background())
	doing := map[store.ChangeKind]string{store.ChangeUndo: "Undoing", store.ChangeRedo: "Carrying out again", store.ChangeRestore: "Putting back"}[kind] + "…"
	late := time.AfterFunc(turningShown, func() {
		w.draw(func() {
			if ctx.Err() == nil {
				w.notice.say(doing, "Cancel", cancel)
			}
		})
	})
	w.background("turning a change", func(context.Context) (func(), error) {
		turned, err := turn(ctx)
		stopped := ctx.Err() != nil
		late.Stop()
		cancel()
		var invalid *store.InvalidError
		switch {
		case stopped && err != nil:
			return func() { w.notice.say("Cancelled: nothing was changed.", "", nil) }, nil
		case errors.As(err, &invalid):
			return func() { w.notice.say(sentence(invalid), "", nil) }, nil
		case err != nil:
			return nil, err
		}
		return func() { w.turned(session, kind, turned) }, nil
	})
}

// turned says what was taken back or carried out again, and reads everything anew.
func (w *Window) turned(session *session, kind store.ChangeKind, c store.Change) {
	if w.session != session {
		return
	}
	switch {
	case c.First == 0 && kind == store.ChangeRedo:
		w.notice.say("There is nothing to redo.", "", nil)
		return
	case c.First == 0:
		w.notice.say("There is nothing to undo.", "", nil)
		return
	case kind == store.ChangeRedo:
		w.sayDone("Carried out again: " + c.What + ".")
	case kind == store.ChangeRestore:
		w.sayDone("Put back: " + c.What + ".")
	default:
		w.notice.say("Undone: "+c.What+".", "Redo", func() { w.turnNext(store.ChangeRedo) })
	}
	w.backToList()
	w.readAnew()
}

// refusedWords gives the sentence of why something was not done; what is no refusal goes to the log too.
func refusedWords(w *Window, err error) string {
	var invalid *store.InvalidError
	if errors.As(err, &invalid) {
		return sentence(invalid)
	}
	w.notice.fail("turning a change", err)
	return sentence(err)
}
