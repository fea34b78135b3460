package dashboard

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// The kinds of record whose forms keep drafts, beside those that a page lists.
const draftIncident, draftAssessment = "incident", "assessment"

// draftOf names the draft of a record among the dossier's drafts; the zero ID is that of a new one.
func draftOf(kind string, id ceasefire.ID) string { return strings.TrimSpace(kind + " " + id.String()) }

// formDraft keeps what is typed into a form that is open, and offers what was typed there earlier and was not saved. Each opening of a form has a draft of its own, so that what is
// typed now never takes the place of what waits.
type formDraft struct {
	window  *Window
	session *session
	// form is the form that is open, nil while none is and until it is known what waits; page is where it stands.
	form  typedInput
	offer *draftOffer
	page  int
	// slot is the name under which this opening is kept, waiting what was left by others, newest first.
	name, slot string
	waiting    []store.Draft
	// blank is the content with which the form was opened, last the one that was given away to be kept.
	blank, last string
	turn        int
	// nth counts the openings of all forms: of two that are open on a page, the later lies over the other.
	nth int
	// first is the form's first field: the keyboard goes there from an offer that is answered, whose buttons are gone then.
	first fyne.Focusable
	// opening is the form that is open already though it is not known yet what waits, nil while there is none.
	opening *openingForm
	// failed, where it is set, is told that it cannot be known what waits.
	failed func()
	// took, where it is set, brings back what is no text of a draft that is gone on with.
	took func(slot string)
}

// newFormDraft keeps what is typed into the forms of a page.
func newFormDraft(w *Window) *formDraft {
	d := &formDraft{window: w}
	w.drafts = append(w.drafts, d)
	return d
}

// begin keeps what is typed into a form from now on, and offers what waits. blank is what stood there when it was opened.
func (d *formDraft) begin(name string, form typedInput, first fyne.Focusable, offer *draftOffer, waiting []store.Draft, blank string) {
	d.stop()
	d.session, d.page = d.window.session, d.window.sight
	d.name, d.form, d.first, d.offer, d.waiting, d.blank, d.last = name, form, first, offer, waiting, blank, blank
	d.slot = freeSlot(name, waiting, d.window.entering.drafts(d.session.dossier))
	d.window.owing.holds(d.slot, "")
	d.window.opened++
	d.nth = d.window.opened
	offer.onGoOn, offer.onDiscard, offer.onPutOff = d.goOn, d.discard, func() {
		offer.hide()
		d.refocus()
	}
	d.show()
	wanted := d.window.wantedDraft
	d.window.wantedDraft = ""
	d.goOnWith(wanted)
}

// freeSlot gives the first name of a form's drafts that is taken neither by what waits nor otherwise.
func freeSlot(name string, waiting []store.Draft, taken []string) string {
	for _, w := range waiting {
		taken = append(taken, w.Form)
	}
	return store.FreeDraft(name, taken)
}

// show offers the newest of what waits, or nothing.
func (d *formDraft) show() {
	if len(d.waiting) == 0 {
		d.offer.hide()
		return
	}
	words := "Draft of " + d.when(d.waiting[0]) + ", not saved"
	if n := len(d.waiting); n > 1 {
		words += fmt.Sprintf("; %s as well", counted(n-1, "older one", "older ones"))
	}
	d.offer.show(words + ".")
}

// when says when a draft was last typed in: the time alone where that was today.
func (d *formDraft) when(draft store.Draft) string {
	zone := d.session.zone
	at, now := draft.Changed.In(zone), d.window.options.Now().In(zone)
	if at.Format("2006-01-02") == now.Format("2006-01-02") {
		return at.Format("15:04")
	}
	return ceasefire.FormatInstant(draft.Changed, ceasefire.PrecisionMinute, zone)
}

// goOn goes on with the draft that is offered, in the form's first field.
func (d *formDraft) goOn() {
	if d.form != nil && len(d.waiting) > 0 {
		d.takeNewest()
		d.refocus()
	}
}

// takeNewest puts the draft that is offered into the form. What was typed in the meantime waits behind the others.
func (d *formDraft) takeNewest() {
	draft := d.waiting[0]
	d.keep()
	d.waiting = d.waiting[1:]
	if d.last != d.blank {
		d.waiting = append(d.waiting, store.Draft{Form: d.slot, Content: d.last, Changed: d.window.options.Now()})
	}
	if draft.Content != "" {
		d.form.putBack(draft.Content)
	}
	d.slot, d.last = draft.Form, d.form.kept()
	d.window.owing.holds(d.slot, draft.Content)
	d.window.forgetOffer()
	if d.took != nil {
		d.took(draft.Form)
	}
	d.show()
}

// goOnWith goes on with a draft that was asked for by its name before its form was open. Whoever opens the form gives it the keyboard.
func (d *formDraft) goOnWith(slot string) {
	at := slices.IndexFunc(d.waiting, func(w store.Draft) bool { return w.Form == slot })
	if at < 0 {
		return
	}
	wanted := d.waiting[at]
	d.waiting = append([]store.Draft{wanted}, slices.Delete(d.waiting, at, at+1)...)
	d.takeNewest()
}

