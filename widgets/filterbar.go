package widgets

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// FilterBar shows the one filter of the window, in words, with how many incidents it leaves of how many, and takes it apart into inputs.
// What is chosen becomes a chip, by which it can be taken back.
type FilterBar struct {
	widget.BaseWidget
	// OnChanged is called with the filter after each change by hand.
	OnChanged func(ceasefire.Filter)

	frame   ceasefire.Frame
	filter  ceasefire.Filter
	setting bool

	search             *widget.Entry
	party, kind, area  *widget.Select
	severity, verified *widget.Select
	from, to           *widget.Entry
	more               *fyne.Container
	toggle             *widget.Button
	chips              *fyne.Container
	words, counts      *Text
	problem            *Text
	content            fyne.CanvasObject
}

var _ fyne.Widget = (*FilterBar)(nil)

// NewFilterBar makes a bar that shows everything.
func NewFilterBar() *FilterBar {
	b := &FilterBar{words: NewText("All incidents", RoleCaption), counts: NewText("", RoleBody), problem: NewText("", RoleCaption), chips: container.NewHBox()}
	b.search = widget.NewEntry()
	b.search.SetPlaceHolder("Search text, places, actors")
	b.search.OnChanged = func(text string) { b.change(func(v *ceasefire.Filter) { v.Text = text }) }
	b.party = b.choice("Party", func(name string, v *ceasefire.Filter) { v.Parties = added(v.Parties, b.partyNamed(name)) })
	b.kind = b.choice("Type", func(name string, v *ceasefire.Filter) { v.Types = added(v.Types, typeNamed(name)) })
	b.area = b.choice("Governorate", func(name string, v *ceasefire.Filter) { v.Areas = added(v.Areas, b.areaNamed(name)) })
	b.severity = b.choice("Severity", func(name string, v *ceasefire.Filter) { v.MinSeverity = severityNamed(name) })
	b.verified = b.choice("Checked", func(name string, v *ceasefire.Filter) {
		v.Verifications = added(v.Verifications, ceasefire.Verification(name))
	})
	b.kind.SetOptions(typeNames())
	b.severity.SetOptions(severityNames())
	b.verified.SetOptions(verificationNames())
	b.from, b.to = b.day("From day, YYYY-MM-DD"), b.day("To day, YYYY-MM-DD")
	b.problem.SetColor(theme.ColorNameBroken)
	b.build()
	b.ExtendBaseWidget(b)
	return b
}

// build lays the inputs out: search, the choices used most, and the others behind a button.
func (b *FilterBar) build() {
	b.more = container.NewGridWithColumns(4, b.from, b.to, b.severity, b.verified)
	b.more.Hide()
	b.toggle = widget.NewButton("More filters", b.showMore)
	b.toggle.Importance = widget.LowImportance
	first := container.NewBorder(nil, nil, nil, b.toggle, container.NewGridWithColumns(4, b.search, b.party, b.kind, b.area))
	b.counts.Alignment = fyne.TextAlignTrailing
	said := container.NewBorder(nil, nil, nil, container.NewHBox(b.counts), container.NewStack(b.words, container.NewHScroll(b.chips)))
	b.problem.Hide()
	b.content = container.NewVBox(first, b.more, b.problem, said)
}

func (b *FilterBar) showMore() {
	b.more.Hidden = !b.more.Hidden
	b.toggle.SetText(map[bool]string{true: "More filters", false: "Fewer filters"}[b.more.Hidden])
	b.content.Refresh()
}

// choice is a list from which one after another is chosen.
func (b *FilterBar) choice(word string, choose func(string, *ceasefire.Filter)) *widget.Select {
	s := widget.NewSelect(nil, nil)
	s.PlaceHolder = word
	s.OnChanged = func(name string) {
		if name == "" {
			return
		}
		b.change(func(v *ceasefire.Filter) { choose(name, v) })
		s.ClearSelected()
	}
	return s
}

