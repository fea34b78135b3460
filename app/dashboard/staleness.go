package dashboard

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// staleRecord says that the record in a form was changed by somebody else since the form began from it, or removed. Frame is what the dossier knows now.
type staleRecord struct {
	one     string
	frame   ceasefire.Frame
	removed bool
	// identifier, where it is set, is where the form has by what it knows the record; known is what that was, which a merge may have changed, and became by what it is known then, zero where it is gone indeed.
	identifier    *ceasefire.ID
	known, became ceasefire.ID
}

// look finds out by what the record is known now, where it is not there under the identifier that the form knows.
func (e *staleRecord) look(ctx context.Context, d *store.Dossier) error {
	if !e.removed || e.identifier == nil {
		return nil
	}
	now, err := d.NowKnownAs(ctx, e.one, e.known)
	if err == nil && now != e.known {
		e.removed, e.became = false, now
	}
	return err
}

// Error says what happened and what to do.
func (e *staleRecord) Error() string {
	if e.removed {
		return "the " + e.one + " was removed by somebody else meanwhile, and nothing was saved: what was typed stays in the form"
	}
	return "the " + e.one + " was changed by somebody else meanwhile, and nothing was saved: look at what changed, and save again"
}

// undecided are the fields of a form that somebody else changed and that were typed otherwise too, each with what is asked beside it. Until all are decided nothing of the form is saved.
type undecided struct {
	fields map[string]*widgets.Field
	order  []string
	first  map[string]*button
	// after, where it is set, is told of each that was decided.
	after func()
}

// ask asks beside a field whether what was typed stays there or what somebody else wrote is taken: theirs says what that is, taken puts it there, and decided is told once either was chosen.
func (u *undecided) ask(field, theirs string, taken, decided func()) {
	done := func() {
		u.forget(field)
		decided()
		if u.after != nil {
			u.after()
		}
	}
	words := widgets.NewProse("! Somebody else changed this meanwhile, to: " + theirs)
	words.SizeName, words.Importance = theme.SizeNameCaption, widget.WarningImportance
	mine := newButton("Keep mine", done)
	other := newButton("Take theirs", func() {
		taken()
		done()
	})
	if u.first == nil {
		u.first = map[string]*button{}
	}
	u.order, u.first[field] = append(u.order, field), mine
	u.fields[field].SetAside(container.NewVBox(words, container.NewHBox(mine, other)))
}

// forget takes back what is asked beside a field.
func (u *undecided) forget(field string) {
	if u.first[field] == nil {
		return
	}
	delete(u.first, field)
	u.fields[field].SetAside(nil)
}

// clear takes back all that is asked.
func (u *undecided) clear() {
	for _, field := range u.order {
		u.forget(field)
	}
	u.order = nil
}

// next gives what decides the first field that is not decided yet, nil where all are.
func (u *undecided) next() fyne.Focusable {
	for _, field := range u.order {
		if b := u.first[field]; b != nil {
			return b
		}
	}
	return nil
}

// decideFirst asks for what is not decided yet, and reports whether there is anything.
func (w *Window) decideFirst(u *undecided) bool {
	if u.next() == nil {
		return false
	}
	w.sayStale(u, "Not saved: decide first, beside each field that somebody else changed too, whether yours stays.")
	return true
}

// versioned is a form whose content is kept by names, each a text that is the same exactly where the content is.
type versioned interface {
	typed() map[string]string
	restore(content map[string]string)
	// beside gives the field of the form in which something stands, word what it is called within a sentence, and words what a text of it says; nothing where that is not told.
	beside(name string) string
	word(name string) string
	words(name, text string) string
	// lay lays the form anew, because it asks for more room or for less.
	lay()
}

// base is the record from which a form began, by names, and what somebody else changed of it since and nobody has decided. governs says which names are decided together.
type base struct {
	began   map[string]string
	governs map[string][]string
	open    undecided
}

// begins notes what stands in a form as that from which it begins, nothing where the record is new.
func (b *base) begins(form versioned, fresh bool) {
	b.open.clear()
	b.began = nil
	if !fresh {
		b.began = form.typed()
	}
}

