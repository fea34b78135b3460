package exchange

import (
	"strings"
	"unicode"
)

// columnKinds says of each column of what kind most of its cells in the first rows are. Files without a row of names have nothing else by which one may be told from another of as many columns.
func (r Reading) columnKinds() []string {
	isDay := dayTest()
	kinds := make([]string, len(r.Header))
	for column := range r.Header {
		counts, most := map[string]int{}, 0
		for _, row := range r.Sample {
			if column >= len(row.Cells) || saysNothing(strings.TrimSpace(row.Cells[column])) {
				continue
			}
			kind := cellKind(strings.TrimSpace(row.Cells[column]), isDay)
			if counts[kind]++; counts[kind] > most {
				kinds[column], most = kind, counts[kind]
			}
		}
	}
	return kinds
}

// cellKind says of what kind a cell is that says anything.
func cellKind(cell string, isDay func(string) bool) string {
	_, typed := guessedType(cell)
	switch {
	case isDay(cell):
		return "day"
	case isNumber(cell) && strings.ContainsAny(cell, ".,٫"):
		return "fraction"
	case isNumber(cell):
		return "number"
	case typed:
		return "type"
	case strings.ContainsFunc(cell, unicode.IsDigit):
		return "code"
	}
	return "words"
}
