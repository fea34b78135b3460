package dashboard

import (
	"slices"

	"truceboard/store"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// tableColumns stands in what is remembered of an export for the columns of the table, whichever these are by then.
const tableColumns = "table"

// tableCodes gives the codes of an export's columns that say what some columns of the table do, in their order, the identifier first: by it a file that is edited elsewhere comes back.
func tableCodes(slots []widgets.TableSlot) []string {
	codes := []string{"id"}
	for _, slot := range slots {
		for _, code := range columnCodes(slot.Column) {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// columnCodes gives the columns of an export that say what one of the table does.
func columnCodes(c widgets.TableColumn) []string {
	switch c {
	case widgets.ColumnWhen:
		return []string{"date", "time", "date_end", "date_precision", "zone"}
	case widgets.ColumnWhere:
		return []string{"place", "area"}
	case widgets.ColumnWhat:
		return []string{"type", "type_name"}
	case widgets.ColumnWho:
		return []string{"side_a", "party_a", "side_b", "party_b"}
	case widgets.ColumnDead:
		return []string{"deaths_low", "deaths_best", "deaths_high"}
	case widgets.ColumnInjured:
		return []string{"injured_low", "injured_best", "injured_high"}
	case widgets.ColumnDataset:
		return []string{"dataset", "dataset_id"}
	}
	return []string{c.Code()} // the others are called alike
}

// tableShown gives the columns that the table shows, or would where there were room, and whether somebody chose them.
func (p *incidentsPage) tableShown() (slots []widgets.TableSlot, chosen bool) {
	if s := p.window.session; s != nil && len(p.window.prefs.columns(s.dossier.Path())) > 0 {
		return p.table.Layout(), true
	}
	return widgets.FirstSlots(), false
}

// order is that of the table, and that in which rows came in where the file is compared with the one that they came from.
func (x *exportDialog) order() store.Sort {
	if kind := x.chosen(); kind == exchange.KindGED || kind == exchange.KindACLED {
		return store.Sort{By: store.SortAdded}
	}
	return x.window.incidents.sort
}

// orderWords says the order.
func (x *exportDialog) orderWords() string {
	order := x.order()
	if order.By == store.SortAdded {
		return "as they came in"
	}
	return "in the order of the table (by " + order.Words() + ")"
}
