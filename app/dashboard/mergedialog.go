package dashboard

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/widgets"
)

// mergeDialog shows what another copy of the dossier would bring, has decided what both changed differently, and merges it.
type mergeDialog struct {
	*modal
	session *session
	other   otherCopy
	result  store.MergeResult // what a dry run said
	what    *widgets.Prose
	views   *widgets.WordSwitch
	pages   []fyne.CanvasObject
	coming  *mergeComing
	clashes *mergeClashes
	merge   *button
	stop    context.CancelFunc
}

// otherCopy is a copy of the dossier: what it is called, the file that it is read from, and how that is put away where it was made for it.
type otherCopy struct {
	name, path string
	putAway    func()
}

// The pages of the dialog.
const (
	mergeComes = iota
	mergeDecides
)

// askMerge has another copy chosen and opens the dialog on it.
func (w *Window) askMerge() {
	switch {
	case w.session == nil || w.modal != nil:
	case w.session.dossier.ReadOnly():
		w.notice.say("This dossier is open for reading only: save a copy of it and merge into that.", "", nil)
	default:
		w.chooseFile(fileChoice{doing: "choosing the other copy", endings: dossierEndings(), folder: filepath.Dir(w.session.dossier.Path())}, w.mergeFrom)
	}
}

// mergeFrom opens the dialog on a file, which is opened first where it is sealed.
func (w *Window) mergeFrom(path string) {
	if w.session == nil || w.modal != nil {
		return
	}
	if store.IsSealed(path) {
		w.askUnlockForMerge(path)
		return
	}
	w.openMerge(otherCopy{name: filepath.Base(path), path: path, putAway: func() {}})
}

func (w *Window) openMerge(other otherCopy) {
	m := newMergeDialog(w, other)
	m.show("Merge "+shortened(other.name)+" into this dossier", roomy(), m.views, newButton("Cancel", m.close), m.merge)
	m.look()
}

func newMergeDialog(w *Window, other otherCopy) *mergeDialog {
	m := &mergeDialog{modal: w.newModal(), session: w.session, other: other, what: newRemark()}
	m.submit, m.closed = m.carryOut, m.halt
	m.merge = newIconButton("Merge", fynetheme.ConfirmIcon(), m.carryOut)
	m.merge.Importance = widget.HighImportance
	m.coming, m.clashes = newMergeComing(m.close), newMergeClashes(w, m.close, m.chosen)
	m.pages = []fyne.CanvasObject{m.coming.content, m.clashes.content}
	m.views = widgets.NewWordSwitch("", "")
	m.views.OnChanged, m.views.OnEscape = m.view, m.close
	m.body = inOrder(container.NewVBox(m.what, container.New(inset{side: 8}, m.views)), nil, container.NewStack(m.pages...))
	m.view(mergeComes)
	m.merge.Disable()
	return m
}

// view shows one of the pages.
func (m *mergeDialog) view(n int) {
	m.views.Select(n)
	for i, page := range m.pages {
		page.Hide()
		if i == n {
			page.Show()
		}
	}
	m.views.SetWords("What comes in"+many(m.coming.total), "To decide"+many(m.clashes.open()))
}

// halt stops what is worked out beside the window, and puts away what was opened for it once that has ended.
func (m *mergeDialog) halt() {
	if m.stop == nil {
		m.other.putAway()
		return
	}
	m.stop()
}

// running does something beside the window that takes a while, with how far it is; then is called with whether the dialog was closed meanwhile.
func (m *mergeDialog) running(doing string, o store.MergeOptions, then func(store.MergeResult, error)) {
	ctx, stop := context.WithCancel(context.Background())
	m.stop = stop
	m.merge.Disable()
	m.clashes.settled = true // what was decided is being read
	m.what.SetText("→ " + doing + "…")
	o.Progress = func(done, of int) {
		m.window.do(func() {
			if ctx.Err() == nil && m.stop != nil {
				m.what.SetText(fmt.Sprintf("→ %s: %s of %s", doing, grouped(done), counted(of, "step", "steps")))
			}
		})
	}
	m.window.background("merging a copy", func(context.Context) (func(), error) {
		result, err := m.session.dossier.Merge(ctx, m.other.path, o)
		var before []mergeDecision
		if o.DryRun && err == nil {
			before, err = m.decidedBefore(ctx)
		}
		return func() {
			m.clashes.takeUp(before)
			stop()
			m.stop, m.clashes.settled = nil, false
			if m.window.modal != m.modal {
				m.other.putAway()
			}
			then(result, err)
		}, nil
	})
}