// discard sets the draft that is offered aside, and offers to take that back.
func (d *formDraft) discard() {
	draft, session := d.waiting[0], d.session
	d.waiting = d.waiting[1:]
	d.show()
	d.refocus()
	said := "Discarded: the draft of " + d.when(draft) + "."
	d.window.queue.add("discarding a draft", func(ctx context.Context) error {
		err := session.dossier.SetAside(ctx, draft.Form)
		if err == nil {
			d.window.do(func() { d.window.notice.say(said, "Undo", func() { d.takeBack(draft, session) }) })
		}
		return err
	})
}

// takeBack makes a draft that was discarded one again, beside what has been typed since, and offers it where its form is open.
func (d *formDraft) takeBack(draft store.Draft, session *session) {
	used := d.window.openSlots()
	d.window.queue.add("taking back a draft", func(ctx context.Context) (err error) {
		if draft.Form, err = session.dossier.TakeBack(ctx, draft.Form, used...); err != nil {
			return err
		}
		d.window.do(func() {
			if d.form != nil && d.session == session && d.name == formOf(draft.Form) {
				d.waiting = append([]store.Draft{draft}, d.waiting...)
				d.show()
			}
		})
		return nil
	})
}

// refocus gives the keyboard to the form's first field.
func (d *formDraft) refocus() { d.window.win.Canvas().Focus(d.first) }

// keep has what was typed kept, and forgotten where nothing is typed any more. What the dossier does not take, because it was found to be damaged meanwhile, is kept all the same.
func (d *formDraft) keep() {
	if d.form == nil || d.window.session != d.session || d.session.dossier.ReadOnly() && d.session.dossier.Damage() == nil {
		return
	}
	text := d.form.kept()
	if text == d.last {
		return
	}
	d.last = text
	if text == d.blank {
		d.drop()
		return
	}
	d.window.typed[d.slot] = text
	d.window.owing.owe(d.session.dossier, d.slot, text)
}

// untyped does something to the form that nobody typed. Where nothing was typed there, there is nothing to keep afterwards either.
func (d *formDraft) untyped(do func()) {
	untouched := d.form != nil && d.form.kept() == d.blank
	do()
	if untouched && d.form != nil {
		d.blank = d.form.kept()
		d.last = d.blank
	}
}

// drop forgets what was kept of this opening.
func (d *formDraft) drop() { d.dropSlot(d.slot) }

func (d *formDraft) dropSlot(slot string) { d.window.dropDraft(d.session.dossier, slot) }

// leave stops keeping, and gives what forgets what was typed once that is saved, which may take a while.
func (d *formDraft) leave() (forget func()) {
	d.keep()
	open, session, slot := d.form != nil, d.session, d.slot
	d.stop()
	return func() {
		if open && d.session == session && d.window.session == session {
			d.dropSlot(slot)
		}
	}
}

// close stops keeping; what was typed stays as a draft.
func (d *formDraft) close() {
	d.keep()
	d.opening.leave()
	d.stop()
}

// saved forgets what was typed, now that it is saved, and stops keeping.
func (d *formDraft) saved() {
	if d.form != nil && d.window.session == d.session {
		d.drop()
	}
	d.stop()
}

// saves gives what is to be called once what stands in the form now is saved, which may take a while: it forgets what was typed, and reports whether that form is still open. Where it was left meanwhile, nothing is done to the
// one that is open instead.
func (d *formDraft) saves() (saved func() (still bool)) {
	turn, open, session, slot := d.turn, d.form != nil, d.session, d.slot
	return func() bool {
		if d.turn == turn {
			d.saved()
			return true
		}
		if open && d.session == session && d.window.session == session {
			d.dropSlot(slot)
		}
		return false
	}
}

// handOver stops keeping what is typed because it is being saved, and gives it as the draft that it is until that is done. What was offered and taken as it was is kept too.
func (d *formDraft) handOver() store.Draft {
	if d.last == d.blank {
		d.blank, d.last = "", ""
	}
	d.keep()
	draft := store.Draft{Form: d.slot, Content: d.form.kept(), Changed: d.window.options.Now()}
	d.stop()
	return draft
}

// comesBack takes a draft that could not be saved after all: into the form where nothing was typed there since, else it is offered.
func (d *formDraft) comesBack(draft store.Draft) {
	d.waiting = append([]store.Draft{draft}, d.waiting...)
	if d.form.kept() == d.blank {
		d.takeNewest()
		return
	}
	d.show()
}

// next goes on with an empty form after one that was saved.
func (d *formDraft) next(name string, form typedInput, first fyne.Focusable, offer *draftOffer) {
	if d.session != d.window.session { // what waits is that of another dossier
		d.open(name, form, first, offer)
		return
	}
	if name != d.name {
		d.waiting = nil
	}
	d.begin(name, form, first, offer, d.waiting, form.kept())
}

func (d *formDraft) stop() {
	d.turn++
	d.opening = nil
	if d.offer != nil {
		d.offer.hide()
	}
	d.form = nil
}
