package dashboard

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/intake"
	"truceboard/store"
)

// chooseImport brings the imports into sight and gives them the keyboard.
func (p *sourcesPage) chooseImport() {
	if p.window.session == nil {
		return
	}
	p.window.showPage(pageSources)
	if len(p.batches) == 0 {
		p.window.notice.say("There is no import to undo.", "", nil)
		return
	}
	p.window.win.Canvas().Focus(p.imports)
}

// turn begins to undo an import of the list, or to carry it out again.
func (p *sourcesPage) turn(row int) {
	if row >= len(p.batches) || !p.window.mayChange() { // the row says that there is none
		return
	}
	session, batch := p.window.session, p.batches[row]
	if !batch.Undone.IsZero() {
		p.redo(session, batch)
		return
	}
	p.window.background("looking at what undoing the import does", func(ctx context.Context) (func(), error) {
		would, err := session.dossier.UndoImport(ctx, batch.ID, false, true)
		if err != nil {
			return nil, err
		}
		return func() { p.askUndo(session, batch, would) }, nil
	})
}

// askUndo shows what undoing an import does, and does it if that is wanted.
func (p *sourcesPage) askUndo(session *session, batch store.BatchInfo, would store.Undoing) {
	if p.window.session != session {
		return
	}
	what := wrapped(undoWords(would), false)
	kept := wrapped(keptWords(would), false)
	all := widget.NewCheck("Undo these too", func(on bool) {
		if on {
			kept.SetText("What was entered of them since goes with them; it stays in the audit trail.")
			return
		}
		kept.SetText(keptWords(would))
	})
	if would.Kept == 0 {
		kept.Hide()
		all.Hide()
	}
	var shown *dialog.CustomDialog
	do := newButton("Undo this import", func() {
		shown.Hide()
		p.undo(session, batch, all.Checked)
	})
	do.Importance = widget.HighImportance
	hide := func() { shown.Hide() }
	stay := newLeaveButton("Close", hide, hide)
	buttons := container.NewHBox(layout.NewSpacer(), stay, do)
	shown = dialog.NewCustomWithoutButtons("Undo the import of "+batch.Name, container.NewVBox(what, kept, all, buttons), p.window.win)
	shown.Resize(fyne.NewSize(560, 0))
	p.window.showDialog(shown)
	p.window.win.Canvas().Focus(stay)
}

func (p *sourcesPage) undo(session *session, batch store.BatchInfo, all bool) {
	p.beside(session, turning{
		doing: "undoing the import", name: "Undoing the import of " + batch.Name, said: "The import of " + batch.Name + " is undone: ",
		do: func(ctx context.Context) (store.Undoing, error) {
			return session.dossier.UndoImport(ctx, batch.ID, all, false)
		},
	})
}

// redo takes back that an import was undone.
func (p *sourcesPage) redo(session *session, batch store.BatchInfo) {
	p.beside(session, turning{
		doing: "carrying the import out again", name: "Carrying the import of " + batch.Name + " out again", said: "The import of " + batch.Name + " counts again: ", redo: true,
		do: func(ctx context.Context) (store.Undoing, error) {
			return session.dossier.RedoImport(ctx, batch.ID)
		},
	})
}

// turning is an import being undone, or carried out again: what is said of it before and after.
type turning struct {
	doing      step
	name, said string
	redo       bool
	do         func(context.Context) (store.Undoing, error)
}

// beside carries a turning out beside the window, with a way to stop it.
func (p *sourcesPage) beside(session *session, t turning) {
	ctx, cancel := context.WithCancel(context.Background())
	p.window.notice.say(t.name+"…", "Cancel", cancel)
	p.window.background(t.doing, func(context.Context) (func(), error) {
		defer cancel()
		did, err := t.do(ctx)
		if ctx.Err() != nil && err != nil {
			return func() { p.window.notice.say(t.name+" was cancelled: nothing was changed.", "", nil) }, nil
		}
		if err != nil {
			return nil, err
		}
		return func() { p.turned(session, t.said+didWords(did, t.redo)) }, nil
	})
}

// turned says what was done, and offers to take it back.
func (p *sourcesPage) turned(session *session, said string) {
	if p.window.session != session {
		return
	}
	p.window.sayDone(said)
	session.reload()
}

// undoWords says what undoing an import would do.
func undoWords(u store.Undoing) string {
	var words []string
	if u.Removed > 0 {
		words = append(words, "removes "+counted(u.Removed, "incident", "incidents"))
	}
	if u.PutBack > 0 {
		words = append(words, "puts "+counted(u.PutBack, "incident", "incidents")+" back as before the import")
	}
	if u.Frame {
		words = append(words, "takes the agreement back that came with it, its parties, clocks and all the rest")
	}
	if len(words) == 0 {
		words = append(words, "changes no incident")
	}
	if last := len(words) - 1; last > 0 {
		words = []string{strings.Join(words[:last], ", ") + " and " + words[last]}
	}
	said := []string{"This " + words[0] + "."}
	if names := intake.UntaughtWords(u.Names, false, true); names != "" {
		said = append(said, names)
	}
	return strings.Join(append(said, "Nothing is destroyed: the import can be carried out again from this page."), " ")
}

// keptWords names what stays because it was changed since.
func keptWords(u store.Undoing) string {
	const named = 3
	was := " were changed, ruled on or used since and stay: "
	if u.Kept == 1 {
		was = " was changed, ruled on or used since and stays: "
	}
	words := counted(u.Kept, "incident", "incidents") + was + strings.Join(u.KeptNames[:min(named, len(u.KeptNames))], "; ")
	if u.Kept > named {
		words += "; and " + counted(u.Kept-named, "more", "more")
	}
	return words + "."
}

// didWords says what undoing an import did, or carrying it out again.
func didWords(u store.Undoing, redo bool) string {
	put := "put back"
	if redo {
		put = "updated again"
	}
	var words []string
	for _, part := range []struct {
		n    int
		what string
	}{{u.Removed, "removed"}, {u.Restored, "restored"}, {u.PutBack, put}, {u.Kept, "kept as changed since"}} {
		if part.n > 0 {
			words = append(words, counted(part.n, "incident", "incidents")+" "+part.what)
		}
	}
	if u.Frame {
		words = append(words, "the agreement that came with it too")
	}
	if len(words) == 0 {
		words = append(words, "no incident changed")
	}
	return strings.TrimSpace(strings.Join(words, ", ") + ". " + intake.UntaughtWords(u.Names, redo, false))
}
