package dashboard

import (
	"maps"
	"strings"
)

// keptBegan is the name under which a draft keeps what stood in its form when that began; no field is called so.
const keptBegan = "began"

// binds says that what some fields mean hangs on what is chosen in another, so that they are decided together.
func (b *formBody) binds(head string, hanging ...string) {
	if b.base.governs == nil {
		b.base.governs = map[string][]string{}
	}
	b.base.governs[head] = hanging
}

// begins notes what stands in the form as that from which it begins: what of it is another when it is saved was changed by somebody else.
func (b *formBody) begins(fresh bool) {
	b.base.open.fields = b.fields
	b.base.begins(b, fresh)
}

// over puts what was typed over the record with which the form was just filled; it gives what somebody else changed of it, and what of that is to be decided.
func (b *formBody) over(began, typed map[string]string) (theirs, open []string) {
	defer b.changed()
	return b.base.over(b, began, typed)
}

// beside gives the field in which a field's content stands: itself.
func (b *formBody) beside(name string) string { return name }

// word is what a field is called within a sentence.
func (b *formBody) word(name string) string {
	word, _, _ := strings.Cut(b.labels[name], ",")
	return strings.ToLower(word)
}

// words says what a field's content is that is kept as a text.
func (b *formBody) words(name, text string) string {
	if in, ok := b.inputs[name].(interface{ words(string) string }); ok {
		return in.words(text)
	}
	return strings.TrimSpace(text)
}

// lay lays the form anew.
func (b *formBody) lay() { b.content.Refresh() }

// kept gives what stands in the form as one text, with that from which it began.
func (b *formBody) kept() string {
	content := b.typed()
	if b.base.began != nil {
		content[keptBegan] = encoded(b.base.began)
	}
	return encoded(content)
}

// putBack puts what was typed back. Where somebody else changed the record since, what was typed stands over what that is now, and it is said what changed.
func (b *formBody) putBack(text string) {
	content := decoded[map[string]string](text)
	began := decoded[map[string]string](content[keptBegan])
	delete(content, keptBegan)
	if began == nil || b.base.began == nil || maps.Equal(began, b.base.began) {
		b.restore(content)
		return
	}
	if theirs, open := b.over(began, content); len(theirs) > 0 && b.stale != nil {
		b.stale(theirs, open)
	}
}

// restore puts content into the form in the fields' order: what is chosen in one decides what is shown of others.
func (b *formBody) restore(content map[string]string) {
	b.fill(func() {
		for _, name := range b.order {
			if text, kept := content[name]; kept {
				b.inputs[name].putBack(text)
			}
		}
	})
}
