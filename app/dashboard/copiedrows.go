package dashboard

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// copyRows puts the rows that are picked, or the one selected, on the clipboard: cells apart by tabs, under their headings.
func (p *incidentsPage) copyRows() {
	keys := p.table.Picked()
	if key, ok := p.table.Selected(); ok && len(keys) == 0 {
		keys = []int64{key}
	}
	if len(keys) == 0 || p.listing == nil {
		return
	}
	listing, copied := p.listing, copiedRows{rowWords{p.shot.Zone, p.shot.View.AsOf.At}, p.shot.Whole}
	slots := p.table.Layout()
	p.window.background("copying rows", func(ctx context.Context) (func(), error) {
		rows, err := listing.RowsOf(ctx, keys)
		if err != nil {
			return nil, err
		}
		text := copied.tabbed(slots, rows)
		return func() {
			fyne.CurrentApp().Clipboard().SetContent(text)
			p.window.notice.say(counted(len(rows), "incident is", "incidents are")+" on the clipboard, for a spreadsheet.", "", nil)
		}, nil
	})
}

// copiedRows writes rows of the table for a spreadsheet: what one column of the table says of several things stands in a cell each, under the heading by which an import knows it, so that it can be added up and read in again.
type copiedRows struct {
	words rowWords
	frame ceasefire.Frame
}

// copiedCell is a column as it is copied.
type copiedCell struct {
	heading string
	of      func(store.Row) string
}

// tabbed writes rows; a cell that a spreadsheet would run as a formula is guarded. What two columns of the table say stands there once.
func (c copiedRows) tabbed(slots []widgets.TableSlot, rows []store.Row) string {
	var cells []copiedCell
	for _, slot := range slots {
		for _, cell := range c.cells(slot.Column) {
			if !slices.ContainsFunc(cells, func(other copiedCell) bool { return other.heading == cell.heading }) {
				cells = append(cells, cell)
			}
		}
	}
	lines := [][]string{{}}
	for _, cell := range cells {
		lines[0] = append(lines[0], cell.heading)
	}
	for _, row := range rows {
		line := make([]string, len(cells))
		for n, cell := range cells {
			line[n] = cell.of(row)
		}
		lines = append(lines, line)
	}
	return tabbedCells(lines)
}

// cells gives what a column of the table is copied as.
func (c copiedRows) cells(column widgets.TableColumn) []copiedCell {
	switch column {
	case widgets.ColumnWhen:
		return c.exported("date", "time", "date_end", "date_precision")
	case widgets.ColumnDead:
		return c.exported("deaths_best", "deaths_low", "deaths_high")
	case widgets.ColumnInjured:
		return c.exported("injured_best", "injured_low", "injured_high")
	case widgets.ColumnWhere:
		return []copiedCell{{"Place", func(r store.Row) string { return r.Place }}, {"Area", func(r store.Row) string { return r.Area }}}
	case widgets.ColumnWhat:
		return []copiedCell{{"Type", func(r store.Row) string { return r.Type.Name() }}}
	case widgets.ColumnWho:
		return []copiedCell{{"Side A", func(r store.Row) string { return cmp.Or(r.PartyA, r.ActorA) }}, {"Side B", func(r store.Row) string { return cmp.Or(r.PartyB, r.ActorB) }}}
	case widgets.ColumnVerification:
		return []copiedCell{{"Verification", func(r store.Row) string { return string(r.Verification) }}}
	}
	return []copiedCell{{column.Title(), func(r store.Row) string { return c.words.row(r).Words(column) }}}
}

// exported gives columns as an export has them: days and hours by the dossier's clocks, an unknown number empty and never 0.
func (c copiedRows) exported(codes ...string) (cells []copiedCell) {
	export := exchange.Export{Frame: c.frame, Columns: codes}
	all := exchange.ExportColumns()
	for _, code := range codes {
		column := all[slices.IndexFunc(all, func(column exchange.ExportColumn) bool { return column.Code == code })]
		cells = append(cells, copiedCell{column.Name, func(r store.Row) string {
			value := column.Value(&export, &ceasefire.Incident{When: r.When, Deaths: ceasefire.Deaths{Estimate: r.Deaths}, Injured: r.Injured})
			if value == nil {
				return ""
			}
			return fmt.Sprint(value)
		}})
	}
	return cells
}

// tabbedCells writes lines of cells for a spreadsheet, each cell on one line and guarded.
func tabbedCells(lines [][]string) string {
	var text strings.Builder
	for _, cells := range lines {
		for i, cell := range cells {
			if i > 0 {
				text.WriteByte('\t')
			}
			text.WriteString(csvline.Guarded(strings.Join(strings.Fields(widgets.WithoutMarks(cell)), " ")))
		}
		text.WriteByte('\n')
	}
	return text.String()
}