// look finds out beside the window what would come of the merge.
func (m *mergeDialog) look() {
	m.running("Looking at "+m.other.name, store.MergeOptions{DryRun: true, Name: m.other.name}, func(result store.MergeResult, err error) {
		switch {
		case m.window.modal != m.modal:
		case err != nil:
			m.what.SetText("✕ " + sentence(m.called(err)))
		default:
			m.tried(result)
		}
	})
}

// called gives the other copy's own name in place of that of the file that it was opened into.
func (m *mergeDialog) called(err error) error {
	if !strings.Contains(err.Error(), m.other.path) {
		return err
	}
	return errors.New(strings.ReplaceAll(err.Error(), m.other.path, m.other.name))
}

// tried shows what a dry run said.
func (m *mergeDialog) tried(result store.MergeResult) {
	m.result = result
	m.coming.show(result, m.session.zone)
	m.clashes.show(result.Conflicts, m.session.zone)
	m.decided()
	m.view(mergeComes)
	if m.clashes.open() > 0 {
		m.view(mergeDecides)
		m.window.win.Canvas().Focus(m.clashes.list.Keyboard())
	}
}

// chosen keeps what was decided, and says how the merge stands then.
func (m *mergeDialog) chosen() {
	m.keepDecisions()
	m.decided()
}

// decided says how the merge stands after a decision; it can be carried out once nothing is left to decide.
func (m *mergeDialog) decided() {
	m.view(m.views.Selected())
	open := m.clashes.open()
	m.what.SetText("→ " + standingWords(m.other.name, m.result, open, m.session.zone))
	m.merge.Disable()
	if !m.result.Nothing() && open == 0 {
		m.merge.Enable()
	}
}

// carryOut merges as it was decided.
func (m *mergeDialog) carryOut() {
	if m.merge.Disabled() {
		return
	}
	m.running("Merging "+m.other.name, store.MergeOptions{Choices: m.clashes.choices, Seen: m.clashes.seen, Name: m.other.name}, m.merged)
}

// merged says what came of the merge, and offers to take it back. What went wrong is said in the dialog, where all that was decided still stands.
func (m *mergeDialog) merged(result store.MergeResult, err error) {
	w, closed := m.window, m.window.modal != m.modal
	var open *store.ConflictError
	switch {
	case errors.As(err, &open) && !closed:
		m.tried(result)
		m.what.SetText("→ Nothing was merged: one of the two copies has changed since they were looked at. " + counted(m.clashes.open(), "thing is", "things are") + " to be decided over what it says now.")
	case err != nil && closed && errors.Is(err, context.Canceled):
		w.notice.say("The merge of "+m.other.name+" was cancelled: nothing was changed.", "", nil)
	case err != nil && closed:
		w.notice.fail("merging a copy", m.called(err))
	case err != nil:
		m.what.SetText("✕ " + sentence(m.called(err)))
		m.merge.Enable()
	default:
		m.dropDecisions()
		if !closed {
			m.close()
		}
		w.sayMerged(m.session, m.other.name, result)
	}
}

// sayMerged says what a merge did and reads everything anew.
func (w *Window) sayMerged(s *session, name string, result store.MergeResult) {
	if w.session != s {
		return
	}
	if result.Copy == "" {
		w.notice.say(name+" had nothing that this dossier does not have: nothing was changed.", "", nil)
		return
	}
	w.sayDone(mergedWords(name, result))
	w.readAnew()
	w.vouch.again()
	w.goToList() // out of a field, where Ctrl+Z takes back what was typed
}
