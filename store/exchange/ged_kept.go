package exchange

import (
	"strings"

	"truceboard/store/ceasefire"
)

// heldToTheLetter reports whether an incident has a field of its own that keeps a column's text as it was.
func heldToTheLetter(name string) bool {
	switch name {
	case "id", "source_office", "where_coordinates", "adm_2", "side_a", "side_b":
		return true
	}
	return false
}

// extra keeps, as they were and in the file's order, the columns that have no field or whose field does not hold them to the letter, so that
// the row can be written again as it was read.
func (r *gedRow) extra() []ceasefire.Column {
	columns := make([]ceasefire.Column, 0, len(r.fields))
	for i, name := range r.file.names {
		padded := name == "id" && r.fields[i] != strings.TrimSpace(r.fields[i]) // the key has no space around it
		if !heldToTheLetter(name) || padded {
			columns = append(columns, ceasefire.Column{Name: r.file.header[i], Value: r.fields[i]})
		}
	}
	return columns
}
