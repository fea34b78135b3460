package exchange

import "strings"

// formulaStarts are the letters with which a spreadsheet begins a formula, or what it takes for one.
const formulaStarts = "=+-@\t\r"

// Guarded makes a text harmless to a spreadsheet, which would run a cell that begins with one of = + - @, a tab or a carriage return: an
// apostrophe goes before it. So that it can be undone, one goes before apostrophes that stand before such a letter too.
func Guarded(cell string) string {
	if cell == "" || cell[0] != '\'' && strings.IndexByte(formulaStarts, cell[0]) < 0 {
		return cell // as nearly all are
	}
	if rest := strings.TrimLeft(cell, "'"); rest != "" && strings.IndexByte(formulaStarts, rest[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

// Unguarded gives a text as it was before Guarded made it harmless.
func Unguarded(cell string) string {
	if len(cell) < 2 || cell[0] != '\'' {
		return cell
	}
	if rest := strings.TrimLeft(cell, "'"); rest != "" && strings.IndexByte(formulaStarts, rest[0]) >= 0 {
		return cell[1:]
	}
	return cell
}
