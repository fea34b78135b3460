package dashboard

import (
	"encoding/json"
	"slices"
	"strings"

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

// words says whether a kept text ticks the box.
func (t *tick) words(text string) string {
	if text == "" {
		return "not ticked"
	}
	return "ticked"
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

// words lists the names that a kept text ticks.
func (c *choices) words(text string) string { return strings.Join(decoded[[]string](text), ", ") }

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

// encoded gives a form's content as it is kept. Contents are structs of texts, which can always be written so.
func encoded(content any) string {
	text, err := json.Marshal(content)
	if err != nil {
		return ""
	}
	return string(text)
}
