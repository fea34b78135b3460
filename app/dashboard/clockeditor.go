package dashboard

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// clockEditor is the form in which a clock is added or changed.
type clockEditor struct {
	page    *clocksPage
	records section
	inputs  *clockInputs
	fresh   bool
}

func newClockEditor(p *clocksPage) *clockEditor {
	records, inputs := newClockSection(p.leave)
	p.window.tellStale(records)
	return &clockEditor{page: p, records: records, inputs: inputs}
}

// begin fills the form from the nth clock, or empties it for a new one where n is negative.
func (e *clockEditor) begin(n int) {
	e.page.drafts.close()
	if !e.records.begin(e.page.shot, n) {
		e.page.window.notice.say("This clock was removed since: it is shown as it was known, and cannot be changed.", "", nil)
		return
	}
	e.fresh = n < 0
	word := "Change clock"
	if e.fresh {
		word = "New clock"
	}
	e.show(word)
	if n == nextRecord {
		e.page.drafts.next(e.records.draft(), e.records.body(), e.records.first(), e.records.body().offer)
		return
	}
	e.page.drafts.open(e.records.draft(), e.records.body(), e.records.first(), e.records.body().offer)
}

// show puts the form beside the list.
func (e *clockEditor) show(word string) {
	body := container.NewBorder(nil, e.actions(), nil, nil, e.records.body().scroll)
	e.page.open(e, widgets.NewPanel(word, "Ctrl+Enter saves, Esc closes", body), e.records.first())
}

// actions are the buttons beneath the form.
func (e *clockEditor) actions() fyne.CanvasObject {
	row := container.NewHBox(saveButton("Save clock", e.save), newButton("Close", e.page.leave))
	if !e.fresh {
		row.Add(newIconButton("", fynetheme.MoveUpIcon(), func() { e.move(-1) }))
		row.Add(newIconButton("", fynetheme.MoveDownIcon(), func() { e.move(1) }))
		row.Add(newIconButton("Remove", fynetheme.DeleteIcon(), e.remove))
	}
	return row
}

// save saves the clock in the form; after a new one it offers the next.
func (e *clockEditor) save() {
	if e.page.window.decideFirst(&e.records.body().base.open) {
		return
	}
	change, problems := e.records.read()
	if len(problems) > 0 {
		e.records.body().tell("", problems)
		return
	}
	prefix, fresh, forget := "", e.fresh, e.page.drafts.saves()
	e.page.window.revise(revision{
		doing: "saving the clock", said: "Saved: clock " + e.records.title() + ".",
		change: func(f *ceasefire.Frame) (err error) {
			prefix, err = change(f)
			return err
		},
		stale: func(stale *staleRecord) { e.page.window.rebase(e.records, stale, e.save) },
		invalid: func(problems []ceasefire.Problem) {
			e.records.body().tell(prefix, besideClock(e.page.shot.Present, prefix, problems))
		},
		saved: func(after ceasefire.Frame) {
			e.take(after)
			if !forget() {
				return
			}
			if fresh {
				e.page.chosen = after.Clocks[len(after.Clocks)-1].ID
				e.page.showAll()
				e.begin(nextRecord)
				return
			}
			e.page.leave()
		},
	})
}

// besideClock puts what is wrong with the due dates that rest on a clock beside the field of the clock from which they are counted. prefix is the clock's place in the
// frame, as problems name it.
func besideClock(f ceasefire.Frame, prefix string, problems []ceasefire.Problem) []ceasefire.Problem {
	told := slices.Clone(problems)
	n := 0
	if read, err := fmt.Sscanf(prefix, "clocks[%d].", &n); err != nil || read != 1 || n >= len(f.Clocks) {
		return told
	}
	for i, p := range told {
		place := 0
		if read, err := fmt.Sscanf(p.Field, "commitments[%d].due", &place); err != nil || read != 1 || place >= len(f.Commitments) {
			continue
		}
		due := f.Commitments[place].Due
		if due.Clock != f.Clocks[n].ID {
			continue
		}
		told[i].Field = prefix + "ends"
		if due.Kind == ceasefire.DueClockStarts || f.Clocks[n].Kind == ceasefire.Streak {
			told[i].Field = prefix + "starts"
		}
	}
	return told
}

// take puts a saved frame into the page's snapshot: what the next form offers must not wait for the pages to be read anew.
func (e *clockEditor) take(after ceasefire.Frame) {
	newer := *e.page.shot
	newer.Present, newer.Zone = after, after.Agreement.Location()
	if newer.View.AsOf.KnownAt.IsZero() {
		newer.Whole, newer.Frame = after, after.At(newer.View.AsOf)
	}
	newer.Readings = newer.Frame.Readings(newer.View.AsOf.At)
	e.page.shot = &newer
}

func (e *clockEditor) remove() {
	e.page.window.revise(revision{
		doing: "removing the clock", said: "Removed: clock " + e.records.title() + ".", change: always(e.records.remove()),
		invalid: func(problems []ceasefire.Problem) { e.records.body().tell("", problems) },
		saved: func(after ceasefire.Frame) {
			e.take(after)
			e.page.drafts.saved()
			e.page.leave()
		},
	})
}

func (e *clockEditor) move(by int) {
	e.page.window.revise(revision{
		doing: "moving the clock", said: "Moved: clock " + e.records.title() + ".", change: always(e.records.move(by)),
		invalid: func(problems []ceasefire.Problem) { e.records.body().tell("", problems) },
	})
}
