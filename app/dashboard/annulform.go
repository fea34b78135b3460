package dashboard

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// annulForm records that a ruling does not count, or that an annulled one counts again, and why.
type annulForm struct {
	page    *clocksPage
	content fyne.CanvasObject
	heading *widgets.Prose
	form    *formBody
	ruling  *choice
	what    *widgets.Prose
	reason  *formEntry
}

func newAnnulForm(p *clocksPage) *annulForm {
	f := &annulForm{page: p, heading: wrapped("", true), form: newFormBody(p.leave)}
	f.ruling, f.reason = f.form.choice(), f.form.lines("Why: what was misread, and how that is known")
	f.form.add(f.form.field("ruling", "Ruling", f.ruling))
	f.what = f.form.remark()
	f.form.add(f.form.field("reason", "Reason", f.reason))
	f.form.live = f.tell
	actions := container.NewHBox(saveButton("Save annulment", f.save), newButton("Close", p.leave))
	f.content = widgets.NewPanel("Annul ruling", "Ctrl+Enter saves, Esc closes", container.NewBorder(f.heading, actions, nil, nil, f.form.scroll))
	return f
}

// begin offers the rulings on a clock, one of them chosen.
func (f *annulForm) begin(clock ceasefire.Clock, rulings []ceasefire.Determination, chosen ceasefire.ID) {
	f.page.drafts.close()
	zones := f.page.times()
	var ids []ceasefire.ID
	var names []string
	for _, d := range rulings {
		whole, _ := f.page.window.session.frame.Ruled(d.ID)
		ids, names = append(ids, d.ID), append(names, rulingHead(f.page.shot.Frame, whole, zones))
	}
	f.form.fill(func() {
		f.heading.SetText(clock.Name)
		f.ruling.offer("choose a ruling", ids, names, chosen)
		f.reason.SetText("")
	})
	f.tell()
	var first fyne.Focusable = f.reason
	if chosen.IsZero() {
		first = f.ruling
	}
	f.page.open(f, f.content, first)
	f.page.drafts.open("annulment "+clock.ID.String(), f.form, first, f.form.offer)
}

// tell says what saving does to the ruling chosen.
func (f *annulForm) tell() {
	if f.page.window.session == nil {
		return
	}
	words := "An annulled ruling counts in no clock; the incidents it rests on are proposed again. It is still shown, with the reason."
	if d, ok := f.page.window.session.frame.Ruled(f.ruling.chosen()); ok && !d.Counts() {
		words = "It is annulled: " + d.Annulments[len(d.Annulments)-1].Reason + " Saving lets it count again."
	}
	if f.what.Text != words {
		f.what.SetText(words)
	}
}

// annulment reads the form, and gives what is wrong with it.
func (f *annulForm) annulment() (d ceasefire.Determination, a ceasefire.Annulment, problems []ceasefire.Problem) {
	d, ok := f.page.window.session.frame.Ruled(f.ruling.chosen())
	if !ok {
		problems = append(problems, ceasefire.Problem{Field: "ruling", Message: "Choose a ruling."})
	}
	return d, ceasefire.Annulment{Restores: ok && !d.Counts(), Reason: typed(f.reason)}, problems
}

func (f *annulForm) save() {
	d, a, problems := f.annulment()
	if len(problems) > 0 {
		f.form.tell("", together(problems, a.Problems(f.page.window.session.frame, d.ID)))
		return
	}
	forget := f.page.drafts.saves()
	f.page.annul(d, a, func(problems []ceasefire.Problem) { f.form.tell("", problems) }, func() {
		if forget() {
			f.page.leave()
		}
	})
}

// annul records an annulment beside the window, says so, and offers to take it back.
func (p *clocksPage) annul(d ceasefire.Determination, a ceasefire.Annulment, refused func([]ceasefire.Problem), saved func()) {
	window, zones := p.window, p.times()
	session := window.session
	window.saving("saving the annulment", func(ctx context.Context) (func(), error) {
		_, err := session.dossier.Annul(ctx, d.ID, a)
		var invalid *store.InvalidError
		if errors.As(err, &invalid) {
			return window.declines(func() { refused(invalid.Problems) }), nil
		}
		if err != nil {
			return nil, err
		}
		return func() {
			said := annulledWords(session.frame, d, a.Restores, zones) + p.unseen()
			window.sayDone(said)
			window.reload()
			saved()
		}, nil
	})
}

// unseen says that what is recorded now is not to be seen while the dossier is read as it was known before.
func (p *clocksPage) unseen() string {
	if known := p.shot.View.AsOf.KnownAt; !known.IsZero() && known.Before(time.Now()) {
		return " It was recorded after what is known on screen, so that it is not shown yet."
	}
	return ""
}

// annulledWords says what was done to a ruling.
func annulledWords(frame ceasefire.Frame, d ceasefire.Determination, restored bool, zones widgets.ClockZones) string {
	clock, _ := frame.Clock(d.Clock)
	words := clock.Name + ", " + ruledWords(frame, d, zones) + ", " + zones.Format(d.At, d.Precision) + "."
	if restored {
		return "Counts again: " + words
	}
	return "Annulled: " + words
}
