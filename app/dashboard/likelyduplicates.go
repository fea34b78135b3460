package dashboard

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
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

// longestLikely is how many letters of a place's name are shown, which leaves room for the reason.
const longestLikely = 40

// likelyWords says when and where an incident was that may be the same, how many died, and why it may be.
func likelyWords(l store.Likely, zone *time.Location) string {
	words := "! Logged already? " + l.Incident.When.Format(zone) + ", " + ceasefire.Clip(placeWords(l.Incident.Place.Name, ""), longestLikely)
	if dead := l.Incident.Deaths.Best; dead.Known {
		words += ", " + grouped(dead.N) + " dead"
	}
	return words + ". " + l.Why + "."
}

// lowForm is the height of a form in which one of them is shown, so that its fields keep their room.
const lowForm = 560

// most gives how many of them there is room for.
func (l *likelyDuplicates) most() int {
	if height := l.form.content.Size().Height; height > 0 && height < lowForm {
		return 1
	}
	return mostLikely
}

// show says what may be the same, each with a button that opens it.
func (l *likelyDuplicates) show(found []store.Likely) {
	l.content.RemoveAll()
	shown := found[:min(len(found), l.most())]
	for n, one := range shown {
		text := likelyWords(one, l.form.window.session.zone)
		if left := len(found) - len(shown); left > 0 && n == len(shown)-1 {
			text += " There is " + strconv.Itoa(left) + " more like it."
		}
		words := widgets.NewProse(text)
		words.Importance, words.SizeName = widget.WarningImportance, theme.SizeNameCaption
		key := one.Key
		open := newButton("Open", func() { l.open(key) })
		open.Importance = widget.LowImportance
		l.content.Add(container.NewBorder(nil, nil, nil, container.NewVBox(open), words))
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
