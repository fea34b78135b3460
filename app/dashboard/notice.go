package dashboard

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// notice is the line at the foot of the window that says once what happened, with the one thing that can be done about it.
type notice struct {
	content *fyne.Container
	text    *widgets.Prose
	action  *button
	bar     *widget.ProgressBar
	gauge   *fyne.Container // keeps the bar at its size, and is shown while something is under way of which it is known how much there is
	mark    *backdrop
	do      func()
	// until is when a notice goes by itself; zero for one that stays.
	until time.Time
	// records says that the undo on offer is that of a change of records, which has a way of its own; changed is called when that which is on offer changes.
	records bool
	changed func()
	// since is when what is on offer took the place of a Cancel: see underFinger.
	since time.Time
	// filtered says that what is said is of the filter, and holds no longer than that.
	filtered bool
	// failed is told what went wrong, before it is said.
	failed func(error)
	// before is what was said since the dossier was opened, the newest last, to be read again.
	before []saidBefore
	// way gives what can be done about what went wrong, and what it is called; nothing where there is no such thing.
	way func(error) (string, func())
}

// cancels is what an offer to call something off is called.
const cancels = "Cancel"

// noticeStays is how long a notice that asks for nothing is shown; undoStays is for one that offers to take back what the menu can take back too.
const (
	noticeStays = 12 * time.Second
	undoStays   = 45 * time.Second
)

// underFinger is for how long what took the place of a Cancel is not done: whoever presses it as the work ends means to call that off, not to take back what was saved behind it.
const underFinger = 2 * time.Second

// The size of the bar that says how far something is.
const barWidth, barHeight = 140, 20

// tick takes a notice away that has been read.
func (n *notice) tick(now time.Time) {
	if !n.until.IsZero() && now.After(n.until) {
		n.hide()
	}
}

func newNotice() *notice {
	n := &notice{text: widgets.NewProse(""), mark: newBackdrop(fynetheme.ColorNamePrimary, fyne.NewSize(4, 0))}
	n.action, n.bar = newButton("", nil), widget.NewProgressBar()
	n.gauge = container.NewCenter(container.NewGridWrap(fyne.NewSize(barWidth, barHeight), n.bar))
	dismiss := newIconButton("", fynetheme.CancelIcon(), n.hide)
	dismiss.Importance = widget.LowImportance
	back := newBackdrop(theme.ColorNameRaised, fyne.Size{})
	row := container.NewBorder(nil, nil, n.mark, container.NewCenter(container.NewHBox(n.gauge, n.action, dismiss)), n.text)
	n.content = container.NewStack(back, row)
	n.content.Hide()
	return n
}

// progress says how far something is that can be cancelled: in words, and by a bar where it is known how much there is to do.
func (n *notice) progress(text string, done, total int64, cancel func()) {
	n.say(text, cancels, cancel)
	if total > 0 {
		n.bar.SetValue(float64(done) / float64(total))
		n.gauge.Show()
		n.content.Refresh()
	}
}

// say shows a sentence, and a button where there is something to do.
func (n *notice) say(text, action string, do func()) {
	n.mark.paint(fynetheme.ColorNamePrimary)
	n.show(text, action, do)
	if action != cancels {
		n.keep(text, false)
	}
	switch {
	case do == nil:
		n.until = time.Now().Add(noticeStays)
	case action == "Undo":
		n.until = time.Now().Add(undoStays)
	}
}

// fail shows an error's sentence and puts the chain in the log.
func (n *notice) fail(doing step, err error) {
	slog.Error(string(doing), "error", err)
	if n.failed != nil {
		n.failed(err)
	}
	n.mark.paint(theme.ColorNameBroken)
	n.show(sentence(err), "", nil)
	n.keep(sentence(err), true)
	if n.way == nil {
		return
	}
	if action, do := n.way(err); do != nil {
		n.offer(action, do)
	}
}

// offer adds what can be done about what is said.
func (n *notice) offer(action string, do func()) { n.show(n.text.Text, action, do) }

func (n *notice) show(text, action string, do func()) {
	before := n.offers()
	n.text.SetText(text)
	n.action.SetText(action)
	n.do, n.until, n.records, n.filtered = do, time.Time{}, false, false
	n.action.OnTapped = n.press
	n.action.Hide()
	n.gauge.Hide()
	if do != nil {
		n.action.Show()
	}
	if before.name == cancels {
		n.since = time.Now()
	}
	n.content.Show()
	n.content.Refresh()
	n.tell(before)
}

// offersOwnUndo reports whether the notice offers to take back what is no record, such as a filter.
func (n *notice) offersOwnUndo() bool { return n.do != nil && n.action.Text == "Undo" && !n.records }

// offered names what can be done about what is said; empty where that is nothing.
func (n *notice) offered() string {
	if n.do == nil {
		return ""
	}
	return n.action.Text
}

// offer is what a notice offers: in a word, and whether that takes back what is no record.
type offer struct {
	name string
	own  bool
}

func (n *notice) offers() offer { return offer{n.offered(), n.offersOwnUndo()} }

// tell tells when something else is on offer than before, for the menu.
func (n *notice) tell(before offer) {
	if n.changed != nil && before != n.offers() {
		n.changed()
	}
}

// add says more than what is said already, which what is on offer goes on to be about.
func (n *notice) add(text string) {
	if n.do == nil || !n.content.Visible() {
		n.say(text, "", nil)
		return
	}
	n.retext(n.text.Text + " " + text)
}

// retext changes the words of a notice that is shown.
func (n *notice) retext(text string) {
	if n.content.Visible() && n.text.Text != text {
		n.rekeep(n.text.Text, text)
		n.text.SetText(text)
	}
}

// press does what the notice offers, unless that has just come under the finger.
func (n *notice) press() {
	if n.action.Text == cancels || time.Since(n.since) >= underFinger {
		n.act()
	}
}

// act does what the notice offers, once.
func (n *notice) act() {
	do := n.do
	n.hide()
	if do != nil {
		do()
	}
}

func (n *notice) hide() {
	before := n.offers()
	n.do, n.until = nil, time.Time{}
	n.content.Hide()
	n.tell(before)
}
