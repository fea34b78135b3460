package exchange

import "strings"

// How many letters of a text that somebody else wrote are repeated: of a word in quotation marks, and of a sentence that another package wrote
// about it. A field may be megabytes long, and there may be as many mistakes as rows.
const (
	longestQuoted = 60
	longestReason = 400
)

// clip shortens a text to a number of letters, between two words where that loses less than half of it, and marks the cut.
func clip(text string, letters int) string {
	if len(text) <= letters {
		return text // there are no more letters than bytes
	}
	n := 0
	for at := range text {
		if n == letters {
			short := text[:at]
			if space := strings.LastIndexByte(short, ' '); space > at/2 {
				short = short[:space]
			}
			return short + "…"
		}
		n++
	}
	return text
}
