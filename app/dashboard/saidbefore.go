package dashboard

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets"
)

// saidMost is how many notices can be read again.
const saidMost = 100

// saidBefore is a notice that stood at the foot of the window, and when that was by the computer's clock.
type saidBefore struct {
	at     time.Time
	words  string
	failed bool
}

// line gives the notice as a line of text.
func (s saidBefore) line() string { return s.when() + "  " + s.what() }

func (s saidBefore) when() string { return s.at.Format("2 Jan, 15:04:05") }

func (s saidBefore) what() string {
	if s.failed {
		return "✕ " + s.words
	}
	return s.words
}

// keep keeps a notice to be read again; the same once more stands there once, with when it was said last.
func (n *notice) keep(words string, failed bool) {
	one := saidBefore{time.Now(), words, failed}
	if last := len(n.before) - 1; last >= 0 && n.before[last].words == words {
		n.before[last] = one
		return
	}
	n.before = append(n.before, one)
	n.before = n.before[max(len(n.before)-saidMost, 0):]
}

// rekeep changes the words of the notice that was kept last, where it is that which is shown.
func (n *notice) rekeep(before, words string) {
	if last := len(n.before) - 1; last >= 0 && n.before[last].words == before {
		n.before[last].words = words
	}
}

// askSaid opens the list of what stood at the foot of the window since the dossier was opened, the newest first: one notice takes the place of another, and what an import came to is still to be read.
func (w *Window) askSaid() {
	var rows [][]string
	var lines []string
	for n := len(w.notice.before) - 1; n >= 0; n-- {
		s := w.notice.before[n]
		rows, lines = append(rows, []string{s.when(), s.what()}), append(lines, s.line())
	}
	list := widgets.NewRowList([]widgets.LedgerColumn{{Width: 112, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}}, "When", "What was said")
	whole := newRemark()
	whole.Importance = widget.MediumImportance
	list.OnChosen = func(row int) { whole.SetText(rows[row][1]) }
	var shown *dialog.CustomDialog
	hide := func() { shown.Hide() }
	list.OnEscape = hide
	copied := newButton("Copy the list", func() {
		w.app.Clipboard().SetContent(strings.Join(lines, "\n"))
		whole.SetText("The list is on the clipboard.")
	})
	leave := newLeaveButton("Close", hide, hide)
	foot := container.NewVBox(whole, container.NewHBox(layout.NewSpacer(), copied, leave))
	shown = dialog.NewCustomWithoutButtons("Last notices", container.NewBorder(nil, foot, nil, nil, list), w.win)
	list.SetRows(rows)
	if len(rows) == 0 {
		copied.Disable()
		whole.SetText("Nothing was said yet.")
	}
	w.showFitting(shown, fyne.NewSize(860, 520))
	w.win.Canvas().Focus(leave)
	list.Choose(0)
}
