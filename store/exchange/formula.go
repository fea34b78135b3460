package exchange

import "strings"

// Unguarded gives a cell as it was before it was made harmless: a spreadsheet would run a cell that begins with one of = + - @, a tab or a carriage return, so that
// such a cell, and one that begins with an apostrophe and one of these, is written with an apostrophe before it.
func Unguarded(cell string) string {
	if len(cell) < 2 || cell[0] != '\'' {
		return cell
	}
	if rest := strings.TrimLeft(cell, "'"); rest != "" && strings.IndexByte("=+-@\t\r", rest[0]) >= 0 {
		return cell[1:]
	}
	return cell
}
