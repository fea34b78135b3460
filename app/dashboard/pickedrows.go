package dashboard

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/widgets"
)

// pickedBar says how many rows are picked and what can be done with them all.
type pickedBar struct {
	content *fyne.Container
	words   *widget.Label
	over    fyne.CanvasObject // what lays the table above the bar
	unseen  int               // how many of those picked the filter does not show
	listed  func() int        // how many rows there are, 0 while that is not known
}

func newPickedBar(p *incidentsPage) *pickedBar {
	b := &pickedBar{words: widget.NewLabel(""), listed: func() int {
		if p.listing == nil {
			return 0
		}
		return p.listing.Len()
	}}
	b.words.TextStyle.Bold = true
	change := p.window.door(newButton("Change them…", p.changePicked))
	copied := newButton("Copy", p.copyRows)
	none := newButton("Pick none", p.table.Unpick)
	none.Importance = widget.LowImportance
	b.content = container.NewHBox(b.words, layout.NewSpacer(), change, copied, none)
	b.content.Hide()
	b.over = container.NewBorder(nil, b.content, nil, nil, p.table) // beneath it, so that no row moves away from the pointer that picks the next
	return b
}

// show says how many rows are picked; none puts the bar away.
func (b *pickedBar) show(keys []int64) {
	defer b.over.Refresh()
	if len(keys) == 0 {
		b.unseen = 0
		b.content.Hide()
		return
	}
	b.words.SetText(pickedWords(len(keys), b.unseen, b.listed()))
	b.content.Show()
}

// pickedWords says how many rows are picked, and of how many that are listed where all of them are: "3 of 240 picked".
func pickedWords(picked, unseen, listed int) string {
	switch {
	case unseen > 0:
		return grouped(picked) + " picked, " + grouped(unseen) + " of them not shown by the filter"
	case picked > listed: // it is not known yet which of them are
		return grouped(picked) + " picked"
	}
	return grouped(picked) + " of " + grouped(listed) + " picked"
}

// countUnseen finds beside the window how many of those picked stand in no row of what is listed now: a change of them all would reach them unseen.
func (p *incidentsPage) countUnseen() {
	keys, listing := p.table.Picked(), p.listing
	if len(keys) == 0 || listing == nil {
		return
	}
	p.window.beside(func() {
		unseen := listing.Missing(keys)
		p.window.do(func() {
			if p.listing == listing {
				p.picked.unseen = unseen
				p.picked.show(p.table.Picked())
			}
		})
	})
}

// picks shows what is picked now; what of it is unseen changes with it only where something was.
func (p *incidentsPage) picks(keys []int64) {
	p.picked.show(keys)
	if p.picked.unseen > 0 {
		p.countUnseen()
	}
}

// hits gives what marks the words of a search, nil where there are none.
func hits(text string) func(string) [][2]int {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return func(in string) [][2]int { return store.Hits(text, in) }
}

// marked shows a text, what a search finds in it underlined.
func marked(text, sought string) *widgets.Prose {
	words := widgets.NewProse(text)
	for _, hit := range store.Hits(sought, text) {
		words.Stretches = append(words.Stretches, widgets.Stretch{From: hit[0], To: hit[1], Style: fyne.TextStyle{Bold: true, Underline: true}})
	}
	return words
}
