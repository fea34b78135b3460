package widgets

import (
	"slices"

	"truceboard/store/ceasefire"
)

// TableColumn is a column of the incident table.
type TableColumn uint8

// The columns, in the order in which they first stand.
const (
	ColumnWhen TableColumn = iota
	ColumnWhere
	ColumnWhat
	ColumnWho
	ColumnDead
	ColumnScope
	ColumnSeverity
	ColumnArea
	ColumnDistrict
	ColumnTitle
	ColumnInjured
	ColumnVerification
	ColumnScopeWhy
	ColumnReportedBy
	ColumnDataset
	ColumnRecordedBy
	ColumnRecordedAt
)

// tableColumns is the number of columns, and tableFirst how many of them stand at first.
const (
	tableColumns = int(ColumnRecordedAt) + 1
	tableFirst   = int(ColumnSeverity) + 1
)

// tableColumnInfo describes a column: its word, its code in what is remembered, how wide it is at first, and the field that its box narrows.
type tableColumnInfo struct {
	title, code string
	width       float32
	field       ceasefire.TermField
}

func (c TableColumn) info() tableColumnInfo {
	return [tableColumns]tableColumnInfo{
		ColumnWhen: {"When", "when", 152, ceasefire.TermWhen}, ColumnWhere: {"Where", "where", 180, ceasefire.TermPlace},
		ColumnWhat: {"What", "what", 140, ceasefire.TermType}, ColumnWho: {"Who", "who", 180, ceasefire.TermWho},
		ColumnDead: {"Dead", "dead", 96, ceasefire.TermDeaths}, ColumnScope: {"Scope", "scope", 76, ceasefire.TermScope},
		ColumnSeverity: {"Severity", "severity", 80, ceasefire.TermSeverity}, ColumnArea: {"Area", "area", 120, ceasefire.TermArea},
		ColumnDistrict: {"District", "district", 130, ceasefire.TermDistrict}, ColumnTitle: {"Title", "title", 260, ceasefire.TermTitle},
		ColumnInjured: {"Injured", "injured", 80, ceasefire.TermInjured}, ColumnVerification: {"Verified", "verification", 110, ceasefire.TermVerification},
		ColumnScopeWhy: {"Why in scope or out", "scope_why", 220, ceasefire.TermScopeWhy}, ColumnReportedBy: {"Reported by", "reported_by", 150, ceasefire.TermReportedBy},
		ColumnDataset: {"Data set", "dataset", 90, ceasefire.TermDataset}, ColumnRecordedBy: {"Recorded by", "recorded_by", 120, ceasefire.TermRecordedBy},
		ColumnRecordedAt: {"Recorded at", "recorded_at", 150, ceasefire.TermRecordedAt},
	}[c]
}

// Title is the column's word in the header.
func (c TableColumn) Title() string { return c.info().title }

// Code is the column's word in what is remembered.
func (c TableColumn) Code() string { return c.info().code }

// Field is the field that the column's box narrows, nothing where it has none.
func (c TableColumn) Field() ceasefire.TermField { return c.info().field }

// TableColumns lists every column.
func TableColumns() []TableColumn {
	all := make([]TableColumn, tableColumns)
	for i := range all {
		all[i] = TableColumn(i)
	}
	return all
}

// falls reports whether the column is first sorted from the greatest down: what is newest, deadliest or gravest is looked for first.
func (c TableColumn) falls() bool {
	return slices.Contains([]TableColumn{ColumnWhen, ColumnDead, ColumnSeverity, ColumnInjured, ColumnRecordedAt}, c)
}

// shares reports whether the column takes a part of what the others leave, unless somebody has given it a width.
func (c TableColumn) shares() bool {
	return slices.Contains([]TableColumn{ColumnWhere, ColumnWhat, ColumnWho, ColumnTitle}, c)
}

// TableSlot is a column that is shown; a width of 0 is the column's own.
type TableSlot struct {
	Column TableColumn
	Width  float32
}

// FirstSlots are the columns that are shown as long as nobody has chosen any, where there is room for all.
func FirstSlots() []TableSlot {
	var slots []TableSlot
	for _, c := range TableColumns()[:tableFirst] {
		slots = append(slots, TableSlot{Column: c})
	}
	return slots
}

// The narrowest that a column is made, and below which width of the table the last columns are left out as long as nobody has chosen any.
const (
	tableColumnLeast  = 48
	tableScopeFrom    = 620
	tableSeverityFrom = 760
	tableLeastWidth   = 400
)

// tableLayout is which columns are shown, in what order and how wide; nil slots are the first ones, which leave some out where there is little room.
type tableLayout struct{ slots []TableSlot }

// shown lists the columns that a width has room for.
func (l tableLayout) shown(width float32) []TableSlot {
	if l.slots != nil {
		return l.slots
	}
	var slots []TableSlot
	for _, c := range TableColumns()[:tableFirst] {
		if c == ColumnScope && width < tableScopeFrom || c == ColumnSeverity && width < tableSeverityFrom {
			continue
		}
		slots = append(slots, TableSlot{Column: c})
	}
	return slots
}

// tablePlace is where a column stands, from the table's left end.
type tablePlace struct {
	column TableColumn
	x, w   float32
}

// places shares a width among the columns that are shown. Those that share take what the others leave, and no less than they need: where that is more than
// there is, the table is wider than its room, and scrolls.
func (l tableLayout) places(width float32) []tablePlace {
	slots := l.shown(width)
	taken, needed := float32(0), float32(0)
	for _, s := range slots {
		if s.Column.shares() && s.Width == 0 {
			needed += s.Column.info().width
		} else {
			taken += l.wide(s)
		}
	}
	free := max(width-taken, 0)
	if l.slots != nil {
		free = max(free, needed*0.7)
	}
	places, x := make([]tablePlace, len(slots)), float32(0)
	for i, s := range slots {
		w := l.wide(s)
		if s.Column.shares() && s.Width == 0 {
			w = free * s.Column.info().width / needed
		}
		places[i] = tablePlace{s.Column, x, w}
		x += w
	}
	return places
}

func (l tableLayout) wide(s TableSlot) float32 {
	if s.Width > 0 {
		return max(s.Width, tableColumnLeast)
	}
	return s.Column.info().width
}

// width gives how wide the columns are together, no less than the room that there is.
func (l tableLayout) width(room float32) float32 {
	places := l.places(room)
	if len(places) == 0 {
		return room
	}
	last := places[len(places)-1]
	if whole := last.x + last.w; whole > room+1 { // shares that were rounded are no reason to scroll
		return whole
	}
	return room
}
