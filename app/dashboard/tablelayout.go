package dashboard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"truceboard/store"
	"truceboard/widgets"
)

// keepLayout remembers the columns of this dossier's table.
func (p *incidentsPage) keepLayout(slots []widgets.TableSlot) {
	words := make([]string, len(slots))
	for i, s := range slots {
		words[i] = fmt.Sprintf("%s:%.0f", s.Column.Code(), s.Width)
	}
	if s := p.window.session; s != nil {
		p.window.prefs.setColumns(s.dossier.Path(), words)
	}
}

// keepOrder remembers by which column this dossier's table is sorted.
func (p *incidentsPage) keepOrder(column widgets.TableColumn, descending bool) {
	order := column.Code()
	if descending {
		order = "-" + order
	}
	if s := p.window.session; s != nil {
		p.window.prefs.setOrder(s.dossier.Path(), order)
	}
}

// recall shows the columns of a dossier's table, and its order, as they were left; what is not known any more is passed over.
func (p *incidentsPage) recall(path string) {
	var slots []widgets.TableSlot
	for _, words := range p.window.prefs.columns(path) {
		code, width, _ := strings.Cut(words, ":")
		wide, err := strconv.ParseFloat(width, 32)
		if column, known := columnCoded(code); known && err == nil {
			slots = append(slots, widgets.TableSlot{Column: column, Width: float32(wide)})
		}
	}
	p.table.SetLayout(slots)
	column, descending := widgets.ColumnWhen, true
	code, falls := strings.CutPrefix(p.window.prefs.order(path), "-")
	if found, known := columnCoded(code); known {
		column, descending = found, falls
	}
	p.table.SetOrder(column, descending)
	p.sort = store.Sort{By: sortKey(column), Descending: descending}
}

// columnCoded finds a column by its word in what is remembered.
func columnCoded(code string) (widgets.TableColumn, bool) {
	all := widgets.TableColumns()
	n := slices.IndexFunc(all, func(c widgets.TableColumn) bool { return c.Code() == code })
	if n < 0 {
		return 0, false
	}
	return all[n], true
}