// day is an entry of a day; one that cannot be read is told beneath and changes nothing.
func (b *FilterBar) day(hint string) *widget.Entry {
	e := widget.NewEntry()
	e.SetPlaceHolder(hint)
	e.OnChanged = func(string) { b.readDays() }
	return e
}

func (b *FilterBar) readDays() {
	if b.setting {
		return
	}
	var span ceasefire.Span
	for _, one := range []struct {
		text string
		into *ceasefire.Day
	}{{b.from.Text, &span.From}, {b.to.Text, &span.To}} {
		if one.text == "" {
			continue
		}
		day, err := ceasefire.ParseDay(one.text)
		if err != nil {
			b.tell(err.Error())
			return
		}
		*one.into = day
	}
	if !span.From.IsZero() && !span.To.IsZero() && span.To < span.From {
		b.tell("the last day lies before the first: swap them")
		return
	}
	b.tell("")
	b.change(func(v *ceasefire.Filter) { v.Days = span })
}

// tell shows what is wrong with the days, or takes it back.
func (b *FilterBar) tell(problem string) {
	b.problem.SetText("✕ " + problem)
	b.problem.Hidden = problem == ""
	b.content.Refresh()
}

// change changes the filter by hand.
func (b *FilterBar) change(do func(*ceasefire.Filter)) {
	if b.setting {
		return
	}
	do(&b.filter)
	b.show()
	if b.OnChanged != nil {
		b.OnChanged(b.filter)
	}
}

// SetFrame offers a dossier's parties and areas.
func (b *FilterBar) SetFrame(f ceasefire.Frame) {
	b.frame = f
	var parties, areas []string
	for _, p := range f.Parties {
		parties = append(parties, p.Short)
	}
	for _, a := range f.Areas {
		areas = append(areas, a.Name)
	}
	b.party.SetOptions(parties)
	b.area.SetOptions(areas)
	b.show()
}

// SetFilter shows a filter, without telling OnChanged; what is being typed is left alone where it means the same.
func (b *FilterBar) SetFilter(v ceasefire.Filter) {
	b.setting = true
	defer func() { b.setting = false }()
	if b.search.Text != v.Text {
		b.search.SetText(v.Text)
	}
	if v.Days != b.filter.Days {
		b.from.SetText(v.Days.From.String())
		b.to.SetText(v.Days.To.String())
	}
	b.filter = v
	b.show()
}

// Filter gives the filter that is shown.
func (b *FilterBar) Filter() ceasefire.Filter { return b.filter }

// SetCounts shows how many incidents are left of how many.
func (b *FilterBar) SetCounts(n, of int) {
	b.counts.SetText(fmt.Sprintf("%d of %d", n, of))
	b.content.Refresh()
}

// Search is the field in which words are looked for.
func (b *FilterBar) Search() fyne.Focusable { return b.search }

// show puts the filter into words, and into chips where it has conditions.
func (b *FilterBar) show() {
	b.chips.RemoveAll()
	for _, c := range b.conditions() {
		chip := widget.NewButtonWithIcon(c.words, fynetheme.CancelIcon(), func() { b.drop(c) })
		chip.IconPlacement = widget.ButtonIconTrailingText
		b.chips.Add(chip)
	}
	b.words.Hidden = len(b.chips.Objects) > 0
	b.content.Refresh()
}

// drop takes a condition back.
func (b *FilterBar) drop(c condition) {
	b.change(c.drop)
	b.SetFilter(b.filter)
	if b.filter.Days == (ceasefire.Span{}) {
		b.setting = true
		b.from.SetText("")
		b.to.SetText("")
		b.setting = false
	}
}

// added adds a value to a list that does not have it.
func added[T comparable](list []T, value T) []T {
	if slices.Contains(list, value) {
		return list
	}
	return append(slices.Clone(list), value)
}

// CreateRenderer shows the bar.
func (b *FilterBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.content) }
