package widgets

import "fyne.io/fyne/v2"

// TableColumn is a column of the incident table.
type TableColumn int

// The columns, from left to right.
const (
	ColumnWhen TableColumn = iota
	ColumnWhere
	ColumnWhat
	ColumnWho
	ColumnDead
	ColumnSeverity
	ColumnScope
)

// Name is the column's heading.
func (c TableColumn) Name() string {
	return [...]string{"When", "Where", "What", "Who", "Dead", "Severity", "Scope"}[c]
}

// columnPlace is where a column stands.
type columnPlace struct {
	column      TableColumn
	left, width float32
}

// The widths of the columns that need a certain one, the room at the table's sides and between its columns, and the widths below which the
// last columns are left out, since the detail shows them too.
const (
	whenWidth, deadWidth, severityWidth, scopeWidth = 122, 78, 62, 62
	tableSide, tableGap                             = 8, 10
	withoutSeverity, withoutScope                   = 760, 620
)

// placeColumns shares a width among the columns.
func placeColumns(width float32) []columnPlace {
	fixed := map[TableColumn]float32{ColumnWhen: whenWidth, ColumnDead: deadWidth}
	columns := []TableColumn{ColumnWhen, ColumnWhere, ColumnWhat, ColumnWho, ColumnDead}
	if width >= withoutSeverity {
		columns, fixed[ColumnSeverity] = append(columns, ColumnSeverity), severityWidth
	}
	if width >= withoutScope {
		columns, fixed[ColumnScope] = append(columns, ColumnScope), scopeWidth
	}
	shares := map[TableColumn]float32{ColumnWhere: 0.38, ColumnWhat: 0.24, ColumnWho: 0.38}
	left := width - 2*tableSide - tableGap*float32(len(columns)-1)
	for _, w := range fixed {
		left -= w
	}
	places, x := make([]columnPlace, 0, len(columns)), float32(tableSide)
	for _, c := range columns {
		w, ok := fixed[c]
		if !ok {
			w = max(left*shares[c], 0)
		}
		places = append(places, columnPlace{c, x, w})
		x += w + tableGap
	}
	return places
}

// alignment puts figures at the right.
func (c TableColumn) alignment() fyne.TextAlign {
	if c == ColumnDead {
		return fyne.TextAlignTrailing
	}
	return fyne.TextAlignLeading
}
