package widgets

// TableColumn is a column of the incident table.
type TableColumn uint8

// The columns, from left to right.
const (
	ColumnWhen TableColumn = iota
	ColumnWhere
	ColumnWhat
	ColumnWho
	ColumnDead
	ColumnScope
	ColumnSeverity
)

// tableColumns is the number of columns.
const tableColumns = int(ColumnSeverity) + 1

// Title is the column's word in the header.
func (c TableColumn) Title() string {
	return [tableColumns]string{"When", "Where", "What", "Who", "Dead", "Scope", "Severity"}[c]
}

// falls reports whether the column is first sorted from the greatest down: what is newest, deadliest or gravest is looked for first.
func (c TableColumn) falls() bool {
	return c == ColumnWhen || c == ColumnDead || c == ColumnSeverity
}

// The widths of the columns that are as wide as what stands in them, and below which width of the table some are left out.
const (
	tableWhenWidth     = 152
	tableWhenNarrow    = 136
	tableDeadWidth     = 96
	tableScopeWidth    = 72
	tableSeverityWidth = 76
	tableScopeFrom     = 620
	tableSeverityFrom  = 760
	tableLeastWidth    = 400
)

// tableWidths shares a width among the columns; a column of width 0 is left out. Where, What and Who share what the others leave.
func tableWidths(width float32) [tableColumns]float32 {
	var w [tableColumns]float32
	w[ColumnWhen], w[ColumnDead] = tableWhenWidth, tableDeadWidth
	if width < tableScopeFrom {
		w[ColumnWhen] = tableWhenNarrow
	} else {
		w[ColumnScope] = tableScopeWidth
	}
	if width >= tableSeverityFrom {
		w[ColumnSeverity] = tableSeverityWidth
	}
	free := max(width, tableLeastWidth)
	for _, taken := range w {
		free -= taken
	}
	w[ColumnWhere], w[ColumnWhat] = free*0.36, free*0.28
	w[ColumnWho] = free - w[ColumnWhere] - w[ColumnWhat]
	return w
}
