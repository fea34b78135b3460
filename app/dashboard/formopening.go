package dashboard

import (
	"context"

	"fyne.io/fyne/v2"

	"truceboard/store"
)

// openingForm is a form that is typed in before it is known what waits under its name, and so under which name it is to be kept.
type openingForm struct {
	form  typedInput
	blank string
	// left is what stood there when the form was left, then what was asked for meanwhile.
	left string
	then []func()
}

// leave remembers what stands in a form that is left.
func (o *openingForm) leave() {
	if o != nil {
		o.left = o.form.kept()
	}
}

// open begins to keep what is typed into a form, of which first is the first field, once it is known what waits under its name; without a name nothing is kept. What is typed by then is kept with the rest,
// also where the form was left again before.
func (d *formDraft) open(name string, form typedInput, first fyne.Focusable, offer *draftOffer) {
	d.stop()
	if name == "" {
		offer.hide()
		return
	}
	opening := &openingForm{form: form, blank: form.kept()}
	opening.left = opening.blank
	d.opening = opening
	session, turn, page := d.window.session, d.turn, d.window.sight
	d.window.background("reading the drafts", func(ctx context.Context) (func(), error) {
		waiting, err := d.window.waitingDrafts(ctx, session.dossier, name)
		return func() {
			switch here := turn == d.turn && d.window.session == session; {
			case err != nil:
				d.cannotOpen(here, err)
			case here:
				d.begin(name, form, first, offer, waiting, opening.blank)
				d.page = page
				for _, then := range opening.then {
					then()
				}
			case d.window.session == session:
				d.keepLeft(name, opening, waiting)
			}
		}, nil
	})
}

// cannotOpen says why it cannot be known what waits.
func (d *formDraft) cannotOpen(here bool, err error) {
	d.window.notice.fail("reading the drafts", err)
	if here && d.failed != nil {
		d.failed()
	}
}

// keepLeft keeps what was typed into a form that was left before it was known what waits.
func (d *formDraft) keepLeft(name string, opening *openingForm, waiting []store.Draft) {
	if opening.left == opening.blank || d.window.session.dossier.ReadOnly() {
		return
	}
	dossier := d.window.session.dossier
	slot := freeSlot(name, waiting, append(d.window.entering.drafts(dossier), d.window.openSlots()...))
	d.window.owing.owe(dossier, slot, opening.left)
}

// wait has something done as soon as it is known what waits, and reports whether that is still to come.
func (d *formDraft) wait(then func()) bool {
	if d.opening == nil {
		return false
	}
	d.opening.then = append(d.opening.then, then)
	return true
}
