package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"truceboard/widgets"
)

// fact is one line of a fact sheet.
type fact struct{ name, says string }

// factSheet shows names and what is said of them in two columns; lines that say nothing are left out.
type factSheet struct{ content *fyne.Container }

func newFactSheet() *factSheet {
	return &factSheet{content: container.New(layout.NewFormLayout())}
}

func (s *factSheet) set(facts []fact) {
	s.content.RemoveAll()
	for _, f := range facts {
		if f.says == "" {
			continue
		}
		says := widgets.NewProse(f.says)
		s.content.Add(container.NewVBox(container.New(inset{side: 4, end: 8}, widgets.NewText(f.name, widgets.RoleCaption)))) // on the first line's height
		s.content.Add(says)
	}
	s.content.Refresh()
}
