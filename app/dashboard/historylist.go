package dashboard

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// historyPage is how many lines of the history are read at once.
const historyPage = 100

// historyList lists lines of the history. Only what is in sight is read, page by page, beside the window.
type historyList struct {
	widget.List
	dialog *historyDialog
	lines  []int64 // their numbers, newest first
	pages  map[int][]store.HistoryLine
	asked  map[int]bool
	turn   int
	wanted int // what is to be shown beside the list, -1 for nothing
}

func newHistoryList(h *historyDialog) *historyList {
	l := &historyList{dialog: h, wanted: -1}
	l.Length, l.CreateItem, l.UpdateItem = func() int { return len(l.lines) }, newHistoryRow, l.fill
	l.OnSelected, l.OnHighlighted = l.choose, l.choose
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey moves through the list; Escape closes the dialog.
func (l *historyList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		l.dialog.close()
	case fyne.KeyHome:
		l.Select(0)
	case fyne.KeyEnd:
		l.Select(len(l.lines) - 1)
	default:
		l.List.TypedKey(key)
	}
}

// newHistoryRow makes an empty row: when, what, and who.
func newHistoryRow() fyne.CanvasObject {
	when, what, who := widgets.NewText("", widgets.RoleCaption), widgets.NewText("", widgets.RoleBody), widgets.NewText("", widgets.RoleCaption)
	return container.New(historyColumns{}, when, what, who)
}

// historyColumns lays a row out: the words get what the instant and the person leave.
type historyColumns struct{}

const historyWhen, historyWho, historyHeight = 118, 104, 26

// MinSize is a row's height.
func (historyColumns) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(historyWhen+historyWho+120, historyHeight)
}

// Layout places the three texts on one line.
func (historyColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(4)
	for n, width := range []float32{historyWhen, size.Width - historyWhen - historyWho - 8, historyWho} {
		height := o[n].MinSize().Height
		o[n].Resize(fyne.NewSize(width-8, height))
		o[n].Move(fyne.NewPos(x, (size.Height-height)/2))
		x += width
	}
}

// show lists other lines.
func (l *historyList) show(lines []int64) {
	l.turn++
	l.lines, l.pages, l.asked = lines, map[int][]store.HistoryLine{}, map[int]bool{}
	l.wanted = -1
	l.UnselectAll()
	l.ScrollToTop()
	l.Refresh()
	l.dialog.detail.empty(len(lines) == 0)
	if len(lines) > 0 {
		l.dialog.window.win.Canvas().Focus(l.focus())
	}
}

// focus is what gets the keyboard: the list, unless words are being typed.
func (l *historyList) focus() fyne.Focusable {
	if now := l.dialog.window.win.Canvas().Focused(); now == fyne.Focusable(l.dialog.words) || now == fyne.Focusable(l.dialog.kind) || now == fyne.Focusable(l.dialog.who) {
		return now
	}
	return l
}

// fill puts a line into a row; one that is not read yet is asked for.
func (l *historyList) fill(n widget.ListItemID, row fyne.CanvasObject) {
	cells := [3]string{}
	if line, ok := l.line(n); ok {
		cells = [3]string{ceasefire.FormatInstant(line.At, ceasefire.PrecisionMinute, l.dialog.session.zone), capital(line.What), line.Who}
	}
	for i, object := range row.(*fyne.Container).Objects {
		if text, ok := object.(*widgets.Text); ok {
			text.SetText(cells[i])
		}
	}
}

func (l *historyList) line(n int) (store.HistoryLine, bool) {
	page := n / historyPage
	if lines, read := l.pages[page]; read {
		if at := n % historyPage; at < len(lines) {
			return lines[at], true
		}
		return store.HistoryLine{}, false
	}
	l.ask(page)
	return store.HistoryLine{}, false
}

// ask reads a page beside the window.
func (l *historyList) ask(page int) {
	if l.asked[page] || page*historyPage >= len(l.lines) {
		return
	}
	l.asked[page] = true
	turn, session := l.turn, l.dialog.session
	numbers := l.lines[page*historyPage : min((page+1)*historyPage, len(l.lines))]
	l.dialog.window.background("reading the history", func(ctx context.Context) (func(), error) {
		lines, err := session.dossier.HistoryLines(ctx, numbers)
		return func() {
			if turn == l.turn {
				l.pages[page] = lines
				l.Refresh()
				if l.wanted >= 0 {
					l.choose(l.wanted)
				}
			}
		}, err
	})
}

// choose shows a line beside the list.
func (l *historyList) choose(n widget.ListItemID) {
	l.wanted = n
	if line, ok := l.line(n); ok {
		l.wanted = -1
		l.dialog.detail.load(line)
	}
}
