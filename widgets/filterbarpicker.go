package widgets

import (
	"slices"

	"fyne.io/fyne/v2/widget"
)

// filterPicker is a select over values that have names.
type filterPicker[T comparable] struct {
	list   *widget.Select
	values []T
}

// newFilterPicker makes a select that tells which value was chosen.
func newFilterPicker[T comparable](placeholder string, chosen func(T)) *filterPicker[T] {
	p := &filterPicker[T]{}
	p.list = widget.NewSelect(nil, func(string) {
		if i := p.list.SelectedIndex(); i >= 0 {
			chosen(p.values[i])
		}
	})
	p.list.PlaceHolder = placeholder
	return p
}

// offer lists every value but those taken, and shows none of them as chosen: what was chosen stands in chips.
func (p *filterPicker[T]) offer(all, taken []T, name func(T) string) {
	p.values = slices.DeleteFunc(slices.Clone(all), func(v T) bool { return slices.Contains(taken, v) })
	p.fill(name)
	p.list.Selected = ""
	p.list.Refresh()
}

// show lists every value and shows one as chosen.
func (p *filterPicker[T]) show(all []T, chosen T, name func(T) string) {
	p.values = all
	p.fill(name)
	p.list.Selected = name(chosen)
	p.list.Refresh()
}

func (p *filterPicker[T]) fill(name func(T) string) {
	p.list.Options = make([]string, len(p.values))
	for i, v := range p.values {
		p.list.Options[i] = name(v)
	}
}
