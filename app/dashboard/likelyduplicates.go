package dashboard

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// mostLikely is how many incidents are shown that may be the one being entered.
const mostLikely = 2

// likelyDuplicates warns in the form of incidents that may be the one being entered, and opens them.
type likelyDuplicates struct {
	form    *incidentForm
	content *fyne.Container
	// wanted is what was typed and not yet looked for; due says that there is such a thing.
	wanted ceasefire.Incident
	due    bool
	turn   int
}

func newLikelyDuplicates(f *incidentForm) *likelyDuplicates {
	l := &likelyDuplicates{form: f, content: container.NewVBox()}
	l.content.Hide()
	return l
}

// typed takes what stands in the form; it is looked for at the next tick, so that not each letter asks the dossier.
func (l *likelyDuplicates) typed(i ceasefire.Incident) { l.wanted, l.due = i, true }

// look looks for what was typed, beside the window.
func (l *likelyDuplicates) look() {
	session := l.form.window.session
	if !l.due || session == nil || !l.form.open {
		return
	}
	l.due = false
	l.turn++
	turn, wanted := l.turn, l.wanted
	l.form.window.background("looking for the same incident", func(ctx context.Context) (func(), error) {
		found, err := session.dossier.LikelyDuplicates(ctx, wanted, mostLikely)
		return func() {
			if turn == l.turn {
				l.show(found)
			}
		}, err
	})
}

// show says what may be the same, each with a button that opens it.
func (l *likelyDuplicates) show(found []store.Likely) {
	l.content.RemoveAll()
	for _, one := range found {
		words := widget.NewLabel("! Logged already? " + one.Incident.When.Format(l.form.window.session.zone) + ", " + placeWords(one.Incident.Place.Name, "") + ". " + one.Why + ".")
		words.Truncation, words.Importance, words.SizeName = fyne.TextTruncateEllipsis, widget.WarningImportance, theme.SizeNameCaption
		key := one.Key
		open := widget.NewButton("Open", func() { l.open(key) })
		open.Importance = widget.LowImportance
		l.content.Add(container.New(&slimRow{}, words, open)) // one line each: the fields above keep their room
	}
	l.content.Hidden = len(found) == 0
	l.content.Refresh()
}

// open shows an incident in the place of the form; what was typed stays as a draft.
func (l *likelyDuplicates) open(key int64) {
	l.form.leave()
	l.form.window.openIncident(key)
	l.form.window.notice.say("What was being typed is kept.", "Go on", l.form.window.incidents.enter)
}

// slimRow lays words and a button behind them in one line that is no higher than the words need.
type slimRow struct{}

// slimHeight is the height of such a line.
const slimHeight = 28

// MinSize is a line of the button and a few of the words.
func (*slimRow) MinSize(parts []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(parts[1].MinSize().Width+leastField, slimHeight)
}

// Layout gives the button what it needs and the words the rest.
func (*slimRow) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	words, button := parts[0], parts[1]
	width := button.MinSize().Width
	words.Resize(fyne.NewSize(size.Width-width, words.MinSize().Height))
	words.Move(fyne.NewPos(0, (size.Height-words.MinSize().Height)/2))
	button.Resize(fyne.NewSize(width, size.Height))
	button.Move(fyne.NewPos(size.Width-width, 0))
}