// over puts what was typed over the record with which a form was just filled, which is another than that from which the typing began. It gives what somebody else changed, and what of that is to be decided, in
// words.
func (b *base) over(form versioned, began, typed map[string]string) (theirs, open []string) {
	now := form.typed()
	settled := ceasefire.Versions{Began: began, Now: now, Typed: typed}.Settle(b.governs)
	form.restore(settled.Fields)
	b.began = maps.Clone(now)
	b.open.clear()
	defer form.lay()
	together := map[string][]string{}
	for _, clash := range settled.Clashes {
		field := form.beside(clash.Field)
		together[field] = append(together[field], clash.Together...)
	}
	for _, field := range slices.Sorted(maps.Keys(together)) {
		for _, name := range together[field] { // so that a draft of what is not decided asks again
			b.began[name] = began[name]
		}
		b.ask(form, field, together[field], now)
		open = append(open, form.word(field))
	}
	for _, name := range settled.Theirs {
		if word := form.word(name); !slices.Contains(theirs, word) {
			theirs = append(theirs, word)
		}
	}
	return theirs, open
}

// ask asks beside a field whether what was typed stays in it and in what is decided with it, or what stands there now is taken.
func (b *base) ask(form versioned, field string, names []string, now map[string]string) {
	b.open.ask(field, theirWords(form, field, names, now), func() {
		content := form.typed()
		for _, name := range names {
			content[name] = now[name]
		}
		form.restore(content)
	}, func() {
		for _, name := range names {
			b.began[name] = now[name]
		}
		form.lay()
	})
}

// theirWords says what stands now under names that are decided together, where it is another than was typed.
func theirWords(form versioned, field string, names []string, now map[string]string) string {
	typed := form.typed()
	var words []string
	for _, name := range names {
		said := form.words(name, now[name])
		switch {
		case now[name] == typed[name] || said == "" && name != field:
		case said == "":
			words = append(words, "nothing")
		case form.beside(name) == field:
			words = append(words, "“"+said+"”")
		default:
			words = append(words, form.word(name)+" “"+said+"”")
		}
	}
	return cmp.Or(strings.Join(words, "; "), "nothing")
}

// meanwhile says what somebody else changed of a record, and what of that is to be decided.
func meanwhile(one string, theirs, open []string) string {
	words := "Somebody else changed this " + one + " meanwhile: " + strings.Join(theirs, ", ") + ". "
	switch {
	case len(theirs) == 0:
		return "Somebody else changed this " + one + " meanwhile, in nothing that stands in this form: look it over, and save again."
	case len(open) == 0:
		return words + "It stands in the form now, beside what you typed: look it over, and save."
	}
	return words + "You typed otherwise: " + strings.Join(open, ", ") + ". Decide beside each whether yours stays, and save."
}

// rebase has the form of a record begin anew from the record as somebody else left it, and says what changed; save saves again. One that a merge gave another identifier is gone on with under that. One that was removed is added again only when that is asked for.
func (w *Window) rebase(s section, stale *staleRecord, save func()) {
	if stale.removed {
		w.notice.fail(step("saving the "+s.one()), stale)
		w.notice.offer("Add it again", func() {
			s.again()
			save()
		})
		return
	}
	moved := !stale.became.IsZero() && *stale.identifier == stale.known
	if moved {
		*stale.identifier = stale.became
	}
	theirs, open := s.rebase(stale.frame, stale.frame.Agreement.Location())
	if moved && len(theirs)+len(open) == 0 { // nothing else is new of it
		save()
		return
	}
	s.body().stale(theirs, open)
}

// tellStale has a section's form say what somebody else changed of the record in it, and asks for the first that is to be decided.
func (w *Window) tellStale(s section) {
	body := s.body()
	body.stale = func(theirs, open []string) { w.sayStale(&body.base.open, meanwhile(s.one(), theirs, open)) }
}

// sayStale says what somebody else changed, and gives the keyboard to the first that is to be decided.
func (w *Window) sayStale(open *undecided, words string) {
	w.notice.say(words, "", nil)
	open.after = func() {
		if !w.toDecide(open) {
			w.win.Canvas().Unfocus() // from what is gone
			w.notice.say("All is decided: look it over, and save.", "", nil)
		}
	}
	w.toDecide(open)
}

// toDecide gives the keyboard to the first field that is to be decided, and reports whether there is one.
func (w *Window) toDecide(open *undecided) bool {
	next := open.next()
	if next != nil {
		w.win.Canvas().Focus(next)
		w.followAgain()
	}
	return next != nil
}
