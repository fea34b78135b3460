package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// rail is the column of pages at the left: icon and word, the one in sight marked.
type rail struct {
	widget.BaseWidget
	items []*railItem
}

func newRail(pages []page, choose func(int)) *rail {
	r := &rail{}
	for i, p := range pages {
		r.items = append(r.items, newRailItem(p.Name(), p.Icon(), func() { choose(i) }))
	}
	r.ExtendBaseWidget(r)
	return r
}

// Select marks the page in sight.
func (r *rail) Select(n int) {
	for i, item := range r.items {
		item.setSelected(i == n)
	}
}

// CreateRenderer lays the items out from the top.
func (r *rail) CreateRenderer() fyne.WidgetRenderer {
	column := container.NewVBox()
	for _, item := range r.items {
		column.Add(item)
	}
	return widget.NewSimpleRenderer(container.NewStack(newBackdrop(theme.ColorNameRaised, fyne.Size{}), column))
}
