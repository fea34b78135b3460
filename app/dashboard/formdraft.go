package dashboard

import (
	"context"
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"truceboard/widgets"
)

// typedInput is an input whose content can be kept as a text, and put back.
type typedInput interface {
	kept() string
	putBack(text string)
}

func (e *formEntry) kept() string        { return e.Text }
func (e *formEntry) putBack(text string) { e.SetText(text) }

func (p *pick) kept() string { return p.Selected }

// putBack chooses what was chosen, where it is still offered.
func (p *pick) putBack(text string) {
	if at := slices.Index(p.Options, text); at >= 0 {
		p.SetSelectedIndex(at)
		return
	}
	p.ClearSelected()
}

func (t *tick) kept() string {
	if t.Checked {
		return t.name
	}
	return ""
}

func (t *tick) putBack(text string) { t.SetChecked(text != "") }

// kept lists the names that are ticked.
func (c *choices) kept() string {
	var names []string
	for _, n := range c.places() {
		names = append(names, c.ticks[n].name)
	}
	return encoded(names)
}

func (c *choices) putBack(text string) {
	names := decoded[[]string](text)
	for _, t := range c.ticks {
		t.SetChecked(slices.Contains(names, t.name))
	}
}

// keptInstant keeps an instant as it was typed.
type keptInstant struct{ *widgets.InstantEntry }

func (e keptInstant) kept() string        { return e.Text() }
func (e keptInstant) putBack(text string) { e.SetText(text) }

// decoded reads what encoded wrote; what is no such text has nothing in it.
func decoded[T any](text string) (content T) {
	if json.Unmarshal([]byte(text), &content) != nil {
		var none T
		return none
	}
	return content
}

// typedOf gives the input that a field keeps, nil where it keeps none.
func (b *formBody) typedOf(input fyne.CanvasObject) typedInput {
	switch in := input.(type) {
	case *widgets.InstantEntry:
		return keptInstant{in}
	case typedInput:
		return in
	}
	return b.lists[input]
}

// typed gives what stands in the form, by the fields' names.
func (b *formBody) typed() map[string]string {
	content := map[string]string{}
	for _, name := range b.order {
		content[name] = b.inputs[name].kept()
	}
	return content
}

// putBack puts what was typed back, in the fields' order: what is chosen in one decides what is shown of others.
func (b *formBody) putBack(content map[string]string) {
	b.fill(func() {
		for _, name := range b.order {
			if text, kept := content[name]; kept {
				b.inputs[name].putBack(text)
			}
		}
	})
}

// bodyDraft keeps what is typed into a form that is open, and offers it the next time that form is opened for the same record.
type bodyDraft struct {
	drafter
	body    *formBody
	session *session
	blank   map[string]string
	turn    int
	// told is set while the notice may offer to do without what came back.
	told bool
}

// open takes up what was being typed under a name. Nothing is kept before that is known, so that nothing is lost; without a name nothing is kept at all.
func (d *bodyDraft) open(name string, body *formBody) {
	d.turn++
	d.body, d.blank = nil, body.typed()
	d.end()
	if name == "" {
		return
	}
	d.session = d.window.session
	session, turn, blank := d.session, d.turn, d.blank
	d.window.background("reading what was being typed", func(ctx context.Context) (func(), error) {
		draft, found, err := readDraft[map[string]string](ctx, session.dossier, name)
		return func() {
			if turn != d.turn {
				return
			}
			d.body = body
			d.begin(name, blank)
			if found && encoded(body.typed()) == encoded(blank) {
				d.takeUp(draft)
			}
		}, err
	})
}

// next goes on with an empty form under a name that is known to have no draft any more.
func (d *bodyDraft) next(name string, body *formBody) {
	d.turn++
	d.body, d.blank, d.session = body, body.typed(), d.window.session
	d.begin(name, d.blank)
}

// cameBack says that a draft was taken up.
const cameBack = "What was being typed has come back: it was not saved."

// takeUp puts back what was being typed, and offers to do without.
func (d *bodyDraft) takeUp(draft map[string]string) {
	d.body.putBack(draft)
	d.drafter.kept = encoded(d.body.typed())
	d.told = true
	turn, body, blank := d.turn, d.body, d.blank
	d.window.notice.say(cameBack, "Do without it", func() {
		if turn == d.turn {
			body.putBack(blank)
			d.drop(blank)
		}
	})
}

// keep writes what was typed into the dossier, and forgets it where nothing is typed any more.
func (d *bodyDraft) keep() {
	if d.body == nil || d.session == nil || d.window.session != d.session { // another dossier was opened
		return
	}
	now := d.body.typed()
	if text := encoded(now); text == encoded(d.blank) && text != d.drafter.kept {
		d.drop(now)
		return
	}
	d.drafter.keep(now)
}

// close stops keeping; what was typed stays as a draft.
func (d *bodyDraft) close() {
	d.keep()
	d.stop()
}

// saved forgets what was typed, now that it is saved, and stops keeping.
func (d *bodyDraft) saved() {
	if d.body != nil && d.window.session == d.session {
		d.drop(d.blank)
	}
	d.stop()
}

func (d *bodyDraft) stop() {
	d.turn++
	d.body = nil
	d.end()
	if n := d.window.notice; d.told && n.text.Text == cameBack { // what it offers ends with the form
		n.hide()
	}
	d.told = false
}
