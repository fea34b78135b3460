package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"truceboard/store/ceasefire"
)

// Declare conformity with interfaces.
var _ fyne.Widget = (*FilterBar)(nil)

// FilterBar says in words what is shown and how many that are, lets each part of the filter be taken away by its chip, and has the
// inputs that narrow it.
type FilterBar struct {
	widget.BaseWidget

	// OnChanged is called with the new filter whenever the person using the bar changes it.
	OnChanged func(ceasefire.Filter)
	// OnCleared is called when the person using the bar empties it, before the filter that shows everything is told.
	OnCleared func()

	frame  ceasefire.Frame
	filter ceasefire.Filter
	n, of  int
	// counted says that there are counts at all, and awaits what is said in their place as long as they are being read.
	counted bool
	awaits  string
	echo    filterEcho
	inputs  filterInputs
	days    filterDays
	chips   *filterChips
	more    *widget.Button
	clear   *widget.Button
	wide    bool
}

// NewFilterBar makes a bar that shows everything.
func NewFilterBar() *FilterBar {
	b := &FilterBar{}
	b.inputs = newFilterInputs(b)
	b.days = newFilterDays(b)
	b.chips = newFilterChips(b.take)
	b.more = widget.NewButton("", b.toggle)
	b.clear = widget.NewButton("Clear", b.reset)
	b.clear.Importance = widget.LowImportance
	b.show()
	b.ExtendBaseWidget(b)
	return b
}

// SetFrame gives the parties and areas that can be chosen.
func (b *FilterBar) SetFrame(frame ceasefire.Frame) {
	if frame.Agreement.ID != b.frame.Agreement.ID {
		b.echo = filterEcho{}
	}
	b.frame = frame
	b.show()
}

// SetFilter shows a filter. OnChanged is not called, an entry that is being typed in is left alone, and a filter that the bar itself
// sent, and that was overtaken since, is passed over.
func (b *FilterBar) SetFilter(filter ceasefire.Filter) {
	if b.echo.overtaken(filter) {
		return
	}
	b.put(filter)
}

// SetCounts says how many incidents the filter leaves that was shown last, and of how many. Where a newer one is under way, only of how many is said.
func (b *FilterBar) SetCounts(n, of int) {
	b.n, b.of, b.counted, b.awaits = n, of, true, ""
	b.Refresh()
}

// Await says something in the place of the counts until there are some.
func (b *FilterBar) Await(words string) {
	b.awaits = words
	b.Refresh()
}

// ReadDays says how the days are read that people type.
func (b *FilterBar) ReadDays(days TypedDays) { b.days.read = days }

// Search gives the entry of the words to look for, which can be given the keyboard.
func (b *FilterBar) Search() fyne.Focusable { return b.inputs.search }

// put takes a filter over into the inputs that nobody is typing in.
func (b *FilterBar) put(filter ceasefire.Filter) {
	before := b.filter.Days
	b.filter = filter
	b.days.follow(before, filter.Days)
	b.inputs.search.follow(filter.Text)
	b.show()
}

// change sends the filter with one thing changed, unless that changes nothing.
func (b *FilterBar) change(edit func(*ceasefire.Filter)) {
	next := b.filter
	edit(&next)
	if sameFilter(next, b.filter) {
		return
	}
	before := b.filter
	b.put(next)
	if b.OnChanged == nil {
		return
	}
	b.echo.send(before, next)
	b.Refresh() // the count is that of the filter before
	b.OnChanged(next)
}

// take removes the part of the filter that a chip stands for.
func (b *FilterBar) take(part filterPart) { b.change(part.remove) }

// reset shows everything again, and empties what could not be read too.
func (b *FilterBar) reset() {
	b.inputs.search.put("")
	b.days.empty()
	if b.OnCleared != nil {
		b.OnCleared()
	}
	b.change(func(f *ceasefire.Filter) { *f = ceasefire.Filter{} })
	b.show()
}

// toggle shows or hides the inputs used less.
func (b *FilterBar) toggle() {
	b.wide = !b.wide
	b.show()
}

// show brings every input and every word in line with the filter.
func (b *FilterBar) show() {
	b.inputs.show(b.frame, b.filter)
	b.chips.set(filterParts(b.filter, b.frame), b.inputs.search)
	b.more.SetText("More filters")
	if b.wide {
		b.more.SetText("Fewer filters")
	}
	if b.filter.IsZero() && b.inputs.search.Text == "" && b.days.isEmpty() {
		b.clear.Disable()
	} else {
		b.clear.Enable()
	}
	b.Refresh()
}

// countWords writes "12 of 240", and "… of 240" while a filter is under way of which it is not known how many it leaves.
func (b *FilterBar) countWords() string {
	p := message.NewPrinter(language.English)
	switch {
	case b.awaits != "":
		return b.awaits
	case !b.counted:
		return ""
	case b.echo.underWay():
		return p.Sprintf("… of %d", b.of)
	}
	return p.Sprintf("%d of %d", b.n, b.of)
}

// seek narrows to the incidents that have the words typed.
func (b *FilterBar) seek(text string) {
	b.change(func(f *ceasefire.Filter) { f.Text = strings.TrimSpace(text) })
}

// SetTerm narrows one field by what was typed for it; a text of nothing narrows it no more.
func (b *FilterBar) SetTerm(term ceasefire.Term) {
	b.change(func(f *ceasefire.Filter) {
		terms := slices.DeleteFunc(slices.Clone(f.Terms), func(t ceasefire.Term) bool { return t.Field == term.Field })
		if strings.TrimSpace(term.Text) != "" {
			terms = append(terms, term)
		}
		f.Terms = terms
	})
}

// Apply narrows to a whole filter, as if somebody had chosen each part of it.
func (b *FilterBar) Apply(filter ceasefire.Filter) {
	b.inputs.search.put(filter.Text)
	b.change(func(f *ceasefire.Filter) { *f = filter })
}

// Filter gives the filter that the bar shows.
func (b *FilterBar) Filter() ceasefire.Filter { return b.filter }
