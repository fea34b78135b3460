package exchange

import (
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// keptPrefix stands before the name of a column that came in and has no field, in the heading of this program's own tables: many data sets have columns that are called as its own are, and mean something else.
const keptPrefix = "kept:"

// keptColumn is a column of an export that holds what came in under a name.
func keptColumn(name string) ExportColumn {
	return valueColumn(keptPrefix+name, keptPrefix+name, TextColumn, func(_ *Export, i *ceasefire.Incident) any {
		if n := columnAt(i.Extra, name); n >= 0 {
			return i.Extra[n].Value
		}
		return nil
	})
}

// AnyKept reports whether some of the columns hold what came in and has no field, which is read for that alone.
func AnyKept(columns []ExportColumn) bool {
	return slices.ContainsFunc(columns, func(c ExportColumn) bool { return keptName(c.Code) != "" })
}

// keptName gives the name under which a column of an own table came in, nothing where it is none of those.
func keptName(heading string) string {
	heading = strings.TrimSpace(heading)
	if len(heading) > len(keptPrefix) && strings.EqualFold(heading[:len(keptPrefix)], keptPrefix) {
		return heading[len(keptPrefix):]
	}
	return ""
}

// anyKept reports whether a table has such columns.
func anyKept(header []string) bool {
	return slices.ContainsFunc(header, func(name string) bool { return keptName(name) != "" })
}

// columnAt gives the place of a column, upper or lower case, or -1.
func columnAt(columns []ceasefire.Column, name string) int {
	return slices.IndexFunc(columns, func(c ceasefire.Column) bool { return strings.EqualFold(c.Name, name) })
}

// keptAgain gives the columns of a row of an own table that has such columns, as they came in first. One that is empty is one of the row's only where the row's data set has it, since a table has all columns of all its rows.
func keptAgain(columns []ceasefire.Column, dataset string) []ceasefire.Column {
	var kept []ceasefire.Column
	for _, c := range columns {
		name := keptName(c.Name)
		switch {
		case name != "" && (c.Value != "" || layoutHas(dataset, name)):
			kept = append(kept, ceasefire.Column{Name: name, Value: c.Value})
		case name == "" && c.Value != "":
			kept = append(kept, c)
		}
	}
	return kept
}

// layoutHas reports whether the files of a data set have a column of a name.
func layoutHas(dataset, name string) bool {
	name = strings.ToLower(name)
	switch dataset {
	case gedDataset:
		return slices.ContainsFunc(gedOrders(), func(order []string) bool { return slices.Contains(order, name) })
	case acledDataset:
		return slices.Contains(acledOrder(), name)
	}
	return false
}

// laidKept lays columns that came in over those that an incident has. What a workbook cannot hold as it is, as it had to cut it off, says nothing else.
func laidKept(was, row []ceasefire.Column, workbook bool) []ceasefire.Column {
	now := slices.Clone(was)
	for _, c := range row {
		switch n := columnAt(now, c.Name); {
		case n < 0 && c.Value != "":
			now = append(now, c)
		case n >= 0 && !(workbook && heldBySheet(now[n].Value, c.Value)):
			now[n].Value = c.Value
		}
	}
	return now
}
