// Package csvline writes lines of CSV that a spreadsheet reads as they were meant: cells that would run as formulas are made harmless, and cells that would be split are put between quotation marks.
package csvline

import (
	"strings"
	"unicode/utf8"
)

// formulaStarts are the letters with which a spreadsheet begins a formula, or what it takes for one; it takes the wide ones of Chinese and Japanese for the same.
const formulaStarts = "=+-@\t\r＝＋－＠"

// Guarded makes a text harmless to a spreadsheet, which would run a cell that begins with one of = + - @, narrow or wide, a tab or a carriage return: an
// apostrophe goes before it. So that it can be undone, one goes before apostrophes that stand before such a letter too.
func Guarded(cell string) string {
	if cell == "" || cell[0] != '\'' && !beginsFormula(cell) {
		return cell // as nearly all are
	}
	if beginsFormula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// Unguarded gives a text as it was before Guarded made it harmless.
func Unguarded(cell string) string {
	if len(cell) < 2 || cell[0] != '\'' {
		return cell
	}
	if beginsFormula(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}

// beginsFormula reports whether a text begins as a formula does.
func beginsFormula(text string) bool {
	if text == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	return first != utf8.RuneError && strings.ContainsRune(formulaStarts, first)
}
