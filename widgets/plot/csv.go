package plot

import "strings"

// harmless gives a row whose cells a spreadsheet shows and does not run: a text that begins, after apostrophes, with a sign that
// starts a formula gets one apostrophe more, so that taking one away gives the text again.
func harmless(row []string) []string {
	out := make([]string, len(row))
	for i, cell := range row {
		out[i] = cell
		if rest := strings.TrimLeft(cell, "'"); rest != "" && strings.ContainsRune("=+-@\t\r", rune(rest[0])) {
			out[i] = "'" + cell
		}
	}
	return out
}
