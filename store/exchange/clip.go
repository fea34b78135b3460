package exchange

import "truceboard/store/ceasefire"

// How many letters of a text that somebody else wrote are repeated: of a word in quotation marks, and of a sentence that another package wrote
// about it. A field may be megabytes long, and there may be as many mistakes as rows.
const (
	longestQuoted = 60
	longestReason = 400
)

// clip shortens a text to a number of letters, and marks the cut.
func clip(text string, letters int) string { return ceasefire.Clip(text, letters) }

// oneLine gives a text without line breaks and with single spaces.
func oneLine(text string) string { return ceasefire.OneLine(text) }
